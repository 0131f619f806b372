"""What an answer means: by its status, by what its source declares, by the words of its provider."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from connectors.answers import Judged, Meaning, Means, judge
from connectors.page import Page
from connectors.statement import Cause, State

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)
URL = "https://api.acme.example/v1"


def page(status: int, body: Any = b"", **headers: str) -> Page:
    said = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Page(URL, said, NOW, status, {name.replace("_", "-"): value for name, value in headers.items()})


def meant(answer: Page, *manners: Means, absent: tuple[int, ...] = (404, 410), keyed: bool = False) -> str:
    judged = judge(answer, absent, manners, keyed)
    return str(judged.meaning) if judged else "a page"


# ---- by the status alone


@pytest.mark.parametrize("status", [200, 201, 203, 204, 206])
def test_a_success_is_a_page_whatever_it_holds(status: int) -> None:
    assert judge(page(status, {"error": "out of credits"}), keyed=True) is None


@pytest.mark.parametrize(
    ("status", "meaning"),
    [
        (402, Meaning.NO_CREDIT), (403, Meaning.REFUSED), (407, Meaning.REFUSED), (429, Meaning.WAIT),
        (451, Meaning.REFUSED), (400, Meaning.ERROR), (405, Meaning.ERROR), (500, Meaning.ERROR),
        (503, Meaning.ERROR), (302, Meaning.ERROR), (999, Meaning.ERROR),
    ],
)  # fmt: skip
@pytest.mark.parametrize("keyed", [True, False])
def test_a_status_means_what_http_says_it_does(status: int, meaning: Meaning, keyed: bool) -> None:
    assert meant(page(status), keyed=keyed) == meaning


def test_a_401_is_about_the_key_only_where_one_was_sent() -> None:
    assert meant(page(401), keyed=True) == Meaning.BAD_KEY
    assert meant(page(401), keyed=False) == Meaning.REFUSED


@pytest.mark.parametrize("status", [400, 404, 410, 422])
def test_only_a_status_that_the_request_names_is_nothing_there(status: int) -> None:
    assert meant(page(status), absent=(status,)) == Meaning.NOTHING
    assert meant(page(status), absent=()) == Meaning.ERROR


def test_a_403_with_no_requests_left_asks_for_patience() -> None:
    assert meant(page(403, x_ratelimit_remaining="0")) == Meaning.WAIT
    assert meant(page(403, x_ratelimit_remaining="12")) == Meaning.REFUSED


@pytest.mark.parametrize(
    "words",
    [
        "Insufficient credits.", "You have run out of credits", "You exceeded your monthly quota",
        "Monthly quota exceeded", "No more balance", "your credits are used up", "Not enough API credits",
    ],
)  # fmt: skip
@pytest.mark.parametrize("status", [403, 429])
def test_a_refusal_that_speaks_of_used_up_credits_is_about_money(words: str, status: int) -> None:
    assert meant(page(status, {"message": words}), keyed=True) == Meaning.NO_CREDIT
    usual = Meaning.REFUSED if status == 403 else Meaning.WAIT
    assert meant(page(status, {"message": words}), keyed=False) == usual


@pytest.mark.parametrize(
    "words",
    [
        "Too many requests: 5 per second",
        "Buy credits for more seats",
        "Out of service. <b>Quota</b>",
        "reached us",
    ],
)
def test_words_that_only_sound_like_money_are_none(words: str) -> None:
    assert meant(page(429, {"message": words}), keyed=True) == Meaning.WAIT


# ---- by what the source declares


@pytest.mark.parametrize(
    ("manner", "body", "fits"),
    [
        (Means(Meaning.NOTHING, 400), b"", True),
        (Means(Meaning.NOTHING, 422), b"", False),
        (Means(Meaning.NOTHING, 0), b"", True),
        (Means(Meaning.NOTHING, 400, "code", "7"), {"code": "7"}, True),
        (Means(Meaning.NOTHING, 400, "code", "7"), {"code": 7}, True),
        (Means(Meaning.NOTHING, 400, "code", "7"), {"code": 77}, False),
        (Means(Meaning.NOTHING, 400, "code", "no_match"), {"code": "NO_MATCH"}, True),
        (Means(Meaning.NOTHING, 400, "ok", "false"), {"ok": False}, True),
        (Means(Meaning.NOTHING, 400, "Errors[0].Code", "9"), {"Errors": [{"Code": 9}]}, True),
        (Means(Meaning.NOTHING, 400, "Errors[0].Code", "9"), {"Errors": []}, False),
        (Means(Meaning.NOTHING, 400, "Errors[0].Code", "9"), {"Errors": "9"}, False),
        (Means(Meaning.NOTHING, 400, "a.b"), {"a": None}, False),
        (Means(Meaning.NOTHING, 400, "a.b"), b"<p>a.b</p>", False),
        (Means(Meaning.NOTHING, 400, "a.b"), b"{broken", False),
    ],
)
def test_a_manner_fits_by_status_and_by_what_stands_at_its_place(
    manner: Means, body: Any, fits: bool
) -> None:
    assert meant(page(400, body), manner) == (Meaning.NOTHING if fits else Meaning.ERROR)


@pytest.mark.parametrize("something", ["x", 0, 1, True, ["x"], {"x": None}])
def test_a_manner_that_says_nothing_fits_anything_that_is_there(something: object) -> None:
    assert meant(page(200, {"error": something}), Means(Meaning.ERROR, at="error")) == Meaning.ERROR


@pytest.mark.parametrize("nothing", [None, False, "", [], {}])
def test_a_manner_that_says_nothing_passes_over_what_is_empty(nothing: object) -> None:
    assert meant(page(200, {"error": nothing}), Means(Meaning.ERROR, at="error")) == "a page"
    assert meant(page(200, {}), Means(Meaning.ERROR, at="error")) == "a page"


def test_the_first_manner_that_fits_counts_and_goes_before_the_status() -> None:
    manners = (Means(Meaning.NO_CREDIT, 404, "code", "5"), Means(Meaning.WAIT, 404))
    assert meant(page(404, {"code": 5}), *manners) == Meaning.NO_CREDIT
    assert meant(page(404, {"code": 6}), *manners) == Meaning.WAIT
    assert meant(page(410), *manners) == Meaning.NOTHING


def test_an_error_inside_a_success_is_what_it_is_declared_to_be() -> None:
    manner = Means(Meaning.NO_CREDIT, 200, "Errors[0].Code", "-3")
    judged = judge(page(200, {"Errors": [{"Code": -3, "Message": "No API calls left"}]}), (), (manner,))
    assert judged == Judged(Meaning.NO_CREDIT, "HTTP 200: No API calls left")


def test_a_refusal_declared_worth_reading_is_a_page() -> None:
    assert judge(page(422, {"candidates": []}), (422,), (Means(Meaning.READ, 422),)) is None


# ---- what follows


@pytest.mark.parametrize("meaning", [m for m in Meaning if m is not Meaning.READ])
def test_every_meaning_has_an_outcome_and_only_nothing_is_absent(meaning: Meaning) -> None:
    outcome = Judged(meaning, "words").outcome
    assert (outcome.state is State.ABSENT) == (meaning is Meaning.NOTHING)
    assert (outcome.cause is None) == (meaning is Meaning.NOTHING)


def test_a_refused_key_and_used_up_credits_are_causes_of_their_own() -> None:
    assert Judged(Meaning.BAD_KEY, "").outcome.cause is Cause.NO_KEY
    assert Judged(Meaning.NO_CREDIT, "").outcome.cause is Cause.BUDGET


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"message": "No such\n  company"}, ": No such company"),
        ({"error": {"errors": [{"details": "wrong key"}]}}, ": wrong key"),
        ([{"title": "Forbidden"}], ": Forbidden"),
        ({"error": True, "description": "over the limit"}, ": over the limit"),
        ({"error": 1, "reason": "over the limit"}, ": over the limit"),
        ({"error": 402, "reason": "over the limit"}, ": over the limit"),
        ({"error": False, "reason": "over the limit"}, ": over the limit"),
        ({"status": "error"}, ""),
        ({"message": []}, ""),
        (b"<h1>no</h1>", ""),
        (b"{cut", ""),
        (b"", ""),
    ],
)
def test_the_words_of_a_refusal_are_the_providers_own_on_one_line(body: Any, told: str) -> None:
    judged = judge(page(400, body))
    assert judged is not None
    assert judged.detail == "HTTP 400" + told


def test_the_words_of_a_refusal_are_bounded() -> None:
    judged = judge(page(500, {"message": "x" * 60_000}))
    assert judged is not None
    assert len(judged.detail) < 200
    vast = judge(page(500, {"message": "x" * 80_000}))
    assert vast is not None
    assert vast.detail == "HTTP 500"


@pytest.mark.parametrize("body", [b"[" * 60_000, b'{"a":' * 60_000, b"[" + b"9" * 9_000 + b"]", b'{"a":NaN}'])
def test_json_made_to_break_its_reader_is_judged_by_its_status(body: bytes) -> None:
    manner = Means(Meaning.NO_CREDIT, 0, "a.b", "c")
    assert meant(page(500, body), manner) == Meaning.ERROR
    assert meant(page(200, body), manner) == "a page"


values = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(max_size=8),
    lambda inner: (
        some.lists(inner, max_size=3)
        | some.dictionaries(some.sampled_from(["error", "message", "errors", "code"]), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(some.integers(100, 599), values, some.booleans())
def test_no_answer_breaks_a_judgement_and_no_failure_is_taken_for_nothing_there(
    status: int, body: object, keyed: bool
) -> None:
    judged = judge(page(status, body), (404,), (Means(Meaning.WAIT, 0, "errors[0].code", "7"),), keyed)
    if judged is None:
        assert 200 <= status < 300
    else:
        assert (judged.outcome.state is State.ABSENT) == (status == 404 and judged.meaning is Meaning.NOTHING)
        assert judged.detail.startswith(f"HTTP {status}")
        assert "\n" not in judged.detail

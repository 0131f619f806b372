"""A JSON answer by path: what is taken from it knows its place, and what is of another shape is refused."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from connectors.page import Page, dig
from connectors.part import Changed, Part
from connectors.statement import Finding

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)
ANSWER = Part(
    {
        "name": " Acme Tools ",
        "founded": 2012,
        "rate": 4.5,
        "active": True,
        "ended": None,
        "blank": "  ",
        "none": [],
        "seat": {"city": "Bergen", "geo": {"lat": "60.4"}},
        "people": [{"name": "Ada Stern"}, {"name": "Bo Lund"}],
        "a.b": {"c[0]": "odd"},
    }
)


def page(text: str) -> Page:
    return Page("https://api.acme.example/", text.encode(), NOW)


# ---- places


def test_a_part_knows_the_path_to_where_it_stood() -> None:
    assert ANSWER["people"][1]["name"] == Part("Bo Lund", "people[1].name")
    lat = ANSWER.opt("seat", "geo", "lat")
    assert lat == Part("60.4", "seat.geo.lat")
    assert [part.at for part in ANSWER.each("people")] == ["people[0]", "people[1]"]
    assert ANSWER["a.b"]["c[0]"].at == '["a.b"]["c[0]"]'


keys = some.text(max_size=6) | some.sampled_from(["a.b", "[0]", '"', "\\", "é", "a b", ""])
documents = some.recursive(
    some.text(max_size=4) | some.integers() | some.none(),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(keys, inner, max_size=3),
    max_leaves=10,
)


def parts_of(part: Part) -> list[Part]:
    below: list[Part] = []
    if isinstance(part.value, dict):
        below = [part[key] for key in part.value]
    elif isinstance(part.value, list):
        below = list(part.each())
    return [part, *(deeper for inner in below for deeper in parts_of(inner))]


@given(documents)
def test_every_path_leads_back_to_its_part(document: Any) -> None:
    for part in parts_of(Part(document)):
        assert dig(document, part.at) == part.value


def test_the_whole_of_a_narrowed_page_is_the_part_it_was_narrowed_to() -> None:
    assert Part.of(page('{"companies": [{"name": "Acme"}]}').part("companies[0]")) == Part({"name": "Acme"})


@pytest.mark.parametrize("text", ["", "<p>no</p>", '{"cut":', "[" * 60_000])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        Part.of(page(text))


# ---- what must be there


@pytest.mark.parametrize(
    ("path", "missing"),
    [
        (("title",), "title is missing"),
        (("seat", "street"), "seat.street is missing"),
        (("people", 2), "people[2] is missing"),
        (("people", "name"), "people.name is missing"),
        (("seat", 0), "seat[0] is missing"),
        (("name", 0), "name[0] is missing"),
        (("ended", "day"), "ended.day is missing"),
    ],
)
def test_what_must_be_there_and_is_not_is_a_change_and_named(
    path: tuple[str | int, ...], missing: str
) -> None:
    *steps, last = path
    part = ANSWER
    for key in steps:
        part = part[key]
    with pytest.raises(Changed) as raised:
        part[last]
    assert str(raised.value) == missing


def test_null_is_there() -> None:
    assert ANSWER["ended"] == Part(None, "ended")


# ---- what may be there


@pytest.mark.parametrize(
    "path", [("ended",), ("blank",), ("none",), ("title",), ("ended", "day"), ("seat", "zip")]
)
def test_what_may_be_there_is_none_where_it_is_missing_null_or_empty(path: tuple[str, ...]) -> None:
    assert ANSWER.opt(*path) is None


@pytest.mark.parametrize("value", [0, False, 0.0])
def test_nought_and_no_are_values(value: object) -> None:
    assert Part({"n": value}).opt("n") == Part(value, "n")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (("name", "first"), "name is no object"),
        (("people", "name"), "people is no object"),
        (("founded", "day"), "founded is no object"),
    ],
)
def test_a_path_through_what_has_no_keys_is_a_change(path: tuple[str, ...], said: str) -> None:
    with pytest.raises(Changed, match=rf"^{said}$"):
        ANSWER.opt(*path)
    with pytest.raises(Changed, match=r"^the answer is no object$"):
        Part([]).opt("name")


def test_a_list_that_may_be_missing_has_no_members_and_what_is_no_list_is_a_change() -> None:
    assert list(ANSWER.each("offices")) == []
    assert list(ANSWER.each("ended")) == []
    for path in ("seat", "name", "founded"):
        with pytest.raises(Changed, match=rf"^{path} is no list$"):
            list(ANSWER.each(path))
    with pytest.raises(Changed, match=r"^the answer is no list$"):
        list(Part({}).each())


# ---- sorts of values


def test_a_text_is_without_the_space_around_it_and_a_number_is_as_it_is_written() -> None:
    assert [ANSWER[key].text for key in ("name", "founded", "rate")] == ["Acme Tools", "2012", "4.5"]


@pytest.mark.parametrize("value", [None, True, False, [], {}, ["Acme"]])
def test_what_is_neither_text_nor_number_is_no_text(value: object) -> None:
    with pytest.raises(Changed, match=r"^name is no text$"):
        _ = Part(value, "name").text


@pytest.mark.parametrize(("value", "number"), [(40, 40), ("40", 40), (" -7 ", -7), (0, 0)])
def test_a_whole_number_is_one_or_its_digits(value: object, number: int) -> None:
    assert Part(value).number == number


@pytest.mark.parametrize(
    "value", ["", "40.0", 40.5, "11-50", "4 0", "1e3", "1_000", "0x10", True, None, [40], "9" * 9_000]
)
def test_what_is_no_whole_number_is_not_made_one(value: object) -> None:
    with pytest.raises(Changed):
        _ = Part(value).number


def test_yes_and_no_are_booleans_and_nothing_else() -> None:
    assert ANSWER["active"].flag is True
    for value in (1, 0, "true", None):
        with pytest.raises(Changed, match=r"^the answer is neither true nor false$"):
            _ = Part(value).flag


# ---- findings


def test_a_finding_states_the_text_itself_or_quotes_it_beside_what_was_made_of_it() -> None:
    city = ANSWER["seat"]["city"]
    assert city.says("acme", "company.city") == Finding("acme", "company.city", "Bergen", "seat.city")
    made = city.says("acme", "company.country", "NO", confidence=0.5, as_of="2025")
    assert made == Finding("acme", "company.country", "NO", "seat.city", "Bergen", 0.5, "2025")


@given(some.text(min_size=1).filter(str.strip), some.sampled_from(["", "made of it"]))
def test_what_a_part_says_stands_on_its_page(text: str, made: str) -> None:
    source = page(json.dumps({"a": {"b": [text]}}))
    finding = Part.of(source)["a"]["b"][0].says("acme", "company.name", made)
    assert source.holds(finding.quote or finding.value, finding.at)

"""One source asked about one target: whatever happens has a name, and no fault is ever "absent"."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from connectors.connector import Asking, Connector, Key, Request, Target
from connectors.page import Page
from connectors.statement import Cause, Outcome, State, unknown
from enrich.store.records import Asked
from enrich.work.asker import Asker, target_key
from enrich.work.readers import Readers
from tests.work.sources import ABSENT, NOW, Shelf, source

ACME = Target({"company.name": ("Acme",), "company.domain": ("acme.example",)})
SIZE = source("register", says={"company.employees": "90"})
URL = "https://register.example/acme.example"


def asker(shelf: Shelf, *sources: Connector, keys: dict[str, str] | None = None) -> Asker:
    return Asker(shelf, Readers({s.name: s for s in sources}, 0), lambda: NOW, keys)  # type: ignore[arg-type]


async def asked(shelf: Shelf, one: Connector = SIZE) -> Asked:
    return await asker(shelf, one).ask(one, ACME)


async def test_what_a_source_says_is_found_with_what_it_took() -> None:
    answer = await asked(Shelf("it has 90 people"))
    assert answer.outcome.state is State.FOUND
    assert [(s.subject, s.value, s.url, s.seen) for s in answer.statements] == [
        ("register:acme.example", "90", URL, NOW)
    ]
    assert (answer.requests, answer.bytes, answer.asked_at) == (1, 16, NOW)


async def test_a_page_that_is_not_there_is_absent() -> None:
    answer = await asked(Shelf(answers={URL: ABSENT}))
    assert (answer.outcome, answer.statements) == (ABSENT, ())


@pytest.mark.parametrize("cause", list(Cause))
async def test_a_fault_is_unknown_with_its_cause_and_never_absent(cause: Cause) -> None:
    answer = await asked(Shelf(answers={URL: unknown(cause, "as it was")}))
    assert (answer.outcome.state, answer.outcome.cause, answer.outcome.detail) == (
        State.UNKNOWN,
        cause,
        "as it was",
    )


@pytest.mark.parametrize(
    ("cause", "wait"),
    [
        (Cause.RATE_LIMITED, timedelta(hours=1)),
        (Cause.TIMEOUT, timedelta(hours=6)),
        (Cause.BLOCKED, timedelta(days=7)),
        (Cause.BUDGET, None),
    ],
)
async def test_a_fault_says_when_asking_again_may_help(cause: Cause, wait: timedelta | None) -> None:
    answer = await asked(Shelf(answers={URL: unknown(cause)}))
    assert answer.outcome.retry_at == (wait and NOW + wait)


async def test_a_time_that_the_server_gave_stands() -> None:
    later = NOW + timedelta(minutes=3)
    answer = await asked(Shelf(answers={URL: unknown(Cause.RATE_LIMITED, "", later)}))
    assert answer.outcome.retry_at == later


async def test_a_source_that_raises_is_changed_and_not_absent() -> None:
    broken = source("register", "company.employees", raises=KeyError("headcount"))
    answer = await asked(Shelf("90"), broken)
    assert (answer.outcome.state, answer.outcome.cause) == (State.UNKNOWN, Cause.CHANGED)
    assert "no longer parses (KeyError: 'headcount')" in answer.outcome.detail


async def test_a_value_that_does_not_stand_on_the_page_is_no_statement() -> None:
    answer = await asked(Shelf("nothing of the kind"))
    assert (answer.statements, answer.outcome.cause) == ((), Cause.CHANGED)


async def test_half_a_character_is_no_statement_and_ends_nothing() -> None:
    odd = source("register", says={"company.description": "Acme \ud83d", "company.employees": "90"})
    page = Page(URL, b'{"d": "Acme \\ud83d", "n": "90"}', NOW)
    broken = Shelf(answers={URL: page})
    page.__dict__["text"] = "Acme \ud83d has 90"
    answer = await asked(broken, odd)
    assert [s.value for s in answer.statements] == ["90"]
    assert "half a character" in answer.outcome.detail


async def test_a_fault_of_this_program_costs_the_asking_and_is_named() -> None:
    answer = await asked(Shelf(answers={URL: ZeroDivisionError("oh")}))
    assert answer.outcome.cause is Cause.ERROR
    assert answer.outcome.detail == "a fault of this program: ZeroDivisionError: oh"


async def test_what_was_sent_before_a_fault_is_counted() -> None:
    second = "https://register.example/more"

    def ask(target: Target) -> Asking:
        yield Request(URL)
        yield Request(second)

    answer = await asked(Shelf(answers={second: ZeroDivisionError("oh")}), replace(SIZE, ask=ask))
    assert (answer.outcome.cause, answer.requests) == (Cause.ERROR, 1)


async def test_a_detail_can_always_be_kept() -> None:
    answer = await asked(Shelf(answers={URL: unknown(Cause.ERROR, "half \ud83d")}))
    assert answer.outcome.detail.encode()


async def test_what_serves_every_target_is_fetched_once_however_many_wait() -> None:
    directory = source("directory", says={"company.employees": "90"}, shared=True)
    shelf = Shelf("90")
    one = asker(shelf, directory)
    targets = [Target({"company.domain": (f"a{n}.example",)}) for n in range(5)]
    answers = await asyncio.gather(*(one.ask(directory, target) for target in targets))
    assert shelf.asked == ["https://directory.example/all"]
    assert {answer.outcome.state for answer in answers} == {State.FOUND}


async def test_what_serves_one_target_is_fetched_for_each() -> None:
    shelf = Shelf("90")
    one = asker(shelf, SIZE)
    await asyncio.gather(*(one.ask(SIZE, ACME) for _ in range(2)))
    assert shelf.asked == [URL, URL]


# ---- keys


def keyed(required: bool = True) -> Connector:
    key = Key("REGISTER_KEY", "X-Key", required=required, get="https://register.example/keys")
    return source("register", says={"company.employees": "90"}, key=key)


def refusal(one: Connector, keys: dict[str, str] | None) -> Outcome | None:
    return asker(Shelf(), one, keys=keys).lacks(one)


def test_a_missing_key_is_unknown_and_says_where_to_get_one() -> None:
    refused = refusal(keyed(), {})
    assert refused is not None
    assert (refused.state, refused.cause) == (State.UNKNOWN, Cause.NO_KEY)
    assert refused.detail == (
        "register needs a key, and REGISTER_KEY is not set. Get one: https://register.example/keys"
    )


def test_an_empty_key_is_a_missing_one() -> None:
    assert refusal(keyed(), {"REGISTER_KEY": ""}) is not None


def test_a_key_that_is_there_or_not_needed_refuses_nothing() -> None:
    assert refusal(keyed(), {"REGISTER_KEY": "x"}) is None
    assert refusal(keyed(required=False), {}) is None
    assert refusal(SIZE, {}) is None


def test_a_replay_needs_no_keys() -> None:
    assert refusal(keyed(), None) is None


# ---- targets


def test_a_target_is_what_is_known_of_it_in_whatever_order() -> None:
    one = Target({"company.name": ("Acme", "Acme Ltd"), "company.city": ()})
    same = Target({"company.name": ("Acme Ltd", "Acme")})
    assert target_key(SIZE, one) == target_key(SIZE, same)
    assert target_key(SIZE, one) != target_key(SIZE, Target({"company.name": ("Acme",)}))
    assert target_key(SIZE, one) != target_key(keyed().__class__(**{**_declared(SIZE), "name": "other"}), one)


def _declared(one: Connector) -> dict[str, object]:
    return {name: getattr(one, name) for name in one.__dataclass_fields__}

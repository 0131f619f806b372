"""One account from its rows to its verdict: what is asked, what is paid, when it stops, what is kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from connectors.connector import Connector, Key
from connectors.statement import Cause, Outcome, State, unknown
from enrich.store.records import AskRecord
from enrich.work.asker import Asker
from enrich.work.readers import Readers
from enrich.work.run import Run
from icp.interval import Decision
from tests.work.runs import asker_of, running
from tests.work.sources import NOW, Shelf, source

ACME = "Company,Website\nAcme Pumps,acme.example\n"
BIG = source("register", says={"company.employees": "90"})
SMALL = source("register", says={"company.employees": "5"})
MAIL = source("mailer", says={"company.email": "office@acme.example"})
WORDS = "90 5 office@acme.example Acme Pumps"


async def enriched(run: Run, shelf: Shelf | None = None, keys: dict[str, str] | None = None) -> Shelf:
    shelf = shelf or Shelf(WORDS)
    await run.enrich(asker_of(run, shelf, keys))
    return shelf


class Killed(BaseException):
    """What no boundary catches."""


def asks(run: Run, account: int = 1) -> dict[str, AskRecord]:
    return {ask.source: ask for ask in run.store.asks(run.key, account)}


def stopped(run: Run) -> list[tuple[str, list[str]]]:
    return [(job["stopped"], job["spared"]) for job in run.store.jobs(run.key)]


# ---- stopping


async def test_a_rejection_stops_the_asking_and_says_what_that_spared(tmp_path: Path) -> None:
    late = source("late", says={"company.email": "office@acme.example"}, requests=9)
    with running(tmp_path, ACME, [SMALL, late]) as run:
        shelf = await enriched(run)
        assert run.account(1).verdict.decision is Decision.REJECTED
        assert stopped(run) == [("rejected, and no source left is likely to change that", ["late"])]
        assert shelf.asked == ["https://register.example/acme.example"]


async def test_everything_asks_what_a_verdict_would_have_spared(tmp_path: Path) -> None:
    late = source("late", says={"company.email": "office@acme.example"}, requests=9)
    with running(tmp_path, ACME, [SMALL, late], everything=True) as run:
        await enriched(run)
        assert run.account(1).verdict.decision is Decision.REJECTED
        assert stopped(run) == [("every source that could be asked was asked", [])]
        assert set(asks(run)) == {"register", "late"}


async def test_what_one_source_adds_opens_the_door_to_the_next(tmp_path: Path) -> None:
    said = {"company.name": "Terrakottix", "company.domain": "somebody.example"}
    register = source("register", says=said, needs=("company.name",))
    by_site = source("by_site", says={"company.employees": "90"}, needs=("company.domain",))
    with running(tmp_path, "Company\nTerrakottix\n", [by_site, register]) as run:
        shelf = await enriched(run, Shelf("Terrakottix of somebody.example has 90"))
        assert shelf.asked == [
            "https://register.example/Terrakottix",
            "https://by_site.example/somebody.example",
        ]
        assert [(ask.source, ask.step) for ask in run.store.asks(run.key, 1)] == [
            ("register", 1),
            ("by_site", 2),
        ]
        assert run.account(1).verdict.decision is Decision.QUALIFIED


async def test_the_same_target_is_not_asked_about_twice_in_a_week(tmp_path: Path) -> None:
    with running(tmp_path, ACME, [BIG]) as run:
        await enriched(run)
    with running(tmp_path, ACME + ",\n", [BIG]) as again:
        shelf = await enriched(again)
        assert shelf.asked == []
        assert again.account(1).company.value("company.employees") == "90"


async def test_a_failure_is_asked_about_again_when_that_may_help(tmp_path: Path) -> None:
    no = {"https://register.example/acme.example": unknown(Cause.BUDGET, "402")}
    with running(tmp_path, ACME, [BIG]) as run:
        await enriched(run, Shelf(answers=no))
        assert asks(run)["register"].outcome.cause is Cause.BUDGET
    with running(tmp_path, ACME + ",\n", [BIG]) as again:
        assert (await enriched(again)).asked


# ---- faults


async def test_a_source_that_raises_is_unknown_and_the_others_go_on(tmp_path: Path) -> None:
    broken = source("broken", "company.employees", raises=ValueError("not what it was"))
    with running(tmp_path, ACME, [broken, BIG]) as run:
        await enriched(run)
        found = asks(run)
        assert (found["broken"].outcome.state, found["broken"].outcome.cause) == (
            State.UNKNOWN,
            Cause.CHANGED,
        )
        assert found["register"].outcome.state is State.FOUND
        assert run.account(1).verdict.decision is Decision.QUALIFIED


async def test_a_missing_key_is_unknown_and_asks_nobody(tmp_path: Path) -> None:
    keyed = source(
        "keyed", says={"company.employees": "90"}, key=Key("A_KEY", "X-Key", get="https://p.example")
    )
    with running(tmp_path, ACME, [keyed, MAIL]) as run:
        shelf = await enriched(run)
        answer = asks(run)["keyed"]
        assert (answer.outcome.state, answer.outcome.cause) == (State.UNKNOWN, Cause.NO_KEY)
        assert (answer.cost, answer.requests) == (0.0, 0)
        assert not any("keyed" in url for url in shelf.asked)
        assert run.account(1).verdict.decision is Decision.NEEDS_RESEARCH


async def test_a_paid_source_without_a_key_is_switched_off(tmp_path: Path) -> None:
    dear = source("dear", says={"company.employees": "90"}, cost=0.5, key=Key("DEAR_KEY", "X-Key"))
    with running(tmp_path, ACME, [dear, MAIL], budget=1.0) as run:
        await enriched(run)
        assert set(asks(run)) == {"mailer"}


@pytest.mark.parametrize("cause", [Cause.NO_KEY, Cause.BUDGET])
async def test_a_source_that_refuses_the_key_or_has_no_credit_left_is_asked_no_more(
    tmp_path: Path, cause: Cause
) -> None:
    keyed = replace(BIG, key=Key("A_KEY", "X-Key", required=False))
    assert await asked_of_ten(tmp_path, keyed, unknown(cause, "HTTP 402")) == 1


async def test_a_day_that_is_used_up_is_used_up_for_all(tmp_path: Path) -> None:
    rationed = replace(BIG, per_day=100)
    assert await asked_of_ten(tmp_path, rationed, unknown(Cause.BUDGET, "QUOTA_EXCEEDED")) == 1


async def test_a_site_that_wants_money_closes_no_other(tmp_path: Path) -> None:
    assert await asked_of_ten(tmp_path, BIG, unknown(Cause.BUDGET, "HTTP 402")) == 10


async def asked_of_ten(folder: Path, one: Connector, refusal: Outcome) -> int:
    """How many of ten accounts a source is asked about that answers like this."""
    answers = {f"https://register.example/a{c}.example": refusal for c in "bcdfghjklm"}
    with running(folder, TEN, [one]) as run:
        shelf = Shelf(WORDS, answers=answers)
        await run.enrich(asker_of(run, shelf), at_once=1)
        assert {asks(run, n)["register"].outcome.cause for n in range(1, 11)} == {refusal.cause}
        return len(shelf.asked)


async def test_a_key_that_came_later_is_used_by_the_next_run(tmp_path: Path) -> None:
    keyed = source("keyed", says={"company.employees": "90"}, key=Key("A_KEY", "X-Key"))
    with running(tmp_path, ACME, [keyed]) as run:
        await enriched(run)
    with running(tmp_path, ACME + ",\n", [keyed]) as again:
        await enriched(again, keys={"A_KEY": "x"})
        assert asks(again)["keyed"].outcome.state is State.FOUND


# ---- money


def paid(name: str, cost: float) -> Connector:
    return source(name, says={"company.employees": "90"}, cost=cost)


TEN = "Company,Website\n" + "".join(f"Acme {c * 5},a{c}.example\n" for c in "bcdfghjklm")


async def test_a_budget_is_never_passed_however_many_ask_at_once(tmp_path: Path) -> None:
    with running(tmp_path, TEN, [paid("paid", 0.1)], budget=0.3) as run:
        shelf = await enriched(run)
        found = [asks(run, n)["paid"] for n in range(1, 11)]
        assert len(shelf.asked) == 3
        assert sum(ask.cost for ask in found) == pytest.approx(0.3)
        refused = [ask.outcome for ask in found if ask.outcome.state is State.UNKNOWN]
        assert {(outcome.cause, outcome.detail) for outcome in refused} == {
            (Cause.BUDGET, "paid may cost 0.10 and 0.00 is left")
        }
        assert len(refused) == 7


async def test_without_a_budget_no_paid_source_is_asked(tmp_path: Path) -> None:
    with running(tmp_path, ACME, [paid("paid", 0.01)]) as run:
        assert (await enriched(run)).asked == []
        assert asks(run)["paid"].outcome.cause is Cause.BUDGET


async def test_what_the_budget_kept_from_being_asked_takes_nothing_of_the_day(tmp_path: Path) -> None:
    rationed = replace(paid("paid", 0.01), per_day=3)
    with running(tmp_path, TEN, [rationed]) as run:
        assert (await enriched(run)).asked == []
        assert {asks(run, n)["paid"].outcome.cause for n in range(1, 11)} == {Cause.BUDGET}


@pytest.mark.parametrize(("cost", "tier", "asked"), [(0.0, "C", 1), (0.1, "C", 0)])
async def test_a_replay_without_a_budget_asks_what_a_plan_paid_for_and_nothing_with_a_price(
    tmp_path: Path, cost: float, tier: str, asked: int
) -> None:
    one = replace(paid("paid", cost), tier=tier, key=Key("A_KEY", "X-Key"))
    with running(tmp_path, ACME, [one], world="archive", as_of=NOW.isoformat()) as run:
        shelf = Shelf(WORDS)
        await run.enrich(Asker(shelf, Readers(dict(run.sources), 0), lambda: NOW))  # type: ignore[arg-type]
        assert len(shelf.asked) == asked


async def test_a_run_taken_up_again_has_what_it_had_left(tmp_path: Path) -> None:
    with running(tmp_path, TEN, [paid("paid", 0.1)], budget=0.3) as run:
        first = Shelf(WORDS)

        def die(request: object) -> None:
            if len(first.asked) == 2:
                raise Killed

        first.before = die
        with pytest.raises(Killed):
            await run.enrich(asker_of(run, first), at_once=1)
        assert run.store.waiting(run.key) == list(range(2, 11))
    with running(tmp_path, TEN, [paid("paid", 0.1)], budget=0.3) as again:
        second = await enriched(again)
        assert len(second.asked) == 1  # one was paid for, and of one nobody knows whether it was
        assert again.money.balance.spent == 300_000


async def test_what_an_earlier_run_paid_for_is_used_and_not_paid_again(tmp_path: Path) -> None:
    with running(tmp_path, ACME, [paid("paid", 0.1)], budget=0.1) as run:
        await enriched(run)
    with running(tmp_path, ACME + ",\n", [paid("paid", 0.1)]) as again:
        assert (await enriched(again)).asked == []
        assert again.account(1).company.value("company.employees") == "90"


# ---- identity


async def test_what_is_said_of_a_namesake_stays_out_and_is_kept(tmp_path: Path) -> None:
    stranger = source("press", says={"company.employees": "5", "company.name": "Nova"})
    with running(tmp_path, "Company,Country\nNova,Germany\n", [stranger]) as run:
        await enriched(run, Shelf("Nova has 5"))
        account = run.account(1)
        assert account.company.value("company.employees") == ""
        assert [s.value for s in account.statements if s.field == "company.employees"] == ["5"]
        assert account.same == ("file:list.csv:1",)

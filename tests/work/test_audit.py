"""What a source was worth: own finds, shared ones, disagreements and money, over accounts of a run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from connectors.price import MICRO
from connectors.statement import Cause, unknown
from enrich.work.audit import Audited, audit
from enrich.work.run import Run
from tests.work.runs import asker_of, running
from tests.work.sources import NOW, Shelf, source

LIST = "Company,Website,Country\nAcme,acme.example,Sweden\nBrink,brink.example,Sweden\n"
SAYS = {
    "cheap": {"company.employees": "90", "company.email": "info@acme.example", "company.country": "SE"},
    "dear": {"company.employees": "90", "company.phone": "+46405550100", "company.fax": "+46405550101"},
    "wrong": {"company.employees": "4000"},
}
SOURCES = [
    source("cheap", says=SAYS["cheap"]), source("dear", says=SAYS["dear"], cost=0.25),
    replace(source("wrong", says=SAYS["wrong"]), reliability=0.5), source("mute", "company.revenue"),
]  # fmt: skip
WORDS = " ".join(value for said in SAYS.values() for value in said.values())
WANTED = ("company.employees", "company.phone", "company.email")


async def audited(run: Run, shelf: Shelf) -> dict[str, Audited]:
    await run.enrich(asker_of(run, shelf))
    accounts = ((account, run.store.asks(run.key, account.number)) for account in run.accounts())
    return {found.source: found for found in audit(accounts, WANTED, NOW)}


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(WORDS)


async def test_finds_are_a_sources_own_where_nobody_else_states_them(tmp_path: Path, shelf: Shelf) -> None:
    with running(tmp_path, LIST, SOURCES, everything=True, budget=10.0) as run:
        found = await audited(run, shelf)
    cheap, dear, wrong, mute = (found[name] for name in ("cheap", "dear", "wrong", "mute"))
    assert (cheap.unique, cheap.wanted) == (2, 2)  # the e-mail address, at each of two accounts
    assert (dear.unique, dear.wanted) == (4, 2)  # phone and fax, and only the phone is wanted
    assert (cheap.shared, dear.shared) == (
        4,
        2,
    )  # employees, and of cheap the country that the list states too
    assert cheap.overlap == {"dear": 2, "file": 2}
    assert dear.overlap == {"cheap": 2}
    assert (wrong.unique, wrong.shared, wrong.disagreements) == (0, 0, 2)
    assert (cheap.disagreements, dear.disagreements) == (0, 0)
    assert (mute.asked, mute.answered, mute.unique, mute.overlap) == (2, 2, 0, {})
    assert list(found)[:2] == ["dear", "cheap"]
    assert "file" not in found


async def test_money_is_what_the_answers_cost_and_is_shared_out_over_own_finds(
    tmp_path: Path, shelf: Shelf
) -> None:
    with running(tmp_path, LIST, SOURCES, everything=True, budget=10.0) as run:
        found = await audited(run, shelf)
        assert found["dear"].cost == run.store.db.execute(
            "SELECT sum(amount) FROM ledger WHERE credit = 'spent'"
        ).fetchone()[0]  # fmt: skip
    assert found["dear"].cost == 2 * 0.25 * MICRO
    assert found["dear"].cost_of_unique == 0.125 * MICRO
    assert found["cheap"].cost_of_unique == 0
    assert found["wrong"].cost_of_unique is None


async def test_a_value_in_dispute_is_nobodys_find_and_counts_against_all_who_dispute_it(
    tmp_path: Path, shelf: Shelf
) -> None:
    rivals = [
        source("one", says={"company.employees": "90"}),
        source("two", says={"company.employees": "4000"}),
    ]
    with running(tmp_path, LIST, rivals, everything=True) as run:
        (account, *_) = run.accounts()
        found = await audited(run, shelf)
        assert next(iter(run.accounts())).company.passports["company.employees"].conflict
    assert not account.company.passports.get("company.employees")
    for name in ("one", "two"):
        assert (found[name].unique, found[name].shared, found[name].disagreements) == (0, 0, 2)


@pytest.mark.parametrize(("value", "disagrees"), [("95", 0), ("80-120", 0), ("300", 1)])
async def test_a_near_number_lost_and_is_no_disagreement(tmp_path: Path, value: str, disagrees: int) -> None:
    says = [source(name, says={"company.employees": "90"}) for name in ("one", "two")]
    with running(
        tmp_path, "Company,Website\nAcme,acme.example\n", [*says, source("near", says={"company.employees": value})],
        everything=True,
    ) as run:  # fmt: skip
        found = await audited(run, Shelf(f"90 {value}"))
    assert found["near"].disagreements == disagrees


async def test_a_source_that_did_not_answer_was_asked_and_found_nothing(tmp_path: Path) -> None:
    down = Shelf(WORDS, answers={"https://cheap.example/acme.example": unknown(Cause.TIMEOUT, "silence")})
    with running(tmp_path, LIST, SOURCES, everything=True, budget=10.0) as run:
        found = await audited(run, down)
    assert (found["cheap"].asked, found["cheap"].answered) == (2, 1)
    assert found["cheap"].unique == 1


async def test_an_answer_that_serves_two_accounts_was_paid_once(tmp_path: Path, shelf: Shelf) -> None:
    with running(tmp_path, LIST, SOURCES, everything=True, budget=10.0) as run:
        await audited(run, shelf)
        (account, *_) = run.accounts()
        asks = run.store.asks(run.key, account.number)
        twice = {found.source: found for found in audit([(account, asks), (account, asks)], WANTED, NOW)}
    assert twice["dear"].asked == 2
    assert twice["dear"].cost == 0.25 * MICRO

"""A fault of this program over one account is named there, and the other rows go on."""

from __future__ import annotations

from pathlib import Path

import pytest

from enrich.exports.write import Tally, Wish, Written, write_all
from enrich.work import account
from icp.verdict import Decision
from tests.work.runs import asker_of, running
from tests.work.sources import Shelf, source

LIST = "Company,Website\nAcme Pumps,acme.example\nOther Works,other.example\n"
BIG = source("register", says={"company.employees": "90"})
FACTS = {
    "rows": 2,
    "title": "t",
    "profile": "p",
    "threshold": 60.0,
    "as_of": "1",
    "version": "1",
    "input": "i",
}
assemble = account.assemble


def torn(name: str, *rest: object) -> object:
    if any(s.value == "acme.example" for s in rest[0]):  # type: ignore[attr-defined]
        raise OverflowError("a number that no one foresaw")
    return assemble(name, *rest)  # type: ignore[arg-type]


async def test_the_other_accounts_are_worked_on_and_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(account, "assemble", torn)
    with running(tmp_path, LIST, [BIG]) as run:
        await run.enrich(asker_of(run, Shelf("90")))
        run.settle()
        broken, whole = run.accounts()
        jobs = {job["account"]: job for job in run.store.jobs(run.key)}
    assert broken.fault == "a fault of this program: OverflowError: a number that no one foresaw"
    assert jobs[broken.number]["stopped"] == broken.fault
    assert (broken.verdict.decision, whole.verdict.decision) == (Decision.NEEDS_RESEARCH, Decision.QUALIFIED)
    assert whole.fault == ""


async def test_a_summary_counts_it_and_every_row_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(account, "assemble", torn)
    with running(tmp_path, LIST, [BIG]) as run:
        await run.enrich(asker_of(run, Shelf("90")))
        run.settle()
        tally: Tally = write_all(run, Wish(tmp_path / "out", facts=FACTS), lambda *_: Written(()))
    assert tally.faults == ["row 1: a fault of this program: OverflowError: a number that no one foresaw"]
    assert len((tmp_path / "out" / "accounts.csv").read_text(encoding="utf-8-sig").splitlines()) == 3

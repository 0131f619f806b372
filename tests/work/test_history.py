"""Signals from one run to the next: what changed is noticed on the live web, and never in a world that stands still."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from connectors.connector import Connector
from connectors.page import Page
from connectors.statement import FOUND, Cause, Finding, Outcome, Statement, stamp, unknown
from enrich.store.records import Asked
from enrich.store.store import Store
from enrich.work.account import Account
from enrich.work.asker import Asker
from enrich.work.history import past_of
from enrich.work.readers import Readers
from enrich.work.rows import open_listing
from enrich.work.run import Run
from matching.signals import NOTHING
from tests.work.runs import order_of
from tests.work.sources import NOW, Shelf, source

LIST = "Company,Website\nAcme Pumps,acme.example\n"
TOOLS = "https://dns.example/acme.example"
WEEK = timedelta(days=8)


def dns(*tools: str) -> Connector:
    """A source that states these technologies of the company."""
    made = source("dns", "company.technology", "company.email")

    def read(page: Page, of: str):  # type: ignore[no-untyped-def]
        for tool in tools:
            yield Finding(of, "company.technology", tool, quote=tool)

    return replace(made, read=read)


async def looked(
    folder: Path,
    now: datetime,
    connector: Connector,
    answers: Mapping[str, Outcome] | None = None,
    text: str = LIST,
    **changes: object,
) -> Account:
    """The first account as a run sees it that is given at some time."""
    path = folder / "list.csv"
    path.write_text(text, encoding="utf-8")
    store = Store(folder / "store.db")
    with store.writing():
        order = order_of(path, [connector], everything=True, **changes)
        run = Run.begin(store, order, {connector.name: connector}, now)
        run.prepare(open_listing(path, {}))
        run.renew()
        page = Page(TOOLS, b"Postmark Salesforce", now)
        asker = Asker(Shelf(answers=answers or {TOOLS: page}), Readers({"dns": connector}, 0), lambda: now)  # type: ignore[arg-type]
        await run.enrich(asker)
        account = run.account(1)
    store.close()
    assert not account.fault
    return account


def texts(account: Account) -> Sequence[str]:
    return [signal.text for signal in account.company.signals]


async def test_what_changed_between_two_runs_is_noticed_and_cites_what_is_not_said_any_more(
    tmp_path: Path,
) -> None:
    assert texts(await looked(tmp_path, NOW, dns("Postmark", "Salesforce"))) == []
    account = await looked(tmp_path, NOW + WEEK, dns("Postmark"))
    assert texts(account) == ["dns no longer shows Salesforce; last seen 01 Oct 2026"]
    (gone,) = account.company.signals[0].evidence
    assert gone.value == "Salesforce"
    assert gone.id not in {s.id for s in account.statements}


async def test_another_list_in_the_same_store_is_told_too(tmp_path: Path) -> None:
    await looked(tmp_path, NOW, dns("Postmark"))
    account = await looked(
        tmp_path, NOW + WEEK, dns("Postmark", "Salesforce"), text=LIST + "Zephyr,z.example\n"
    )
    assert texts(account) == ["dns shows Salesforce, and did not on 01 Oct 2026"]


def kept(store: Store, at: datetime, subject: str) -> Statement:
    """A statement about a subject, as a complete answer of some time said it."""
    name, _, local = subject.partition(":")
    made = stamp(Finding(local, "company.technology", "SAP", quote="SAP"), source=name, url="u", seen=at)
    asked = Asked(source=name, target=subject, outcome=FOUND, statements=(made,), asked_at=at)
    store.record("run", 1, 1, "", [asked])
    return made


def test_a_company_has_a_past_once_any_source_looked_at_it_twice_and_then_what_all_of_them_said(
    tmp_path: Path,
) -> None:
    store = Store(tmp_path / "store.db")
    said = [kept(store, NOW, "dns:acme.example"), kept(store, NOW, "register:1")]
    assert past_of(store, said, {}) == NOTHING
    kept(store, NOW + WEEK, "dns:acme.example")
    assert {told.owner for told in past_of(store, said, {}).told} == {"dns:acme.example", "register:1"}
    assert past_of(store, said[1:], {}) == NOTHING


async def test_a_failure_makes_nothing_look_dropped(tmp_path: Path) -> None:
    await looked(tmp_path, NOW, dns("Postmark", "Salesforce"))
    down = {TOOLS: unknown(Cause.TIMEOUT, "no answer")}
    assert texts(await looked(tmp_path, NOW + WEEK, dns("Postmark"), down)) == []


async def test_an_answer_that_has_nothing_at_all_makes_nothing_look_dropped(tmp_path: Path) -> None:
    await looked(tmp_path, NOW, dns("Postmark", "Salesforce"))
    assert texts(await looked(tmp_path, NOW + WEEK, dns())) == []


@pytest.mark.parametrize(
    "still", [{"record": "web.warc.gz"}, {"world": "archive", "as_of": (NOW + WEEK).isoformat()}]
)
async def test_what_rests_on_a_recording_knows_no_past(tmp_path: Path, still: dict[str, object]) -> None:
    await looked(tmp_path, NOW, dns("Postmark", "Salesforce"))
    await looked(tmp_path, NOW, dns("Postmark", "Salesforce"), world="archive", as_of=NOW.isoformat())
    assert texts(await looked(tmp_path, NOW + WEEK, dns("Postmark"), **still)) == []


async def test_signals_change_no_verdict(tmp_path: Path) -> None:
    before = await looked(tmp_path, NOW, dns("Postmark", "Salesforce"))
    after = await looked(tmp_path, NOW + WEEK, dns("Postmark"))
    assert after.company.signals
    assert (after.verdict.decision, after.verdict.score) == (before.verdict.decision, before.verdict.score)

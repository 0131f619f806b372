"""Who moved between the accounts of a run: found when it is settled, told to both, and never of one look alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from connectors.connector import Connector
from connectors.page import Page
from connectors.statement import Finding
from enrich.store.store import Store
from enrich.work.asker import Asker
from enrich.work.readers import Readers
from enrich.work.rows import open_listing
from enrich.work.run import Run
from tests.work.runs import order_of
from tests.work.sources import NOW, Shelf, source

LIST = "Company,Website\nAcme Pumps,acme.example\nBorealis,borealis.example\nCorvid,corvid.example\n"
PROFILE = "https://www.linkedin.com/in/jane-doe"
LATER = timedelta(days=200)


def team(listed: Mapping[str, str]) -> Connector:
    """A source that lists Jane Doe at these companies, with these titles."""
    made = source(
        "team", "person.name", "person.title", "person.linkedin", "person.employer", "company.domain"
    )

    def read(page: Page, of: str) -> Iterator[Finding]:
        del page
        yield Finding(of, "company.domain", of, quote=of)
        if title := listed.get(of):
            about = {"name": "Jane Doe", "title": title, "linkedin": PROFILE, "employer": of}
            for name, value in about.items():
                yield Finding(f"{of}/jane", f"person.{name}", value, quote=value)

    return replace(made, read=read)


async def looked(
    folder: Path, now: datetime, listed: Mapping[str, str], text: str = LIST
) -> dict[str, list[str]]:
    """What happened at each company, as a run sees it that is given at some time."""
    path = folder / "list.csv"
    path.write_text(text, encoding="utf-8")
    connector = team(listed)
    with closing(Store(folder / "store.db")) as store, store.writing():
        run = Run.begin(store, order_of(path, [connector], everything=True), {"team": connector}, now)
        run.prepare(open_listing(path, {}))
        run.renew()
        told = f"Jane Doe {PROFILE} {listed}"
        sites = [row.split(",")[1] for row in text.splitlines()[1:]]
        pages = [Page(f"https://team.example/{site}", f"{site} {told}".encode(), now) for site in sites]
        answers = {page.url: page for page in pages}
        await run.enrich(Asker(Shelf(answers=answers), Readers({"team": connector}, 0), lambda: now))  # type: ignore[arg-type]
        run.settle()
        found = {account.company.name: account for account in run.accounts()}
        assert not any(account.fault for account in found.values())
        return {
            name: [signal.text for signal in account.company.signals if signal.kind == "job_change"]
            for name, account in found.items()
        }


async def test_who_was_at_one_account_and_is_at_another_now_is_told_to_both(tmp_path: Path) -> None:
    before = await looked(tmp_path, NOW, {"acme.example": "Chief Financial Officer"})
    assert not any(before.values())

    after = await looked(tmp_path, NOW + LATER, {"borealis.example": "Chief Executive Officer"})

    (left,), (joined,) = after["Acme Pumps"], after["Borealis"]
    assert left.startswith("Jane Doe, Chief Financial Officer, went to Borealis (Chief Executive Officer)")
    assert joined.startswith(
        "Jane Doe, Chief Executive Officer, came from Acme Pumps (Chief Financial Officer)"
    )
    assert after["Corvid"] == []


async def test_the_second_post_of_one_who_is_listed_at_both_is_no_move(tmp_path: Path) -> None:
    await looked(tmp_path, NOW, {"acme.example": "Chief Financial Officer"})
    both = {"acme.example": "Chief Financial Officer", "borealis.example": "Chief Executive Officer"}

    assert not any((await looked(tmp_path, NOW + LATER, both)).values())


async def test_a_first_look_shows_nobody_moving(tmp_path: Path) -> None:
    both = {"acme.example": "Chief Financial Officer", "borealis.example": "Chief Executive Officer"}

    assert not any((await looked(tmp_path, NOW, both)).values())

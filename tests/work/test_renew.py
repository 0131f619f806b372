"""The same command given again: what is fresh is written down again, what is old or failed is asked for again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from connectors.connector import Connector
from connectors.page import Page
from connectors.statement import Cause, Outcome, unknown
from enrich.store.store import Store
from enrich.work.asker import Asker
from enrich.work.odds import Odds
from enrich.work.readers import Readers
from enrich.work.rows import open_listing
from enrich.work.run import Run
from tests.work.runs import order_of
from tests.work.sources import NOW, Shelf, source

LIST = "Company,Website\nAcme Pumps,acme.example\nOther Works,other.example\n"
REGISTER = source("register", says={"company.employees": "90"})
ACME, OTHER = "https://register.example/acme.example", "https://register.example/other.example"
DOWN = unknown(Cause.TIMEOUT, "no answer")


@contextmanager
def begun(
    folder: Path, now: datetime, sources: Sequence[Connector] = (REGISTER,), **changes: object
) -> Iterator[Run]:
    """The run of one list, begun or taken up at some time."""
    path = folder / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    kept = Store(folder / "store.db")
    with kept.writing():
        run = Run.begin(kept, order_of(path, sources, **changes), {s.name: s for s in sources}, now)
        run.prepare(open_listing(path, {}))
        run.renew()
        yield run
        run.settle()
        kept.finish_run(run.key, now)
    kept.close()


async def asked(
    folder: Path, now: datetime, failing: dict[str, Outcome] | None = None, **changes: object
) -> list[str]:
    """What is asked when the command is given at some time, everything being wanted."""
    shelf = Shelf("90", failing or {})
    with begun(folder, now, everything=True, **changes) as run:
        asker = Asker(shelf, Readers(dict(run.sources), 0), lambda: now)  # type: ignore[arg-type]
        await run.enrich(asker)
    return sorted(shelf.asked)


async def test_the_next_day_nobody_is_asked_again(tmp_path: Path) -> None:
    assert await asked(tmp_path, NOW) == [ACME, OTHER]
    assert await asked(tmp_path, NOW + timedelta(days=1)) == []


async def test_after_a_week_everybody_is_asked_again(tmp_path: Path) -> None:
    await asked(tmp_path, NOW)
    assert await asked(tmp_path, NOW + timedelta(days=7)) == [ACME, OTHER]
    assert await asked(tmp_path, NOW + timedelta(days=8)) == []


async def test_what_failed_is_asked_again_as_soon_as_that_may_help_and_nothing_else_is(
    tmp_path: Path,
) -> None:
    await asked(tmp_path, NOW, {ACME: DOWN})
    assert await asked(tmp_path, NOW + timedelta(days=2)) == [ACME]


async def test_another_world_stands_still_and_is_not_asked_again(tmp_path: Path) -> None:
    world = {"world": "archive", "as_of": NOW.isoformat()}
    await asked(tmp_path, NOW, {ACME: DOWN}, **world)
    assert await asked(tmp_path, NOW + timedelta(days=30), **world) == []


async def test_what_is_said_the_second_time_counts(tmp_path: Path) -> None:
    await asked(tmp_path, NOW)
    later = NOW + timedelta(days=10)
    fresh = Shelf("90 and now 120", {url: Page(url, b"90 and now 120", later) for url in (ACME, OTHER)})
    grown = replace(REGISTER, read=source("register", says={"company.employees": "120"}).read)
    with begun(tmp_path, later, (grown,), everything=True) as run:
        asker = Asker(fresh, Readers({"register": grown}, 0), lambda: later)  # type: ignore[arg-type]
        await run.enrich(asker)
        said = [s.value for s in run.find("acme.example").statements if s.source == "register"]
    assert said == ["120"]


@pytest.mark.parametrize("record", ["first.warc.gz", ""])
async def test_a_recording_asks_for_all_that_it_rests_on(tmp_path: Path, record: str) -> None:
    await asked(tmp_path, NOW)
    again = await asked(tmp_path, NOW, record=record)
    assert again == ([ACME, OTHER] if record else [])
    assert await asked(tmp_path, NOW, record=record) == []


@pytest.mark.parametrize("change", [{"record": "first.warc.gz"}, {"world": "archive"}])
async def test_a_recording_and_its_replay_are_planned_alike_whatever_the_store_learned(
    tmp_path: Path, change: dict[str, str]
) -> None:
    await asked(tmp_path, NOW)
    with begun(tmp_path, NOW) as live:
        other = Run.begin(live.store, replace(live.order, **change), live.sources, NOW)
        assert live.odds != Odds()
        assert other.odds == Odds()


async def test_a_run_taken_up_again_is_the_one_that_questions_are_about(tmp_path: Path) -> None:
    with begun(tmp_path, NOW) as first:
        key = first.key
    with begun(tmp_path, NOW + timedelta(hours=1), budget=1.0) as other:
        assert other.key != key
    with begun(tmp_path, NOW + timedelta(hours=2)) as again:
        assert Run.latest(again.store, lambda order: {}, NOW).key == key

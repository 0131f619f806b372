"""What a run learns of its sources, when, and for whom."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from connectors.connector import Connector
from connectors.page import Page
from connectors.statement import Finding
from enrich.work.learning import FEWEST, as_kept, kept
from enrich.work.run import Run
from matching.trust import Trust
from tests.work.runs import asker_of, running
from tests.work.sources import Shelf, source

COUNTRY = "company.country"
COUNTRIES = ("SE", "NO", "DK", "FI", "IS", "NL", "BE")
WORDS = " ".join(COUNTRIES)


def stating(name: str, wrong: bool = False) -> Connector:
    """A source that states a country of every firm: the right one, or always another."""

    def read(page: Page, of: str) -> Iterator[Finding]:
        del page
        n = int(of.removeprefix("firm").removesuffix(".example"))
        country = COUNTRIES[(n + 1 + n % 5 if wrong else n) % len(COUNTRIES)]
        yield Finding(of, COUNTRY, country, quote=country)

    return replace(source(name, COUNTRY), read=read)


SOURCES = [*map(stating, ("one", "two", "three", "four")), stating("odd", wrong=True)]


def list_of(count: int) -> str:
    return "Company,Website\n" + "".join(f"Firm {n},firm{n}.example\n" for n in range(count))


@contextmanager
def asked(folder: Path, count: int, store: str = "store.db") -> Iterator[Run]:
    """A run of which every account was asked about, and nothing was settled."""
    with running(folder, list_of(count), SOURCES, store=store, everything=True) as run:
        asyncio.run(run.enrich(asker_of(run, Shelf(WORDS))))
        yield run


def test_a_run_learns_which_of_its_sources_the_others_bear_out(tmp_path: Path) -> None:
    with asked(tmp_path, FEWEST) as run:
        declared = run.desk().declared
        assert run.desk().trust == declared
        run.settle()
        trust = run.desk().trust
        assert trust["odd"] < declared["odd"] - 0.05
        assert trust["one"] > declared["one"]


def test_what_was_learned_shows_in_what_is_believed(tmp_path: Path) -> None:
    with asked(tmp_path, FEWEST) as run:
        before = run.account(1).company.passports[COUNTRY]
        run.settle()
        after = run.account(1).company.passports[COUNTRY]
        assert next(iter(run.accounts())).company.passports[COUNTRY] == after
        assert before.chosen[0].value == after.chosen[0].value == COUNTRIES[0]
        assert after.losers[0].weight < before.losers[0].weight
        assert after.chosen[0].weight > before.chosen[0].weight


def test_while_sources_are_asked_they_are_trusted_as_they_declare(tmp_path: Path) -> None:
    with asked(tmp_path, FEWEST) as run:
        run.settle()
        desk = run.desk(asker_of(run, Shelf()))
        assert desk.trust == desk.declared != run.desk().trust


def test_a_short_list_teaches_nothing(tmp_path: Path) -> None:
    with asked(tmp_path, FEWEST - 1) as run:
        run.settle()
        assert run.store.learned(run.key) == ""
        assert run.desk().trust == run.desk().declared


def test_the_same_list_asked_in_one_go_or_in_two_teaches_the_same(tmp_path: Path) -> None:
    with asked(tmp_path, FEWEST) as run:
        run.settle()
        at_once = run.store.learned(run.key)
    with running(tmp_path, list_of(FEWEST), SOURCES, store="other.db", everything=True) as run:
        left: list[str] = []

        def break_off(request: object) -> None:
            left.append(str(request))
            if len(left) == 30:
                raise KeyboardInterrupt

        try:
            asyncio.run(run.enrich(asker_of(run, Shelf(WORDS, before=break_off)), at_once=1))
        except KeyboardInterrupt:
            assert run.store.waiting(run.key)
        asyncio.run(run.enrich(asker_of(run, Shelf(WORDS))))
        run.settle()
        assert run.store.learned(run.key) == at_once != ""


def test_accounts_that_are_worked_on_again_teach_anew(tmp_path: Path) -> None:
    with asked(tmp_path, FEWEST) as run:
        run.settle()
        learned = run.store.learned(run.key)
        run.store.reopen(run.key, [1])
        assert run.desk().trust == run.desk().declared
        asyncio.run(run.enrich(asker_of(run, Shelf(WORDS))))
        run.settle()
        assert run.store.learned(run.key) == learned


def test_what_is_kept_is_what_was_learned() -> None:
    declared = {"a": 0.8, "b": 0.7}
    trust = Trust(
        declared,
        {("a", ""): 0.9012345678901234, ("a", "place"): 0.5},
        {(("a", "b"), ""): 0.25, (("a", "b"), "place"): 0.75},
    )
    assert as_kept(kept(trust), declared) == trust
    assert as_kept(kept(Trust(declared)), declared) is None

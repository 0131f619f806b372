"""A run as steps: kept rows, formed accounts, work, settling; and an order that is found again."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from enrich.errors import BadInput
from enrich.store.store import Store
from enrich.work.rows import open_listing
from enrich.work.run import Order, Run
from enrich.work.sources import GROUP, catalogue, chosen, third_party
from tests.work.runs import asker_of, order_of, running
from tests.work.sources import NOW, Shelf, source

LIST = "Company,Website\nAcme Pumps,acme.example\n,\nOther Works,other.example\nACME PUMPS,acme.example\n"
BIG = source("register", says={"company.employees": "90"})


def order(folder: Path, **changes: object) -> Order:
    (folder / "list.csv").write_text(LIST, encoding="utf-8")
    return replace(order_of(folder / "list.csv", [BIG]), **changes)


# ---- orders


def test_an_order_survives_the_store(tmp_path: Path) -> None:
    kept = order(tmp_path, world="w", budget=1.5, everything=True, sequence="x")
    assert Order.from_json(kept.to_json()) == kept
    assert Order.from_json(kept.to_json()).key == kept.key


def test_an_order_that_an_earlier_version_kept_is_read(tmp_path: Path) -> None:
    kept = order(tmp_path)
    old = json.loads(kept.to_json())
    for name in ("budget_each", "worth", "prices", "also"):
        del old[name]
    for mapped in old["mapping"]:
        del mapped["label"], mapped["mixed"]
    assert Order.from_json(json.dumps(old)) == kept


@pytest.mark.parametrize(
    "change",
    [
        {"digest": "other"}, {"profile": "other"}, {"sources": ()}, {"world": "w"}, {"everything": True},
        {"decode": True}, {"budget": 1.0}, {"drafts_each": 1}, {"sequence": "x"}, {"mapping": ()}, {"wanted": ()},
    ],
    ids=lambda change: next(iter(change)),
)  # fmt: skip
def test_everything_that_changes_the_outcome_makes_another_run(
    tmp_path: Path, change: dict[str, object]
) -> None:
    assert order(tmp_path).key != order(tmp_path, **change).key


def test_the_same_order_given_again_finds_the_same_run(tmp_path: Path) -> None:
    with running(tmp_path, LIST, [BIG]) as run:
        first = run.key
    with running(tmp_path, LIST, [BIG]) as again:
        assert again.key == first
        assert len(list(again.store.rows(first))) == 4


def test_the_latest_run_is_the_one_begun_last_whatever_day_its_world_has(tmp_path: Path) -> None:
    store = Store(tmp_path / "store.db")
    kept, sources = order(tmp_path), {"register": BIG}
    with store.writing():
        Run.begin(store, kept, sources, NOW, NOW)
        old = replace(kept, world="archive", as_of="2019-01-01T00:00:00+00:00")
        last = Run.begin(store, old, sources, NOW.replace(year=2019), NOW.replace(hour=13))
    found = Run.latest(store, lambda order: sources, NOW)
    assert found.key == last.key
    assert found.now.year == 2019
    store.close()


def test_a_store_without_a_run_says_how_to_begin_one(tmp_path: Path) -> None:
    store = Store(tmp_path / "store.db")
    with pytest.raises(
        BadInput, match=r"holds no run yet\. Begin with: enrich run LIST\.csv --icp icp\.toml"
    ):
        Run.latest(store, lambda order: {}, NOW)
    store.close()


# ---- steps


def test_rows_are_kept_and_accounts_formed_once(tmp_path: Path) -> None:
    with running(tmp_path, LIST, [BIG]) as run:
        assert [(row.n, row.account) for row in run.rows()] == [(1, 1), (2, None), (3, 3), (4, 1)]
        run.prepare(open_listing(tmp_path / "list.csv", {}))
        assert [account.number for account in run.accounts()] == [1, 3]
        assert run.store.waiting(run.key) == [1, 3]


def test_an_account_has_what_all_its_rows_say(tmp_path: Path) -> None:
    with running(tmp_path, LIST, [BIG]) as run:
        assert run.said_by_rows(1)[1] == ["file:list.csv:1", "file:list.csv:4"]
        assert run.account(1).same == ("file:list.csv:1", "file:list.csv:4")


async def test_a_run_that_is_done_asks_nobody_again(tmp_path: Path) -> None:
    with running(tmp_path, LIST, [BIG]) as run:
        shelf = Shelf("90")
        await run.enrich(asker_of(run, shelf))
        assert len(shelf.asked) == 2
        await run.enrich(asker_of(run, shelf))
        assert len(shelf.asked) == 2
        assert run.store.waiting(run.key) == []


async def test_progress_is_told_from_nothing_to_all(tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    with running(tmp_path, LIST, [BIG]) as run:
        await run.enrich(asker_of(run, Shelf("90")), progress=lambda *at: seen.append(at))
    assert seen == [("accounts", 0, 2), ("accounts", 1, 2), ("accounts", 2, 2)]


async def test_a_trouble_that_ends_a_run_is_raised_as_itself(tmp_path: Path) -> None:
    with running(tmp_path, LIST, [BIG]) as run:
        asker = asker_of(run, Shelf("90"))

        def full(*_: object, **__: object) -> None:
            raise BadInput("the disk is full")

        run.store.record = full  # type: ignore[method-assign]
        with pytest.raises(BadInput, match="the disk is full"):
            await run.enrich(asker)


async def test_accounts_that_turn_out_to_be_one_are_brought_together(tmp_path: Path) -> None:
    text = "Company,Website,City\nTerrakottix Pumpenbau GmbH,,Bari\n,https://tx.example,Bari\n"
    site = source("site", says={"company.name": "Terrakottix Pumpenbau GmbH"}, needs=("company.domain",))
    with running(tmp_path, text, [site], everything=True) as run:
        await run.enrich(asker_of(run, Shelf("Terrakottix Pumpenbau GmbH")))
        assert [account.number for account in run.accounts()] == [1, 2]
        run.settle()
        assert [account.number for account in run.accounts()] == [1]
        assert [row.account for row in run.rows()] == [1, 1]
        assert len(run.store.asks(run.key, 1)) == 1
        run.settle()
        assert [account.number for account in run.accounts()] == [1]


async def test_many_accounts_at_once_end_as_one_at_a_time_does(tmp_path: Path) -> None:
    text = "Company,Website\n" + "".join(f"Firm {c * 4},{c * 4}.example\n" for c in "abcdefgh")
    found = []
    for at_once in (1, 8):
        folder = tmp_path / str(at_once)
        folder.mkdir()
        with running(folder, text, [BIG, source("mailer", says={"company.email": "a@b.example"})]) as run:
            await run.enrich(asker_of(run, Shelf("90 a@b.example")), at_once)
            found.append([(a.company, a.verdict.decision, a.statements) for a in run.accounts()])
    assert found[0] == found[1]
    assert len(found[0]) == 8


# ---- sources of a run


def test_a_source_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(BadInput, match=r"no such source: linkedin\. Sources are: website, wikidata"):
        chosen(["website", "linkedin"])
    assert list(chosen(["gleif", "website"])) == ["website", "gleif"]
    assert list(chosen([])) == [name for name, source in catalogue().items() if not source.opt_in]


class Point:
    """An entry point of another package."""

    def __init__(self, name: str, loaded: object) -> None:
        self.name, self._loaded, self.dist = name, loaded, None

    def load(self) -> object:
        if isinstance(self._loaded, Exception):
            raise self._loaded
        return self._loaded


def test_other_packages_add_sources_and_a_broken_one_is_named_and_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    points = [
        Point("good", (source("one", "company.name"), source("two", "company.name"))),
        Point("broken", ImportError("no module named paid")),
        Point("odd", "no connector"),
        Point("thief", source("website", "company.name")),
    ]
    monkeypatch.setattr("enrich.work.sources.entry_points", lambda group: points if group == GROUP else [])
    found, troubles = third_party()
    assert [s.name for s in found] == ["one", "two"]
    assert troubles == [
        "an unknown package: source broken cannot be loaded (ImportError: no module named paid)",
        "an unknown package: odd is no Connector",
        "an unknown package: there is already a source called website",
    ]
    assert list(catalogue())[-2:] == ["one", "two"]

"""Files beside the list: their people come to the accounts of the list, and nobody else becomes one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from connectors.connector import Connector
from enrich.errors import BadInput
from enrich.store.also import Fit
from enrich.store.store import Store
from enrich.work.also import Also, fitting, names_apart
from enrich.work.rows import open_listing
from enrich.work.run import Order, Run
from matching.records import Record
from tests.work.runs import asker_of, order_of
from tests.work.sources import NOW, Shelf, source

LIST = "Company,Website\nFjord Kulde AS,fjordkulde.example\nQuillpost,\nOther Works,other.example\n"
PEOPLE = (
    "First Name,Last Name,Email Address,Company,Position,Connected On\n"
    "Ingrid,Solvang,,Fjord Kulde AS,Daglig leder,14 Mar 2024\n"
    "Ada,Nwosu,ada@quillpost.example,Quillpost Ltd,Head of Operations,20 Feb 2026\n"
    "Al,Ito,,Self-employed,Coach,1 Jan 2020\n"
    ",,,,,\n"
    "Bo,Ek,,,,21 Jan 2023\n"
)


@contextmanager
def beside(
    folder: Path, text: str, *files: str, sources: Sequence[Connector] = (), store: str = "store.db"
) -> Iterator[Run]:
    """A run over a list, with files beside it, held open for writing."""
    folder.mkdir(exist_ok=True)
    (folder / "list.csv").write_text(text, encoding="utf-8")
    for n, content in enumerate(files):
        (folder / f"also{n}.csv").write_text(content, encoding="utf-8")
    also = [open_listing(folder / f"also{n}.csv", {}) for n in range(len(files))]
    kept = Store(folder / store)
    order = order_of(folder / "list.csv", sources, also=tuple(map(Also.of, also)))
    with kept.writing():
        run = Run.begin(kept, order, {s.name: s for s in sources}, NOW)
        run.prepare(open_listing(folder / "list.csv", {}), also)
        yield run
    kept.close()


def people(run: Run, number: int) -> dict[str, list[str]]:
    return {person.name: list(person.titles) for person in run.account(number).company.people}


def attached(run: Run) -> dict[str, int | None]:
    return {also.row.subject.removeprefix("file:"): also.row.account for also in run.also.all()}


def test_people_come_to_the_accounts_they_work_at_by_name_and_by_domain(tmp_path: Path) -> None:
    with beside(tmp_path, LIST, PEOPLE, "Name,Title,Email\nUma Oduya,CTO,uma@other.example\n") as run:
        assert people(run, 1) == {"Ingrid Solvang": ["Daglig leder"]}
        assert people(run, 2) == {"Ada Nwosu": ["Head of Operations"]}
        assert people(run, 3) == {"Uma Oduya": ["CTO"]}


def test_a_row_that_fits_no_account_is_kept_and_makes_none(tmp_path: Path) -> None:
    with beside(tmp_path, LIST, PEOPLE) as run:
        assert [account.number for account in run.accounts()] == [1, 2, 3]
        assert attached(run) == {
            "also0.csv:1": 1, "also0.csv:2": 2, "also0.csv:3": None, "also0.csv:4": None, "also0.csv:5": None,
        }  # fmt: skip


def test_what_a_file_beside_says_is_evidence_for_the_account_with_its_own_source(tmp_path: Path) -> None:
    with beside(tmp_path, LIST, PEOPLE) as run:
        account = run.account(2)
        assert account.id == "file:list.csv:2"
        assert account.company.value("company.domain") == "quillpost.example"
        assert {s.url for s in account.statements} == {"file:list.csv", "file:also0.csv"}


def test_a_run_is_looked_at_without_its_files(tmp_path: Path) -> None:
    with beside(tmp_path, LIST, PEOPLE) as run:
        key, before = run.key, people(run, 1)
    for path in tmp_path.glob("*.csv"):
        path.unlink()
    store = Store(tmp_path / "store.db")
    again = Run.latest(store, lambda order: {}, NOW)
    assert (again.key, people(again, 1)) == (key, before)
    store.close()


def test_an_order_with_files_beside_survives_the_store_and_is_another_run(tmp_path: Path) -> None:
    with beside(tmp_path, LIST, PEOPLE) as run:
        order = run.order
    assert Order.from_json(order.to_json()) == order
    with beside(tmp_path, LIST, PEOPLE) as run:
        assert run.key == order.key
    with beside(tmp_path, LIST, PEOPLE + "Cy,Fu,,Beta,,1 Jan 2020\n") as run:
        assert run.key != order.key


def test_killed_while_the_rows_were_kept_the_same_command_gives_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Store, "place_rows", killed)
        with pytest.raises(KeyboardInterrupt), beside(tmp_path, LIST, PEOPLE):
            pass
    with beside(tmp_path, LIST, PEOPLE) as taken_up, beside(tmp_path / "whole", LIST, PEOPLE) as whole:
        assert attached(taken_up) == attached(whole)
        assert people(taken_up, 2) == people(whole, 2) != {}


async def test_what_is_learned_of_an_account_brings_people_that_the_list_alone_did_not(
    tmp_path: Path,
) -> None:
    says = {"company.name": "Brandtner Kälte", "company.country": "DE", "company.domain": "kaelte.example"}
    register = source("register", says=says)
    text = "Company,Country\nBrandtner Kälte,Germany\n"
    with beside(
        tmp_path, text, "Name,Title,Email\nEva Brück,CFO,eva@kaelte.example\n", sources=[register]
    ) as run:
        assert attached(run) == {"also0.csv:1": None}
        await run.enrich(asker_of(run, Shelf("Brandtner Kälte DE kaelte.example")))
        assert run.account(1).company.value("company.domain") == "kaelte.example"
        run.settle()
        assert attached(run) == {"also0.csv:1": 1}
        assert people(run, 1) == {"Eva Brück": ["CFO"]}


def test_rows_move_with_an_account_that_turned_out_to_be_part_of_another(tmp_path: Path) -> None:
    with beside(tmp_path, LIST, PEOPLE) as run:
        run.store.settle(run.key, [(2, 1)])
        assert attached(run)["also0.csv:2"] == 1


# ---- which account a row fits


def record(id_: str, /, **values: str) -> Record:
    return Record(id_, "company", {f"company.{field}": (value,) for field, value in values.items()})


def test_a_row_that_fits_two_accounts_is_given_to_neither() -> None:
    accounts = [
        record("1", name="Ventra Pumps", country="DE", domain="ventra.example"),
        record("2", name="Ventra Pumps", country="GB", domain="ventra-uk.example"),
    ]
    ((_, fit),) = fitting(accounts, [(None, record("x", name="Ventra Pumps"))])  # type: ignore[list-item]
    assert len(fit.accounts) != 1
    ((_, fit),) = fitting(accounts, [(None, record("x", name="Ventra Pumps", domain="ventra.example"))])  # type: ignore[list-item]
    assert fit.accounts == (1,)


def test_of_a_name_that_many_share_it_is_said_which_account_may_be_meant() -> None:
    accounts = [record("1", name="Nova", domain="nova.example"), record("2", name="Fjord Kulde")]
    rows = [
        (n, record(str(n), name=name)) for n, name in enumerate(("Nova", "Novo", "Fjord Kulde AS", "Fjord"))
    ]
    found = [fit for _, fit in fitting(accounts, rows)]  # type: ignore[arg-type]
    assert found == [Fit((), (1,)), Fit(), Fit((2,)), Fit()]


def test_many_people_of_one_company_do_not_make_its_name_common() -> None:
    accounts = [
        record(str(n), name=name) for n, name in enumerate(("Quillpost", "Fjord Kulde", "Other Works"))
    ]
    rows = [(n, record(f"r{n}", name="Quillpost")) for n in range(2_000)]
    found = dict(fitting(accounts, rows))  # type: ignore[arg-type]
    assert set(found.values()) == {Fit((0,))}
    assert len(found) == 2_000


def test_files_of_one_name_are_told_apart_by_their_folders() -> None:
    assert names_apart([Path("l.csv"), Path("ann/c.csv"), Path("bob/c.csv")]) == [
        "l.csv",
        "c.csv",
        "bob/c.csv",
    ]
    with pytest.raises(BadInput, match=r"two files are called bob/c\.csv"):
        names_apart([Path("c.csv"), Path("bob/c.csv"), Path("x/bob/c.csv")])

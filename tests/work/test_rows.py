"""The user's list: every row is kept as it came, and rows of one company become one account."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.files.columns import detect
from enrich.errors import BadInput
from enrich.store.records import Row, RunRecord, Standing
from enrich.store.store import Store
from enrich.work.rows import Listing, file_key, group, open_listing, rows_of, said_by

SEEN = datetime(2026, 10, 1, tzinfo=UTC)


def listing(folder: Path, text: str | bytes, name: str = "list.csv", **columns: str) -> Listing:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return open_listing(path, columns)


def standings(folder: Path, text: str) -> list[str]:
    return [row.standing.value for row in rows_of(listing(folder, text), SEEN)]


def accounts(folder: Path, text: str) -> dict[int, int]:
    opened = listing(folder, text)
    rows = list(rows_of(opened, SEEN))
    return dict(group(rows, lambda row: said_by(opened.name, row, opened.mapping, SEEN)))


# ---- no row is lost


def test_every_row_comes_back_in_order_with_its_cells_as_they_are(tmp_path: Path) -> None:
    text = 'Company,Website\nAcme ,acme.example\n,\n"A ""B""\nCo",=1+1,more,and more\nAcme ,acme.example\nshort\n'
    rows = list(rows_of(listing(tmp_path, text), SEEN))
    assert [row.n for row in rows] == [1, 2, 3, 4, 5]
    assert [row.cells for row in rows] == [
        ("Acme ", "acme.example"),
        ("", ""),
        ('A "B"\nCo', "=1+1", "more", "and more"),
        ("Acme ", "acme.example"),
        ("short",),
    ]


def test_a_list_longer_than_the_sample_that_is_looked_at_is_read_whole(tmp_path: Path) -> None:
    text = "Company\n" + "".join(f"Acme {n}\n" for n in range(1_000))
    assert [row.cells[0] for row in rows_of(listing(tmp_path, text), SEEN)] == [
        f"Acme {n}" for n in range(1_000)
    ]


def test_lines_above_the_names_are_counted(tmp_path: Path) -> None:
    assert listing(tmp_path, "Accounts of spring\n\nCompany,Website\nAcme,acme.example\n").preamble == 2


@pytest.mark.parametrize(
    ("row", "standing"),
    [
        ("Acme,,", "company"),
        (",acme.example,", "company"),
        ("X,acme.example,", "company"),
        ("ABC,abc.example,", "company"),
        ("Total,total.example,", "company"),
        ("Acme Test Labs,,", "company"),
        (" , ,", "blank"),
        ("Company,Website,Country", "repeated header"),
        ("Total,12,", "total"),
        ("Summe: 12,,", "total"),
        ("n/a,,", "names no company"),
        ("asdf,,Germany", "names no company"),
        ("test,,", "names no company"),
        ("test,test.test,test", "names no company"),
        ("Test,www.test.example,", "names no company"),
        (",https://example.example/,", "names no company"),
        ("---,n/a,", "names no company"),
    ],
)  # fmt: skip
def test_a_row_is_what_it_says(tmp_path: Path, row: str, standing: str) -> None:
    assert standings(tmp_path, f"Company,Website,Country\nFirst,first.example,\n{row}\n")[1] == standing


def test_a_non_name_with_an_identifier_of_its_own_is_a_company(tmp_path: Path) -> None:
    assert standings(tmp_path, "Company,CIK\nAcme,\ntest,320193\n") == ["company", "company"]


# ---- rows of one company


def test_rows_of_one_company_are_one_account_called_by_the_first(tmp_path: Path) -> None:
    text = "Company,Website\nAcme Pumps,acme.example\nOther Works,other.example\nACME PUMPS Ltd,www.acme.example\n"
    assert accounts(tmp_path, text) == {1: 1, 2: 2, 3: 1}


def test_rows_that_name_no_company_are_in_no_account(tmp_path: Path) -> None:
    assert accounts(tmp_path, "Company,Website\nAcme,\n,\ntest,test.test\nCompany,Website\n") == {1: 1}


def test_namesakes_in_two_countries_are_two_accounts(tmp_path: Path) -> None:
    text = "Company,Website,Country\nVentra,ventra.example,Germany\nVentra,ventra-uk.example,United Kingdom\n"
    assert accounts(tmp_path, text) == {1: 1, 2: 2}


def test_a_row_that_says_nothing_usable_is_an_account_of_its_own(tmp_path: Path) -> None:
    rows = [Row(7, ("?",), "file:list.csv:7", Standing.COMPANY)]
    assert list(group(rows, lambda row: [])) == [(7, 7)]
    del tmp_path


def test_no_rows_are_no_accounts(tmp_path: Path) -> None:
    assert accounts(tmp_path, "Company,Website\n") == {}


def test_a_cell_that_was_made_safe_for_a_spreadsheet_says_what_it_said(tmp_path: Path) -> None:
    opened = listing(tmp_path, "Company,Phone\nAcme,'+44 20 7946 0101\n")
    (row,) = rows_of(opened, SEEN)
    assert row.cells == ("Acme", "'+44 20 7946 0101")
    said = {s.field: s.value for s in said_by(opened.name, row, opened.mapping, SEEN)}
    assert said["company.phone"] == "+442079460101"


# ---- what cannot be used says why, and what to do


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("list.csv", b"", "is empty. Its first line must name the columns"),
        ("list.csv", b"\n\n", "is empty. Its first line must name the columns"),
        ("list.csv", b"Colour,Shape\nred,round\n", "--map company.name=COLUMN"),
        ("list.xlsx", b"PK\x03\x04 no workbook", "damaged XLSX file. Open it and save it again."),
        ("list.pdf", b"%PDF-1.7", "Save it as CSV or XLSX and try again."),
        ("list.jsonl", b'{"Company": "Acme"}\n{"Company": \n', "line 2: not JSON"),
    ],
)
def test_a_file_that_is_no_list_says_what_to_do(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    with pytest.raises(BadInput) as refused:
        listing(tmp_path, content, name)
    assert says in str(refused.value)
    assert name in str(refused.value)


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"nowhere\.csv cannot be read \(No such file or directory\)"):
        open_listing(tmp_path / "nowhere.csv", {})


def test_a_line_far_down_that_no_table_can_hold_is_refused_by_the_name_of_the_file(tmp_path: Path) -> None:
    text = "Company\n" + "Acme\n" * 500 + "x" * 1_000_001 + "\n"
    with pytest.raises(BadInput, match=r"list\.csv: .*1,000,000 characters"):
        list(rows_of(listing(tmp_path, text), SEEN))


@pytest.mark.parametrize(
    ("override", "says"),
    [
        ({"company.name": "Firm"}, "no such column. Columns are: Company, Website"),
        ({"company.colour": "Company"}, "no such field. Fields are: company.name"),
    ],
)
def test_a_map_that_fits_nothing_lists_what_there_is(
    tmp_path: Path, override: dict[str, str], says: str
) -> None:
    with pytest.raises(BadInput, match=says):
        listing(tmp_path, "Company,Website\nAcme,acme.example\n", **override)


def test_the_key_of_a_file_is_that_of_its_bytes(tmp_path: Path) -> None:
    one, same, other = tmp_path / "a", tmp_path / "b", tmp_path / "c"
    for path, content in ((one, b"Company\n"), (same, b"Company\n"), (other, b"Company\r\n")):
        path.write_bytes(content)
    assert file_key(one) == file_key(same) != file_key(other)


# ---- the order in which rows come, and in how many batches, makes no difference


_FIRMS = (
    "Acme Pumps,acme.example,Sweden",
    "ACME PUMPS Ltd,www.acme.example,Sweden",
    "Acme Pumps AB,,Sweden",
    "Nova,nova.example,Germany",
    "Nova,nova-it.example,Italy",
    "Quill Works,quill.example,",
    "Quill,quill.example,Norway",
    "Brandt 2000,,Germany",
)


def _grouped(store: Store, lines: list[str], batches: int) -> set[frozenset[str]]:
    """What `group` makes of rows that were kept in so many batches, as what stands in the rows of each account."""
    run = RunRecord("run", "", "list.csv", "{}", SEEN.isoformat())
    store.begin_run(run)
    columns = ("Company", "Website", "Country")
    mapping = detect(columns, [tuple(line.split(",")) for line in lines], {})
    rows = [
        Row(n, tuple(line.split(",")), f"file:list.csv:{n}", Standing.COMPANY)
        for n, line in enumerate(lines, 1)
    ]
    for start in range(batches):
        store.add_rows(run.key, rows[start::batches])
    placed = dict(group(store.rows(run.key), lambda row: said_by("list.csv", row, mapping, SEEN)))
    found: dict[int, set[str]] = {}
    for row in store.rows(run.key):
        found.setdefault(placed[row.n], set()).add(
            f"{lines[row.n - 1]}#{lines[: row.n].count(lines[row.n - 1])}"
        )
    return {frozenset(account) for account in found.values()}


@settings(max_examples=25)
@given(st.lists(st.sampled_from(_FIRMS), min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_rows_in_any_order_and_in_ten_batches_are_grouped_as_those_that_come_at_once(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], dice: Random
) -> None:
    folder = tmp_path_factory.mktemp("grouped")
    shuffled = list(lines)
    dice.shuffle(shuffled)
    at_once = _grouped(Store(folder / "once.db"), lines, 1)
    assert _grouped(Store(folder / "ten.db"), lines, 10) == at_once
    assert {frozenset(_without_count(a)) for a in _grouped(Store(folder / "any.db"), shuffled, 10)} == {
        frozenset(_without_count(a)) for a in at_once
    }


def _without_count(account: frozenset[str]) -> list[str]:
    return [line.rpartition("#")[0] for line in account]

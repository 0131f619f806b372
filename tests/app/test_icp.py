"""`enrich icp`: a profile begun, checked, and learnt from lists."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import pytest

from enrich.app.icp import thinned
from enrich.store.records import Row, Standing
from icp.profile import parse_profile
from tests.app.conftest import Enrich
from tests.office import Office

_HEAD = ("Company", "Website", "Employees", "Country", "Industry", "Description", "Contact", "Job Title")
_MOWS = "Mows the lawns and trims the hedges of hotels and golf courses from spring to autumn"
_TRADES = (
    ("Banking", "Lends money to families who buy a flat, and keeps their savings safe for them"),
    ("Restaurants", "Serves noodles and dumplings at lunch in a bright room near the station"),
    ("Software", "Writes programs that plan the shifts of nurses and the beds of a ward"),
)


def gardeners(count: int = 20) -> list[tuple[str, ...]]:
    return [
        (f"Garten {n}", f"garten-{n}.example", str(12 + 2 * n), ("Austria", "Germany")[n % 2], "Facility Services",
         _MOWS, f"Ida Muster {n}", "Head of Operations")
        for n in range(count)
    ]  # fmt: skip


def market(count: int = 90) -> list[tuple[str, ...]]:
    return [
        (f"Markt {n}", f"markt-{n}.example", str((3, 150, 2_000)[n // 3 % 3]), ("France", "Poland", "Germany")[n % 3],
         *_TRADES[n % 3], "", "")
        for n in range(count)
    ]  # fmt: skip


def write(path: Path, rows: list[tuple[str, ...]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([_HEAD, *rows])
    return path


@pytest.fixture
def lists(tmp_path: Path) -> tuple[Path, Path]:
    """Customers, and a market in which they stand too."""
    return write(tmp_path / "customers.csv", gardeners()), write(
        tmp_path / "market.csv", [*market(), *gardeners()]
    )


def test_a_new_profile_is_printed_or_written_and_never_over_another(enrich: Enrich, tmp_path: Path) -> None:
    printed = enrich("icp", "new")
    assert parse_profile(printed.out, "new").clauses
    ended = enrich("icp", "new", "--out", "icp.toml")
    assert (ended.code, ended.out) == (0, "")
    assert "enrich icp check icp.toml" in ended.err
    (tmp_path / "icp.toml").write_text("mine", encoding="utf-8")
    refused = enrich("icp", "new", "--out", "icp.toml")
    assert refused.code == 2
    assert "is there already" in refused.err
    assert (tmp_path / "icp.toml").read_text(encoding="utf-8") == "mine"
    assert enrich("icp", "new", "--out", "icp.toml", "--force").code == 0
    assert (tmp_path / "icp.toml").read_text(encoding="utf-8") == printed.out


def test_a_folder_that_is_not_there_is_said(enrich: Enrich) -> None:
    ended = enrich("icp", "new", "--out", "nowhere/icp.toml")
    assert (ended.code, "cannot be written" in ended.err) == (2, True)


def test_a_profile_is_told_in_plain_words(enrich: Enrich, tmp_path: Path) -> None:
    (tmp_path / "icp.toml").write_text(
        'name = "Gardens"\n[[must]]\nkind = "size"\nmax = 50\n[[nice]]\nkind = "age"\nmin_years = 3\n'
        '[[exclude]]\nkind = "location"\ncountries = ["FR"]\n[[personas]]\nname = "Boss"\nfunctions = ["operations"]\n',
        encoding="utf-8",
    )
    said = enrich("icp", "check", "icp.toml").out
    assert said.startswith("Gardens\nQualified from 60 of 100 points")
    assert "    75  at most 50 employees" in said
    assert "    25  an age of 3 years or more" in said
    assert "        a head office in France" in said
    assert "  Boss: operations (weight 1)" in said
    assert "Whoever meets every must qualifies already" in said
    values = enrich("icp", "check", "icp.toml", "--json").lines
    assert [value.get("of") for value in values[:3]] == [75.0, 25.0, None]
    assert values[-1] == {"name": "Gardens", "qualified": 60.0}


def test_every_mistake_of_a_profile_is_told_with_its_line(enrich: Enrich, tmp_path: Path) -> None:
    (tmp_path / "icp.toml").write_text(
        '[[must]]\nkind = "size"\nmin = "x"\n\n[[nice]]\nkind = "agee"\n', encoding="utf-8"
    )
    ended = enrich("icp", "check", "icp.toml")
    assert (ended.code, ended.out) == (2, "")
    assert "line 3" in ended.err
    assert 'did you mean "age"?' in ended.err


def test_a_profile_is_learnt_from_customers_and_finds_them_again(
    enrich: Enrich, lists: tuple[Path, Path], tmp_path: Path
) -> None:
    customers, against = lists
    ended = enrich(
        "icp", "learn", customers, "--against", against, "--out", "learnt.toml", "--name", "Gardens"
    )
    assert ended.code == 0
    assert "compared with 90 others" in (tmp_path / "learnt.toml").read_text(encoding="utf-8")
    assert (
        "20 of 20 customers known well enough qualify (100%), each by lines learnt without it." in ended.err
    )
    assert "enrich check LIST --icp learnt.toml" in ended.err
    profile = parse_profile((tmp_path / "learnt.toml").read_text(encoding="utf-8"), "learnt.toml")
    assert (profile.name, profile.personas[0].functions) == ("Gardens", ("operations",))
    verdicts = [line["verdict"] for line in enrich("check", against, "--icp", "learnt.toml").lines]
    assert set(verdicts[90:]) == {"qualified"}
    assert "qualified" not in verdicts[:90]


def test_rows_of_one_customer_count_once(enrich: Enrich, tmp_path: Path) -> None:
    twice = write(tmp_path / "twice.csv", [*gardeners(3), *gardeners(3)])
    ended = enrich("icp", "learn", twice)
    assert ended.code == 2
    assert "3 of them are too few" in ended.err


def test_lines_and_evidence_come_as_json_where_that_is_asked(
    enrich: Enrich, lists: tuple[Path, Path]
) -> None:
    values = enrich("icp", "learn", lists[0], "--against", lists[1], "--json").lines
    assert {"group", "kind", "keys", "weight", "customers", "held_out", "others", "sure", "because"} == set(
        values[0]
    )
    assert values[-1]["customers"] == {"qualified": 20, "known": 20, "all": 20}


def test_names_alone_teach_nothing_and_the_remedy_is_named(enrich: Enrich, tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_text(
        "Company\n" + "\n".join(f"Garten {n}" for n in range(9)), encoding="utf-8"
    )
    ended = enrich("icp", "learn", "names.csv")
    assert ended.code == 2
    assert "nothing was found that these customers share" in ended.err
    assert "--from-run" in ended.err


def test_customers_are_looked_up_in_the_latest_run_where_that_is_asked(
    enrich: Enrich, office: Office, tmp_path: Path
) -> None:
    (tmp_path / "names.csv").write_text("Company\nNordwind Pumpen GmbH\n", encoding="utf-8")
    ended = enrich("icp", "learn", "names.csv", "--from-run", store=office.folder / "store.db")
    assert ended.code == 2
    assert "too few to learn from" in ended.err


def test_a_long_list_is_thinned_evenly() -> None:
    rows = [Row(n, (), f"file:{n}", Standing.COMPANY) for n in range(1_000)]
    kept = [row.n for row in thinned(iter(rows), 100)]
    assert 100 < len(kept) <= 200
    assert {later - earlier for earlier, later in pairwise(kept)} == {8}
    assert [row.n for row in thinned(rows[:150], 100)] == list(range(150))

"""`enrich lookalikes`: lists in, companies like the seeds out, by hand of small invented files."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from enrich.app.cli import group, main
from enrich.app.lookalikes import Wishes, lookalikes
from enrich.errors import BadInput
from enrich.settings import Settings
from enrich.work import pool_index
from enrich.work.pool_rows import keep_rows
from tests.icp.lookalike.pools import ROWS

COLUMNS = ("Company", "Website", "About us", "Employees", "City", "Stack")


def table(path: Path, rows: list[tuple[str, ...]], columns: tuple[str, ...] = COLUMNS) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, *rows])
    return path


def companies(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [(row[0], f"https://{row[0].replace(' ', '-').lower()}.example", *row[1:]) for row in rows]


@pytest.fixture
def pool(tmp_path: Path) -> Path:
    return table(tmp_path / "pool.csv", companies(ROWS))


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    named = [(f"Bakery {n}", f"bakery-{n}.example") for n in range(0, 12, 2)]
    return table(tmp_path / "seeds.csv", named, ("Company", "Website"))


def wishes(seeds: Path, pool: Path, **more: object) -> Wishes:
    return Wishes((str(seeds),), str(pool), **more)  # type: ignore[arg-type]


def test_seeds_that_stand_in_the_pool_are_known_by_it_and_not_listed_again(seeds: Path, pool: Path) -> None:
    made = lookalikes(Settings(), wishes(seeds, pool, top=10))
    assert made.seeds.in_pool == 6
    names = [one.name for one in made.found]
    assert all(name.startswith("Bakery") for name in names)
    assert not set(names) & set(made.seeds.names)
    assert all(one.nearest_seed in made.seeds.names for one in made.found)


def test_each_has_reasons_that_count_the_pool_and_the_seeds(seeds: Path, pool: Path) -> None:
    made = lookalikes(Settings(), wishes(seeds, pool, top=5))
    assert all(
        any("% of the pool" in reason and "6 seeds" in reason for reason in one.reasons) for one in made.found
    )


def test_anti_seeds_are_told_of_and_not_listed(seeds: Path, pool: Path) -> None:
    made = lookalikes(Settings(), wishes(seeds, pool, anti=("Harbour 1", "harbour-2.example"), top=5))
    assert made.anti is not None
    assert made.anti.names == ("Harbour 1", "Harbour 2")
    assert all(any("Harbour" in reason for reason in one.reasons) for one in made.found)


def test_a_company_that_stands_twice_in_the_pool_is_listed_once(tmp_path: Path, seeds: Path) -> None:
    rows = companies(ROWS)
    twin = ("Bakery 1 Ltd", rows[4][1], *rows[4][2:])
    made = lookalikes(Settings(), wishes(seeds, table(tmp_path / "twins.csv", [*rows, twin]), top=40))
    assert sum(one.name.startswith("Bakery 1") and "1 Ltd" in f"{one.name} Ltd" and one.cells[1] == twin[1]
               for one in made.found) == 1  # fmt: skip
    assert made.twins >= 1


def test_the_users_columns_come_back_untouched_and_ours_are_escaped(tmp_path: Path, seeds: Path) -> None:
    rows = companies(ROWS)
    rows[4] = ("=Bakery 1", rows[4][1], *rows[4][2:])
    out = tmp_path / "out.csv"
    pool = table(tmp_path / "formula.csv", rows)
    told = CliRunner().invoke(
        group, ["lookalikes", "--seeds", str(seeds), "--pool", str(pool), "--out", str(out), "--top", "30"]
    )
    assert told.exit_code == 0, told.output
    with out.open(encoding="utf-8", newline="") as file:
        written = list(csv.DictReader(file))
    assert list(written[0]) == [*COLUMNS, "enrich_score", "enrich_nearest_seed", "enrich_reasons"]
    assert "=Bakery 1" in {row["Company"] for row in written}


def test_json_gives_the_pools_row_then_score_nearest_seed_and_reasons(seeds: Path, pool: Path) -> None:
    told = CliRunner().invoke(
        group, ["-q", "lookalikes", "--seeds", str(seeds), "--pool", str(pool), "--json", "--top", "3"]
    )
    lines = [json.loads(line) for line in told.stdout.splitlines()]
    assert len(lines) == 3
    assert list(lines[0]) == [*COLUMNS, "row", "score", "nearest_seed", "reasons"]
    assert [one["score"] for one in lines] == sorted((one["score"] for one in lines), reverse=True)
    assert isinstance(lines[0]["reasons"], list)


def test_few_seeds_are_ranked_by_and_no_precision_is_said(pool: Path) -> None:
    told = CliRunner().invoke(
        group, ["lookalikes", "--seeds", "Bakery 1", "--seeds", "Bakery 3", "--pool", str(pool)]
    )
    assert "not said of fewer than 5 seeds" in told.stderr


@pytest.mark.parametrize(
    ("seed", "said"),
    [
        ("Nobody Ever", "neither a file nor a company of pool.csv"),
        ("nobody.example", "neither a file nor a company"),
    ],
)
def test_a_seed_that_is_nobody_is_an_error_that_says_what_to_do(pool: Path, seed: str, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        lookalikes(Settings(), Wishes((seed,), str(pool)))


def test_seeds_of_which_nothing_is_known_are_an_error(tmp_path: Path, pool: Path) -> None:
    strangers = table(tmp_path / "strangers.csv", [("Stranger One",), ("Stranger Two",)], ("Company",))
    with pytest.raises(BadInput, match="nothing is known of these seeds"):
        lookalikes(Settings(), wishes(strangers, pool))


def test_an_index_gives_what_the_list_gives_and_is_built_once(
    tmp_path: Path, seeds: Path, pool: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = lookalikes(Settings(), wishes(seeds, pool, top=10))
    built = lookalikes(Settings(), wishes(seeds, pool, top=10, index=tmp_path / "index"))
    assert [one.score for one in built.found] == pytest.approx([one.score for one in plain.found], abs=0.5)
    assert {one.name.split()[0] for one in built.found} == {"Bakery"}
    monkeypatch.setattr(pool_index, "build", None)
    again = lookalikes(Settings(), wishes(seeds, pool, top=10, index=tmp_path / "index"))
    assert again.found == built.found


def test_rows_on_disk_come_back_as_they_were(tmp_path: Path) -> None:
    rows = [("a", "line\nbreak"), ("é", "\u2028"), ("", "x")]
    kept = keep_rows(tmp_path, iter(rows))
    assert [*kept] == rows
    assert kept[1:3] == rows[1:3]


def test_a_pool_that_is_no_file_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["lookalikes", "--seeds", "x", "--pool", "nowhere.csv"])
    assert ended.value.code == 2
    assert "no such file" in capsys.readouterr().err


def test_a_column_that_the_user_names_counts_in_each_list_that_has_it(tmp_path: Path, pool: Path) -> None:
    named = [(f"Bakery {n}", f"x{n}") for n in range(0, 12, 2)]
    seeds = table(tmp_path / "seeds.csv", named, ("Wer", "Was"))
    with pytest.raises(BadInput, match="no row names a company"):
        lookalikes(Settings(), wishes(seeds, pool))
    made = lookalikes(Settings(), wishes(seeds, pool, columns={"company.name": "Wer"}))
    assert made.seeds.in_pool == 6
    with pytest.raises(BadInput, match="no such column"):
        lookalikes(Settings(), wishes(seeds, pool, columns={"company.name": "Nobody"}))

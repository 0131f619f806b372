"""Generated lists: the same for one seed, with a truth beside them, and with what makes large lists hard."""

from __future__ import annotations

import csv
import random
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.generating import companies_a, people_a
from benchmarks.generating.drawing import Ranked, up_to
from benchmarks.generating.links import write_linked
from benchmarks.generating.lists import LISTS, write

EVERY = sorted(LISTS)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(("kind", "manner"), EVERY)
def test_a_seed_fixes_every_byte_and_another_seed_changes_them(
    kind: str, manner: str, tmp_path: Path
) -> None:
    first, again, other = (tmp_path / f"{name}.csv" for name in ("first", "again", "other"))
    truths = [write(kind, manner, 300, seed, path) for path, seed in ((first, 1), (again, 1), (other, 2))]
    assert first.read_bytes() == again.read_bytes() != other.read_bytes()
    assert truths[0].read_bytes() == truths[1].read_bytes()


@pytest.mark.parametrize(("kind", "manner"), EVERY)
def test_the_truth_has_each_record_once_and_the_record_has_the_columns(
    kind: str, manner: str, tmp_path: Path
) -> None:
    truth = _rows(write(kind, manner, 500, 1, tmp_path / "list.csv"))
    records, made = _rows(tmp_path / "list.csv"), LISTS[kind, manner]
    assert len(records) == 500
    assert tuple(records[0]) == made.columns
    assert [row["unique_id"] for row in truth] == [row[made.columns[0]] for row in records]
    assert set(made.fields.values()) <= set(made.columns)


@pytest.mark.parametrize(("kind", "manner"), EVERY)
def test_clusters_are_skewed_and_scattered_over_the_list(kind: str, manner: str, tmp_path: Path) -> None:
    clusters = [row["cluster"] for row in _rows(write(kind, manner, 3000, 1, tmp_path / "list.csv"))]
    sizes = Counter(Counter(clusters).values())
    assert sizes[1] > sizes[2] > sizes[3] > sizes[4] > 0
    assert max(sizes) <= 6
    beside = sum(one == other for one, other in pairwise(clusters))
    assert beside < len(clusters) / 100


@pytest.mark.parametrize(("kind", "manner"), EVERY)
def test_records_of_one_subject_differ_and_different_subjects_share_values(
    kind: str, manner: str, tmp_path: Path
) -> None:
    truth = {
        row["unique_id"]: row["cluster"] for row in _rows(write(kind, manner, 5000, 1, tmp_path / "list.csv"))
    }
    records, made = _rows(tmp_path / "list.csv"), LISTS[kind, manner]
    phone = made.fields["phone"]
    lines: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    owners: dict[str, set[str]] = defaultdict(set)
    for row in records:
        cluster = truth[row[made.columns[0]]]
        lines[cluster].add(tuple(row.values())[1:])
        if row[phone].startswith("+"):
            owners[row[phone]].add(cluster)
    several = Counter(truth.values())
    assert sum(len(lines[c]) > 1 for c, n in several.items() if n > 1) > 0.95 * sum(
        n > 1 for n in several.values()
    )
    assert any(len(clusters) > 1 for clusters in owners.values()), "no telephone is shared"


def test_namesakes_become_more_common_the_longer_the_list() -> None:
    def namesakes(size: int) -> float:
        firms = companies_a.Market(random.Random(1)).firms()
        names = Counter(next(firms).name for _ in range(size))
        return sum(n for n in names.values() if n > 1) / size

    assert namesakes(500) < namesakes(5_000) < namesakes(20_000)


def test_a_firm_has_its_domain_to_itself_or_shares_it_within_its_family() -> None:
    firms = companies_a.Market(random.Random(1)).firms()
    stems: dict[str, set[str]] = defaultdict(set)
    for firm in (next(firms) for _ in range(5_000)):
        if firm.mail.startswith("info@"):
            stems[firm.domain].add(firm.name.split()[0])
    assert max(len(names) for names in stems.values()) == 1


def test_people_who_moved_keep_their_cluster_and_change_their_employer() -> None:
    rng = random.Random(1)
    employers: dict[str, set[str]] = defaultdict(set)
    made = people_a.employed(rng, companies_a.Market(rng).firms())
    for person, firm, _ in (next(made) for _ in range(4_000)):
        employers[person].add(firm)
    moved = sum(len(firms) > 1 for firms in employers.values())
    assert 20 < moved < len(employers) / 5


def test_everybody_linked_works_for_a_company_that_is_listed(tmp_path: Path) -> None:
    people, companies = write_linked(800, 1, tmp_path / "people.csv", tmp_path / "companies.csv")
    listed = {row["cluster"] for row in _rows(companies)}
    assert {row["company"] for row in _rows(people)} <= listed
    assert len(_rows(tmp_path / "companies.csv")) == len(_rows(companies))


def test_popularity_follows_rank() -> None:
    rng, ranked = random.Random(1), Ranked("abcdefgh", 1.0)
    drawn = Counter(ranked.draw(rng) for _ in range(20_000))
    assert drawn["a"] > drawn["b"] > drawn["d"] > drawn["h"]
    assert drawn["a"] / drawn["b"] == pytest.approx(2, rel=0.1)


def test_nothing_is_made_beyond_the_size_that_was_asked() -> None:
    made = iter(("c", [str(number)]) for number in range(10))
    assert len(list(up_to(3, made))) == 3
    assert next(made)[1] == ["3"]

"""Pairs compared a part at a time come to what they come to at once, whoever does the parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from matching.compare import Compared
from matching.parts import Part, compared_parts, every, one_by_one, slices
from matching.records import Record
from matching.resolve import Resolution, resolve_table
from tests.matching.records import company, person
from tests.matching.tables import all_pairs, comparer_of, table_of

NAMES = ["Corwick", "Corwikc", "Corwick Energy", "Zenobia", "Zenobia Bank", "TSMX Group", "Thule Steel"]
FIRMS = [
    company(f"{n:02}", NAMES[n % 7], city=("Turin", "Bari", "")[n % 3], phone=("+1 202 555 0132", "")[n % 2])
    for n in range(40)
]
PEOPLE = [
    person(f"{n:02}", ("Anna Harrow", "A. Harrow", "Harrow Anna", "Boris Fontaine")[n % 4],
           email=("anna@acme.test", "boris@acme.test", "")[n % 3])
    for n in range(40)
]  # fmt: skip


def same(one: Compared, other: Compared) -> bool:
    return all(
        ours.keys() == theirs.keys() and all(np.array_equal(ours[name], theirs[name]) for name in ours)
        for ours, theirs in ((one.levels, other.levels), (one.rarity, other.rarity))
    )


@pytest.mark.parametrize("records", [FIRMS, PEOPLE])
@pytest.mark.parametrize("step", [1, 2, 7, 64, 1000])
def test_parts_together_are_what_all_pairs_are(
    records: list[Record], step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    comparer, (left, right) = comparer_of(*records), all_pairs(len(records))
    (whole,) = compared_parts(comparer, left, right, one_by_one)
    monkeypatch.setattr("matching.parts._AT_ONCE", 50)
    parts = compared_parts(comparer_of(*records), left, right, one_by_one)
    assert len(parts) > 10
    assert same(every(parts, step), every([whole], step))
    assert len(every(parts, step).levels["name"]) == len(left[::step])


def test_what_a_part_lacks_is_nought_in_it() -> None:
    number = np.zeros(2, np.int32)
    told = Compared({"city": np.array([1, 2], np.uint8)}, {"city": np.array([3.5, 0], np.float32)})
    found = every([Part(number, number, Compared()), Part(number, number, told)], 1)
    assert found.levels["city"].tolist() == [0, 0, 1, 2]
    assert found.rarity["city"].tolist() == [0, 0, 3.5, 0]


def test_every_pair_is_in_one_part() -> None:
    assert slices(0) == []
    numbers = np.arange(600_001)
    assert np.array_equal(np.concatenate([numbers[part] for part in slices(len(numbers))]), numbers)


@pytest.mark.parametrize("records", [FIRMS, PEOPLE])
def test_it_makes_no_difference_who_does_the_parts(
    records: list[Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    def told(each: Callable[..., Iterable[object]]) -> tuple[object, ...]:
        found: Resolution = resolve_table(table_of(*records), each=each)
        return found.clusters, found.edges.bits.tolist(), found.model.told()

    once = told(one_by_one)
    monkeypatch.setattr("matching.parts._AT_ONCE", 20)
    with ThreadPoolExecutor(3) as threads:
        assert told(threads.map) == told(one_by_one) == once

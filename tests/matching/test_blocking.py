"""Which pairs are compared: copies meet in spite of slips, and large blocks do not explode."""

from __future__ import annotations

import pytest

from matching.blocking import CAP, WINDOW, block_keys, candidate_pairs, deletions
from matching.rarity import Rarity
from matching.records import Record
from matching.traits import traits_of
from tests.matching.records import company, person


def meet(*records: Record) -> bool:
    """Whether the first two of these records are paired."""
    subjects = [traits_of(record) for record in records]
    pairs, _ = candidate_pairs(subjects, Rarity(subjects))
    return (0, 1) in pairs


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (company("a", "Corwick"), company("b", "Corwikc")),
        (company("a", "Genral Mortors"), company("b", "General Mortors Company")),
        (company("a", "Corwick"), company("b", "CORWICK ENERGY GMBH")),
        (company("a", "TSMX"), company("b", "Thule Semiconductor Marine Xylophones")),
        (company("a", "Oldname", domain="acme.example"), company("b", "Newname", domain="www.acme.example")),
        (company("a", "Newname", former_name="Oldname"), company("b", "Oldname")),
        (company("a", "Acme", phone="+1 202 555 0132"), company("b", "Zenobia", phone="(202) 555-0132")),
        (person("a", "Anna Harrow"), person("b", "HAROW Anna")),
        (person("a", "Anna Harrow"), person("b", "A. Harrow")),
        (person("a", "Robert Harrow"), person("b", "Bob Harrow", city="Turin")),
        (person("a", "Anna Harrow", email="a@x.test"), person("b", "Ana Fontaine", email="a@x.test")),
    ],
)
def test_copies_of_one_subject_meet(left: Record, right: Record) -> None:
    assert meet(left, right)


def test_strangers_are_not_compared() -> None:
    assert not meet(company("a", "Corwick"), company("b", "Zenobia"))
    assert not meet(person("a", "Anna Harrow"), person("b", "Boris Fontaine"))


def test_two_words_one_slip_apart_share_a_key() -> None:
    for slip in ("corwck", "corrwick", "corwikc", "cormick"):
        assert set(deletions("corwick")) & set(deletions(slip))
    assert not set(deletions("corwick")) & set(deletions("zenobia"))


def test_a_large_block_is_paired_with_neighbours_only_and_reported() -> None:
    size = 3 * CAP
    subjects = [
        traits_of(company(f"{n:03}", f"{chr(97 + n % 26)}x{n}q", phone="+1 202 555 0132"))
        for n in range(size)
    ]
    pairs, report = candidate_pairs(subjects, Rarity(subjects))
    assert report.large_blocks == {"phone": 1}
    assert len(pairs) <= size * (WINDOW + 1)
    assert report.lost["phone"] == (size - WINDOW) * (size - WINDOW - 1) // 2
    assert report.pairs == len(pairs)


def test_pairs_grow_with_the_records_and_not_with_their_square() -> None:
    def pairs_of(size: int) -> int:
        subjects = [traits_of(company(str(n), f"Corwick {n} Energy", city="Turin")) for n in range(size)]
        return len(candidate_pairs(subjects, Rarity(subjects))[0])

    assert pairs_of(800) < 2.5 * pairs_of(400)


def test_a_pair_is_named_once_smaller_index_first() -> None:
    subjects = [traits_of(company(str(n), "Corwick", domain="corwick.example")) for n in range(5)]
    pairs, _ = candidate_pairs(subjects, Rarity(subjects))
    assert pairs == [(a, b) for a in range(5) for b in range(a + 1, 5)]


def test_a_record_that_says_nothing_has_no_key() -> None:
    assert list(block_keys(traits_of(company("a")), Rarity())) == []

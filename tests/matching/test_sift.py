"""Pairs that could be one at best are kept, and most of the others are not."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.model import Model, shipped
from matching.records import Record
from matching.resolve import SAME_BITS
from matching.sift import sift
from tests.matching.records import company, person
from tests.matching.tables import all_pairs, comparer_of, ints

ROOM = st.sampled_from
PLACE = {"city": "Turin", "street": "Via Po 5", "postal_code": "10121"}


def dropped(records: list[Record], others: int) -> list[tuple[str, str, float]]:
    """Pairs that were sifted out although they are as good as one, in a list as long as this."""
    comparer = comparer_of(*records)
    model: Model = shipped(records[0].kind, others=others)
    left, right = all_pairs(len(records))
    kept = {*zip(*(side.tolist() for side in sift(comparer, model, left, right)), strict=True)}
    compared = comparer.compare(left, right)
    bits = model.odds(compared).bits if compared.levels else np.full(len(left), model.prior_bits)
    return [
        (records[a].id, records[b].id, bit)
        for a, b, bit in zip(left.tolist(), right.tolist(), bits.tolist(), strict=True)
        if bit >= SAME_BITS and (a, b) not in kept
    ]


COMPANIES = st.builds(
    lambda *told: dict(zip(("name", "domain", "phone", "city", "country"), told, strict=True)),
    ROOM(["Corwick", "Corwick GmbH", "Corwikc", "Corwick Energy", "Zenobia", "TSMX", "Steel Group", "Bank", ""]),
    ROOM(["corwick.example", "corwick.test", "zenobia.example", ""]), ROOM(["+1 202 555 0132", "+1 202 555 0177", ""]),
    ROOM(["Turin", "Bari", ""]), ROOM(["IT", "DE", ""]),
)  # fmt: skip
PEOPLE = st.builds(
    lambda *told: dict(zip(("name", "email", "birth_date", "city", "company_name"), told, strict=True)),
    ROOM(["Anna Harrow", "A. Harrow", "Anna Harow", "Harrow Anna", "Boris Fontaine", "Harrow", ""]),
    ROOM(["anna@acme.test", "boris@acme.test", "anna@zenobia.test", ""]),
    ROOM(["1971-06-24", "1971-06-25", "1984", ""]),
    ROOM(["Turin", "Bari", ""]), ROOM(["Corwick", "Zenobia", ""]),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(COMPANIES, min_size=2, max_size=8), st.sampled_from([7, 500, 100_000]))
def test_no_two_companies_are_dropped_that_would_be_judged_one(
    told: list[dict[str, str]], others: int
) -> None:
    records = [company(f"{n:02}", **values) for n, values in enumerate(told)]
    assert dropped([*records, company("z", "Quorlix")], others) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(PEOPLE, min_size=2, max_size=8), st.sampled_from([7, 500, 100_000]))
def test_no_two_people_are_dropped_that_would_be_judged_one(told: list[dict[str, str]], others: int) -> None:
    records = [person(f"{n:02}", **values) for n, values in enumerate(told)]
    assert dropped([*records, person("z", "Quor Lixo")], others) == []


@pytest.mark.parametrize("make", [company, person])
def test_a_list_without_any_names_is_sifted_too(make: Callable[..., Record]) -> None:
    assert dropped([make(id_, phone="+1 202 555 0132", email="a.harrow@gmail.com") for id_ in "ab"], 1) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (company("a", former_name="Zenobiatech Corwick"), company("b", "Zenobiatech Corwick")),
        (
            company("a", "Bank", other_name="Zenobiatech Corwick"),
            company("b", "Group", other_name="Zenobiatech Corwick"),
        ),
    ],
)
def test_a_rare_name_that_is_not_the_first_counts_too(left: Record, right: Record) -> None:
    assert dropped([left, right], 100_000) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            person("a", "Peggy Harow", id_number="1234567"),
            person("b", "Margaret Harrow", id_number="1234567"),
        ),
        (company("a", "TSMX Group", **PLACE), company("b", "Thule Semiconductor Marine Xylophones", **PLACE)),
    ],
)
def test_names_that_agree_in_other_letters_count_too(left: Record, right: Record) -> None:
    assert dropped([left, right], 1_000_000) == []


def test_strangers_that_share_little_are_forgotten() -> None:
    chance = np.random.default_rng(1)
    names = ["".join(chance.choice([*"abcdefghijklmnopqrstuvwxyz"], 9)) for _ in range(70)]
    records = [
        company(f"{n:02}", name, city=f"Town{n % 2}x", domain=f"{name}.example")
        for n, name in enumerate(names)
    ]
    comparer = comparer_of(*records)
    left, right = all_pairs(len(records))
    kept, _ = sift(comparer, shipped("company", others=1_000), left, right)
    assert len(kept) < len(left) / 4


def test_namesakes_that_something_tells_apart_are_kept() -> None:
    records = [
        company("a", "Corwick", domain="corwick.example"),
        company("b", "Corwick", domain="zenobia.test"),
    ]
    comparer = comparer_of(*records)
    kept, _ = sift(comparer, shipped("company", others=40_000), ints(0), ints(1))
    assert len(kept) == 1


def test_what_is_kept_is_kept_in_order_and_nothing_is_added() -> None:
    records = [
        company(f"{n:02}", "Corwick" if n % 2 else f"Zenob{n}q", phone="+1 202 555 0132") for n in range(12)
    ]
    comparer = comparer_of(*records)
    left, right = all_pairs(len(records))
    pairs = [*zip(left.tolist(), right.tolist(), strict=True)]
    kept = [
        *zip(
            *(side.tolist() for side in sift(comparer, shipped("company", others=100_000), left, right)),
            strict=True,
        )
    ]
    assert kept
    assert [pair for pair in pairs if pair in set(kept)] == kept


def test_it_makes_no_difference_how_many_are_sifted_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = np.random.default_rng(2)
    words = ["".join(chance.choice([*"aeioxqlmt"], 7)) for _ in range(12)]
    records = [company(f"{n:02}", f"{words[n % 12]} {words[n % 7]}", city=f"Town{n % 3}x") for n in range(40)]
    comparer, model = comparer_of(*records), shipped("company", others=20_000)
    left, right = all_pairs(len(records))
    at_once = [side.tolist() for side in sift(comparer, model, left, right)]
    monkeypatch.setattr("matching.parts._AT_ONCE", 64)
    assert [side.tolist() for side in sift(comparer, model, left, right)] == at_once
    assert 0 < len(at_once[0]) < len(left)


def test_no_pairs_stay_no_pairs() -> None:
    comparer = comparer_of(company("a", "Corwick"), company("b", "Corwick"))
    left, right = sift(comparer, shipped("company"), ints(), ints())
    assert len(left) == len(right) == 0

"""How likely a source says something: what ships, what was learned, and how far each is believed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from connectors.catalog import ALL, BY_NAME
from connectors.connector import Target
from enrich.work.odds import Odds, _priors, prior, segment_of
from tests.work.sources import source

REGISTER = source("register", "company.employees")
FIELD = "company.employees"
HERE, THERE = "nordics, small", "north america, large"


def learned(*counts: tuple[str, int, int], name: str = "register", field: str = FIELD) -> Odds:
    """What was counted: segment, asked, found."""
    return Odds.learned(
        {"source": name, "segment": segment, "field": field, "asked": asked, "found": found}
        for segment, asked, found in counts
    )


def test_before_anything_is_learned_a_source_is_as_its_prior_says() -> None:
    website = BY_NAME["website"]
    assert Odds().chance(website, "company.name", HERE) == pytest.approx(prior("website", "company.name"))
    assert Odds().chance(REGISTER, FIELD, HERE) == pytest.approx(prior("nobody has heard of it", FIELD))


def test_a_prior_of_a_field_goes_before_that_of_its_source() -> None:
    assert prior("website", "company.name") != prior("website", "company.duns") == prior("website", "*")


def test_every_prior_is_of_a_source_that_ships_and_of_a_field_it_states() -> None:
    for (name, field), share in _priors().items():
        assert name in BY_NAME, name
        assert field in ("", "*", *BY_NAME[name].yields), (name, field)
        assert 0 < share < 1


def test_no_source_that_ships_is_certain_or_hopeless_before_it_was_asked() -> None:
    assert all(0 < Odds().chance(s, field, HERE) < 1 for s in ALL for field in ("", *s.yields))


def test_a_few_lucky_answers_change_little_and_five_hundred_decide() -> None:
    before = Odds().chance(REGISTER, FIELD, HERE)
    few, many = (learned((HERE, n, n)).chance(REGISTER, FIELD, HERE) for n in (2, 500))
    assert before < few < before + 0.25
    assert many > 0.97


def test_a_segment_that_was_never_seen_is_like_the_source_at_large() -> None:
    odds = learned((HERE, 500, 500))
    assert odds.chance(REGISTER, FIELD, THERE) > 0.95
    assert learned((HERE, 500, 0)).chance(REGISTER, FIELD, THERE) < 0.05


def test_a_segment_that_was_often_seen_is_believed_over_the_source_at_large() -> None:
    odds = learned((HERE, 500, 450), (THERE, 500, 5))
    assert odds.chance(REGISTER, FIELD, HERE) == pytest.approx(0.9, abs=0.03)
    assert odds.chance(REGISTER, FIELD, THERE) == pytest.approx(0.01, abs=0.03)


def test_what_was_learned_of_one_source_or_field_says_nothing_of_another() -> None:
    odds = learned((HERE, 500, 500))
    assert odds.chance(source("other", FIELD), FIELD, HERE) == Odds().chance(
        source("other", FIELD), FIELD, HERE
    )
    assert odds.chance(REGISTER, "company.city", HERE) == Odds().chance(REGISTER, "company.city", HERE)
    assert odds.chance(REGISTER, "", HERE) == Odds().chance(REGISTER, "", HERE)


def test_counts_of_one_segment_that_come_in_parts_add_up() -> None:
    assert learned((HERE, 30, 10), (HERE, 20, 15)) == learned((HERE, 50, 25))


shares = some.integers(0, 400).flatmap(lambda asked: some.tuples(some.just(asked), some.integers(0, asked)))


@given(shares, shares)
def test_a_chance_is_one_and_lies_between_what_was_assumed_and_what_was_seen(
    here: tuple[int, int], there: tuple[int, int]
) -> None:
    chance = learned((HERE, *here), (THERE, *there)).chance(REGISTER, FIELD, HERE)
    seen = [found / asked for asked, found in (here, there) if asked]
    bounds = [prior("register", FIELD), *seen]
    assert min(bounds) - 1e-9 <= chance <= max(bounds) + 1e-9
    assert 0 < chance < 1


@given(some.integers(1, 200))
def test_every_further_find_raises_the_chance(asked: int) -> None:
    chances = [learned((HERE, asked, found)).chance(REGISTER, FIELD, HERE) for found in range(asked + 1)]
    assert all(one < two for one, two in pairwise(chances))


@pytest.mark.parametrize(
    ("country", "employees", "segment"),
    [
        ("NO", "12", "nordics, small"),
        ("no", "50-99", "nordics, medium"),
        ("US", "1000+", "north america, large"),
        ("GB", "1,200", "united kingdom, large"),
        ("JP", "999", "elsewhere, medium"),
        ("", "", "anywhere, any size"),
        ("DE", "many", "central europe, any size"),
        ("DE", "²", "central europe, any size"),
        ("DE", "9" * 400, "central europe, any size"),
    ],
)
def test_a_kind_of_company_is_where_it_is_and_how_large(country: str, employees: str, segment: str) -> None:
    target = Target({"company.country": (country,)} if country else {})
    assert segment_of(target, employees) == segment


@given(some.text(max_size=6), some.text(max_size=12) | some.from_regex(r"[\d,²٣+-]{0,9}"))
def test_every_company_is_of_some_kind(country: str, employees: str) -> None:
    region, _, size = segment_of(Target({"company.country": (country,)}), employees).partition(", ")
    assert region
    assert size in ("small", "medium", "large", "any size")

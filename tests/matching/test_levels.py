"""The table of levels: what it must hold whatever numbers stand in it."""

from __future__ import annotations

from string import Formatter

import pytest

from matching import compare_companies, compare_people
from matching.compare import PLAIN
from matching.levels import EXCLUSIVE, Force, Level, levels_of, levels_of_own, number_of, shown_with
from matching.records import KINDS

LEVELS = [
    pytest.param(level, id=f"{kind} {field} {level.name}")
    for kind in KINDS
    for field, levels in levels_of(kind).items()
    for level in levels
]
FIELDS = [
    pytest.param(levels, id=f"{kind} {field}") for kind in KINDS for field, levels in levels_of(kind).items()
]


@pytest.mark.parametrize("level", LEVELS)
def test_shares_are_shares(level: Level) -> None:
    assert 0 < level.one < 1
    assert 0 < level.kin < 1
    assert level.namesake is None or 0 < level.namesake < 1
    assert level.any > 0
    assert 0 <= level.share <= 1


@pytest.mark.parametrize("levels", FIELDS)
def test_what_copies_show_does_not_sum_to_more_than_one(levels: tuple[Level, ...]) -> None:
    assert len({level.name for level in levels}) == len(levels)
    # Places are told in more or less detail, and each detail has shares of its own.
    assert sum(level.one for level in levels) <= (1.05 if levels[0].name != "street" else 2)


@pytest.mark.parametrize("level", [p for p in LEVELS if "differs" in str(p.id)])
def test_what_differs_is_no_more_usual_among_copies_than_by_chance(level: Level) -> None:
    usual = level.any if level.share else min(1.0, level.any)
    assert level.one <= usual


@pytest.mark.parametrize("levels", FIELDS)
def test_the_best_level_speaks_more_for_one_subject_than_the_last(levels: tuple[Level, ...]) -> None:
    if len(levels) > 1:
        assert levels[0].one / levels[0].kin > levels[-1].one / levels[-1].kin


@pytest.mark.parametrize("level", LEVELS)
def test_a_sentence_needs_nothing_but_the_two_values(level: Level) -> None:
    assert {name for _, name, _, _ in Formatter().parse(level.says) if name is not None} <= {"left", "right"}


@pytest.mark.parametrize("level", LEVELS)
def test_only_a_difference_has_force(level: Level) -> None:
    if level.name in ("same", "close", "typo"):
        assert level.force is Force.NONE


def test_every_level_that_names_can_come_to_is_in_the_table() -> None:
    assert set(compare_companies.LEVELS) == {level.name for level in levels_of("company")["name"]}
    assert set(compare_people.LEVELS) == {level.name for level in levels_of("person")["name"]}


def test_levels_of_names_stand_best_first_as_the_comparing_has_them() -> None:
    for kind, order in (("company", compare_companies.LEVELS), ("person", compare_people.LEVELS)):
        assert [number_of(kind, "name", level) for level in order] == list(range(1, len(order) + 1))


def test_what_is_equal_or_not_has_those_two_levels_in_this_order() -> None:
    known = {field: levels for kind in KINDS for field, levels in levels_of(kind).items()}
    for field in set(PLAIN) & set(known):
        assert [level.name for level in known[field]] == ["same", "differs"]
    assert set(PLAIN) <= set(known)


def test_two_different_numbers_of_which_a_company_has_one_bar_a_join() -> None:
    for field in EXCLUSIVE:
        assert levels_of("company")[field][1].force is Force.BAR


def test_nothing_compared_has_the_number_of_no_level() -> None:
    assert number_of("company", "name", "same") == 1
    with pytest.raises(KeyError):
        number_of("company", "name", "alike")


def test_a_column_of_ones_own_is_named_in_its_sentences() -> None:
    same, differs = levels_of_own("Ward")
    assert same.says.format(left="VII", right="VII") == "the same Ward VII"
    assert differs.says.format(left="VII", right="IX") == "Ward differs (VII, IX)"


@pytest.mark.parametrize("column", ["Size {m}", "{}", "Open {", "{field}"])
def test_any_name_of_a_column_can_stand_in_a_sentence(column: str) -> None:
    for level in levels_of_own(column):
        assert column in level.says.format(left="x", right="y")


PLACES = levels_of("company")["place"]


def share(levels: tuple[Level, ...], *names: str) -> float:
    return sum(level.one for level in levels if level.name in names)


@pytest.mark.parametrize(
    "columns", [{"city"}, {"street", "city"}, {"postal_code"}, {"country", "hinted_country"}]
)
def test_what_cannot_be_seen_for_want_of_a_column_is_seen_elsewhere(columns: set[str]) -> None:
    shown = shown_with(PLACES, columns)

    assert [level.name for level in shown] == [level.name for level in PLACES]
    assert all((level.one > 0) == (level.of in columns) == (level.kin > 0) for level in shown)
    assert sum(level.one for level in shown) == pytest.approx(sum(level.one for level in PLACES))
    assert sum(level.kin for level in shown) == pytest.approx(sum(level.kin for level in PLACES))


def test_copies_in_one_street_are_seen_in_one_city_and_few_in_different_ones() -> None:
    shown = shown_with(PLACES, {"city"})

    assert share(shown, "city_differs") < 0.18 * sum(level.one for level in shown)
    assert share(shown, "city") > share(PLACES, "street", "postal_code", "city")


def test_copies_in_different_cities_are_seen_in_different_streets_where_only_these_are_told() -> None:
    shown = shown_with(PLACES, {"street"})

    assert (
        share(shown, "street_differs")
        > share(PLACES, "street_differs", "city_differs", "country_differs") - 1e-9
    )


def test_nothing_changes_where_every_column_or_none_is_there() -> None:
    assert shown_with(PLACES, {level.of for level in PLACES}) == PLACES
    assert shown_with(PLACES, set()) == PLACES
    assert shown_with(levels_of("company")["name"], {"city"}) == levels_of("company")["name"]

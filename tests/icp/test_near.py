"""A distance from a place is a range: what a city's width leaves open is unknown, and never a no."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp.answer import Word
from icp.places import Point, coordinates, kilometres, of_city, of_coordinates, of_country, point_named
from tests.icp.companies import ask, known

MUNICH = Point(48.14, 11.58)
NEAR = 'kind = "location"\nnear = "Munich, DE"\nwithin_km = 60'


@pytest.mark.parametrize(
    ("where", "word"),
    [
        ({"city": "Dachau", "country": "DE"}, Word.YES),
        ({"city": "München", "country": "DE"}, Word.YES),
        ({"city": "Berlin", "country": "DE"}, Word.NO),
        ({"city": "Augsburg", "country": "DE"}, Word.UNKNOWN),
        ({"city": "Springfield"}, Word.UNKNOWN),
        ({"city": "Springfield", "country": "US"}, Word.NO),
        ({"city": "Kleinkleckersdorf", "country": "DE"}, Word.UNKNOWN),
        ({"country": "US"}, Word.NO),
        ({"country": "AT"}, Word.UNKNOWN),
        ({"country": "DE", "region": "Hamburg"}, Word.NO),
        ({"country": "DE", "region": "Bavaria"}, Word.UNKNOWN),
        ({"coordinates": "48.2,11.6"}, Word.YES),
        ({"coordinates": "52.5,13.4"}, Word.NO),
        ({"coordinates": "0,0"}, Word.UNKNOWN),
        ({}, Word.UNKNOWN),
    ],
)
def test_a_company_is_near_far_or_not_placed_well_enough(where: dict[str, str], word: Word) -> None:
    answer = ask(NEAR, known(**where))
    assert answer.word is word
    assert bool(answer.needs) is (word is Word.UNKNOWN)


def test_coordinates_go_before_the_city_which_is_less_exact() -> None:
    assert ask(NEAR, known(city="Augsburg", country="DE", coordinates="48.36,10.89")).word is Word.YES
    assert ask(NEAR, known(city="Augsburg", country="DE", coordinates="48.36,10.70")).word is Word.NO


def test_a_distance_is_told_with_the_range_that_is_known() -> None:
    assert ask(NEAR, known(city="Dachau", country="DE")).because == (
        "Dachau (wikidata, 3 months old) is 12-22 km from Munich"
    )
    assert "from Munich" in ask(NEAR, known(country="US")).because
    assert (
        "may or may not be within 60 km of Munich" in ask(NEAR, known(city="Augsburg", country="DE")).because
    )


def test_a_small_country_may_be_near_enough_as_a_whole() -> None:
    assert ask(NEAR.replace("60", "700"), known(country="LI")).word is Word.YES


def test_an_old_address_decides_nothing() -> None:
    assert ask(NEAR, known(city="Dachau", country="DE", days=900)).word is Word.UNKNOWN
    assert ask(NEAR, known(coordinates="48.2,11.6", days=900)).word is Word.UNKNOWN


def test_a_distance_and_a_country_must_both_hold() -> None:
    german = NEAR.replace("60", "200") + '\ncountries = ["DE"]'
    assert ask(german, known(city="Dachau", country="DE")).word is Word.YES
    assert ask(german, known(city="Innsbruck", country="AT")).word is Word.NO


@pytest.mark.parametrize("name", ["Valencia", "Springfield", "Cambridge"])
def test_a_name_that_several_cities_have_is_no_place_and_they_are_listed(name: str) -> None:
    found = point_named(name)
    assert isinstance(found, list)
    assert len(found) > 2
    assert all(isinstance(point_named(one), tuple) for one in found[:2])


def test_a_place_is_a_city_or_coordinates() -> None:
    assert point_named("Valencia, ES") == ("Valencia", Point(39.47, -0.38))
    assert point_named("48.14, 11.58") == ("48.14, 11.58", MUNICH)
    assert point_named("Xyzzyville") == []
    assert coordinates("91,0") is None
    assert coordinates("Munich") is None


def test_known_distances_are_right_to_one_percent() -> None:
    berlin, sydney = Point(52.52, 13.405), Point(-33.868, 151.209)
    assert kilometres(MUNICH, berlin) == pytest.approx(504, rel=0.01)
    assert kilometres(berlin, sydney) == pytest.approx(16_094, rel=0.01)


points = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))


@given(points, points, points)
def test_distances_are_a_metric_on_the_globe(a: Point, b: Point, c: Point) -> None:
    metre = 0.001  # At the antipodes the formula loses digits: the sine of a right angle hardly moves.
    assert kilometres(a, b) == pytest.approx(kilometres(b, a), abs=metre)
    assert 0 <= kilometres(a, b) <= 20_040
    assert kilometres(a, c) <= kilometres(a, b) + kilometres(b, c) + metre


@given(points, st.sampled_from(["Munich", "Berlin", "Augsburg", "Rosenheim"]))
def test_a_city_is_never_nearer_than_its_country_says(centre: Point, city: str) -> None:
    inside, whole = of_city(centre, city, "", "DE"), of_country(centre, "", "DE")
    assert inside is not None
    assert whole is not None
    assert whole.low <= inside.low <= inside.high <= whole.high


@given(
    points,
    st.sampled_from([("Munich", "48.13,11.57"), ("Berlin", "52.51,13.42"), ("Augsburg", "48.36,10.90")]),
)
def test_coordinates_in_a_city_lie_within_what_its_name_says(centre: Point, case: tuple[str, str]) -> None:
    city, place = case
    by_city, exact = of_city(centre, city, "", "DE"), of_coordinates(centre, place)
    assert by_city is not None
    assert exact is not None
    assert by_city.low <= exact.low + 2
    assert exact.high <= by_city.high + 2

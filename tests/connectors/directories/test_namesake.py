"""Which hits by name are believed, and how far."""

from __future__ import annotations

import pytest

from connectors.connector import Target
from connectors.directories.namesake import BY_NAME, Hit, belief, likely


def target(**known: str) -> Target:
    return Target(
        {f"company.{field}": (value,) for field, value in {"name": "Harborlight Tools", **known}.items()}
    )


def hit(
    name: str = "Harborlight Tools, Inc.",
    domain: str = "",
    country: str = "",
    region: str = "",
    city: str = "",
) -> Hit[str]:
    return Hit(name, (name,), (domain,), country, region, city)


def test_the_companys_own_domain_settles_it_whatever_the_name() -> None:
    assert (
        belief(target(domain="harborlight.example"), hit("HLT", "https://www.harborlight.example/x")) == 1.0
    )


@pytest.mark.parametrize(
    ("known", "found"),
    [
        ({"domain": "harborlight.example"}, {"domain": "harborlight.test", "city": "Oakland"}),
        ({"country": "DE"}, {"country": "USA"}),
        ({"region": "California"}, {"country": "US", "region": "TX"}),
        ({"country": "US"}, {"name": "Harborlight Toys", "country": "US"}),
    ],
)
def test_whatever_disagrees_refuses_a_namesake(known: dict[str, str], found: dict[str, str]) -> None:
    assert belief(target(**known), hit(**found)) == 0.0


def test_a_state_or_town_that_agrees_is_worth_more_than_a_country_and_that_more_than_a_name() -> None:
    state = belief(target(region="California"), hit(country="USA", region="CA"))
    town = belief(target(city="Oakland"), hit(country="US", city="OAKLAND"))
    assert state == town > belief(target(country="US"), hit(country="United States")) > BY_NAME
    assert belief(target(), hit()) == BY_NAME


def test_in_a_directory_of_one_country_the_country_is_no_second_signal() -> None:
    assert (
        belief(target(country="US"), Hit("x", ("Harborlight Tools",), country="US", national=True)) == BY_NAME
    )


def test_one_hit_at_most_is_read_when_nothing_but_the_name_can_be_compared() -> None:
    assert likely(target(), [hit(), hit("Harborlight Tools Ltd")]) == [("Harborlight Tools, Inc.", BY_NAME)]


def test_a_hit_with_a_second_signal_leaves_those_without_one_aside() -> None:
    hits = [hit("Harborlight Tools Ltd"), hit(country="US")]
    assert [name for name, _ in likely(target(country="US"), hits)] == ["Harborlight Tools, Inc."]

"""Nominatim: when it is asked at all, and which place counts."""

from __future__ import annotations

import pytest

from connectors.directories.nominatim import CONNECTOR
from connectors.statement import State
from tests.exchanges import Told, exchanges, tell


def told(name: str) -> Told:
    return tell(CONNECTOR, exchanges(f"nominatim/{name}.http"))


def test_a_house_is_located_for_the_company_that_was_asked_about() -> None:
    assert told("hit").about("nominatim:northwind.example")["company.coordinates"] == ["53.07516,8.80777"]


def test_who_else_is_at_the_address_is_not_read() -> None:
    assert not [s for s in told("hit").statements if "Oduya" in s.value + s.quote]


def test_nothing_is_asked_when_the_coordinates_are_known() -> None:
    assert not told("located").asked


@pytest.mark.parametrize("fixture", ["town", "elsewhere"])
def test_a_mere_town_or_a_street_in_another_one_is_no_address(fixture: str) -> None:
    assert told(fixture).outcome.state is State.ABSENT


def test_its_policy_is_declared() -> None:
    assert CONNECTOR.per_second < 1
    assert CONNECTOR.requests == 1
    assert CONNECTOR.base == "NOMINATIM_BASE_URL"
    assert "OpenStreetMap" in CONNECTOR.attribution

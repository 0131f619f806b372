"""ARES: members and owners of today out of a register that keeps everything."""

from __future__ import annotations

from connectors.registers import ares
from tests.exchanges import exchanges, tell


def test_erased_and_ended_members_and_members_of_erased_bodies_are_past() -> None:
    told = tell(ares.CONNECTOR, exchanges("ares/hit.http"))
    assert told.values("person.name") == ["Lukáš Zkušební", "Eva Členová"]
    assert told.values("person.since") == ["2020-01-01", "2019-01-01"]


def test_owners_are_companies_that_own_today() -> None:
    told = tell(ares.CONNECTOR, exchanges("ares/hit.http"))
    assert told.values("company.owner") == ["Severák Holding a.s."]
    sole = tell(ares.CONNECTOR, exchanges("ares/hit-sole-owner.http"))
    assert sole.values("company.owner") == ["STILL WATER LTD"]


def test_the_capital_of_today_is_read() -> None:
    assert tell(ares.CONNECTOR, exchanges("ares/hit.http")).values("company.capital") == ["2000000 CZK"]


def test_the_town_tells_namesakes_apart() -> None:
    told = tell(ares.CONNECTOR, exchanges("ares/hit-search.http"))
    assert set(told.values("company.registration_number")) == {"99000001"}


def test_nothing_private_of_a_member_is_stated() -> None:
    told = tell(ares.CONNECTOR, exchanges("ares/hit.http"))
    assert not any("1970" in s.value + s.quote or "Domácí" in s.value + s.quote for s in told.statements)

"""Both sources of the Danish register: protection against advertising, rows that hold today, odd days and codes."""

from __future__ import annotations

import pytest

from connectors.registers import cvrapi, datafordeler
from connectors.statement import State
from tests.exchanges import exchanges, tell


@pytest.mark.parametrize("connector", [cvrapi.CONNECTOR, datafordeler.CONNECTOR], ids=lambda c: c.name)
def test_protection_against_advertising_is_stated(connector: object) -> None:
    source = cvrapi.CONNECTOR if connector is cvrapi.CONNECTOR else datafordeler.CONNECTOR
    assert tell(source, exchanges(f"{source.name}/hit-protected.http")).values("company.no_solicit")
    assert not tell(source, exchanges(f"{source.name}/hit.http")).values("company.no_solicit")


def test_of_a_protected_company_neither_contact_nor_owner_is_stated() -> None:
    fields = {s.field for s in tell(cvrapi.CONNECTOR, exchanges("cvrapi/hit-protected.http")).statements}
    assert not fields & {"company.phone", "company.email", "company.owner", "person.name"}


def test_an_owner_is_a_person_or_a_company() -> None:
    told = tell(cvrapi.CONNECTOR, exchanges("cvrapi/hit.http"))
    assert told.values("person.name") == ["Mette Prøvegaard"]
    assert told.values("company.owner") == ["Nordenvind Holding ApS"]


def test_days_and_codes_are_mended() -> None:
    told = tell(cvrapi.CONNECTOR, exchanges("cvrapi/hit-protected.http"))
    assert told.values("company.dissolved") == ["2024-03-05"]
    assert told.values("company.industry_code") == ["db07:014620"]
    assert told.values("company.registration_number") == ["09000002"]


def test_the_one_answer_to_a_search_must_bear_the_name() -> None:
    told = tell(cvrapi.CONNECTOR, exchanges("cvrapi/stranger.http"))
    assert told.outcome.state is State.ABSENT
    assert not told.statements


def test_a_search_that_brings_the_company_is_not_followed_by_another_request() -> None:
    assert len(tell(cvrapi.CONNECTOR, exchanges("cvrapi/hit-search.http")).asked) == 1


def test_rows_whose_validity_or_registration_has_ended_are_not_read() -> None:
    told = tell(datafordeler.CONNECTOR, exchanges("datafordeler/hit.http"))
    assert told.values("company.legal_name") == ["Nordenvind Måling ApS"]
    assert told.values("company.street") == ["Prøvekajen 4"]


def test_the_newest_headcount_is_read() -> None:
    told = tell(datafordeler.CONNECTOR, exchanges("datafordeler/hit.http"))
    count = next(s for s in told.statements if s.field == "company.employees")
    assert (count.value, count.as_of.year) == ("20-49", 2025)

"""OpenAlex: what it costs to ask, whose entry it is, and what its refusals mean."""

from __future__ import annotations

from connectors.directories.openalex import CONNECTOR
from tests.exchanges import Told, exchanges, tell


def told(name: str) -> Told:
    return tell(CONNECTOR, exchanges(f"openalex/{name}.http"))


def test_the_institution_on_the_companys_domain_is_read_and_one_in_another_country_is_not() -> None:
    assert {s.subject for s in told("hit").statements} == {"openalex:0nwind101"}


def test_its_topics_are_what_the_company_does_research_on() -> None:
    assert told("hit").values("company.keyword") == ["Tidal sediment", "Sensor drift"]


def test_a_known_registry_identifier_spares_the_search_that_costs() -> None:
    assert told("known").asked == ["https://api.openalex.org/institutions/ror:0nwind101"]
    assert told("known").values("company.name") == ["Northwind Instruments"]


def test_it_can_not_outspend_the_free_allowance_of_a_day() -> None:
    assert CONNECTOR.price.free
    assert CONNECTOR.per_day * 0.001 <= 0.10

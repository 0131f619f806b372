"""Domain registrations: which registry is asked, and who is never named."""

from __future__ import annotations

from connectors.rdap import CONNECTOR
from connectors.statement import Cause, State
from tests.exchanges import Told, exchanges, tell


def told(name: str) -> Told:
    return tell(CONNECTOR, exchanges(f"rdap/{name}.http"))


def test_the_registry_is_found_in_the_list_and_asked_over_https() -> None:
    assert told("hit").asked[1] == "https://rdap.registry.test/v1/domain/northwind.example"


def test_a_top_level_domain_without_a_service_is_absent_without_another_request() -> None:
    answer = told("no-service")
    assert answer.outcome.state is State.ABSENT
    assert len(answer.asked) == 1


def test_dates_are_days_and_names_are_in_lower_case_whatever_the_registry_prints() -> None:
    answer = told("hit")
    assert answer.values("company.domain_registered") == ["2004-08-30"]
    assert answer.values("company.domain_expires") == ["2028-09-14"]
    assert answer.values("company.nameserver") == ["ns1.hoster.test", "ns2.hoster.test"]
    assert {s.subject for s in answer.statements} == {"rdap:northwind.example"}


def test_the_registrant_is_an_organisation_and_the_person_beside_it_is_not_read() -> None:
    answer = told("hit")
    assert answer.values("company.legal_name") == ["Northwind Instruments Private Limited"]
    assert not any("Sandvik" in s.value or "Sandvik" in s.quote for s in answer.statements)


def test_neither_people_nor_privacy_services_nor_redactions_are_registrants() -> None:
    answer = told("redacted")
    assert answer.values("company.domain_registered") == ["2019-01-24"]
    assert not answer.values("company.legal_name")


def test_a_registrar_without_a_card_is_known_by_its_handle() -> None:
    assert told("redacted").values("company.registrar") == ["REG-QUAYSIDE"]


def test_a_refusal_inside_a_success_is_unknown() -> None:
    assert told("error-in-success").outcome.cause is Cause.RATE_LIMITED

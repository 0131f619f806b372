"""Brønnøysund: roles of today, the website as a signal, what is deleted or bankrupt."""

from __future__ import annotations

from connectors.registers import brreg
from tests.exchanges import exchanges, tell


def test_roles_that_ended_and_auditors_accountants_and_the_dead_are_left_out() -> None:
    told = tell(brreg.CONNECTOR, exchanges("brreg/hit.http"))
    assert told.values("person.name") == ["Ingrid Marie Prøvestad", "Per Fjell Nordprøve"]


def test_one_person_with_two_roles_has_both_titles() -> None:
    told = tell(brreg.CONNECTOR, exchanges("brreg/hit.http"))
    person = told.about("brreg:900000001/ingrid-marie-provestad")
    assert person["person.title"] == ["Daglig leder", "Styrets leder"]


def test_a_website_without_a_scheme_gives_the_domain() -> None:
    told = tell(brreg.CONNECTOR, exchanges("brreg/hit.http"))
    assert told.values("company.domain") == ["nordavind.example"]


def test_of_two_companies_of_a_name_that_with_the_domain_is_read_without_asking_again() -> None:
    told = tell(brreg.CONNECTOR, exchanges("brreg/hit-search.http"))
    assert set(told.values("company.registration_number")) == {"900000001"}
    assert [url.rpartition("/")[2] for url in told.asked][1:] == ["roller"]


def test_a_deleted_company_is_dissolved_and_a_persons_mailbox_is_not_stated() -> None:
    told = tell(brreg.CONNECTOR, exchanges("brreg/hit-deleted.http"))
    assert told.values("company.status") == ["dissolved"]
    assert not told.values("company.email")


def test_a_bankrupt_company_is_not_active() -> None:
    told = tell(brreg.CONNECTOR, exchanges("brreg/hit-bankrupt.http"))
    assert told.values("company.status") == ["bankrupt"]
    assert told.values("company.jurisdiction") == ["SE"]

"""People Data Labs: bands and not counts, namesakes, hidden contacts, people who have moved."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from connectors.paid import pdl, pdl_person
from tests.exchanges import exchanges, tell


def test_the_size_is_the_companys_own_band_and_not_the_count_of_profiles() -> None:
    told = tell(pdl.CONNECTOR, exchanges("pdl/hit.http"))
    assert told.values("company.employees") == ["51-200"]


def test_a_namesake_at_another_domain_is_not_read() -> None:
    assert tell(pdl.CONNECTOR, exchanges("pdl/namesake.http")).statements == []


def test_money_and_codes_carry_their_unit_and_system() -> None:
    told = tell(pdl.CONNECTOR, exchanges("pdl/hit.http"))
    assert told.values("company.raised") == ["4200000 USD"]
    assert told.values("company.industry_code") == ["naics:334513", "sic:3823"]
    assert told.values("company.country") == ["DE"]


def test_nothing_private_is_asked_for() -> None:
    asked = tell(pdl_person.CONNECTOR, exchanges("pdl_person/hit.http")).asked
    for url in asked:
        query = parse_qs(urlsplit(url).query)
        assert query["required"] == ["work_email"]
        kept = query["data_include"][0]
        assert not any(word in kept for word in ("birth", "personal", "mobile", "location", "sex", "street"))


def test_a_yes_in_place_of_an_address_is_no_address() -> None:
    told = tell(pdl_person.CONNECTOR, exchanges("pdl_person/hidden.http"))
    assert told.values("person.title") == ["Head Of Field Service"]
    assert told.values("person.email") == []
    assert not told.troubles


def test_somebody_who_works_elsewhere_now_is_not_stated() -> None:
    assert tell(pdl_person.CONNECTOR, exchanges("pdl_person/moved.http")).statements == []


def test_an_address_that_anybody_can_have_is_not_stated() -> None:
    told = tell(pdl_person.CONNECTOR, exchanges("pdl_person/private.http"))
    assert told.values("person.name") == ["Mara Ferrow"]
    assert told.values("person.email") == []


def test_it_is_as_sure_as_its_match() -> None:
    told = tell(pdl_person.CONNECTOR, exchanges("pdl_person/hit.http"))
    assert {s.confidence for s in told.statements} == {0.9}

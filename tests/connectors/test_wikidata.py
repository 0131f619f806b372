"""Wikidata: which entity is meant, which of its statements hold, and errors that look like success."""

from __future__ import annotations

import pytest

from connectors.statement import Cause, State
from connectors.wikidata import CONNECTOR, ties
from tests.exchanges import Told, exchanges, tell

OURS = "wikidata:Q900000001"


def told(name: str) -> Told:
    return tell(CONNECTOR, exchanges(f"wikidata/{name}.http"))


def person(item: str) -> dict[str, list[str]]:
    return told("hit").about(f"{OURS}/{item}")


def test_the_entity_on_the_companys_own_domain_is_read_and_its_namesakes_are_not() -> None:
    companies = {s.subject for s in told("hit").statements if s.kind == "company"}
    assert companies == {OURS}


def test_without_a_domain_every_organisation_of_the_name_is_a_subject_of_its_own() -> None:
    answer = told("namesakes")
    assert {s.subject for s in answer.statements} == {"wikidata:Q900000031", "wikidata:Q900000032"}


def test_a_name_with_a_legal_form_is_searched_for_without_it_when_nothing_bears_it() -> None:
    assert [url for url in told("namesakes").asked if "search=harbourlight&" in url]


def test_a_known_item_is_asked_for_in_one_fixed_form_and_not_searched_for() -> None:
    assert told("hit-known").asked[0] == (
        "https://www.wikidata.org/w/api.php?action=wbgetentities&format=json&ids=Q900000002"
        "&props=info%7Csitelinks%2Furls%7Caliases%7Clabels%7Cdescriptions%7Cclaims%7Cdatatype"
    )


def test_the_newest_headcount_counts_and_a_deprecated_one_never() -> None:
    assert told("hit").about(OURS)["company.employees"] == ["240"]


def test_deprecated_and_outranked_websites_are_not_its_website() -> None:
    assert told("hit").about(OURS)["company.domain"] == ["northwind.example"]


def test_revenue_comes_with_the_currency_it_is_counted_in() -> None:
    assert told("hit").about(OURS)["company.revenue"] == ["41500000 EUR"]


def test_a_date_is_as_precise_as_it_is_known() -> None:
    assert told("hit").about(OURS)["company.founded"] == ["1999"]
    known = told("hit-known").about("wikidata:Q900000002")
    assert known["company.dissolved"] == ["2018-04-30"]
    assert "company.founded" not in known  # known to the century only


def test_a_name_that_has_ended_is_former_and_a_respelling_is_no_other_name() -> None:
    said = told("hit").about(OURS)
    assert said["company.legal_name"] == ["Northwind Instruments GmbH"]
    assert said["company.former_name"] == ["Seewind Messtechnik AG"]
    assert said["company.other_name"] == ["NWI", "Northwind", "Northwind Messgeräte"]


def test_a_subsidiary_it_no_longer_has_is_not_stated() -> None:
    assert told("hit").about(OURS)["company.subsidiary"] == ["Seewind Service"]


def test_identifiers_become_the_keys_and_addresses_they_stand_for() -> None:
    said = told("hit").about(OURS)
    assert said["company.cik"] == ["0009100017"]
    assert said["company.linkedin"] == ["https://www.linkedin.com/company/northwind-instruments"]
    assert said["company.ticker"] == ["NWND"]


def test_a_chief_executive_has_the_dates_of_the_term() -> None:
    assert person("Q900000022") == {
        "person.name": ["Mirela Oduya"],
        "person.employer": [OURS],
        "person.title": ["chief executive officer"],
        "person.since": ["2021-06"],
    }


def test_an_ended_role_of_somebody_who_goes_on_in_another_is_left_out() -> None:
    chair = person("Q900000021")
    assert chair["person.title"] == ["chairperson", "founder"]
    assert chair["person.since"] == ["2021-06-01"]
    assert "person.until" not in chair


def test_an_ended_role_is_stated_with_its_end_and_left_out_when_nobody_knows_when_it_ended() -> None:
    assert person("Q900000024")["person.until"] == ["2019"]
    assert not person("Q900000023")


def test_a_mere_founder_is_believed_less_than_an_officer_and_a_company_is_no_founder() -> None:
    answer = told("hit")
    belief = {s.subject: s.confidence for s in answer.statements if s.field == "person.title"}
    assert belief[f"{OURS}/Q900000026"] < belief[f"{OURS}/Q900000022"]
    assert f"{OURS}/Q900000015" not in belief


def test_what_needs_no_label_is_read_when_the_labels_are_not_to_be_had() -> None:
    answer = told("no-labels")
    assert answer.values("company.dissolved") == ["2018-04-30"]
    assert not answer.values("company.country")


@pytest.mark.parametrize(
    ("fixture", "cause"), [("maxlag", Cause.RATE_LIMITED), ("internal-error", Cause.ERROR)]
)
def test_an_error_inside_a_success_is_unknown_with_its_cause(fixture: str, cause: Cause) -> None:
    assert told(fixture).outcome.cause is cause


@pytest.mark.parametrize("fixture", ["no-such-entity", "missing"])
def test_an_identifier_that_nobody_has_is_absent(fixture: str) -> None:
    assert told(fixture).outcome.state is State.ABSENT


def test_an_owner_is_stated_when_it_is_an_organisation_and_goes_on_owning() -> None:
    assert told("hit").about(OURS)["company.owner"] == ["Quayside Partners"]


def test_a_person_who_owns_a_share_is_no_owning_company() -> None:
    asked = next(url for url in told("hit").asked if "labels%7Cclaims" in url)
    assert "Q900000022" in asked  # the chief executive
    assert "Mirela Oduya" not in told("hit").about(OURS)["company.owner"]


def test_profit_and_assets_are_those_of_the_newest_year() -> None:
    said = told("hit").about(OURS)
    assert said["company.profit"] == ["910000 EUR"]
    assert said["company.assets"] == ["72400000 EUR"]
    assert {s.as_of.year for s in told("hit").statements if s.field == "company.profit"} == {2025}


def tie(path: str) -> dict[str, list[str]]:
    return told("hit").about(f"{OURS}/{path}")


def test_a_parent_comes_with_its_item_and_since_when_it_is_one() -> None:
    parent = tie("parent/northwind-holding/2017-05")
    assert parent["relation.key"] == ["wikidata:Q900000015"]
    assert parent["relation.since"] == ["2017-05"]
    assert "relation.until" not in parent


def test_a_subsidiary_and_an_owner_of_the_past_are_ties_that_ended() -> None:
    assert tie("subsidiary/seewind-leasing/2020-06-30")["relation.until"] == ["2020-06-30"]
    assert tie("owner/breakwater-capital/2015")["relation.until"] == ["2015"]


def test_the_last_day_of_a_former_name_is_told() -> None:
    assert tie("former-name/seewind-messtechnik-ag/2007-01-01")["relation.until"] == ["2007-01-01"]


def claim(item: str, **days: str) -> dict[str, object]:
    """A statement whose value is an item; an empty day is one that nobody knows."""
    known = {"timezone": 0, "precision": 9}
    qualifiers = {
        prop: [
            {"snaktype": "value", "datavalue": {"value": {"time": f"+{year}-00-00T00:00:00Z", **known}}}
            if year
            else {"snaktype": "somevalue"}
        ]
        for prop, year in days.items()
    }
    snak = {"snaktype": "value", "datavalue": {"value": {"id": item}}}
    return {"mainsnak": snak, "rank": "normal", "qualifiers": qualifiers}


def kinds(**claims: list[dict[str, object]]) -> list[str]:
    found = ties.ties("Q1", {"claims": claims}, {"Q2": "Quayside Partners"}, {})
    return [f.value for f in found if f.field == "relation.kind"]


def test_a_tie_that_ended_nobody_knows_when_is_left_out() -> None:
    assert kinds(P749=[claim("Q2", P580="2001", P582="2009")]) == ["parent"]
    assert kinds(P749=[claim("Q2", P580="2001", P582="")]) == []


def test_what_it_was_merged_into_is_its_successor_from_that_day() -> None:
    assert kinds(P7888=[claim("Q2", P585="2012")]) == ["successor"]
    assert kinds(P1366=[claim("Q2")]) == ["successor"]
    assert kinds(P1365=[claim("Q2")]) == ["predecessor"]

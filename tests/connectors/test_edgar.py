"""EDGAR: which filer is meant, what a notice of a raise says, and what is neither funding nor a person."""

from __future__ import annotations

import pytest

from connectors.connector import Target
from connectors.edgar import CONNECTOR, tickers
from connectors.edgar.codes import NOWHERE, place
from connectors.page import Page
from connectors.statement import Cause, State
from tests.exchanges import SEEN, Told, exchanges, tell

LISTED = b"""{"0": {"cik_str": 1, "ticker": "HOL-B", "title": "HOLM T R CORP /NEW/"},
 "1": {"cik_str": 2, "ticker": "RHB", "title": "REGIONAL HARBOR BANK QUAY MAE"},
 "2": {"cik_str": 3, "ticker": "TID", "title": "TIDE GROUP HOLDINGS INC"},
 "3": {"cik_str": 4, "ticker": "TIDR", "title": "TIDE REALTY TRUST INC"}}"""


def told(name: str) -> Told:
    return tell(CONNECTOR, exchanges(f"edgar/{name}.http"))


def listed(**known: str) -> list[int]:
    page = Page("https://www.sec.gov/files/company_tickers.json", LISTED, SEEN)
    return tickers.candidates(page, Target({f"company.{field}": (value,) for field, value in known.items()}))


@pytest.mark.parametrize(
    ("known", "cik"),
    [
        ({"ticker": "hol.b"}, [1]),
        ({"name": "T. R. Holm"}, [1]),
        ({"name": "Quay Mae"}, [2]),
        ({"name": "Tide"}, [3]),
        ({"name": "Realty"}, []),
        ({"name": "Tide Boats"}, []),
    ],
)
def test_a_listed_company_is_found_by_ticker_or_name_as_the_sec_writes_it(
    known: dict[str, str], cik: list[int]
) -> None:
    assert listed(**known) == cik


def test_a_company_with_several_tickers_is_asked_for_once() -> None:
    assert sum("submissions" in url for url in told("hit").asked) == 1


def test_a_known_cik_is_asked_for_directly_padded_or_not() -> None:
    assert told("private").asked[0] == "https://data.sec.gov/submissions/CIK0009100044.json"


def test_absent_from_the_list_of_listed_companies_and_unknown_to_the_register_are_both_answers() -> None:
    assert told("empty").outcome.state is State.ABSENT
    assert told("unknown").outcome.state is State.ABSENT


def test_a_refusal_is_never_an_absence() -> None:
    assert told("refused").outcome.cause is Cause.BLOCKED


def test_a_name_loses_the_state_the_sec_adds_and_a_respelling_is_no_former_name() -> None:
    said = told("hit").about("edgar:cik:0009100017")
    assert said["company.legal_name"] == ["NORTHWIND INSTRUMENTS, INC.", "Northwind Instruments, Inc."]
    assert said["company.former_name"] == ["SEAWIND GAUGES INC", "Seawind Gauges & Co."]


def test_an_employer_number_of_zeros_and_the_word_none_are_nothing() -> None:
    said = told("private").about("edgar:cik:0009100044")
    assert "company.ein" not in said
    assert set(said["company.phone"]) == {"+14155550133"}  # of the notices; the filer's own reads "None"


def test_codes_of_places_are_edgars_own() -> None:
    foreign = told("foreign").about("edgar:cik:0009100066")
    assert foreign["company.country"] == ["DE"]
    assert foreign["company.jurisdiction"] == ["DE"]
    assert "company.region" not in foreign
    assert told("hit").about("edgar:cik:0009100017")["company.region"] == ["California"]


@pytest.mark.parametrize(
    ("code", "country", "subdivision"),
    [
        ("CA", "US", "US-CA"),
        ("A6", "CA", "CA-ON"),
        ("L2", "IE", ""),
        ("2Q", "GE", ""),
        ("GA", "US", "US-GA"),
        ("PR", "PR", ""),
    ],
)
def test_a_code_leads_to_its_country_and_state(code: str, country: str, subdivision: str) -> None:
    assert place(code)[:2] == (country, subdivision)


def test_a_code_outside_the_list_is_nowhere() -> None:
    assert place("??") == place(None) == NOWHERE


def test_a_code_that_names_no_industry_is_not_stated_as_one() -> None:
    foreign = told("foreign").about("edgar:cik:0009100066")
    assert not {"company.industry", "company.industry_code"} & foreign.keys()


def test_an_amendment_stands_for_the_notice_it_amends() -> None:
    answer = told("hit")
    assert [url for url in answer.asked if url.endswith(".xml")] == [
        "https://www.sec.gov/Archives/edgar/data/9100017/000910001726000031/primary_doc.xml"
    ]
    assert answer.about("edgar:cik:0009100017/000910001726000031") == {
        "funding.company": ["edgar:cik:0009100017"],
        "funding.kind": ["Form D"],
        "funding.amount": ["4882828 USD"],
        "funding.offered": ["5000000 USD"],
        "funding.date": ["2026-03-30"],
        "funding.investors": ["10"],
    }


def test_an_amount_that_is_no_number_or_nothing_sold_is_not_stated() -> None:
    funding = told("private").about("edgar:cik:0009100044/000910004426000001")
    assert set(funding) == {"funding.company", "funding.kind"}


def test_money_that_is_passed_on_is_no_funding() -> None:
    answer = told("fund")
    assert answer.outcome.state is State.FOUND
    assert not any(s.kind == "funding" for s in answer.statements)


def test_related_persons_are_people_with_a_function_and_never_an_address() -> None:
    answer = told("hit")
    assert answer.values("person.name") == ["Jonna Q. Sandvik", "Teodor Abara"]
    assert not any("HOME LANE" in s.value or "HOME LANE" in s.quote for s in answer.statements)


def test_a_function_in_words_comes_before_the_boxes_that_are_ticked() -> None:
    titles = told("hit").about("edgar:cik:0009100017/jonna-q-sandvik")["person.title"]
    assert titles == ["Chief Executive Officer", "Executive Officer", "Director"]


def test_a_function_in_another_company_is_not_one_here() -> None:
    assert told("fund").about("edgar:cik:0009100055/ana-lind")["person.title"] == ["Executive Officer"]


def test_functions_speak_of_the_day_the_notice_was_signed() -> None:
    spoken = {s.subject: s.as_of for s in told("private").statements if s.field == "person.title"}
    assert f"{spoken['edgar:cik:0009100044/pavel-roth']:%Y-%m-%d}" == "2012-05-01"
    assert spoken["edgar:cik:0009100044/pavel-roth"] < spoken["edgar:cik:0009100044/ines-vogt"]


def test_a_former_name_comes_with_the_days_between_which_it_was_filed_under() -> None:
    tie = told("hit").about("edgar:cik:0009100017/former-name/seawind-gauges-inc/1999-01-26")
    assert tie["relation.since"] == ["1999-01-26"]
    assert tie["relation.until"] == ["2007-01-04"]
    assert len({s.subject for s in told("hit").statements if s.kind == "relation"}) == 1

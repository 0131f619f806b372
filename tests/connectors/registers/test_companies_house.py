"""Companies House: who runs and owns a company now, and which of several namesakes it is."""

from __future__ import annotations

from connectors.connector import Target
from connectors.registers import companies_house
from connectors.statement import State
from tests.exchanges import exchanges, tell

SUBJECT = "companies_house:09900001"


def test_officers_who_left_and_bodies_corporate_are_not_among_the_people() -> None:
    told = tell(companies_house.CONNECTOR, exchanges("companies_house/hit.http"))
    assert set(told.values("person.name")) == {"Maeve Siobhan O'Halloran", "Angus McTavish-Brown"}


def test_an_officer_who_owns_is_one_person_with_both_titles() -> None:
    told = tell(companies_house.CONNECTOR, exchanges("companies_house/hit.http"))
    titles = told.about(f"{SUBJECT}/angus-mctavish-brown")["person.title"]
    assert titles == ["Director", "Secretary", "Person with significant control"]


def test_a_corporate_owner_is_an_owner_and_nobody_else_is() -> None:
    told = tell(companies_house.CONNECTOR, exchanges("companies_house/hit.http"))
    assert told.values("company.owner") == ["Northwind Holdings Limited"]


def test_nothing_private_of_an_officer_is_stated() -> None:
    told = tell(companies_house.CONNECTOR, exchanges("companies_house/hit.http"))
    said = " ".join(f"{s.value} {s.quote}" for s in told.statements if s.field.startswith("person."))
    assert not any(private in said for private in ("1979", "1968", "Irish", "British", "Harbour Row"))


def test_the_register_is_that_of_the_part_of_the_kingdom() -> None:
    told = tell(companies_house.CONNECTOR, exchanges("companies_house/hit-dissolved.http"))
    assert told.values("company.register") == ["RA000586"]
    assert told.values("company.dissolved") == ["2024-11-19"]


def test_a_postal_code_tells_namesakes_apart_and_nothing_else_does() -> None:
    found = tell(companies_house.CONNECTOR, exchanges("companies_house/hit-search.http"))
    assert set(found.about(SUBJECT)["company.registration_number"]) == {"09900001"}
    assert max(s.confidence for s in found.statements) == 0.9
    none = tell(companies_house.CONNECTOR, exchanges("companies_house/namesakes.http"))
    assert none.outcome.state is State.ABSENT
    assert len(none.asked) == 1


def test_codes_of_the_old_list_of_trades_are_left_out() -> None:
    told = tell(companies_house.CONNECTOR, exchanges("companies_house/hit.http"))
    assert told.values("company.industry_code") == ["uksic:26511"]


def test_a_company_known_to_be_elsewhere_is_not_asked_about_unless_it_is_registered_here() -> None:
    danish = {"company.name": ("Northwind",), "company.country": ("DK",)}
    assert not companies_house.CONNECTOR.can_ask(Target(danish))
    assert companies_house.CONNECTOR.can_ask(Target({**danish, "company.register": ("RA000585",)}))
    assert companies_house.CONNECTOR.can_ask(Target({"company.name": ("Northwind",)}))


def test_a_former_name_comes_with_the_days_on_which_it_began_and_ended() -> None:
    told = tell(companies_house.CONNECTOR, exchanges("companies_house/hit.http"))
    tie = told.about(f"{SUBJECT}/former-name/seewind-gauges-limited/2012-02-01")
    assert (tie["relation.since"], tie["relation.until"]) == (["2012-02-01"], ["2014-06-02"])


def test_an_owner_of_the_past_is_a_tie_that_ended_and_no_owner() -> None:
    told = tell(companies_house.CONNECTOR, exchanges("companies_house/hit.http"))
    past = told.about(f"{SUBJECT}/owner/breakwater-capital-limited/2016-04-06")
    assert past["relation.until"] == ["2019-03-01"]
    assert told.about(f"{SUBJECT}/owner/northwind-holdings-limited/2016-04-06")["relation.kind"] == ["owner"]
    assert told.values("company.owner") == ["Northwind Holdings Limited"]

"""Which entry of a register is the company's: by its number, else by its name and something that agrees with it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from connectors.connector import Read, Request, Target, Unanswered
from connectors.page import Page
from connectors.registers.enquiry import enquire
from connectors.registers.entries import (
    BY_COUNTRY,
    BY_DOMAIN,
    BY_NAME_ALONE,
    BY_POSTCODE,
    BY_TOWN,
    Entry,
    sought,
)
from connectors.registers.register import Register
from connectors.statement import Cause
from tests.exchanges import SEEN

BRITISH = Register("GB", ("RA000585", "Companies House"), r"(?:[A-Z]{2})?\d{1,8}", width=8)
FRENCH = Register("FR", ("RA000189", "SIRET"), r"(\d{9})(?:\d{5})?", vat=r"FR[0-9A-Z]{2}(\d{9})", width=9)


def known(**fields: str) -> Target:
    return Target({f"company.{name}": (value,) for name, value in fields.items()})


def entry(number: str = "1", name: str = "Northwind Instruments Ltd", **more: object) -> Entry:
    return Entry(number, (name,), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("printed", "number"),
    [("9900001", "09900001"), ("SC 900001", "SC900001"), ("sc1", "SC000001"), ("09900001", "09900001")],
)
def test_a_number_of_a_named_register_gets_its_leading_zeros_back(printed: str, number: str) -> None:
    assert BRITISH.numbers(known(register="RA000585", registration_number=printed)) == [number]
    assert BRITISH.numbers(known(register="Companies House", registration_number=printed)) == [number]


def test_without_a_register_a_number_counts_in_its_country_and_in_full_only() -> None:
    assert BRITISH.numbers(known(country="GB", registration_number="09900001")) == ["09900001"]
    assert BRITISH.numbers(known(jurisdiction="GB-SCT", registration_number="SC900001")) == ["SC900001"]
    assert BRITISH.numbers(known(country="GB", registration_number="9900001")) == []
    assert BRITISH.numbers(known(country="DK", registration_number="09900001")) == []
    assert BRITISH.numbers(known(registration_number="09900001")) == []


def test_a_number_of_another_register_is_not_taken_for_one_of_this() -> None:
    charity = known(country="GB", register="RA000589", registration_number="09900001")
    assert BRITISH.numbers(charity) == []
    assert BRITISH.numbers(known(register="RA000585", registration_number="HRB 99001")) == []


def test_a_vat_number_that_holds_the_number_names_it() -> None:
    assert FRENCH.numbers(known(vat_id="FR 00 900 000 001")) == ["900000001"]
    assert FRENCH.numbers(known(vat_id="DK90000001")) == []


def test_the_number_of_a_seat_is_cut_to_that_of_its_company() -> None:
    assert FRENCH.numbers(known(register="SIRET", registration_number="900 000 001 00012")) == ["900000001"]


def test_an_identifier_of_opencorporates_names_country_and_number() -> None:
    assert BRITISH.numbers(known(opencorporates="gb/9900001")) == ["09900001"]
    assert BRITISH.numbers(known(opencorporates="us_de/9900001")) == []


@pytest.mark.parametrize(
    ("target", "belief"),
    [
        ({"domain": "northwind.example"}, BY_DOMAIN),
        ({"postal_code": "bs991aa"}, BY_POSTCODE),
        ({"city": "Bristol"}, BY_TOWN),
        ({"country": "GB"}, BY_COUNTRY),
        ({"register": "RA000585"}, BY_COUNTRY),
        ({}, BY_NAME_ALONE),
        ({"country": "GB", "city": "Leeds"}, BY_NAME_ALONE),
    ],
)
def test_a_hit_is_believed_by_what_agrees_beside_its_name(target: dict[str, str], belief: float) -> None:
    hit = entry(website="www.northwind.example", postcode="BS99 1AA", town="BRISTOL")
    if "domain" not in target:
        hit = entry(postcode="BS99 1AA", town="BRISTOL")
    found = BRITISH.likeliest(known(name="Northwind Instruments", **target), [hit])
    assert found == (hit, belief)


def test_a_longer_name_needs_more_than_the_country() -> None:
    holding = entry(name="Northwind Instruments Holdings Ltd", town="Bristol")
    assert BRITISH.likeliest(known(name="Northwind Instruments", country="GB"), [holding]) is None
    found = BRITISH.likeliest(known(name="Northwind Instruments", city="Bristol"), [holding])
    assert found is not None
    assert found[1] < BY_TOWN


def test_the_exact_name_wins_over_a_longer_one_at_the_same_place() -> None:
    exact, longer = entry("1", town="Bristol"), entry("2", "Northwind Instruments Group Ltd", town="Bristol")
    found = BRITISH.likeliest(known(name="Northwind Instruments", city="Bristol"), [longer, exact])
    assert found is not None
    assert found[0] is exact


def test_of_two_equal_namesakes_neither_is_read() -> None:
    pair = [entry("1", town="Leeds"), entry("2", town="York")]
    assert BRITISH.likeliest(known(name="Northwind Instruments", country="GB"), pair) is None


def test_a_running_company_wins_over_a_dissolved_namesake_and_a_dissolved_one_needs_a_place() -> None:
    gone, running = entry("1", active=False, town="Leeds"), entry("2", town="Leeds")
    in_leeds = known(name="Northwind Instruments", city="Leeds")
    assert BRITISH.likeliest(in_leeds, [gone, running]) == (running, BY_TOWN)
    assert BRITISH.likeliest(in_leeds, [gone]) == (gone, BY_TOWN)
    assert BRITISH.likeliest(known(name="Northwind Instruments", country="GB"), [gone]) is None


def test_a_namesake_with_a_website_of_its_own_is_somebody_else() -> None:
    other = entry(website="https://northwind-instruments.test")
    target = known(name="Northwind Instruments", country="GB", domain="northwind.example")
    assert BRITISH.likeliest(target, [other]) is None


def test_another_name_is_never_read_whatever_agrees() -> None:
    stranger = entry(name="Quietwater Boats Ltd", postcode="BS99 1AA", website="northwind.example")
    target = known(name="Northwind Instruments", postal_code="BS99 1AA", domain="northwind.example")
    assert BRITISH.likeliest(target, [stranger]) is None


def test_districts_of_a_town_are_the_town() -> None:
    hit = entry(town="PARIS CEDEX 08")
    assert FRENCH.likeliest(known(name="Northwind Instruments", city="Paris"), [hit]) == (hit, BY_TOWN)


def test_names_are_searched_without_their_legal_form_and_once() -> None:
    target = Target(
        {
            "company.legal_name": ("Northwind Instruments GmbH",),
            "company.name": ("Northwind Instruments", "NWI"),
        }
    )
    assert [name.lower() for name in sought(target)] == ["northwind instruments", "nwi"]


def test_a_register_that_is_not_searched_says_so_unless_the_company_is_of_another_country() -> None:
    assert FRENCH.known(known(country="DE", registration_number="HRB 99001")) == []
    assert FRENCH.known(known(vat_id="DK90000001")) == []
    for target in (known(country="FR"), known(registration_number="900000001")):
        with pytest.raises(Unanswered) as told:
            FRENCH.known(target)
        assert told.value.cause is Cause.ERROR


def test_a_company_without_a_number_and_a_name_was_not_asked_for_and_is_not_absent() -> None:
    asking = enquire(BRITISH, known(registration_number="HRB 99001"), Request, Request, lambda _: iter(()))
    with pytest.raises(Unanswered):
        next(asking)


def test_of_a_list_that_answers_a_number_only_the_entry_of_that_number_is_read() -> None:
    def listed(_: Page) -> Iterator[Entry]:
        yield entry("99", at="rows[0]")
        yield entry("9900001", at="rows[1]")

    page = Page(url="https://register.example/1", body=b'{"rows": [1, 2]}', seen=SEEN)
    by_number = known(register="RA000585", registration_number="09900001")
    asking = enquire(BRITISH, by_number, Request, Request, listed, listed=True)
    next(asking)
    found = asking.send(page)
    assert isinstance(found, Read)
    assert found.page.within == "rows[1]"

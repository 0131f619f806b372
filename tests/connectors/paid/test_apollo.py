"""Apollo: masked names, locked addresses, amounts as people print them."""

from __future__ import annotations

import pytest

from connectors.paid import apollo, apollo_person
from connectors.paid.profile import amount_of
from connectors.part import Changed
from connectors.statement import Cause
from tests.exchanges import exchanges, tell


def test_a_namesake_at_another_domain_is_not_read() -> None:
    assert tell(apollo.CONNECTOR, exchanges("apollo/namesake.http")).statements == []


def test_estimates_are_not_believed_like_facts() -> None:
    told = tell(apollo.CONNECTOR, exchanges("apollo/hit.http"))
    belief = {s.field: s.confidence for s in told.statements}
    assert belief["company.revenue"] < belief["company.raised"] < belief["company.founded"]
    assert told.values("company.revenue") == ["12500000 USD"]


def test_a_round_is_a_subject_of_its_own_with_each_investor() -> None:
    told = tell(apollo.CONNECTOR, exchanges("apollo/hit.http"))
    assert told.about("apollo:northwind.example/6500000000000000000000f1") == {
        "funding.company": ["apollo:northwind.example"],
        "funding.kind": ["Series A"],
        "funding.date": ["2025-03-18"],
        "funding.amount": ["3700000 EUR"],
        "funding.investor": ["Leeward Ventures", "Kontor Kapital"],
    }


def test_an_amount_in_no_known_currency_is_not_stated() -> None:
    told = tell(apollo.CONNECTOR, exchanges("apollo/hit.http"))
    assert "funding.amount" not in told.about("apollo:northwind.example/6500000000000000000000f2")


@pytest.mark.parametrize(
    ("printed", "currency", "amount"),
    [
        ("3.7M", "€", "3700000 EUR"),
        ("500K", "$", "500000 USD"),
        ("1.25B", "GBP", "1250000000 GBP"),
        ("9", "¤", ""),
    ],
)
def test_printed_amounts_are_written_out(printed: str, currency: str, amount: str) -> None:
    assert amount_of(printed, currency) == amount


def test_a_sentence_is_no_amount() -> None:
    with pytest.raises(Changed):
        amount_of("undisclosed", "$")
    assert tell(apollo.CONNECTOR, exchanges("apollo/odd-amount.http")).troubles[0].cause is Cause.CHANGED


def test_neither_private_addresses_nor_telephones_are_asked_for() -> None:
    hit = exchanges("apollo_person/hit.http")
    for _, sent in hit.answers:
        assert '"reveal_personal_emails": false' in sent
        assert '"reveal_phone_number": false' in sent


def test_a_locked_address_is_not_stated() -> None:
    told = tell(apollo_person.CONNECTOR, exchanges("apollo_person/locked.http"))
    assert told.values("person.title") == ["Head of Field Service"]
    assert told.values("person.email") == told.values("person.email_status") == []


def test_half_a_name_is_nobody() -> None:
    assert tell(apollo_person.CONNECTOR, exchanges("apollo_person/masked.http")).statements == []


def test_somebody_who_works_elsewhere_now_is_not_stated() -> None:
    assert tell(apollo_person.CONNECTOR, exchanges("apollo_person/moved.http")).statements == []

"""The Polish court register: both its parts, masked names, and no answer where it can not be asked."""

from __future__ import annotations

from connectors.connector import Target
from connectors.registers import krs
from tests.exchanges import exchanges, tell


def test_masked_names_are_nobody() -> None:
    told = tell(krs.CONNECTOR, exchanges("krs/hit.http"))
    assert told.statements
    assert not any("*" in s.value or s.field.startswith("person.") for s in told.statements)


def test_a_number_that_is_no_entrepreneurs_is_sought_among_associations() -> None:
    told = tell(krs.CONNECTOR, exchanges("krs/hit-association.http"))
    assert [url.partition("rejestr=")[2][0] for url in told.asked] == ["P", "S"]
    assert told.values("company.street") == ["CICHA 7"]
    assert not told.values("company.email")


def test_capital_and_trade_are_put_together_from_their_parts() -> None:
    told = tell(krs.CONNECTOR, exchanges("krs/hit.http"))
    assert told.values("company.capital") == ["150000.5 PLN"]
    assert told.values("company.industry_code") == ["pkd:26.51.Z"]


def test_a_company_of_which_only_the_name_is_known_is_not_asked_about() -> None:
    assert not krs.CONNECTOR.can_ask(Target({"company.name": ("Cicha Woda",), "company.country": ("PL",)}))

"""The French company search: directors without auditors, bands as ranges, the newest accounts, objections honoured."""

from __future__ import annotations

from connectors.registers import recherche_entreprises as source
from connectors.registers.codes import codes
from connectors.statement import State
from tests.exchanges import exchanges, tell


def test_directors_are_people_by_their_name_in_use_and_auditors_are_none() -> None:
    told = tell(source.CONNECTOR, exchanges("recherche_entreprises/hit.http"))
    assert told.values("person.name") == ["Hélène Marie Martel", "Yves de La Tour-Essai"]
    assert told.values("person.title") == ["Président de SAS", "Directeur Général"]


def test_a_search_for_a_number_reads_the_company_of_that_number_only() -> None:
    told = tell(source.CONNECTOR, exchanges("recherche_entreprises/hit.http"))
    assert set(told.values("company.registration_number")) == {"900000001"}


def test_the_band_is_a_range_of_its_year_and_an_unknown_one_is_nothing() -> None:
    told = tell(source.CONNECTOR, exchanges("recherche_entreprises/hit.http"))
    band = next(s for s in told.statements if s.field == "company.employees")
    assert (band.value, band.as_of.year) == ("20-49", 2023)
    assert not tell(source.CONNECTOR, exchanges("recherche_entreprises/hit-closed.http")).values(
        "company.employees"
    )
    assert codes("fr-headcount")["53"] == "10000+"


def test_the_newest_accounts_are_read_and_a_loss_keeps_its_sign() -> None:
    told = tell(source.CONNECTOR, exchanges("recherche_entreprises/hit.http"))
    assert told.values("company.revenue") == ["4250000 EUR"]
    assert told.values("company.profit") == ["-83000 EUR"]


def test_a_company_that_objected_to_diffusion_is_left_out() -> None:
    told = tell(source.CONNECTOR, exchanges("recherche_entreprises/objected.http"))
    assert told.outcome.state is State.ABSENT
    assert not told.statements


def test_a_town_tells_namesakes_apart_and_the_name_alone_does_not() -> None:
    found = tell(source.CONNECTOR, exchanges("recherche_entreprises/hit-search.http"))
    assert set(found.values("company.city")) == {"LYON 3"}
    none = tell(source.CONNECTOR, exchanges("recherche_entreprises/namesakes.http"))
    assert none.outcome.state is State.ABSENT


def test_no_day_of_birth_is_stated() -> None:
    told = tell(source.CONNECTOR, exchanges("recherche_entreprises/hit.http"))
    assert not any("1974" in s.value + s.quote or "1969" in s.value + s.quote for s in told.statements)

"""Prices of the user's own: they take the place of what sources declare, or are refused."""

from __future__ import annotations

import pytest

from connectors.price import MICRO
from enrich.errors import BadInput
from enrich.settings import prices
from enrich.work import sources
from enrich.work.sources import catalogue, chosen
from tests.work.sources import source

ADDED = source("added-one", "company.phone", cost=1.0)


@pytest.fixture(autouse=True)
def shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        sources, "ALL", (source("bought", "company.phone", cost=0.10), source("free", "company.phone"))
    )
    monkeypatch.setattr(sources, "third_party", lambda: ([ADDED], []))


def test_a_price_of_ones_own_replaces_the_declared_one_and_nothing_else() -> None:
    before, after = catalogue(), catalogue(prices={"BOUGHT": 0.034})
    assert after["bought"].price.bound == 0.034 * MICRO
    assert after["bought"].price.misses == before["bought"].price.misses
    assert {name: s for name, s in after.items() if name != "bought"} == {
        name: s for name, s in before.items() if name != "bought"
    }


def test_prices_hold_for_sources_that_are_named_and_for_those_of_other_packages() -> None:
    found = chosen(["bought", "added-one"], prices={"BOUGHT": 0.0, "ADDED-ONE": 2.0})
    assert found["bought"].price.free
    assert found["added-one"].price.credit == 2.0


def test_a_price_of_a_source_that_costs_nothing_is_refused() -> None:
    with pytest.raises(BadInput, match="ENRICH_PRICE_FREE is the price of a source that costs nothing"):
        catalogue(prices={"FREE": 0.03})


def test_a_price_of_no_source_is_refused_with_the_one_that_may_be_meant() -> None:
    with pytest.raises(
        BadInput, match=r"ENRICH_PRICE_BOUGT is the price of no source\. Did you mean ENRICH_PRICE_BOUGHT\?"
    ):
        catalogue(prices={"BOUGT": 1.0})
    with pytest.raises(BadInput, match=r"no source\. `enrich sources` names them"):
        chosen(["free"], prices={"XYZ": 1.0})


def test_prices_are_read_by_their_names_and_an_empty_one_is_none() -> None:
    environment = {"ENRICH_PRICE_BOUGHT": "0.034", "ENRICH_PRICE_FREE": "", "BOUGHT": "9", "ENRICH_GAP": "2"}
    assert prices(environment) == {"BOUGHT": 0.034}


@pytest.mark.parametrize("text", ["a lot", "-1", "nan", "inf", "0,034"])
def test_what_is_no_price_is_refused_by_its_name(text: str) -> None:
    with pytest.raises(
        BadInput, match=r"ENRICH_PRICE_BOUGHT='.*': this setting takes US dollars for one credit"
    ):
        prices({"ENRICH_PRICE_BOUGHT": text})

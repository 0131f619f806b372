"""Countries and states in every spelling."""

from __future__ import annotations

import pytest

from connectors.lexicon.places import (
    country_code,
    country_name,
    domain_country,
    european,
    subdivision,
    us_state,
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("U.S.", "US"), ("USA", "US"), ("Vereinigte Staaten", "US"), ("アメリカ合衆国", "US"), ("UK", "GB"),
        ("Scotland", "GB"), ("Deutschland", "DE"), ("deu", "DE"), ("Holland", "NL"), ("the Netherlands", "NL"),
        ("Korea, Republic of", "KR"), ("Czech Republic", "CZ"), ("ÖSTERREICH", "AT"), ("Россия", "RU"),
        ("Ivory Coast", "CI"), ("Niger", "NE"), ("Nigeria", "NG"), ("Hong Kong", "HK"), ("gb", "GB"),
    ],
)  # fmt: skip
def test_a_country_is_known_in_any_spelling(text: str, code: str) -> None:
    assert country_code(text) == code


@pytest.mark.parametrize("text", ["", "San Francisco", "Atlantis", "Nigerland", "California", "x"])
def test_what_is_no_country_has_no_code(text: str) -> None:
    assert country_code(text) == ""


def test_a_code_has_an_english_name() -> None:
    assert country_name("DE") == "Germany"
    assert country_name("ZZ") == ""


def test_members_of_the_union_are_known() -> None:
    assert (european("FR"), european("NO"), european("GB"), european("US")) == ("eu", "eea", "", "")


@pytest.mark.parametrize("text", ["California", "Calif.", "CA", "ca"])
def test_a_state_is_known_by_name_code_and_short_form(text: str) -> None:
    assert us_state(text) == "CA"


def test_states_are_those_of_their_country() -> None:
    assert subdivision("NSW", "AU") == "NSW"
    assert subdivision("Québec", "CA") == "QC"
    assert subdivision("Québec", "US") == us_state("Bavaria") == ""


def test_a_domain_tells_a_country_only_where_it_is_not_sold_abroad() -> None:
    assert domain_country("acme.de") == "DE"
    assert domain_country("acme.co.uk") == "GB"
    assert domain_country("acme.io") == domain_country("acme.com") == ""

"""A sole trader is a person: where they live and which telephone is theirs is not read, whichever register tells it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from connectors.catalog import BY_NAME
from tests.exchanges import Exchanges, Told, exchanges, tell

HOME = {
    "company.street",
    "company.legal_address",
    "company.postal_code",
    "company.coordinates",
    "company.phone",
}


def with_form(name: str, form: str, sole: str) -> Told:
    """What is told of the company of a fixture when its form is a sole trader's."""
    recorded = exchanges(f"{name}/hit.http")
    answers = {
        asked: [replace(page, body=page.body.replace(form.encode(), sole.encode())) for page in pages]
        for asked, pages in recorded.answers.items()
    }
    return tell(BY_NAME[name], Exchanges(recorded.target, answers))


@pytest.mark.parametrize(
    ("name", "form", "sole"),
    [
        ("brreg", '"kode": "AS"', '"kode": "ENK"'),
        ("ares", '"pravniForma": "112"', '"pravniForma": "101"'),
        ("recherche_entreprises", '"nature_juridique": "5710"', '"nature_juridique": "1000"'),
        ("cvrapi", '"companydesc": "Interessentskab"', '"companydesc": "Enkeltmandsvirksomhed"'),
        ("rpo_slovakia", "Spoločnosť s ručením obmedzeným", "Podnikateľ-fyzická osoba"),
    ],
)
def test_the_home_of_a_sole_trader_is_not_read(name: str, form: str, sole: str) -> None:
    usual, told = tell(BY_NAME[name], exchanges(f"{name}/hit.http")), with_form(name, form, sole)
    homes = [s.value for s in usual.statements if s.field in HOME]
    assert homes
    assert not [s for s in told.statements if s.field in HOME]
    assert not [s for s in told.statements if s.quote in homes]
    assert told.values("company.legal_name") == usual.values("company.legal_name")

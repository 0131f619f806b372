"""Company names taken apart."""

from __future__ import annotations

import pytest

from matching.normalise.companies import (
    Spellings,
    company_name,
    is_generic,
    is_sector,
    name_of_words,
    place_of,
    spellings,
)
from matching.normalise.company_words import filler_words, generic_words, united


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The Corwick Group, Inc.", "CORWICK GROUP INC"),
        ("J.P. Harrow & Co.", "JP Harrow"),
        ("Harrow & Sons", "Harrow and Sons"),
        ("A T & R", "AT&R Inc."),
        ("Wal-Born", "Walborn"),
        ("PepsiBo, Inc.", "PEPSIBO"),
        ("Crédit Boréal S.A.", "Credit Boreal"),
        ("Газовик", "Gazovik"),
        ("McOrmond's Corporation", "McOrmonds"),
    ],
)
def test_spellings_of_one_name_have_one_key(left: str, right: str) -> None:
    assert company_name(left).key == company_name(right).key


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Studio C", "Studio D"),
        ("Asian Fund III", "Asian Fund IV"),
        ("Nova Bank", "Nova Steel"),
        ("Bae", "Bai"),
    ],
)
def test_what_tells_companies_apart_stays(left: str, right: str) -> None:
    assert company_name(left).key != company_name(right).key


def test_variants_of_general_words_are_united_in_the_tokens() -> None:
    assert company_name("Corwick Technologies").tokens == company_name("Corwick Tech").tokens
    assert company_name("Corwick Intl Hldgs").tokens == ("corwick", "international", "holding")


def test_numerals_are_united() -> None:
    assert (
        company_name("Fund III").tokens == company_name("Fund 3").tokens == company_name("Fund Three").tokens
    )


def test_initials_stand_for_long_names() -> None:
    assert "tsm" in company_name("Thule Semiconductor Manufacturing Company Limited").initials
    assert "tsmc" in company_name("Thule Semiconductor Manufacturing Company Limited").initials
    assert company_name("Corwick").initials == frozenset()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CORWICK INC /NY", Spellings("CORWICK INC")),
        ("CORWICK GROUP INC/DE/", Spellings("CORWICK GROUP INC")),
        ("Home Barn (The)", Spellings("Home Barn")),
        ("Shape (ShapeScope)", Spellings("Shape", ("ShapeScope",))),
        ("Corwick (YC S20)", Spellings("Corwick")),
        ("Corwick Ltd t/a Zenobia", Spellings("Corwick Ltd", ("Zenobia",))),
        ("Corwick LLC d/b/a Zenobia", Spellings("Corwick LLC", ("Zenobia",))),
        ("Newname, Inc. (formerly Oldname, Inc.)", Spellings("Newname, Inc.", (), ("Oldname, Inc",))),
        ("Junior Harbour Works (JHW)", Spellings("Junior Harbour Works", ("JHW",))),
        ("Nord Bank (Schweiz) AG", Spellings("Nord Bank Schweiz AG")),
        ("Harbour SA/NV", Spellings("Harbour SA/NV")),
        ("CORWICK INC/DE", Spellings("CORWICK INC")),
        ("CORWICK CORP \\DE\\", Spellings("CORWICK CORP")),
        ("Corwick Inc. Class A", Spellings("Corwick Inc.")),
        ("Corwick Ltd, a division of Zenobia plc", Spellings("Corwick Ltd")),
        ("Corwick GmbH c/o Zenobia AG", Spellings("Corwick GmbH")),
        ("Corwick (now Zenobia)", Spellings("Corwick", ("Zenobia",))),
        ("Zenobia GmbH (ehem. Corwick GmbH)", Spellings("Zenobia GmbH", (), ("Corwick GmbH",))),
        ("Corwick, Inc. (formerly)", Spellings("Corwick, Inc.")),
        ("Nord Bank (Insurance)", Spellings("Nord Bank Insurance")),
        ("Corwick University (Minnesota)", Spellings("Corwick University Minnesota")),
        ("(now Zenobia)", Spellings("Zenobia")),
        ("Also Holding", Spellings("Also Holding")),
    ],
)
def test_a_cell_may_hold_several_names(text: str, expected: Spellings) -> None:
    assert spellings(text) == expected


def test_words_have_kinds() -> None:
    assert [is_generic(word) for word in ("group", "steel")] == [True, False]
    assert [is_sector(word) for word in ("steel", "corwick")] == [True, False]
    assert [place_of(word) for word in ("schweiz", "us", "corwick")] == ["CH", "", ""]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Zenobia 银行", ("zenobia", "bank")),
        ("Банк Ромашкин", ("bank", "romashkin")),
        ("Citrongroup", ("citron", "group")),
        ("PepsiBo", ("pepsi", "bo")),
        ("Corwick.com", ("corwick", "com")),
        ("Plan A", ("plan", "a")),
        ("Gab, The", ("gab",)),
        ("Corwick Partners I", ("corwick", "partner", "1")),
        ("Studio X", ("studio", "x")),
        ("Twenty Nine Palms", ("29", "palms")),
        ("J & P Harrow", ("jp", "harrow")),
        ("", ()),
        ("&", ()),
    ],
)
def test_the_tokens_of_a_name(text: str, tokens: tuple[str, ...]) -> None:
    assert company_name(text).tokens == tokens


def test_initials_are_those_of_the_words_as_written() -> None:
    assert company_name("Britannic Petroleum").tokens == ("britannic", "petroleum")
    assert company_name("Corwick Versicherung").tokens == ("corwick", "insurance")
    assert "cv" in company_name("Corwick Versicherung").initials


def test_a_name_can_be_put_together_from_its_words() -> None:
    name = company_name("Corwick Versicherung AG")
    assert name_of_words(name.text, name.words, name.form) == name


def test_synonyms_of_one_language_stay_two_words() -> None:
    assert len(set(united(("oil", "petroleum", "railway", "railroad", "airlines", "airways")))) == 6


def test_fillers_are_generic_and_not_the_other_way_round() -> None:
    assert filler_words() < generic_words()
    assert "group" in filler_words()
    assert "software" in generic_words() - filler_words()

"""Names as short texts: what goes in comes out, and equal names are one text."""

from __future__ import annotations

import pytest

from matching.compare_companies import compare_name as compare_companies
from matching.compare_people import compare_name as compare_people
from matching.normalise.companies import CompanyName, company_name
from matching.normalise.people import person_name
from matching.packed import company_of, packed_company, packed_person, person_of

COMPANIES = ["Corwick GmbH", "Harrow & Söhne", "The Zenobia Company", "ООО «Ромашкин»", "Zenobia 银行", "Fund III",
             "Studio C", "Corwick Elec. Mfg. Co., Ltd.", "株式会社ゼノビア", "A. O. Smithers Corp"]  # fmt: skip
PEOPLE = ["Anna Maria Harrow", "HARROW, Anna", "Robert Harrow Jr.", "Иван Петров", "王小明", "A. B. Harrow", "Harrow",
          "Salim AL-RAWI", "Ludo van der Kestrel"]  # fmt: skip


def packed(name: CompanyName) -> str:
    return packed_company(name.text, name.words, name.form)


@pytest.mark.parametrize("text", COMPANIES)
def test_a_companys_name_comes_back_as_it_went_in(text: str) -> None:
    name = company_name(text)
    back = company_of(packed(name))
    assert (back.words, back.tokens, back.key, back.form) == (name.words, name.tokens, name.key, name.form)
    assert packed(back) == packed(name)


@pytest.mark.parametrize("text", PEOPLE)
def test_a_persons_name_comes_back_as_it_went_in(text: str) -> None:
    name = person_name(text)
    back = person_of(packed_person(name))
    assert (back.given, back.family, back.generation, back.sure) == (
        name.given,
        name.family,
        name.generation,
        name.sure,
    )
    assert packed_person(back) == packed_person(name)


@pytest.mark.parametrize("left", COMPANIES)
def test_companies_compare_packed_as_they_do_unpacked(left: str) -> None:
    for right in COMPANIES:
        ours, theirs = company_name(left), company_name(right)
        there = compare_companies(company_of(packed(ours)), company_of(packed(theirs)))
        assert there == compare_companies(ours, theirs)


@pytest.mark.parametrize("left", PEOPLE)
def test_people_compare_packed_as_they_do_unpacked(left: str) -> None:
    for right in PEOPLE:
        ours, theirs = person_name(left), person_name(right)
        there = compare_people(person_of(packed_person(ours)), person_of(packed_person(theirs)))
        assert there == compare_people(ours, theirs)


def test_writings_of_one_name_are_one_text() -> None:
    assert packed(company_name("Corwick GmbH")) == packed(company_name("CORWICK  G.m.b.H."))
    assert packed_person(person_name("Anna Harrow")) == packed_person(person_name("anna  HARROW"))


def test_the_legal_form_and_the_generation_are_part_of_the_text() -> None:
    assert packed(company_name("Corwick GmbH")) != packed(company_name("Corwick"))
    assert packed_person(person_name("Robert Harrow Jr.")) != packed_person(person_name("Robert Harrow Sr."))


def test_characters_whose_sound_is_one_are_two_texts() -> None:
    one, other = person_name("李娜"), person_name("李纳")
    assert (one.given, one.family) == (other.given, other.family)
    assert packed_person(one) != packed_person(other)

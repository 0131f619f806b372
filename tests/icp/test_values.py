"""Criteria about fields that have one value: size, age, location, legal form, stage. And the rules they share."""

from __future__ import annotations

from datetime import timedelta

import pytest

from icp.answer import Word
from tests.icp.companies import NOW, ask, company, disputed, known, passport

SIZE = 'kind = "size"\nmin = 20\nmax = 500'


@pytest.mark.parametrize(
    ("employees", "word"),
    [("120", Word.YES), ("20", Word.YES), ("500", Word.YES), ("19", Word.NO), ("501", Word.NO), ("1000+", Word.NO),
     ("21-200", Word.YES), ("11-50", Word.UNKNOWN), ("201-1000", Word.UNKNOWN), ("100+", Word.UNKNOWN),
     ("~40", Word.YES), ("~24", Word.UNKNOWN), ("1-10", Word.NO)],
)  # fmt: skip
def test_a_size_is_in_or_out_and_a_band_that_a_limit_cuts_is_unknown(employees: str, word: Word) -> None:
    answer = ask(SIZE, known(employees=employees))
    assert answer.word is word
    assert bool(answer.needs) == (word is Word.UNKNOWN)


def test_an_answer_says_the_value_its_source_and_its_age() -> None:
    answer = ask(SIZE, known(employees="120"))
    assert answer.because == "120 employees (wikidata, 3 months old) is within 20-500"
    assert [s.value for s in answer.evidence] == ["120"]


def test_a_band_that_a_limit_cuts_leans_by_the_part_inside() -> None:
    mostly_in = ask(SIZE, known(employees="15-400"))
    mostly_out = ask(SIZE, known(employees="2-25"))
    assert 0.5 < mostly_in.likely < 1
    assert 0 < mostly_out.likely < 0.5
    assert mostly_in.because == "15-400 employees (wikidata, 3 months old) may be in or out of 20-500"


@pytest.mark.parametrize("employees", ["0", "?", "Nov-50"])
def test_a_value_that_says_nothing_is_unknown_and_never_no(employees: str) -> None:
    answer = ask(SIZE, known(employees=employees))
    assert answer.word is Word.UNKNOWN
    assert answer.because == f"no source says how many people it employs ('{employees}' says nothing)"
    assert answer.needs == ("company.employees",)


def test_what_no_source_says_is_unknown_with_nothing_to_lean_on() -> None:
    answer = ask(SIZE, known())
    assert (answer.low, answer.high, answer.likely) == (0, 1, 0.5)
    assert answer.evidence == ()


@pytest.mark.parametrize(("employees", "likely"), [("120", 0.75), ("5", 0.25)])
def test_stale_evidence_decides_nothing_leans_half_and_says_that_it_is_stale(
    employees: str, likely: float
) -> None:
    answer = ask(SIZE, known(employees=employees, days=800))
    assert answer.word is Word.UNKNOWN
    assert answer.likely == likely
    assert "stale: 2 years old" in answer.because
    assert answer.because.endswith("but that is too old to decide")
    assert answer.evidence


def test_evidence_becomes_stale_when_time_passes_and_not_before() -> None:
    about = known(employees="120", days=0)
    assert ask(SIZE, about, NOW + timedelta(days=365)).word is Word.YES
    assert ask(SIZE, about, NOW + timedelta(days=366)).word is Word.UNKNOWN


def test_sources_that_disagree_about_the_answer_leave_it_unknown_and_are_both_named() -> None:
    answer = ask(SIZE, company(disputed("company.employees", "120", "8")))
    assert answer.word is Word.UNKNOWN
    assert answer.because == (
        "sources disagree: 120 employees (wikidata, 3 months old), 8 employees (website, 30 days old)"
    )
    assert [s.value for s in answer.evidence] == ["120", "8"]


def test_a_disagreement_that_makes_no_difference_leaves_the_answer() -> None:
    answer = ask(SIZE, company(disputed("company.employees", "120", "130")))
    assert answer.word is Word.YES
    assert "sources disagree, 120 employees" in answer.because
    assert "130 employees" in answer.because


def test_one_limit_is_enough() -> None:
    assert ask('kind = "size"\nmin = 20', known(employees="100000")).word is Word.YES
    assert ask('kind = "size"\nmax = 20', known(employees="1")).word is Word.YES


@pytest.mark.parametrize(
    ("founded", "word"),
    [("2019", Word.YES), ("2023-09-28", Word.YES), ("2023-10-03", Word.NO), ("2023", Word.UNKNOWN),
     ("2016-10-03", Word.YES), ("2015", Word.NO), ("2030", Word.UNKNOWN), ("once", Word.UNKNOWN)],
)  # fmt: skip
def test_an_age_counts_from_the_foundation_at_the_precision_known(founded: str, word: Word) -> None:
    assert ask('kind = "age"\nmin_years = 3\nmax_years = 10', known(founded=founded)).word is word


@pytest.mark.parametrize(
    ("countries", "country", "word"),
    [('"DACH"', "AT", Word.YES), ('"DACH"', "SE", Word.NO), ('"EU"', "NO", Word.NO), ('"EEA"', "NO", Word.YES),
     ('"Germany", "france"', "FR", Word.YES), ('"nordics"', "FI", Word.YES), ('"Benelux"', "LU", Word.YES),
     ('"UK"', "GB", Word.YES), ('"DE"', "Deutschland", Word.YES), ('"DE"', "Atlantis", Word.UNKNOWN)],
)  # fmt: skip
def test_a_country_is_known_by_code_name_and_group(countries: str, country: str, word: Word) -> None:
    assert ask(f'kind = "location"\ncountries = [{countries}]', known(country=country)).word is word


def test_all_parts_of_a_place_must_hold_and_a_wrong_country_decides_alone() -> None:
    spanish = 'kind = "location"\ncountries = ["ES"]\ncities = ["València", "Valencia"]'
    assert ask(spanish, known(country="ES", city="VALENCIA")).word is Word.YES
    assert ask(spanish, known(country="VE")).word is Word.NO
    unknown = ask(spanish, known(country="ES"))
    assert unknown.word is Word.UNKNOWN
    assert unknown.needs == ("company.city",)
    assert unknown.because == "no source says in which city it is"


def test_a_city_is_compared_without_what_is_not_its_name() -> None:
    wanted = 'kind = "location"\ncities = ["New York", "Zürich"]'
    assert ask(wanted, known(city="New York City")).word is Word.YES
    assert ask(wanted, known(city="ZURICH")).word is Word.YES
    assert ask(wanted, known(city="York")).word is Word.NO


def test_states_are_known_by_name_and_code() -> None:
    californian = 'kind = "location"\ncountries = ["US"]\nregions = ["California"]'
    assert ask(californian, known(country="US", region="CA")).word is Word.YES
    assert ask(californian, known(country="US", region="Texas")).word is Word.NO


def test_spellings_of_one_legal_form_are_one() -> None:
    wanted = 'kind = "legal_form"\nany = ["GmbH", "AG"]'
    assert ask(wanted, known(legal_form="Gesellschaft mit beschränkter Haftung")).word is Word.YES
    assert ask(wanted, known(legal_form="SARL")).word is Word.NO
    assert ask(wanted, known()).word is Word.UNKNOWN


def test_a_legal_form_is_read_from_the_registered_name_where_no_source_states_it() -> None:
    wanted = 'kind = "legal_form"\nany = ["GmbH"]'
    answer = ask(wanted, known(legal_name="Nordlicht Instrumente GmbH"))
    assert answer.word is Word.YES
    assert answer.because.startswith("Nordlicht Instrumente GmbH (wikidata")
    assert ask(wanted, known(legal_name="Nordlicht")).word is Word.UNKNOWN


def test_a_website_in_a_variant_of_a_language_is_in_that_language_and_not_the_reverse() -> None:
    assert ask('kind = "language"\nany = ["de"]', known(language=("en", "de-AT"))).word is Word.YES
    assert ask('kind = "language"\nany = ["de-at"]', known(language="de")).word is Word.NO
    stale = company(passport("company.language", "de", days=3_000))
    assert ask('kind = "language"\nany = ["de"]', stale).word is Word.UNKNOWN

"""Two company names: the level on which they agree. All names are invented, but for words that everybody uses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.compare_companies import LEVELS, alike, compare_name
from matching.normalise.companies import company_name, spellings


def level(left: str, right: str) -> str:
    """The level of two names; the same in both directions."""
    there, _ = compare_name(company_name(left), company_name(right))
    back, _ = compare_name(company_name(right), company_name(left))
    assert there == back
    return there


SAME = [
    ("Corwick GmbH", "CORWICK Gesellschaft mit beschränkter Haftung"),
    ("Corwick AG", "Corwick Aktiengesellschaft"),
    ("ООО «Ромашкин»", "OOO Romashkin"),
    ("ТОВ Ромашкин", "Romashkin LLC"),
    ("PT Bintang Laut Tbk", "Bintang Laut"),
    ("UAB Zenobia", "Zenobia UAB"),
    ("Stichting Corwick", "Corwick"),
    ("株式会社ゼノビア", "Zenobia K.K."),
    ("Corwick Sp. z o.o.", "CORWICK SPÓŁKA Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ"),
    ("The Corwick Company", "Corwick Co."),
    ("Harrow & Söhne", "Harrow und Sons"),
    ("Corwick Bank", "Corwick Banque S.A."),
    ("Corwick Versicherungen", "Corwick Insurance"),
    ("Universidad Corwick", "Corwick Universität"),
    ("Corwick Mfg Co", "Corwick Manufacturing"),
    ("Corwick Bros. Svcs.", "Corwick Brothers Services"),
    ("Möllering", "Moellering"),
    ("Sørgård", "Soergaard"),
    ("Fund Three", "Fund III"),
    ("Brigade Forty-Four", "Brigade 44"),
    ("Partners V", "Partners 5"),
    ("PepsiBo", "Pepsibo"),
    ("Zenobia 银行", "Zenobia Bank"),
    ("Zenobia 자동차", "Zenobia Motors"),
    ("Corwick.com", "Corwick com"),
    ("United Corwick Air Lines", "United Corwick Airlines"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right"), SAME)
def test_spellings_of_one_name_are_one(left: str, right: str) -> None:
    if level(left, right) == "reordered":
        assert sorted(company_name(left).tokens) == sorted(company_name(right).tokens)
    else:
        assert level(left, right) == "same"


APART = [
    ("Studio C", "Studio D"),
    ("Plan A", "Plan B"),
    ("AG Barrow", "SE Barrow Ventures"),
    ("Asian Fund III", "Asian Fund IV"),
    ("Corwick Partners V", "Corwick Partners VI"),
    ("Corwick Trust 2004-1", "Corwick Trust 2004-2"),
    ("Global Energy Systems", "Global Energy Solutions"),
    ("Bowen of Boston", "Bowen of Atlanta"),
    ("Corwick Steel", "Corwick Motors"),
    ("Corwick Consulting Services", "Corwick Steel"),
    ("Corwick Railway", "Corwick Railroad"),
    ("Corwick Oil", "Corwick Petroleum"),
    ("American Corwick Airlines Group", "American Corwick International Group"),
    ("Nova Bank", "Delta Bank"),
    ("Gap", "Gab"),
]


@pytest.mark.parametrize(("left", "right"), APART)
def test_names_of_two_companies_stay_apart(left: str, right: str) -> None:
    assert level(left, right) in {"numbered", "kin", "family", "differs", "generic_differs"}


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("SMITHERS A O CORP", "A. O. Smithers", "reordered"),
        ("Corwick Technologies", "Corwick", "generic"),
        ("Corwick Group", "Corwick", "generic"),
        ("Corwick Group", "Corwick Steel", "shortened"),
        ("General Mortars Company", "General Motors Company", "typo"),
        ("Gasovik", "Газовик", "typo"),
        ("Samseonik", "Samsunik", "typo"),
        ("Thule Business Machines", "TBM", "acronym"),
        ("Britannic Petroleum", "BP", "acronym"),
        ("BNX Harrow", "Bank of Nova Xanthe Harrow", "acronym"),
        ("Volkswalden", "VW", "code"),
        ("Corwick GmbH", "Corwick Energy GmbH", "extended"),
        ("Corwick", "Corwick Deutschland", "branch"),
        ("Asian Fund III", "Asian Fund IV", "numbered"),
    ],
)
def test_other_agreements_have_their_level(left: str, right: str, expected: str) -> None:
    assert level(left, right) == expected


def test_letters_that_make_a_word_are_no_code() -> None:
    assert level("Nova", "Northern Value Agents of Oslo") == "differs"


def test_an_agreement_names_the_words_it_rests_on() -> None:
    _, agreed = compare_name(company_name("Corwick Zenobia"), company_name("Corwik Zenobia Ltd"))
    assert agreed == (("word", "zenobia"), ("slip", "corwick"))


def test_what_words_are_alike() -> None:
    assert alike("corwick", "corwikc")
    assert alike("elec", "electronics")
    assert alike("samseong", "samsung")
    assert not alike("bae", "bai")
    assert not alike("2004", "2005")
    assert not alike("corwick", "")


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_texts_can_be_compared_in_either_order(left: str, right: str) -> None:
    assert level(spellings(left).name, spellings(right).name) in LEVELS


@given(st.text(alphabet="abc ABC.&-/,()äø株式会社ООО", max_size=24))
def test_a_name_is_the_same_as_itself(text: str) -> None:
    assert level(text, text) == "same"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Northern Plains Railway", "Southern Plains Railway"),
        ("Amtsgericht Kassel", "Amtsgericht Hassel"),
        ("Müllerei Köhn", "Müllerei Kühn"),
        ("Corwick Wealth", "Corwick Health"),
        ("北京星河科技有限公司", "北京星海科技有限公司"),
    ],
)
def test_words_that_are_both_known_are_no_slips_of_each_other(left: str, right: str) -> None:
    assert level(left, right) in ("kin", "family", "differs")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Müllerei Köhn", "Muellerei Koehn"),
        ("Bäckerei Sträßner", "BAECKEREI STRAESSNER"),
        ("St. Corwick Hospital", "Saint Corwick Hospital"),
    ],
)
def test_umlauts_and_saints_are_spelt_in_two_ways(left: str, right: str) -> None:
    assert level(left, right) == "same"
    assert company_name(left).tokens == company_name(right).tokens


def test_an_e_behind_two_vowels_is_no_umlaut() -> None:
    assert level("Bauer", "Baur") == "typo"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Corwick Foundation", "Corwick B.V.", "kin"),
        ("University of Corwick", "Corwick University Hospital", "kin"),
        ("Corwick Insurance", "Corwick Assurance Brokers", "kin"),
        ("Corwick University", "Corwick", "shortened"),
    ],
)
def test_a_body_called_after_another_is_not_that_other(left: str, right: str, expected: str) -> None:
    assert level(left, right) == expected

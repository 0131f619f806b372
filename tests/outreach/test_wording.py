"""What is written is read back by other code, so both are tested against each other."""

import pytest

from outreach.reading import says
from outreach.slots import Form
from outreach.wording import LANGUAGES, first_sentence, in_language
from tests.outreach.making import SITE, say

SUMS = [
    "950 USD",
    "12500 EUR",
    "999999 GBP",
    "1000000 USD",
    "1250000 CHF",
    "4213450 USD",
    "9960000 EUR",
    "125000000 USD",
]
NUMBERS = ["7", "180", "1250", "11-50", "1001-5000", "1000+"]
MONTHS = [f"2026-{month:02}" for month in range(1, 13)] + ["2025-12-31", "2019"]


def statement(name, value):
    return say(SITE, name, value)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("value", SUMS)
def test_a_sum_is_read_back_as_itself_and_as_no_other(value, language):
    written = in_language(Form.MONEY, value, language)
    amount, currency = value.split()
    assert says(Form.MONEY, written, statement("funding.amount", value))
    assert not says(Form.MONEY, written, statement("funding.amount", f"{int(int(amount) * 1.2)} {currency}"))
    assert not says(Form.MONEY, written, statement("funding.amount", f"{amount} SEK"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("value", NUMBERS)
def test_a_number_is_read_back_as_itself_and_as_no_other(value, language):
    written = in_language(Form.NUMBER, value, language)
    assert [v for v in NUMBERS if says(Form.NUMBER, written, statement("company.employees", v))] == [value]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("value", MONTHS)
def test_a_month_is_read_back_as_itself_and_as_no_other(value, language):
    written = in_language(Form.MONTH, value, language)
    assert [v for v in MONTHS if says(Form.MONTH, written, statement("funding.date", v))] == [value]


@pytest.mark.parametrize(
    ("language", "money", "number", "month"),
    [
        ("en", "$4.2 million", "1,250", "March 2026"),
        ("de", "4,2 Mio. USD", "1.250", "März 2026"),
        ("fr", "4,2 M USD", "1\u202f250", "mars 2026"),
        ("es", "4,2 M USD", "1.250", "marzo de 2026"),
    ],
)
def test_values_are_written_as_the_language_writes_them(language, money, number, month):
    assert in_language(Form.MONEY, "4213450 USD", language) == money
    assert in_language(Form.NUMBER, "1250", language) == number
    assert in_language(Form.MONTH, "2026-03-12", language) == month


@pytest.mark.parametrize(
    "text", ["$4.3 million", "$4.2", "4.2 million", "€4.2 million", "$42 million", "$4.2 million more"]
)
def test_another_sum_is_not_the_stated_one(text):
    assert not says(Form.MONEY, text, statement("funding.amount", "4213450 USD"))


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Thornbury Lifts", True),
        ("Thornbury Lifts Ltd", True),
        ("Thornbury", False),
        ("Lifts Ltd", False),
        ("Thornbury Lifts Group", False),
    ],
)
def test_a_company_may_lose_its_legal_form_and_nothing_else(text, holds):
    assert says(Form.COMPANY, text, statement("company.legal_name", "Thornbury Lifts Ltd")) is holds


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Servicetechniker", True),
        ("Servicetechniker (m/w/d)", True),
        ("Service", False),
        ("Techniker", False),
    ],
)
def test_a_title_may_lose_a_mark_of_gender_and_nothing_else(text, holds):
    assert says(Form.TITLE, text, statement("role.title", "Servicetechniker (m/w/d)")) is holds


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("We are not part of Acme", True),
        ("We never overcharge a customer", True),
        ("part of Acme", False),
        ("We are not part", False),
        ("overcharge a customer", False),
        ("", False),
    ],
)
def test_a_quotation_is_a_whole_sentence_never_a_piece_that_misleads(text, holds):
    said = statement("company.description", "We are not part of Acme. We never overcharge a customer.")
    assert says(Form.QUOTE, text, said) is holds


@pytest.mark.parametrize(
    ("text", "holds"), [("Hannah", True), ("Clarke", False), ("Hanna", False), ("Hannah Clarke", False)]
)
def test_a_forename_is_the_first_word_of_the_name(text, holds):
    assert says(Form.FIRST, text, statement("person.name", "Hannah Clarke")) is holds


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Lifts, serviced. For good.", "Lifts, serviced"),
        ("One sentence only", "One sentence only"),
        ("Founded by Dr. Meyer in Hull. Still here.", "Founded by Dr. Meyer in Hull. Still here"),
    ],
)
def test_a_sentence_ends_where_it_ends_and_not_at_an_abbreviation(text, first):
    assert first_sentence(text) == first

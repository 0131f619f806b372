"""What an answer says plainly: values in the form of their kind, quoted as they stand; what is none says nothing."""

from __future__ import annotations

import pytest

from connectors.part import Part
from connectors.telling import coded, day, joined, mailbox, money, site, text_of, told

FIELDS = {
    "born.day": "company.founded",
    "country": "company.country",
    "phone": "company.phone",
    "page": "company.linkedin",
    "town": "company.city",
}


def values(answer: object) -> dict[str, str]:
    return {f.field: f.value for f in told(Part(answer), "1", FIELDS, country="NO")}


def test_values_under_plain_keys_are_told_in_the_form_of_their_kind() -> None:
    answer = {
        "born": {"day": "30.04.2019"},
        "country": "Norge",
        "phone": "22 12 34 56",
        "page": "linkedin.com/company/nordavind",
        "town": "OSLO",
    }
    assert values(answer) == {
        "company.founded": "2019-04-30",
        "company.country": "NO",
        "company.phone": "+4722123456",
        "company.linkedin": "https://linkedin.com/company/nordavind",
        "company.city": "OSLO",
    }


def test_what_is_not_there_or_is_none_says_nothing() -> None:
    assert values({}) == {}
    assert values({"born": None, "town": " "}) == {}
    assert values({"born": {"day": "soon"}, "country": "Atlantis", "page": "mailto:a@b.example"}) == {}


def test_a_value_is_quoted_as_it_stands_and_only_where_it_was_changed() -> None:
    found = {f.field: f.quote for f in told(Part({"country": "Norge", "town": "OSLO"}), "1", FIELDS)}
    assert found == {"company.country": "Norge", "company.city": ""}


def test_a_code_that_no_table_knows_says_nothing() -> None:
    words = {"A": "active"}
    assert [f.value for f in coded(Part("A"), "1", "company.status", words)] == ["active"]
    assert not list(coded(Part("X"), "1", "company.status", words))
    assert not list(coded(None, "1", "company.status", words))


def test_lines_of_an_address_are_one_value_quoted_by_the_first_that_is_there() -> None:
    (found,) = joined([None, Part("Kaigata 4", "b"), Part("0150 Oslo", "c")], "1", "company.legal_address")
    assert (found.value, found.at, found.quote) == ("Kaigata 4, 0150 Oslo", "b", "Kaigata 4")
    assert not list(joined([None], "1", "company.legal_address"))
    assert text_of(None, Part("Kari"), Part("Prøve")) == "Kari Prøve"


def test_a_page_on_somebody_elses_platform_is_no_website_of_the_company() -> None:
    assert [f.value for f in site(Part("www.nordavind.example"), "1")] == [
        "https://www.nordavind.example/",
        "nordavind.example",
    ]
    assert not list(site(Part("https://www.facebook.com/nordavind"), "1"))


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("2019-04-30T10:00:00+01:00", "2019-04-30"),
        ("8.3.2012", "2012-03-08"),
        ("30. 4. 2019", "2019-04-30"),
        ("2019", "2019"),
        ("2019-04", "2019-04"),
        ("soon", ""),
        ("20190430", ""),
    ],
)
def test_days_are_read_as_registers_write_them_and_as_far_as_they_are_known(printed: str, iso: str) -> None:
    assert day(printed) == iso


@pytest.mark.parametrize(
    ("printed", "sum_"),
    [(150000.0, "150000 EUR"), ("5 000,50", "5000.5 EUR"), ("2000000;00", "2000000 EUR"), (-83000, "-83000 EUR"),
     ("100", "100 EUR")],
)  # fmt: skip
def test_sums_are_read_as_registers_write_them(printed: object, sum_: str) -> None:
    assert [f.value for f in money(Part(printed, "x"), "1", "company.capital", "EUR")] == [sum_]


def test_what_is_no_sum_states_nothing() -> None:
    assert not list(money(Part("n/a", "x"), "1", "company.capital", "EUR"))
    assert not list(money(None, "1", "company.capital", "EUR"))


def test_a_mailbox_that_may_be_a_persons_is_not_the_companys() -> None:
    assert [f.value for f in mailbox(Part("POST@Nordavind.example"), "1")] == ["post@nordavind.example"]
    assert not list(mailbox(Part("kari.nordmann@nordavind.example"), "1"))
    assert not list(mailbox(Part("none"), "1"))

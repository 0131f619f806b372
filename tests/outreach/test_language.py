import pytest

from outreach.language import language_for
from outreach.sender import sender_of
from tests.outreach.making import SENDER, SITE, case, say

ALL = ("en", "de", "fr", "es")


@pytest.mark.parametrize(
    ("country", "website", "language"),
    [
        ("DE", ["de"], "de"),
        ("DE", ["de", "en"], "de"),
        ("DE", ["en"], "en"),
        ("DE", [], "de"),
        ("BE", ["nl"], "en"),
        ("BE", ["nl", "fr"], "fr"),
        ("BE", [], "fr"),
        ("CH", ["fr"], "fr"),
        ("CH", ["fr", "de"], "de"),
        ("CA", [], "en"),
        ("CA", ["fr-CA"], "fr"),
        ("US", ["en", "es"], "en"),
        ("MX", [], "es"),
        ("JP", ["ja"], "en"),
        ("JP", [], "en"),
        ("", ["de-AT"], "de"),
        ("", [], "en"),
    ],
)
def test_the_country_and_its_website_choose_the_language_else_it_is_english(country, website, language):
    spoken = [say(SITE, "company.language", tag) for tag in website]
    company = case(spoken, company_country=country, company_language="").company
    assert language_for(company, sender_of(SENDER), ALL) == language


def test_nobody_is_written_to_in_a_language_in_which_the_sender_says_nothing():
    company = case(company_country="DE", company_language="de").company
    only_english = sender_of({**SENDER, "claims": ("plans 4,000 technicians a day",)})
    assert language_for(company, only_english, ALL) == "en"
    assert language_for(company, sender_of({**SENDER, "claims": ()}), ALL) == "de"


def test_a_sequence_without_english_is_written_in_what_it_has():
    company = case(company_country="US").company
    assert language_for(company, sender_of(SENDER), ("fr",)) == "fr"

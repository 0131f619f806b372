"""The growth of a team page: numbers of their day, and nobody's name."""

from __future__ import annotations

from connectors.connector import Target
from connectors.conversation import Conversation
from connectors.press.wayback import CONNECTOR, MOST_COPIES
from tests.exchanges import Told, exchanges, tell


def told(name: str) -> Told:
    return tell(CONNECTOR, exchanges(f"wayback/{name}.http"))


def by_day(answer: Told, field: str) -> dict[str, str]:
    return {f"{s.as_of:%Y-%m-%d}": s.value for s in answer.statements if s.field == field}


def test_each_number_speaks_of_the_day_its_copy_was_made_or_of_one_the_page_names() -> None:
    answer = told("hit")
    assert by_day(answer, "company.team_size") == {"2018-04-12": "3", "2022-07-05": "4", "2025-11-01": "5"}
    assert by_day(answer, "company.employees") == {"2021-03-31": "24", "2025-11-01": "61"}


def test_nobody_on_an_old_page_is_named() -> None:
    for statement in told("hit").statements:
        assert "Anna" not in statement.value + statement.quote
        assert not statement.field.startswith("person.")


def test_a_copy_that_did_not_change_is_not_asked_for() -> None:
    assert not [url for url in told("hit").asked if "20200301" in url]


def test_the_newest_copies_are_read_and_no_more_than_five() -> None:
    asked = [url for url in told("many").asked if "/web/" in url]
    assert len(asked) == MOST_COPIES
    assert "/2026" in asked[-1]


def test_copies_from_before_the_company_had_its_domain_are_not_asked_for() -> None:
    assert all("from=2017" in url for url in told("empty").asked)


def test_a_parked_domain_tells_nothing_of_the_company() -> None:
    answer = told("about")
    assert by_day(answer, "company.employees") == {"2023-04-12": "48"}


def test_the_page_is_looked_for_where_sites_of_its_language_have_it() -> None:
    conversation = Conversation(
        CONNECTOR, Target({"company.domain": ("northwind.example",), "company.language": ("fr-CA",)})
    )
    assert "northwind.example%2Fequipe&" in conversation.advance()[0].url

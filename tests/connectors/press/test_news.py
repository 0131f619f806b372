"""News found by name: whose it is, and what is not believed."""

from __future__ import annotations

from connectors.connector import Connector, Target
from connectors.conversation import Conversation
from connectors.press import gdelt, google_news
from connectors.press.told import MOST_BY_NAME
from tests.exchanges import Told, exchanges, tell


def told(connector: Connector, name: str) -> Told:
    return tell(connector, exchanges(f"{connector.name}/{name}.http"))


def test_only_headlines_that_speak_of_the_company_are_signals() -> None:
    answer = told(gdelt.CONNECTOR, "hit")
    assert answer.values("signal.kind") == ["funding", "office"]
    assert set(answer.values("signal.company")) == {"gdelt:northwind.example"}


def test_copies_of_an_article_are_one_signal() -> None:
    assert told(gdelt.CONNECTOR, "hit").values("signal.amount") == ["12000000 USD"]


def test_a_control_character_in_a_title_breaks_nothing_and_stands_in_no_quote() -> None:
    answer = told(gdelt.CONNECTOR, "hit")
    assert not answer.troubles
    assert "Northwind Instruments eröffnet Niederlassung in Wien" in answer.values("signal.text")
    assert all(quote.isprintable() for quote in (s.quote for s in answer.statements))


def test_found_by_name_alone_little_is_read_and_with_less_trust() -> None:
    sparse, full = told(gdelt.CONNECTOR, "by-name"), told(gdelt.CONNECTOR, "hit")
    assert len(sparse.values("signal.kind")) == MOST_BY_NAME
    assert max(s.confidence for s in sparse.statements) < min(s.confidence for s in full.statements)


def test_a_company_with_an_ordinary_name_is_not_asked_about() -> None:
    for connector in (gdelt.CONNECTOR, google_news.CONNECTOR):
        for name in ("Table", "Paris Ltd", "Anna Schmidt"):
            target = Target({"company.name": (name,), "company.city": ("Bremen",)})
            assert Conversation(connector, target).advance() == ()


def test_the_publisher_is_taken_off_a_headline() -> None:
    answer = told(google_news.CONNECTOR, "hit")
    assert answer.values("signal.text")[0] == "Northwind Instruments erhält Auftrag über 4 Mio. Euro"


def test_former_employees_and_old_news_are_left_out() -> None:
    answer = told(google_news.CONNECTOR, "hit")
    assert answer.values("signal.kind") == ["contract", "leadership"]
    assert answer.values("signal.amount") == ["4000000 EUR"]


def test_google_news_is_asked_only_when_named() -> None:
    assert google_news.CONNECTOR.opt_in

"""A page that says how old it is makes old evidence of what it says about people and their number."""

from __future__ import annotations

import pytest

from connectors.statement import stamp
from connectors.website.dating import page_date, parse_date
from tests.connectors.website.pages import ABOUT, TEAM, document, findings, visit
from tests.exchanges import SEEN


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Stand: März 2017", "2017-03"),
        ("Stand 03/2017", "2017-03"),
        ("Last updated: 14 March 2017", "2017-03"),
        ("Last updated on 2017-03-14", "2017-03"),
        ("As of 2017", "2017"),
        ("Zuletzt aktualisiert: 14.03.2017", "2017-03"),
        ("Dernière mise à jour : 14/03/2017", "2017-03"),
        ("Última actualización: marzo de 2017", "2017-03"),
        ("Ultimo aggiornamento: 14 marzo 2017", "2017-03"),
        ("Laatst bijgewerkt: maart 2017", "2017-03"),
        ("Senast uppdaterad 14 mars 2017", "2017-03"),
        ("Sist oppdatert: 14.03.2017", "2017-03"),
        ("Poslední aktualizace: 14.03.2017", "2017-03"),
        ("最終更新：2017年3月14日", "2017-03"),
        ("更新日期：2017年3月", "2017-03"),
    ],
)
def test_a_page_dates_itself_in_many_languages(text: str, date: str) -> None:
    assert page_date(document(f"<p>x</p><footer>{text}</footer>")) == date


@pytest.mark.parametrize(
    "text",
    [
        "© 2017 Northwind",
        "Since March 2017",
        "Understand 2017",
        "News of 14 March 2017",
        "Last updated",
        "As of today we have mended winches in the harbours of the north for more than thirty years, since March 2017",
        "Messestand 2017",
    ],
)
def test_other_dates_do_not_date_a_page(text: str) -> None:
    assert page_date(document(f"<p>{text}</p>")) == ""


def test_of_several_dates_the_latest_counts() -> None:
    html = "<p>Last updated: 2015-01-02</p><p>Last updated: 2019-05-06</p><p>Last updated: 2017-03-04</p>"
    assert page_date(document(html)) == "2019-05"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2017-13", "2017"),
        ("17.03.2017", "2017-03"),
        ("1999", ""),
        ("12345", ""),
        ("May 2017", "2017-05"),
        ("", ""),
    ],
)
def test_a_date_is_read_to_the_month_where_it_names_one(text: str, date: str) -> None:
    assert parse_date(text) == date


OLD = """<div><h3>Jonna Sandvik</h3><p>Managing Director</p></div><div><h3>Teodor Abara</h3><p>Head of Service</p></div>
<p>We are 42 employees.</p><p>info@northwind.example</p><footer>Stand: März 2017</footer>"""


def test_people_and_their_number_speak_of_the_day_their_page_names_and_the_rest_does_not() -> None:
    dated = {f.field: f.as_of for f in findings(OLD, TEAM)}
    assert dated["person.name"] == dated["person.title"] == dated["company.employees"] == "2017-03"
    assert dated["company.email"] == ""


def test_a_number_with_a_year_of_its_own_keeps_it() -> None:
    html = "<p>42 employees (2015)</p><p>Last updated: 2019-05-06</p>"
    (found,) = (f for f in findings(html, ABOUT) if f.field == "company.employees")
    assert found.as_of == "2015"


def test_statements_of_an_old_page_are_stale_from_the_start_and_those_of_a_new_one_are_not() -> None:
    for html, stale in ((OLD, True), (OLD.replace("2017", "2026"), False)):
        told = visit({"https://northwind.example/": html}, domain="northwind.example")
        (title, *_) = (s for s in told.statements if s.field == "person.title")
        assert (title.expires < SEEN) is stale
        assert title.seen == SEEN


def test_a_page_that_dates_itself_to_the_future_is_of_the_day_it_was_seen() -> None:
    (found, *_) = (f for f in findings(OLD.replace("2017", "2039"), TEAM) if f.field == "person.title")
    statement = stamp(found, source="website", url=TEAM, seen=SEEN)
    assert statement.as_of == SEEN

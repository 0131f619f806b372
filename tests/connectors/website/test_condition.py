"""The state of a page: parked, behind a wall, missing, empty without a browser, refusing mail. Facts come from none."""

from __future__ import annotations

import pytest

from connectors.connector import Unanswered
from connectors.statement import Cause
from connectors.website.condition import is_shell, missing, parked, refusal, wall
from connectors.website.read import read
from tests.connectors.website.pages import HOME, TEAM, document, findings, page, said

FIRM = """<html><head><title>Northwind Instruments</title></head><body><h1>Winches and cranes</h1>
<p>Northwind Instruments maintains winches, cranes and berth sensors in the harbours of the north, and has done so
for forty years. Our technicians are on call at night and at sea.</p><a href="/team">Team</a></body></html>"""


@pytest.mark.parametrize(
    "words",
    [
        "northwind.example is for sale",
        "This domain is parked free of charge",
        "Buy this domain",
        "Diese Domain steht zum Verkauf",
        "Hier entsteht eine neue Internetpräsenz",
        "Ce nom de domaine est à vendre",
        "Este dominio está en venta",
        "Questo dominio è in vendita",
        "Dit domein is te koop",
        "Domena jest na sprzedaż",
        "このドメインは販売中です",
        "Website coming soon",
    ],
)
def test_a_parked_domain_is_told_in_many_languages_and_yields_that_alone(words: str) -> None:
    html = (
        f"<title>northwind.example</title><h1>{words}</h1><p>Jonna Sandvik, CEO, info@northwind.example</p>"
    )
    if "is for sale" in words:
        html = html.replace(words, "This domain is for sale")
    assert [f.field for f in findings(html)] == ["company.parked"]


def test_a_link_to_a_seller_of_domains_on_a_page_of_few_links_tells_as_well() -> None:
    assert parked(document("<a href='https://sedo.com/search/details/?domain=x'>More</a>"))


def test_a_firm_that_writes_about_domains_at_length_is_not_parked() -> None:
    long = "We broker names for firms that grow. " * 40
    assert parked(document(f"<p>{long}</p><p>This domain is for sale, they said.</p>")) == ""


@pytest.mark.parametrize(
    "html",
    [
        "<title>Just a moment...</title><p>northwind.example needs to review the security of your connection.</p>",
        "<title>Attention Required! | Cloudflare</title><h1>Sorry, you have been blocked</h1>",
        "<h1>Access denied</h1><p>You do not have permission to view this page.</p>",
        "<p>Please verify you are a human</p>",
        "<p>Enable JavaScript and cookies to continue</p>",
        "<p>Bitte bestätigen Sie, dass Sie kein Roboter sind.</p>",
        "<p>Veuillez confirmer que vous n'êtes pas un robot.</p>",
        "<title>Pardon Our Interruption</title>",
        "<title>Intranet</title><form action=/login><input name=user><input type=PASSWORD name=p></form>",
    ],
)
def test_a_wall_is_told_from_a_page(html: str) -> None:
    assert wall(document(html))


@pytest.mark.parametrize(
    "html",
    [
        FIRM,
        FIRM + "<form><input type=password></form>" + "<p>words of a long page, one after another</p>" * 20,
        "<p>Our sensors verify that doors are closed. Just a moment of your time is all we need.</p>",
        "<p>Access denied? Our locksmiths help.</p>",
    ],
)
def test_a_firm_with_a_login_or_with_words_like_these_is_no_wall(html: str) -> None:
    assert wall(document(html)) == ""


def test_a_wall_that_is_read_by_itself_is_unanswered() -> None:
    html = "<title>Just a moment...</title><p>Jonna Sandvik, CEO, info@northwind.example</p>"
    with pytest.raises(Unanswered):
        list(read(page(html)))


def test_an_excuse_that_is_read_by_itself_says_nothing() -> None:
    assert findings("<title>404 Not Found</title><p>Jonna Sandvik, CEO</p>", TEAM) == []


@pytest.mark.parametrize(
    "title",
    [
        "404",
        "Error 404 (Not Found)!!1",
        "404 – Seite nicht gefunden | Northwind",
        "Page not found",
        "Page introuvable",
        "Página no encontrada",
        "Pagina non trovata",
        "Pagina niet gevonden",
        "Sidan hittades inte",
        "Siden finnes ikke",
        "Sivua ei löytynyt",
        "Strona nie została znaleziona",
        "Stránka nebyla nalezena",
        "Az oldal nem található",
        "Sayfa bulunamadı",
        "Страница не найдена",
        "ページが見つかりません",
        "页面不存在",
    ],
)
def test_an_excuse_for_a_missing_page_is_told_by_its_title_or_heading(title: str) -> None:
    assert missing(document(f"<title>{title}</title><p>Back to the start</p>"))
    assert missing(document(f"<title>Northwind</title><h1>{title}</h1>"))


@pytest.mark.parametrize(
    "html",
    [
        FIRM,
        "<title>Pump 404 B</title><h1>The 404 B</h1>",
        "<h1>404 Main Street</h1>",
        "<p>page not found</p>",
        "<title>Lost and Found</title>",
    ],
)
def test_a_number_or_words_in_running_text_are_no_excuse(html: str) -> None:
    assert missing(document(html)) == ""


SHELL = "<title>Northwind</title><div id=root></div><script src=/app.js></script>"


def test_a_page_that_shows_nothing_without_a_browser_is_unknown_after_what_its_head_says() -> None:
    of = page(SHELL.replace("<div", "<meta property='og:site_name' content='Northwind'><div"))
    assert "company.name" in {f.field for f in findings(of.text)}
    with pytest.raises(Unanswered, match=Cause.NEEDS_RENDERING):
        list(read(of))


@pytest.mark.parametrize(
    "html", [FIRM, "<p>Closed until May.</p>", "<script src=x.js></script><a href=/a>x</a>"]
)
def test_a_short_page_is_not_a_shell(html: str) -> None:
    assert not is_shell(document(html))


@pytest.mark.parametrize(
    "sentence",
    [
        "We do not accept unsolicited e-mails.",
        "No solicitation, please.",
        "Keine Werbung!",
        "Der Zusendung von nicht ausdrücklich angeforderter Werbung wird widersprochen.",
        "Nous refusons tout démarchage.",
        "No se acepta publicidad.",
        "Pubblicità non richiesta verrà respinta.",
        "Geen reclame aub.",
        "Vi ønsker ingen reklame.",
        "Nevyžádaná reklama je zakázána.",
        "営業メールはお断りします。",
    ],
)
def test_a_refusal_of_mail_is_kept_with_its_own_sentence(sentence: str) -> None:
    html = f"<p>Northwind Instruments GmbH. {sentence} Thank you.</p>"
    assert len(said(html)["company.no_solicit"]) == 1
    kept = refusal(document(html))
    assert kept == sentence


def test_a_firm_that_fights_spam_refuses_nothing() -> None:
    assert (
        refusal(document("<p>Our filter stops spam and advertising before they reach your harbour.</p>"))
        == ""
    )


def test_what_is_not_html_says_nothing() -> None:
    pdf = page(b"%PDF-1.7 Jonna Sandvik, CEO", HOME, "application/pdf")
    assert list(read(pdf)) == []

"""Which pages of a site are asked for: few, the right ones, in an order, and never somebody else's."""

from __future__ import annotations

import gzip
from itertools import count

import pytest

from connectors.connector import Target
from connectors.conversation import Conversation
from connectors.statement import Cause, State
from connectors.website import CONNECTOR
from connectors.website.ask import MOST_PAGES
from tests.connectors.website.pages import CARD, PLAIN, ROOT, linking, page, visit


def test_the_home_page_comes_first_with_the_other_addresses_where_it_may_answer() -> None:
    told = visit({}, domain="northwind.example")
    assert told.asked == [f"{ROOT}/"]
    assert told.alternatives == [("http://northwind.example/", "https://www.northwind.example/")]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b'{"message": "Not here"}', "application/json"),
        (b"%PDF-1.7", "application/pdf"),
        (b" \r\n ", "text/html"),
    ],
)
def test_what_answers_in_place_of_a_home_page_is_no_absence_of_a_company(body: bytes, kind: str) -> None:
    asking = Conversation(CONNECTOR, Target({"company.domain": ("northwind.example",)}))
    asking.advance()
    assert asking.advance([page(body, content_type=kind)]) == ()
    outcome = asking.outcome()
    assert (outcome.state, outcome.cause) == (State.UNKNOWN, Cause.CHANGED)
    assert f"is no page for people ({kind})" in outcome.detail


def test_a_known_website_is_asked_where_it_is_known_to_be() -> None:
    told = visit({}, domain="northwind.example", website="http://www.northwind.example/en/start.html?x=1")
    assert told.asked == ["http://www.northwind.example/"]
    assert set(told.alternatives[0]) == {"https://www.northwind.example/", f"{ROOT}/"}


def test_links_to_people_imprint_contact_about_and_careers_are_followed_in_that_order() -> None:
    home = linking("/jobs Jobs", "/about About", "/contact Contact", "/imprint Imprint", "/team Team", "/shop Shop",
                   "/blog Blog", "/privacy Privacy", "/brochure.pdf Team")  # fmt: skip
    told = visit({f"{ROOT}/": home}, domain="northwind.example")
    assert told.asked[1:] == [f"{ROOT}/{step}" for step in ("team", "imprint", "contact", "about", "jobs")]


@pytest.mark.parametrize(
    ("language", "people", "legal", "contact"),
    [
        ("de", "/firma/ansprechpartner Ansprechpartner", "/impressum Impressum", "/kontakt Kontakt"),
        (
            "fr",
            "/equipe Notre équipe",
            "/mentions-legales Mentions légales",
            "/nous-contacter Nous contacter",
        ),
        ("es", "/equipo Nuestro equipo", "/aviso-legal Aviso legal", "/contacto Contacto"),
        ("it", "/squadra La squadra", "/note-legali Note legali", "/contatti Contatti"),
        ("nb", "/ansatte Ansatte", "/juridisk Juridisk", "/kontakt-oss Kontakt oss"),
        ("cs", "/vedeni Vedení společnosti", "/obchodni-udaje Obchodní údaje", "/kontakty Kontakty"),
        ("ja", "/yakuin 役員紹介", "/law 特定商取引法", "/form お問い合わせ"),
        ("pl", "/p1 Zarząd", "/p2 Nota prawna", "/p3 Kontakt"),
        ("ru", "/r1 Руководство", "/r2 Legal", "/r3 Контакты"),
    ],
)
def test_links_are_understood_in_many_languages(language: str, people: str, legal: str, contact: str) -> None:
    told = visit({f"{ROOT}/": linking("/produkte X", contact, legal, people)}, domain="northwind.example")
    assert told.asked[1:4] == [ROOT + link.partition(" ")[0] for link in (people, legal, contact)]


def test_what_the_link_says_outweighs_an_address_that_says_nothing() -> None:
    told = visit({f"{ROOT}/": linking("/p?id=7 Our team", "/p?id=8 Our pumps")}, domain="northwind.example")
    assert f"{ROOT}/p?id=7" in told.asked
    assert f"{ROOT}/p?id=8" not in told.asked


def test_never_more_pages_than_a_dozen_however_many_links_there_are() -> None:
    links = [f"/team/person-{n} Team" for n in range(200)] + [f"/contact/{n} Contact" for n in range(50)]
    site = {ROOT + link.partition(" ")[0]: linking(*links) for link in links}
    told = visit({f"{ROOT}/": linking(*links), **site}, domain="northwind.example")
    assert len(told.asked) == MOST_PAGES == 12


def test_a_site_that_links_for_ever_is_left_after_a_dozen_pages() -> None:
    numbers = count()

    class Endless(dict[str, str]):
        def get(self, url: str, default: object = None) -> str:  # type: ignore[override]
            return linking(f"{ROOT}/{next(numbers)}/team Team", f"{ROOT}/{next(numbers)}/people People")

    told = visit(Endless(), domain="northwind.example")
    assert len(told.asked) == MOST_PAGES
    assert len(set(told.asked)) == MOST_PAGES


def test_no_kind_of_page_crowds_out_the_others() -> None:
    links = [f"/contact-us/{n} Contact us" for n in range(30)] + ["/team Team", "/imprint Imprint"]
    asked = visit({f"{ROOT}/": linking(*links)}, domain="northwind.example").asked
    assert {f"{ROOT}/team", f"{ROOT}/imprint"} <= set(asked)
    assert sum("contact" in url for url in asked) == 2


def test_links_off_the_site_are_not_followed_and_those_to_its_other_hosts_are() -> None:
    told = visit(
        {
            f"{ROOT}/": linking(
                "https://partner.example/team Team",
                "https://www.linkedin.com/company/northwind Our team",
                "//northwind.example.evil.test/team Team",
                "https://people.northwind.example/team Team",
                "javascript:team() Team",
                "mailto:team@northwind.example Team",
            )
        },
        domain="northwind.example",
    )
    assert told.asked[1:] == ["https://people.northwind.example/team"]


def test_a_page_is_asked_for_once_under_all_spellings_of_its_address() -> None:
    home = linking(
        "/team Team", "/team/ Team", "/team#board Team", "http://www.northwind.example/team Team", "/ Team"
    )
    told = visit({f"{ROOT}/": home}, domain="northwind.example")
    assert len([url for url in told.asked if "team" in url]) == 1
    assert len(told.asked) == 2


def test_people_pages_that_only_another_page_links_to_are_found() -> None:
    site = {
        f"{ROOT}/": linking("/about About us", "/team Overview"),
        f"{ROOT}/about": linking("/about/management Management"),
        f"{ROOT}/about/management": PLAIN + CARD,
    }
    told = visit(site, domain="northwind.example")
    assert told.values("person.name") == ["Jonna Sandvik"]


def test_the_sitemap_is_asked_only_when_no_link_leads_to_people() -> None:
    with_team = visit({f"{ROOT}/": linking("/team Team")}, domain="northwind.example")
    without = visit({f"{ROOT}/": linking("/contact Contact")}, domain="northwind.example")
    assert f"{ROOT}/robots.txt" not in with_team.asked
    assert without.asked[1:3] == [f"{ROOT}/robots.txt", f"{ROOT}/sitemap.xml"]


SITEMAP = (
    "<urlset><url><loc>{0}/wer/team</loc></url><url><loc>https://other.example/team</loc></url></urlset>"
)


def test_the_sitemap_that_robots_txt_names_is_read_and_only_its_own_pages_are_asked() -> None:
    site = {
        f"{ROOT}/": PLAIN,
        f"{ROOT}/robots.txt": f"User-agent: *\nSitemap: https://other.example/s.xml\nSitemap: {ROOT}/maps/s.xml\n",
        f"{ROOT}/maps/s.xml": SITEMAP.format(ROOT),
        f"{ROOT}/wer/team": PLAIN + CARD,
    }
    told = visit(site, domain="northwind.example")
    assert told.asked == [f"{ROOT}/", f"{ROOT}/robots.txt", f"{ROOT}/maps/s.xml", f"{ROOT}/wer/team"]
    assert told.values("person.name") == ["Jonna Sandvik"]


def test_an_index_of_sitemaps_is_followed_once_to_the_one_of_pages() -> None:
    index = "".join(
        f"<sitemap><loc>{ROOT}/{n}-sitemap.xml</loc></sitemap>" for n in ("post", "page", "product")
    )
    told = visit(
        {f"{ROOT}/": PLAIN, f"{ROOT}/sitemap.xml": index, f"{ROOT}/page-sitemap.xml": index},
        domain="northwind.example",
    )
    assert [url for url in told.asked if url.endswith("map.xml")] == [
        f"{ROOT}/sitemap.xml",
        f"{ROOT}/page-sitemap.xml",
    ]


def test_a_packed_sitemap_is_unpacked_to_a_bound_and_a_damaged_one_names_nothing() -> None:
    def asked(body: bytes) -> list[str]:
        return visit({f"{ROOT}/": PLAIN, f"{ROOT}/sitemap.xml": body}, domain="northwind.example").asked

    packed = gzip.compress(SITEMAP.format(ROOT).encode())
    bomb = gzip.compress(b" " * 60_000_000 + SITEMAP.format(ROOT).encode())
    assert f"{ROOT}/wer/team" in asked(packed)
    assert f"{ROOT}/wer/team" not in asked(bomb)
    assert f"{ROOT}/about" in asked(packed[:12] + b"\x00\xff damaged")


@pytest.mark.parametrize(
    ("language", "paths"),
    [
        ("de", {"impressum", "kontakt", "team"}),
        ("de-AT", {"impressum", "kontakt", "team"}),
        ("fr", {"mentions-legales", "contact", "equipe"}),
        ("es", {"contacto", "equipo"}),
        ("it", {"contatti", "chi-siamo"}),
        ("nb", {"kontakt", "ansatte"}),
        ("sv", {"kontakt", "medarbetare"}),
        ("cs", {"kontakt", "tym"}),
        ("ja", {"company", "contact"}),
        ("", {"about", "contact", "team"}),
    ],
)
def test_where_nothing_is_linked_usual_paths_of_the_language_are_tried(
    language: str, paths: set[str]
) -> None:
    told = visit({f"{ROOT}/": f"<html lang='{language}'><p>x</p>"}, domain="northwind.example")
    assert {f"{ROOT}/{path}" for path in paths} <= set(told.asked)


def test_the_language_of_a_page_that_declares_none_is_told_by_its_words() -> None:
    german = (
        "<p>Wir sind die Firma für die Wartung und den Service, und das ist mit der Zeit nicht wenig.</p>"
    )
    assert f"{ROOT}/impressum" in visit({f"{ROOT}/": german * 3}, domain="northwind.example").asked


@pytest.mark.parametrize("cause", [Cause.ROBOTS, Cause.BLOCKED, Cause.TIMEOUT, Cause.RATE_LIMITED])
def test_a_site_that_does_not_show_its_home_page_is_left_alone(cause: Cause) -> None:
    told = visit({f"{ROOT}/": cause, f"{ROOT}/team": CARD}, domain="northwind.example")
    assert told.asked == [f"{ROOT}/"]
    assert told.outcome
    assert told.outcome.cause is cause


def test_a_parked_domain_is_asked_for_nothing_more() -> None:
    told = visit(
        {f"{ROOT}/": "<p>This domain is for sale.</p><a href=/team>Team</a>"}, domain="northwind.example"
    )
    assert told.asked == [f"{ROOT}/"]
    assert told.values("company.parked") == ["yes"]

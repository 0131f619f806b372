"""Which pages of a site are asked for: few, the right ones, in an order, and never somebody else's."""

from __future__ import annotations

import gzip
from itertools import count

import pytest

from connectors.page import Page
from connectors.statement import Cause, State
from connectors.website.ask import MOST_PAGES, Site
from tests.connectors.website.pages import visit
from tests.exchanges import SEEN

ROOT = "https://northwind.example"
PLAIN = "<html lang=en><title>Northwind</title><p>We service harbour cranes and winches on every coast.</p>"
CARD = "<h3>Jonna Sandvik</h3><p>Managing Director</p>"


def linking(*links: str) -> str:
    return PLAIN + "".join(
        f'<a href="{link}">{text}</a>' for link, _, text in (one.partition(" ") for one in links)
    )


def test_the_home_page_comes_first_with_the_other_addresses_where_it_may_answer() -> None:
    told = visit({}, domain="northwind.example")
    assert told.asked == [f"{ROOT}/"]
    assert told.alternatives == [("http://northwind.example/", "https://www.northwind.example/")]


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


def redirected(to: str, html: str, asked: str = f"{ROOT}/") -> Page:
    return Page(to, html.encode(), SEEN, headers={"content-type": "text/html"}, asked=asked)


def test_a_site_that_has_moved_is_followed_and_keeps_the_name_it_was_asked_by() -> None:
    site = {
        f"{ROOT}/": redirected("https://www.sudwind.example/", linking("/team Team", f"{ROOT}/about About"))
    }
    told = visit(site, domain="northwind.example")
    assert told.asked == [f"{ROOT}/", "https://www.sudwind.example/team"]
    assert {s.subject for s in told.statements} == {"website:northwind.example"}


@pytest.mark.parametrize(
    "to", ["https://www.facebook.com/northwind", "https://www.linkedin.com/company/northwind"]
)
def test_a_site_that_has_moved_to_a_profile_on_a_platform_is_not_read_as_its_own(to: str) -> None:
    told = visit({f"{ROOT}/": redirected(to, linking("/about About"))}, domain="northwind.example")
    assert told.asked == [f"{ROOT}/"]
    assert told.statements == []


def test_a_page_that_turns_out_to_stand_on_somebody_elses_site_is_not_read() -> None:
    site = {
        f"{ROOT}/": linking("/contact Contact", "/team Team"),
        f"{ROOT}/team": redirected("https://parent.example/team", CARD, f"{ROOT}/team"),
        f"{ROOT}/contact": redirected("https://www.northwind.example/contact/", CARD, f"{ROOT}/contact"),
    }
    told = visit(site, domain="northwind.example")
    assert "https://parent.example/team" not in told.read
    assert "https://www.northwind.example/contact/" in told.read


def test_a_page_that_turns_out_to_be_the_home_page_again_is_not_read_twice() -> None:
    home = linking("/team Team", "/about About")
    site = {
        f"{ROOT}/": home,
        f"{ROOT}/team": redirected(f"{ROOT}/", home, f"{ROOT}/team"),
        f"{ROOT}/about": redirected(f"{ROOT}/", home, f"{ROOT}/about"),
    }
    assert visit(site, domain="northwind.example").read == {f"{ROOT}/"}


@pytest.mark.parametrize(
    "website",
    [
        "https://www.linkedin.com/company/northwind",
        "facebook.com/northwind",
        "https://bit.ly/nw",
        "not a site",
    ],
)
def test_a_profile_or_short_link_is_no_site_and_nothing_is_asked(website: str) -> None:
    assert visit({}, website=website).asked == []


def test_a_known_domain_is_asked_although_the_website_given_is_a_profile() -> None:
    told = visit({}, website="https://www.facebook.com/northwind", domain="northwind.example")
    assert told.asked == [f"{ROOT}/"]


def test_on_a_platform_that_houses_many_only_the_companys_folder_is_its_site() -> None:
    root = "https://sites.google.com/view/northwind"
    told = visit(
        {root: linking(f"{root}/team Team", "/view/northwind-2/team Team", "/about About", "/team Team")},
        website=root,
    )
    assert told.asked == [root, f"{root}/team"]


def test_guesses_stay_in_the_companys_folder_too() -> None:
    root = "https://sites.google.com/view/northwind"
    told = visit({root: PLAIN}, website=root)
    assert len(told.asked) > 1
    assert all(url.startswith(root) for url in told.asked)


@pytest.mark.parametrize(
    ("url", "folder"),
    [
        ("https://sites.google.com/view/northwind/", "/view/northwind"),
        ("https://sites.google.com/view/northwind/index.html", "/view/northwind"),
        ("https://sites.google.com/view/northwind", "/view/northwind"),
    ],
)
def test_the_folder_is_told_from_the_page_in_it(url: str, folder: str) -> None:
    site = Site.at(url)
    assert site is not None
    assert site.folder == folder
    assert site.subject.endswith(folder)


WALL = "<title>Just a moment...</title><p>Checking your browser before accessing northwind.example.</p>"


def test_a_wall_in_front_of_the_site_is_a_refusal_and_says_nothing_of_the_company() -> None:
    told = visit({f"{ROOT}/": WALL + "<a href=/team>Team</a>"}, domain="northwind.example")
    assert told.asked == [f"{ROOT}/"]
    assert told.statements == []
    assert told.outcome
    assert told.outcome.cause is Cause.BLOCKED
    assert "Just a moment" in told.outcome.detail


def test_a_wall_in_front_of_one_page_costs_that_page_and_is_told() -> None:
    site = {
        f"{ROOT}/": linking("/team Team", "/contact Contact"),
        f"{ROOT}/team": "<title>Members</title><form><input name=u><input type=password></form>",
        f"{ROOT}/contact": PLAIN + "<p>info@northwind.example</p>",
    }
    told = visit(site, domain="northwind.example")
    assert told.values("company.email") == ["info@northwind.example"]
    assert f"{ROOT}/team" not in told.read
    assert told.outcome
    assert told.outcome.state is State.FOUND
    assert f"incomplete: {ROOT}/team shows no page" in told.outcome.detail


def test_an_excuse_for_a_missing_page_is_not_read_though_its_status_is_200() -> None:
    site = {
        f"{ROOT}/": linking("/team Team"),
        f"{ROOT}/team": f"<title>404 - Page not found</title><h1>Oops</h1>{CARD}",
    }
    told = visit(site, domain="northwind.example")
    assert f"{ROOT}/team" in told.asked
    assert told.read == {f"{ROOT}/"}
    assert told.outcome
    assert told.outcome.detail == ""

"""Whose site it is: where it moved to, what stands on a platform, and pages that are none although they answer."""

from __future__ import annotations

import pytest

from connectors.page import Page
from connectors.statement import Cause, State
from connectors.website.ask import Site
from tests.connectors.website.pages import CARD, PLAIN, ROOT, linking, visit
from tests.exchanges import SEEN


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

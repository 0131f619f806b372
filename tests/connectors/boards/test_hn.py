"""Posts and launches on Hacker News: whose they are, and how much of their words is believed."""

from __future__ import annotations

import pytest

from connectors.boards import hn
from connectors.boards.hn_post import claim, is_place, is_title, post
from connectors.connector import Target
from tests.exchanges import exchanges, tell

LINK = (
    '<p>Apply: <a href="https:&#x2F;&#x2F;{0}&#x2F;jobs" rel="nofollow">https:&#x2F;&#x2F;{0}&#x2F;jobs</a>'
)


def target(**known: str) -> Target:
    return Target({f"company.{name}": (value,) for name, value in known.items()})


TIDEWORKS = target(name="Tideworks Energy", domain="tideworks.example")


@pytest.mark.parametrize(
    "text",
    [
        "Tideworks Energy | Engineer | Remote" + LINK.format("jobs.tideworks.example"),
        "TIDEWORKS ENERGY, Inc. | Engineer" + LINK.format("board.test") + "<p>We are tideworks.example"
        + LINK.format("www.tideworks.example"),
        "Tideworks (https://tideworks.example) | Engineer",
        "Tideworks (tideworks.example) is hiring engineers",
        "Stealth | Engineer<p>Write to work@tideworks.example",
        "Tideworks | Engineer" + LINK.format("tideworks.example"),
    ],
)  # fmt: skip
def test_a_post_that_leads_with_the_companys_domain_is_its_own(text: str) -> None:
    assert claim(post(text), TIDEWORKS) == ("tideworks.example", 0.9)


@pytest.mark.parametrize(
    "text",
    [
        "Osterby | Engineer<p>We work for" + LINK.format("tideworks.example"),
        "Tideworks Energy | Engineer | Austin, TX" + LINK.format("tideworks-energy.test"),
        "Tideworks Energy | Engineer | Austin, TX",
        "Tideworks Analytics | Engineer | Oslo, Norway",
        "Tideworks Energy is great, do not work elsewhere",
        "",
    ],
)
def test_a_namesake_a_customer_and_a_bare_name_are_refused(text: str) -> None:
    assert claim(post(text), TIDEWORKS) is None


def test_a_name_needs_a_place_of_the_companys_where_one_is_known() -> None:
    known = target(name="Lumen Foundry", city="Lyon", country="FR")
    assert claim(post("Lumen Foundry | Chemist | Lyon, France (ONSITE)"), known) == ("", 0.7)
    assert claim(post("Lumen Foundry | Chemist | Austin, TX"), known) is None


def test_a_namesake_in_the_same_city_is_refused_by_its_own_domain() -> None:
    known = target(name="Lumen Foundry", domain="lumen.example", city="Lyon")
    header = "Lumen Foundry | Chemist | Lyon, France"
    assert claim(post(header), known) == ("", 0.7)
    assert claim(post(header + LINK.format("lumen-foundry.test")), known) is None


def test_a_name_alone_counts_once_and_less_where_nothing_else_is_known() -> None:
    lumen = post("Lumen Foundry | Chemist | Lyon, France")
    assert claim(lumen, target(name="Lumen Foundry")) == ("", 0.6)
    assert hn._claimed([lumen, lumen], target(name="Lumen Foundry")) == [(0, "", 0.6)]


def test_a_header_is_taken_apart_by_what_its_parts_are() -> None:
    told = post(
        "Acme (YC S21) | Senior Backend Engineers | Bremen, Germany | REMOTE (EU) | Full-time | €80k - €95k<p>Prose."
    )
    assert told.name == "Acme"
    assert told.titles == ("Senior Backend Engineers",)
    assert [(field, value) for field, value, _ in told.says()] == [
        ("role.place", "Bremen, Germany"),
        ("role.remote", "remote"),
        ("role.type", "Full-time"),
        ("role.pay", "€80k - €95k"),
    ]


def test_labelled_lines_are_read_and_a_denial_is_no_place_and_no_promise() -> None:
    told = post(
        "Company: Acme\nLocation: Utrecht, Netherlands (Hybrid Tue&#x2F;Thu)\nRemote: No (NL-based)"
        "<p>Backend Developer (Node.js)"
    )
    assert told.name == "Acme"
    assert told.titles == ("Backend Developer (Node.js)",)
    assert [(field, value) for field, value, _ in told.says()] == [
        ("role.place", "Utrecht, Netherlands"),
        ("role.remote", "hybrid"),
    ]


def test_remote_or_on_site_is_a_choice_and_neither() -> None:
    assert not list(post("Acme | Engineer | REMOTE | ONSITE").says())


@pytest.mark.parametrize("text", ["Senior Data Engineers", "VP of Engineering", "Glass Chemist (f/m/d)"])
def test_titles_are_roles(text: str) -> None:
    assert is_title(text)


@pytest.mark.parametrize(
    "text", ["REMOTE", "Multiple roles", "New York, NY", "Full-time", "$150k", "Access to tides"]
)
def test_other_parts_are_no_roles(text: str) -> None:
    assert not is_title(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [("Oslo", True), ("Austin, TX", True), ("NO", True), ("No", False), ("Full-time", False)],
)
def test_a_place_is_one_that_a_list_knows(text: str, place: bool) -> None:
    assert is_place(text) is place


def test_threads_for_people_who_look_for_work_are_not_asked_for() -> None:
    asked = tell(hn.CONNECTOR, exchanges("hn/hit.http")).asked
    assert [url.partition("story_")[2].partition("&")[0] for url in asked] == ["", "52000001", "51000001", ""]


def test_a_launch_counts_by_the_host_of_its_address_and_not_by_its_words() -> None:
    told = tell(hn.CONNECTOR, exchanges("hn/hit.http"))
    assert told.values("signal.text") == ["Show HN: Tideworks – the tide as a battery"]
    assert told.values("signal.date") == ["2025-11-04"]


def test_who_wrote_it_is_never_stated() -> None:
    statements = tell(hn.CONNECTOR, exchanges("hn/hit.http")).statements
    assert not any("poster" in s.value or "poster" in s.quote or "@" in s.value for s in statements)

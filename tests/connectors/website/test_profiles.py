"""Profiles, job boards, feeds and marks of products: kept as identifiers, never followed."""

from __future__ import annotations

import pytest

from tests.connectors.website.pages import HOME, TEAM, findings, of_person, said, visit


def linked(*links: str) -> dict[str, list[str]]:
    return said("".join(f'<a href="{link}">x</a>' for link in links))


@pytest.mark.parametrize(
    "link",
    [
        "https://www.linkedin.com/company/northwind",
        "https://de.linkedin.com/company/Northwind/?originalSubdomain=de",
        "http://linkedin.com/company/northwind/about/",
        "//www.linkedin.com/school/northwind",
        "https://www.linkedin.com/showcase/northwind#x",
    ],
)
def test_a_companys_page_at_linkedin_is_one_identifier_in_every_spelling(link: str) -> None:
    assert linked(link)["company.linkedin"] == ["https://www.linkedin.com/company/northwind"]


def test_it_is_recorded_and_never_asked_for() -> None:
    site = {"https://northwind.example/": "<a href='https://www.linkedin.com/company/northwind'>Our team</a>"}
    told = visit(site, domain="northwind.example")
    assert told.values("company.linkedin") == ["https://www.linkedin.com/company/northwind"]
    assert not any("linkedin" in url for url in told.asked)


@pytest.mark.parametrize(
    "link",
    [
        "https://www.linkedin.com/shareArticle?mini=true&url=https://northwind.example",
        "https://www.linkedin.com/in/jonna-sandvik",
        "https://www.linkedin.com/feed/",
        "https://www.facebook.com/sharer/sharer.php?u=https://northwind.example",
        "https://www.facebook.com/",
        "https://twitter.com/intent/tweet?text=x",
        "https://x.com/share?url=x",
        "https://www.facebook.com/northwind?u=https://northwind.example",
        "https://www.instagram.com/p/abc/",
        "https://www.youtube.com/watch?v=abc",
        "https://www.facebook.com/policies/cookies",
        "https://github.com/northwind/winch",
        "https://partner.example/company/northwind",
    ],
)
def test_links_that_share_post_or_show_are_no_profiles(link: str) -> None:
    told = linked(link)
    assert not {"company.linkedin", "company.social", "company.github"} & told.keys()


def test_profiles_are_told_apart_by_kind_and_named_once() -> None:
    told = linked(
        "https://www.facebook.com/northwind/",
        "https://facebook.com/northwind",
        "https://x.com/northwind",
        "https://github.com/northwind/",
        "https://www.crunchbase.com/organization/northwind",
    )
    assert told["company.social"] == ["https://facebook.com/northwind", "https://x.com/northwind"]
    assert told["company.github"] == ["northwind"]
    assert told["company.crunchbase"] == ["https://www.crunchbase.com/organization/northwind"]


def test_a_persons_profile_is_theirs_when_it_bears_their_name() -> None:
    html = (
        "<div><h3>Jörg Sandvik</h3><p>Managing Director</p></div><div><h3>Teodor Abara</h3><p>Head of Service</p></div>"
        "<a href='https://de.linkedin.com/in/joerg-sandvik-1a2b3c/'>x</a><a href='https://linkedin.com/in/someone'>y</a>"
    )
    assert of_person("Jörg Sandvik", html)["person.linkedin"] == [
        "https://www.linkedin.com/in/joerg-sandvik-1a2b3c"
    ]
    assert "person.linkedin" not in of_person("Teodor Abara", html)


@pytest.mark.parametrize(
    ("link", "board"),
    [
        ("https://boards.greenhouse.io/northwind", "greenhouse:northwind"),
        ("https://job-boards.eu.greenhouse.io/northwind/jobs/1", "greenhouse:northwind"),
        ("https://boards.greenhouse.io/embed/job_board/js?for=northwind", "greenhouse:northwind"),
        ("https://jobs.lever.co/northwind/1-2", "lever:northwind"),
        ("https://jobs.eu.lever.co/northwind", "lever:northwind"),
        ("https://jobs.ashbyhq.com/North%20Wind", "ashby:North Wind"),
        ("https://apply.workable.com/northwind/", "workable:northwind"),
        ("https://careers.smartrecruiters.com/Northwind", "smartrecruiters:Northwind"),
        ("https://northwind.recruitee.com/o/technician", "recruitee:northwind"),
        ("https://northwind.jobs.personio.de/", "personio:northwind"),
        ("https://northwind.teamtailor.com/jobs", "teamtailor:northwind"),
        ("https://appleyard.teamtailor.com/jobs", "teamtailor:appleyard"),
        ("https://ats.rippling.com/northwind/jobs", "rippling:northwind"),
        ("https://ats.rippling.com/en-GB/northwind/jobs/1-2", "rippling:northwind"),
        ("https://northwind.breezy.hr/p/1-technician", "breezy:northwind"),
        ("https://northwind.bamboohr.com/careers/12", "bamboohr:northwind"),
        ("https://northwind.bamboohr.com/js/embed.js", "bamboohr:northwind"),
        ("https://northwind.pinpointhq.com/en/postings/1", "pinpoint:northwind"),
        (
            "https://northwind.wd5.myworkdayjobs.com/en-US/External_Careers/job/Oslo/x_R1",
            "workday:northwind.wd5/External_Careers",
        ),
        ("https://northwind.wd103.myworkdayjobs.com/Careers", "workday:northwind.wd103/Careers"),
        (
            "https://northwind.wd3.myworkdayjobs.com/wday/cxs/northwind/Careers/jobs",
            "workday:northwind.wd3/Careers",
        ),
    ],
)
@pytest.mark.parametrize(
    "form", ['<a href="{0}">Jobs</a>', '<iframe src="{0}"></iframe>', '<script src="{0}"></script>']
)
def test_a_job_board_is_known_by_its_address(link: str, board: str, form: str) -> None:
    assert said(form.format(link))["company.job_board"] == [board]


@pytest.mark.parametrize(
    "link",
    [
        "https://www.greenhouse.io/",
        "https://boards.greenhouse.io/embed/job_app",
        "https://apply.workable.com/j/ABC123",
        "https://www.teamtailor.com/features",
        "https://app.recruitee.com/",
        "https://www.bamboohr.com/careers/",
        "https://northwind.bamboohr.com/login.php",
        "https://www.breezy.hr/",
        "https://www.rippling.com/jobs",
        "https://www.pinpointhq.com/",
        "https://northwind.wd5.myworkdayjobs.com/en-US",
        "https://www.myworkday.com/northwind/login",
        "https://lever.co/about",
    ],
)
def test_the_sellers_of_job_boards_are_nobodys_board(link: str) -> None:
    assert "company.job_board" not in linked(link)


def test_feeds_that_a_page_declares_are_kept_but_not_those_of_comments() -> None:
    html = (
        "<link rel=alternate type=application/rss+xml href=/feed/>"
        "<link rel=alternate type=application/atom+xml href=/a>"
        "<link rel=alternate type=application/rss+xml href=/comments/feed/><link rel=alternate hreflang=de href=/de/>"
        "<link rel='alternate stylesheet' href=/dark.css type=text/css>"
    )
    assert said(html)["company.feed"] == ["https://northwind.example/feed/", "https://northwind.example/a"]


@pytest.mark.parametrize(
    ("html", "product"),
    [
        ("<meta name=generator content='WordPress 6.6'>", "WordPress"),
        ("<script src='https://js.hs-scripts.com/1.js'></script>", "HubSpot"),
        ("<link href='/wp-content/themes/x.css' rel=stylesheet>", "WordPress"),
        ("<img src='https://static.wixstatic.com/x.png'>", "Wix"),
    ],
)
def test_a_product_is_known_by_the_mark_it_leaves(html: str, product: str) -> None:
    assert product in said(html)["company.technology"]


def test_a_product_that_is_only_written_about_is_not_used() -> None:
    html = "<p>We moved from WordPress to static.wixstatic.com</p><a href='https://wordpress.org/wp-content/'>x</a>"
    assert "company.technology" not in said(html)


def test_products_are_read_on_the_home_page_and_each_is_stated_once() -> None:
    html = "<meta name=generator content='WordPress 6.6'><script src='/wp-content/a.js'></script>" * 2
    assert [f.value for f in findings(html, HOME) if f.field == "company.technology"] == ["WordPress"]
    assert [f.value for f in findings(html, TEAM) if f.field == "company.technology"] == []

"""The files of the invented world: complete, consistent with each other, and nobody's but ours."""

from __future__ import annotations

import csv
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, time
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import phonenumbers
import pytest

from connectors.page import Page
from connectors.press import feeds
from enrich.app.world import world_folder
from enrich.app.world.bodies import file_at
from enrich.app.world.plan import Plan, Service, Site, read_plan
from enrich.app.world.records import stored
from icp.profile import parse_profile

WORLD = world_folder()
MOST_BYTES = 4_000_000
RESERVED = ("example", "test")
SERVICES = frozenset(
    {"api.ashbyhq.com", "api.github.com", "api.gleif.org", "api.lever.co", "boards-api.greenhouse.io", "data.iana.org",
     "data.sec.gov", "dns.google", "www.sec.gov", "www.wikidata.org", "yc-oss.github.io"}
)  # fmt: skip
# Where real pages link to for what they are made of and where they are also found; none of it is ever asked.
LINKED = frozenset(
    {"api.w.org", "ashbyhq.com", "cookiebot.com", "drupal.org", "facebook.com", "github.com",
     "githubusercontent.com", "gmpg.org", "googleapis.com", "googletagmanager.com", "greenhouse.io",
     "hs-scripts.com", "instagram.com", "lever.co", "linkedin.com", "ogp.me", "opengraphprotocol.org",
     "osano.com", "plausible.io", "schema.org", "sedo.com", "sitemaps.org", "squarespace.com",
     "tailwindcss.com", "w3.org", "wa.me", "wixstatic.com", "ycombinator.com", "youtube.com"}
)  # fmt: skip
# Ranges that the regulators of these countries keep free for fiction.
FICTION = re.compile(
    r"\+49(?:3023125|6990009|4066969|2214710|8999998)\d*"
    r"|\+33(?:199|261|353|465|536)\d{6}|\+44(?:11[3-8]|1[2-9]1)4960\d{3}|\+4640628\d{4}|\+1\d{3}55501\d{2}"
)
_HOST = re.compile(r"(?:https?:)?(?:\\?/){2}((?:[\w-]+\.)+[a-z]{2,})", re.I)
_MAIL = re.compile(r"[\w.+-]+@((?:[\w-]+\.)+[a-z]{2,})", re.I)
_DATE = re.compile(r"\d\d\.\d\d\.\d{4}")
_TAGS = re.compile(r"<(?:script|style)\b.*?</(?:script|style)>|<[^>]+>", re.S | re.I)


@cache
def plan() -> Plan:
    return read_plan(WORLD)


@cache
def truth() -> list[dict[str, Any]]:
    companies: list[dict[str, Any]] = tomllib.loads((WORLD / "expected.toml").read_text("utf-8"))["company"]
    return companies


def texts() -> Iterator[tuple[Path, str]]:
    for file in sorted(path for path in WORLD.rglob("*") if path.is_file()):
        yield file, file.read_text(encoding="utf-8")


def visible(page: Path) -> str:
    return re.sub(r"\s+", " ", unescape(_TAGS.sub(" ", page.read_text(encoding="utf-8"))))


@cache
def said_on(site: str) -> str:
    """All that people can read on a site, or on its folder of a platform."""
    return " ".join(visible(page) for page in sorted((WORLD / "sites" / site).rglob("*.htm*")))


# ---- complete


@pytest.mark.parametrize("site", plan().sites.values(), ids=lambda site: site.host)
def test_every_site_has_a_home_page_or_a_rule_in_its_place(site: Site) -> None:
    folder = WORLD / "sites" / site.host
    ruled = any(rule.governs("/") and (rule.to or rule.status >= 500) for rule in site.rules)
    assert ruled or any((folder / index).is_file() for index in ("index.html", "index.htm"))


def test_every_folder_of_pages_and_of_answers_belongs_to_somebody_declared() -> None:
    assert {folder.name for folder in (WORLD / "sites").iterdir()} <= set(plan().sites)
    hosts = {service.host for service in plan().services}
    assert {folder.name for folder in (WORLD / "answers").iterdir()} == hosts


@pytest.mark.parametrize("service", plan().services, ids=lambda service: service.url)
def test_every_file_a_service_names_is_there(service: Service) -> None:
    assert not service.otherwise or (WORLD / service.otherwise).is_file()
    pattern = re.sub(r"\{\w+\}", "*", service.file)
    assert any(WORLD.glob(f"{pattern}/*.json" if service.search else pattern))


def test_every_file_of_answers_is_named_by_a_service() -> None:
    patterns = [f"{s.file}/*.json" if s.search else re.sub(r"\{\w+\}", "*", s.file) for s in plan().services]
    named = {file for pattern in patterns for file in WORLD.glob(pattern)}
    named |= {WORLD / service.otherwise for service in plan().services if service.otherwise}
    assert {file for file in (WORLD / "answers").rglob("*") if file.is_file()} == named


@pytest.mark.parametrize("site", [s for s in plan().sites.values() if s.rules], ids=lambda site: site.host)
def test_every_site_that_misbehaves_says_how_and_what_to_expect(site: Site) -> None:
    assert site.trap
    assert site.expect


def test_the_world_is_small_enough_to_ship() -> None:
    assert sum(file.stat().st_size for file in WORLD.rglob("*") if file.is_file()) < MOST_BYTES


# ---- nobody's but ours


def test_every_host_is_reserved_or_a_public_service() -> None:
    hosts = {*plan().sites, *plan().aliases, *(service.host for service in plan().services)}
    assert {host for host in hosts if not host.endswith(RESERVED)} == SERVICES


def test_links_and_addresses_lead_to_nobody_real() -> None:
    harmless = tuple(f".{host}" for host in (*RESERVED, *SERVICES, *LINKED))
    strange: Counter[str] = Counter()
    for file, text in texts():
        for host in _HOST.findall(text) + _MAIL.findall(text):
            if not f".{host.lower()}".endswith(harmless):
                strange[f"{host} in {file.relative_to(WORLD)}"] += 1
    assert not strange


def test_profiles_of_people_and_companies_are_marked_as_invented() -> None:
    for file, text in texts():
        for slug in re.findall(r"linkedin\.com/(?:in|company)/([\w-]+)", text):
            assert slug.endswith("-example"), f"{slug} in {file}"


def test_phone_numbers_are_reserved_for_fiction_or_given_out_to_nobody() -> None:
    countries = {company["site"].partition("/")[0]: company["country"] for company in truth()}
    seen = 0
    for page in sorted((WORLD / "sites").rglob("*.htm*")):
        country = countries.get(page.relative_to(WORLD / "sites").parts[0])
        for match in phonenumbers.PhoneNumberMatcher(visible(page), country or "ZZ"):
            number = phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
            nobody = "000" in number[:-3]
            if match.raw_string[0] in "+(0" and not _DATE.fullmatch(match.raw_string):
                assert FICTION.fullmatch(number) or nobody, f"{number} ({match.raw_string}) in {page}"
                seen += 1
    assert seen > 100


# ---- consistent


def test_the_list_and_the_truth_name_each_other_row_by_row() -> None:
    with (WORLD / "accounts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    told = [row for company in truth() for row in company["rows"]]
    others = [n for n, row in enumerate(rows, 1) if not any(row.values()) or row["Company"] == "test"]
    assert sorted(told + others) == list(range(1, len(rows) + 1))
    assert len(others) == 2


def test_the_world_is_wide_and_its_verdicts_are_mixed() -> None:
    verdicts = Counter(company["verdict"] for company in truth())
    assert len(truth()) >= 44
    assert len({company["country"] for company in truth()}) >= 9
    assert len({company["language"] for company in truth()}) >= 7
    assert set(verdicts) == {"qualified", "rejected", "needs_research"}
    assert min(verdicts.values()) > len(truth()) / 4


@pytest.mark.parametrize("company", truth(), ids=lambda company: company["site"])
def test_the_truth_about_people_stands_on_the_pages(company: dict[str, Any]) -> None:
    said = said_on(company["site"])
    for person in company.get("people", ()):
        assert person["name"] in said
        assert person["title"] in said
    for name in company.get("not_people", ()):
        assert name in said


@pytest.mark.parametrize(
    "company", [c for c in truth() if "news" in c.get("signals", ())], ids=lambda c: c["site"]
)
def test_the_feed_of_a_company_tells_what_happened_there(company: dict[str, Any]) -> None:
    file = file_at(WORLD / "sites" / company["site"], "/feed/")
    assert file is not None
    page = Page(
        f"https://{company['site']}/feed/", file.read_bytes(), datetime.combine(plan().today, time(12), UTC)
    )
    found = {f.value for f in feeds.CONNECTOR.read(page, company=company["site"]) if f.field == "signal.kind"}
    assert found == set(company["signals"]) - {"hiring", "funding"}
    assert page.url in (WORLD / "sites" / company["site"] / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "company", [c for c in truth() if "gleif" in c.get("sources", ())], ids=lambda c: c["site"]
)
def test_a_company_that_the_register_knows_is_found_there_by_its_legal_name(company: dict[str, Any]) -> None:
    search = next(
        service for service in plan().services if service.host == "api.gleif.org" and service.search
    )
    names = (company["legal_name"], " ".join(company["legal_name"].split()[:-1]), company["name"])
    answers = (stored(WORLD, search, {"text": name}) or b"" for name in names)
    assert any(company["country"].encode() in answer for answer in answers)


def test_the_profile_of_the_demo_can_be_read() -> None:
    profile = parse_profile((WORLD / "icp.toml").read_text(encoding="utf-8"), "icp.toml")
    assert {clause.group for clause in profile.clauses} == {"must", "nice", "exclude"}
    assert profile.sender["postal_address"]


def test_the_export_of_connections_is_of_the_shape_that_linkedin_gives() -> None:
    note, _, table = (WORLD / "connections.csv").read_text(encoding="utf-8").partition("\n\n")
    rows = list(csv.DictReader(table.splitlines()))
    assert note.startswith("Notes:\n")
    assert len(rows) == 40
    assert list(rows[0]) == [
        "First Name",
        "Last Name",
        "URL",
        "Email Address",
        "Company",
        "Position",
        "Connected On",
    ]

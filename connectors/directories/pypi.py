"""A company's package in the Python Package Index: that it publishes one, and when it last did.

The index has no search. So only the names that the company may have taken are asked for, and one counts when a page
that the project names is on the company's domain. Authors and maintainers are not read.

https://docs.pypi.org/api/json/
"""

from __future__ import annotations

from collections.abc import Iterator

from connectors.connector import Asking, Connector, Read, Request, Target
from connectors.directories.packages import domain_among, github_owner, guesses
from connectors.page import Page
from connectors.part import Part
from connectors.statement import Finding

PROJECT = "https://pypi.org/pypi/{}/json"
MOST_BYTES = 24_000_000  # every file of every release stands in it


def ask(target: Target) -> Asking:
    """Ask for the projects that may be the company's, until one is."""
    for guess in guesses(target):
        page = yield Request(PROJECT.format(guess), max_bytes=MOST_BYTES)
        if page and domain_among((link.text for link in _links(page)), target.all("company.domain")):
            yield Read(page, {"domains": target.all("company.domain")})
            return


def _links(page: Page) -> list[Part]:
    """The pages a project names, its home page first."""
    about = Part.of(page)["info"]
    home = about.opt("home_page")
    named = about["project_urls"]
    others = [named[name] for name in (named.value or {})]
    return [part for part in (home, *others) if part and part.value]


def read(page: Page, domains: tuple[str, ...]) -> Iterator[Finding]:
    """Read one project."""
    links = _links(page)
    on_domain = [link for link in links if domain_among([link.text], domains)]
    if not on_domain:
        return
    domain = domain_among([on_domain[0].text], domains)
    name = Part.of(page)["info"]["name"]
    yield name.says(domain, "company.package", f"pypi:{name.text}")
    yield on_domain[0].says(domain, "company.domain", domain)
    for link in [link for link in links if github_owner(link.text)][:1]:
        yield link.says(domain, "company.github", github_owner(link.text), confidence=0.7)
    uploads = [file["upload_time_iso_8601"] for file in Part.of(page)["urls"].each()]
    if uploads:
        newest = max(uploads, key=lambda upload: upload.text)
        yield newest.says(domain, "company.last_code", newest.text[:10])


CONNECTOR = Connector(
    name="pypi",
    about="the package a company publishes under its own name in the Python Package Index, and when it last did",
    tier="A",
    needs=("company.domain",),
    yields=("company.package", "company.domain", "company.github", "company.last_code"),
    ask=ask,
    read=read,
    requests=3,
    per_second=1.0,
    docs="https://docs.pypi.org/api/json/",
    terms="open index, a User-Agent with a contact is asked for; authors and maintainers are not read",
    reliability=0.9,
    identifies="company.domain",
    unverified=("no answer of the service is recorded; the shape is that of its reference and clients",
                "the rate limit, which is not published"),
)  # fmt: skip

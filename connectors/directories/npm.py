"""Packages of a company in the npm registry: what it publishes for JavaScript, and when it last did.

A scope ("@northwind") belongs to one owner. It is the company's when the home page of one of its packages is on the
company's domain; its other packages then are too, a little less surely. Publishers and maintainers are not read.

https://github.com/npm/registry/blob/main/docs/REGISTRY-API.md
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from connectors.connector import Asking, Connector, Read, Request, Target
from connectors.directories.packages import domain_among, github_owner, guesses
from connectors.page import Page
from connectors.part import Part
from connectors.statement import Finding

SEARCH = "https://registry.npmjs.org/-/v1/search?text={}&size=50"
MOST_PACKAGES = 25


def ask(target: Target) -> Asking:
    """Look through the scopes the company may have, until one of them holds packages of its own."""
    domains = target.all("company.domain")
    for guess in guesses(target):
        page = yield Request(SEARCH.format(quote(f"@{guess}", safe="")), max_bytes=4_000_000)
        packages = [found["package"] for found in Part.of(page)["objects"].each()] if page else []
        if page and any(domain_among(_home(package), domains) for package in packages):
            yield Read(page, {"domains": domains})
            return


def _home(package: Part) -> list[str]:
    home = package["links"].opt("homepage")
    return [home.text] if home else []


def _scope(package: Part) -> str:
    name = package["name"].text
    return name.partition("/")[0] if name.startswith("@") else ""


def read(page: Page, domains: tuple[str, ...]) -> Iterator[Finding]:
    """Read the packages whose home page is on one of the domains, and those of the same scopes."""
    packages = [found["package"] for found in Part.of(page)["objects"].each()]
    homes = [domain_among(_home(package), domains) for package in packages]
    scopes = {_scope(p): domain for p, domain in zip(packages, homes, strict=True) if domain and _scope(p)}
    own = [
        (package, domain or scopes[_scope(package)], 1.0 if domain else 0.8)
        for package, domain in zip(packages, homes, strict=True)
        if domain or _scope(package) in scopes
    ][:MOST_PACKAGES]
    for package, domain, belief in own:
        name = package["name"]
        yield name.says(domain, "company.package", f"npm:{name.text}", confidence=belief)
    for package, domain, _ in own[:1]:
        home = package["links"].opt("homepage")
        if home:
            yield home.says(domain, "company.domain", domain)
    yield from _code(own)


def _code(own: list[tuple[Part, str, float]]) -> Iterator[Finding]:
    """Whose repository most of them come from, and the day of the newest."""
    links = [(link, domain) for p, domain, _ in own if (link := p["links"].opt("repository"))]
    owners = [owner for link, _ in links if (owner := github_owner(link.text))]
    usual = max(owners, key=owners.count, default="")
    for link, domain in [pair for pair in links if usual and github_owner(pair[0].text) == usual][:1]:
        yield link.says(domain, "company.github", usual, confidence=0.7)
    for package, domain, _ in sorted(own, key=lambda found: found[0]["date"].text)[-1:]:
        yield package["date"].says(domain, "company.last_code", package["date"].text[:10])


CONNECTOR = Connector(
    name="npm",
    about="packages a company publishes in the npm registry, and when it last did",
    tier="A",
    needs=("company.domain",),
    yields=("company.package", "company.domain", "company.github", "company.last_code"),
    ask=ask,
    read=read,
    requests=2,
    per_second=1.0,
    docs="https://github.com/npm/registry/blob/main/docs/REGISTRY-API.md",
    terms="open registry; maintainers and their addresses are not read, nor used for outreach",
    reliability=0.9,
    identifies="company.domain",
    unverified=("no answer of the service is recorded; the shape is that of its reference and clients",
                "that a search for a scope finds its packages first",
                "the rate limit, which is not published; 429 comes with bursts"),
)  # fmt: skip

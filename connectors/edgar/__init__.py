"""US filings with the Securities and Exchange Commission: who a filer is, what it earns, and what private ones raised.

A filer that is known by its CIK is asked for directly, whether it is listed or not. By name or ticker only the list of
listed companies is searched, so "absent" then means: not among them. A private company may have filed all the same.
Full-text search, which would find it, is not documented by the SEC and not used.

https://www.sec.gov/search-filings/edgar-application-programming-interfaces
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from connectors.connector import Asking, Connector, Read, Request, Target
from connectors.edgar import facts, form_d, submissions, tickers
from connectors.page import Page
from connectors.related import RELATION
from connectors.statement import Finding

LISTED = "https://www.sec.gov/files/company_tickers.json"
FILER = "https://data.sec.gov/submissions/CIK{:010d}.json"
_NOT_DIGIT = re.compile(r"\D")


def ask(target: Target) -> Asking:
    """Ask for the filer, for its newest notices of private raises, and for its figures if it reports any."""
    known = [digits for cik in target.all("company.cik") if (digits := _NOT_DIGIT.sub("", cik))]
    numbers = [int(digits) for digits in known]
    if not numbers:
        listed = yield Request(LISTED, max_bytes=8_000_000, shared=True, fresh_days=7)
        numbers = tickers.candidates(listed, target) if listed else []
    for number in numbers:
        page = yield Request(FILER.format(number), max_bytes=8_000_000)
        if page is None:
            continue
        yield Read(page)
        filings = [Request(url) for url in submissions.raises(page.json())]
        if submissions.reports(page.json()):
            filings.append(Request(facts.FACTS.format(number), max_bytes=facts.MOST_BYTES, fresh_days=30))
        for filing in (yield tuple(filings)):
            if filing:
                yield Read(filing)


def read(page: Page) -> Iterator[Finding]:
    """Read a filer, one of its notices of a raise, or its figures."""
    if page.url.endswith(".xml"):
        return form_d.read(page)
    return facts.read(page) if "/companyfacts/" in page.url else submissions.read(page)


CONNECTOR = Connector(
    name="edgar",
    about="companies that file with the US Securities and Exchange Commission; by name, only listed ones are found",
    tier="A",
    needs=("company.cik", "company.ticker", "company.name", "company.legal_name"),
    yields=(
        "company.cik", "company.legal_name", "company.former_name", "company.description", "company.industry",
        "company.industry_code", "company.jurisdiction", "company.legal_form", "company.founded", "company.country",
        "company.region", "company.city", "company.postal_code", "company.street", "company.phone", "company.website",
        "company.domain", "company.ticker", "company.exchange", "company.ein", "company.lei", "company.status",
        "company.revenue", "company.profit", "company.assets",
        "funding.company", "funding.kind", "funding.amount", "funding.offered", "funding.date", "funding.investors",
        "person.name", "person.title", "person.employer", *RELATION,
    ),
    ask=ask,
    read=read,
    requests=4,
    per_second=5.0,
    docs="https://www.sec.gov/search-filings/edgar-application-programming-interfaces",
    terms="public domain; the SEC asks for a User-Agent with a contact address and at most ten requests a second",
    reliability=0.95,
    identifies="company.cik",
    unverified=("no recorded filer fills in lei, description or website",
                "that an amendment of a Form D bears the file number of the notice it amends",
                "figures of foreign filers: the one recorded answer with figures is a US company's"),
)  # fmt: skip

"""What a US company had to announce to the SEC (Form 8-K): changes at the top, agreements, acquisitions, bankruptcy.

The search behind the SEC's own page for full-text search is not documented and may change, so it is asked only when
the user names it. It finds documents, not filings: a filing comes once for each of its exhibits, and one that merely
quotes another company is found too, so only filings by the company itself are read, each once. Amendments repeat what
was said. What an announcement is about, its numbered items say; the text is not read.

https://www.sec.gov/edgar/search/ · https://www.sec.gov/files/form8-k.pdf
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlencode

from connectors.connector import Asking, Connector, Read, Request, Target
from connectors.page import Page
from connectors.part import Part
from connectors.statement import Finding

SEARCH = "https://efts.sec.gov/LATEST/search-index?{}"
DOCUMENT = "https://www.sec.gov/Archives/edgar/data/{}/{}/{}"
DAYS = 365
MOST_FILINGS = 40
# Items that tell of an event: the kind of signal, how surely it is one (an agreement may be a loan, and what was
# completed a sale), and the heading of the form.
_ITEMS = {
    "1.01": ("contract", 0.6, "Entry into a Material Definitive Agreement"),
    "1.03": ("closure", 0.8, "Bankruptcy or Receivership"),
    "2.01": ("acquisition", 0.7, "Completion of Acquisition or Disposition of Assets"),
    "5.02": ("leadership", 0.9, "Departure or Election of Directors or Officers"),
}


def ask(target: Target) -> Asking:
    """Search for the company's announcements; once more for the last year alone where there are too many for a page."""
    number = re.sub(r"\D", "", target.one("company.cik"))
    if not number:
        return
    cik = f"{int(number):010d}"
    wanted = {"q": "", "forms": "8-K", "items": ",".join(_ITEMS), "ciks": cik}
    page = yield Request(SEARCH.format(urlencode(wanted)), fresh_days=1)
    if page is None:
        return
    hits = Part.of(page)["hits"]
    if hits["total"]["value"].number > len([*hits["hits"].each()]):
        first, last = page.seen.date() - timedelta(days=DAYS), page.seen.date()
        wanted |= {"dateRange": "custom", "startdt": first.isoformat(), "enddt": last.isoformat()}
        page = yield Request(SEARCH.format(urlencode(wanted)), fresh_days=1)
    if page:
        yield Read(page, {"cik": cik})


def read(page: Page, cik: str) -> Iterator[Finding]:
    """Read one page of results: the events of the last year that the company's own filings tell of."""
    first = (page.seen.date() - timedelta(days=DAYS)).isoformat()
    seen: set[str] = set()
    for hit in Part.of(page)["hits"]["hits"].each():
        source = hit["_source"]
        filing, filed = source["adsh"].text, source["file_date"].text
        own = cik in {number.text for number in source["ciks"].each()} and source["file_type"].text == "8-K"
        if own and filed >= first and filing not in seen and len(seen) < MOST_FILINGS:
            seen.add(filing)
            yield from _events(cik, filing, hit)


def _events(cik: str, filing: str, hit: Part) -> Iterator[Finding]:
    company, source = f"cik:{cik}", hit["_source"]
    document = hit["_id"].text.partition(":")[2]
    url = DOCUMENT.format(int(cik), filing.replace("-", ""), document)
    day = source.opt("period_ending") or source["file_date"]
    for item in source["items"].each():
        if event := _ITEMS.get(item.text):
            kind, sure, heading = event
            subject = f"{company}/{filing}/{item.text}"
            yield item.says(subject, "signal.company", company)
            yield item.says(subject, "signal.kind", kind, confidence=sure)
            yield item.says(subject, "signal.text", f"Form 8-K, item {item.text}: {heading}")
            yield day.says(subject, "signal.date")
            yield hit["_id"].says(subject, "signal.url", url)


CONNECTOR = Connector(
    name="edgar_search",
    about="changes at the top, agreements, acquisitions and bankruptcy that a US company announced to the SEC",
    tier="A",
    needs=("company.cik",),
    yields=("signal.company", "signal.kind", "signal.text", "signal.date", "signal.url"),
    ask=ask,
    read=read,
    requests=1,
    per_second=5.0,
    docs="https://www.sec.gov/edgar/search/",
    terms="public domain; the SEC asks for a User-Agent with a contact address and at most ten requests a second",
    reliability=0.9,
    identifies="company.cik",
    opt_in="the search is not documented by the SEC and may change",
    unverified=(
        "no recorded answer: the shape comes from clients of the service",
        "the meaning of items 1.03 and 2.01; 1.01 and 5.02 stand in recorded feeds",
        "that several items may be asked for at once, without words to search for",
    ),
)

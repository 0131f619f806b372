"""One filer: its names, trade, seat and listings, and which filings of it to ask for.

Nothing here is a headcount or a person. "None" and an employer number of zeros are how EDGAR writes nothing, and two
of its industry codes name no industry.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from connectors.edgar.codes import place
from connectors.edgar.facts import ANNUAL
from connectors.edgar.tickers import conformed
from connectors.hosts import own_domain, parse
from connectors.names import key
from connectors.page import Page
from connectors.related import Said, Tie, related
from connectors.statement import Finding
from connectors.telephone import e164
from connectors.telling import day

NOTICE = "https://www.sec.gov/Archives/edgar/data/{}/{}/primary_doc.xml"
MOST_NOTICES = 3
_NOTHING = frozenset({"", "none", "n/a"})
# American depositary receipts and non-operating establishments: what was filed, not what is done.
_NO_INDUSTRY = frozenset({"8880", "9995", "0000"})


def stated(text: Any) -> str:
    """A text as EDGAR means it: its literal "None" is nothing."""
    return text.strip() if isinstance(text, str) and text.strip().lower() not in _NOTHING else ""


def raises(filer: dict[str, Any]) -> list[str]:
    """Where the newest notices of raises (Form D) are. An amendment stands for what it amends: one for each file."""
    recent = filer["filings"]["recent"]
    newest: dict[str, str] = {}
    for form, file, accession in zip(
        recent["form"], recent["fileNumber"], recent["accessionNumber"], strict=True
    ):
        if form in ("D", "D/A"):
            newest.setdefault(file or accession, accession)
    number = int(filer["cik"])
    return [NOTICE.format(number, accession.replace("-", "")) for accession in newest.values()][:MOST_NOTICES]


def reports(filer: dict[str, Any]) -> bool:
    """Whether it files annual reports, so that there are figures to ask for; a raise alone brings none."""
    return not ANNUAL.isdisjoint(filer["filings"]["recent"]["form"])


def read(page: Page) -> Iterator[Finding]:
    """Read one filer."""
    filer = page.json()
    subject = f"cik:{int(filer['cik']):010d}"
    yield Finding(subject, "company.cik", subject.removeprefix("cik:"), at="cik", quote=filer["cik"])
    yield from _names(subject, filer)
    yield from _trade(subject, filer)
    address = filer["addresses"]["business"]
    yield from _seat(subject, address)
    if phone := stated(filer["phone"]):
        number = e164(phone, place(_code(address)[1]).country)
        yield Finding(subject, "company.phone", number, at="phone", quote=phone)
    if web := parse(website := stated(filer["website"])):
        yield Finding(subject, "company.website", web[0], at="website", quote=website)
        if domain := own_domain(website):
            yield Finding(subject, "company.domain", domain, at="website", quote=website)
    yield from _listing(subject, filer)


def _names(subject: str, filer: dict[str, Any]) -> Iterator[Finding]:
    name = filer["name"]
    yield Finding(subject, "company.legal_name", conformed(name), at="name", quote=name)
    for n, former in enumerate(filer["formerNames"]):
        if key(conformed(former["name"])) != key(conformed(name)):
            at, value = f"formerNames[{n}]", conformed(former["name"])
            yield Finding(subject, "company.former_name", value, at=f"{at}.name", quote=former["name"])
            yield from related(
                subject,
                Tie.FORMER_NAME,
                Said(value, f"{at}.name", former["name"]),
                since=_day(former, "from", at),
                until=_day(former, "to", at),
            )


def _day(former: dict[str, Any], part: str, at: str) -> Said | None:
    """The day on which a name was first or last filed under; midnight there is written in the time of Greenwich."""
    text = stated(former.get(part))
    return Said(text[:10], f"{at}.{part}", text) if day(text) else None


def _trade(subject: str, filer: dict[str, Any]) -> Iterator[Finding]:
    code, trade = stated(filer["sic"]), stated(filer["sicDescription"])
    if code and code not in _NO_INDUSTRY:
        yield Finding(subject, "company.industry_code", f"sic:{code}", at="sic", quote=code)
        if trade:
            yield Finding(subject, "company.industry", trade, at="sicDescription")
    if text := stated(filer["description"]):
        yield Finding(subject, "company.description", text, at="description")
    if (number := stated(filer["ein"])) and number.strip("0-"):
        yield Finding(subject, "company.ein", number, at="ein")
    if lei := stated(filer.get("lei")):
        yield Finding(subject, "company.lei", lei, at="lei")
    law = stated(filer["stateOfIncorporation"])
    if code := place(law).subdivision or place(law).country:
        yield Finding(subject, "company.jurisdiction", code, at="stateOfIncorporation", quote=law)


def _code(address: dict[str, Any]) -> tuple[str, str]:
    """The code of an address and its key: foreign ones carry it under one of two, by the age of the entry."""
    part = "stateOrCountry" if stated(address["stateOrCountry"]) else "countryCode"
    return part, stated(address.get(part))


def _seat(subject: str, address: dict[str, Any]) -> Iterator[Finding]:
    at = "addresses.business"
    part, code = _code(address)
    where = place(code)
    if where.country:
        yield Finding(subject, "company.country", where.country, at=f"{at}.{part}", quote=code)
    if where.region:
        yield Finding(subject, "company.region", where.region, at=f"{at}.{part}", quote=code)
    if city := stated(address["city"]):
        yield Finding(subject, "company.city", city, at=f"{at}.city")
    if code := stated(address["zipCode"]):
        yield Finding(subject, "company.postal_code", code, at=f"{at}.zipCode")
    lines = [line for part in ("street1", "street2") if (line := stated(address[part]))]
    if lines and (street := stated(address["street1"])):
        yield Finding(subject, "company.street", ", ".join(lines), at=f"{at}.street1", quote=street)


def _listing(subject: str, filer: dict[str, Any]) -> Iterator[Finding]:
    for n, ticker in enumerate(filer["tickers"]):
        yield Finding(subject, "company.ticker", ticker, at=f"tickers[{n}]")
    exchanges = {name: n for n, name in reversed([*enumerate(filer["exchanges"])]) if stated(name)}
    for name, n in exchanges.items():
        yield Finding(subject, "company.exchange", name, at=f"exchanges[{n}]")
    if filer["tickers"]:
        yield Finding(subject, "company.status", "public", at="tickers[0]", quote=filer["tickers"][0])

"""What a domain's own records give away: who takes its mail, which products it runs, how it guards its name.

The records are asked over HTTPS, so that they are archived and replayed like any other answer. A record that lets a
product send mail is evidence of use today; a token that once proved ownership stays long after the product is gone,
and counts for less. A domain that does not exist is absent; a resolver that fails is an unknown.

https://developers.google.com/speed/public-dns/docs/doh/json
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache

from connectors.connector import Asking, Connector, Read, Request, Target, Unanswered
from connectors.hosts import registrable
from connectors.lexicon import rows
from connectors.page import Page
from connectors.statement import Cause, Finding
from connectors.text import clip

RESOLVE = "https://dns.google/resolve?name={}&type={}"
_NS, _MX, _TXT = 2, 15, 16
_NOERROR, _NXDOMAIN = 0, 3
# A token is left behind when its product goes; the other records are in use while they stand.
_CONFIDENCE = {"mx": 1.0, "spf": 0.9, "ns": 0.9, "txt": 0.5}
_CHUNK = re.compile(r'"((?:[^"\\]|\\.)*)"')
_SENDER = re.compile(r"(?<!\S)(?:[+?~-]?(?:include|a|mx|exists):|redirect=)([\w.%{}-]+)", re.I)
_POLICY = re.compile(r"\bp\s*=\s*(none|quarantine|reject)\b", re.I)


def ask(target: Target) -> Asking:
    """Ask for four sets of records at once."""
    domain = target.domain
    names = ((domain, "MX"), (domain, "TXT"), (f"_dmarc.{domain}", "TXT"), (domain, "NS"))
    pages = yield tuple(Request(RESOLVE.format(name, kind)) for name, kind in names)
    for page in pages:
        if page:
            yield Read(page, {"domain": domain})


def read(page: Page, domain: str = "") -> Iterator[Finding]:
    """Read one set of records.

    Raises:
        Unanswered: when the resolver, or the domain's own name servers, failed.
    """
    answer = page.json()
    asked = answer["Question"][0]
    if answer["Status"] == _NXDOMAIN:
        return
    if answer["Status"] != _NOERROR:
        raise Unanswered(Cause.ERROR, f"DNS status {answer['Status']} for {asked['name']}")
    # An alias precedes the records it leads to, so the type is compared.
    records = [
        (f"Answer[{n}].data", record["data"])
        for n, record in enumerate(answer.get("Answer", ()))
        if record["type"] == asked["type"]
    ]
    if asked["type"] == _MX:
        yield from _mail(domain, records)
    elif asked["type"] == _NS:
        for at, host in records:
            yield from _technology(domain, "ns", host.rstrip("."), at, host)
    elif asked["name"].startswith("_dmarc."):
        yield from _dmarc(domain, records)
    else:
        yield from _texts(domain, records)


@cache
def _markers(record: str) -> tuple[tuple[str, str], ...]:
    return tuple((pattern, product) for kind, pattern, product in rows("dns_markers.tsv") if kind == record)


def _product(record: str, text: str) -> str:
    text = text.lower()
    return next((product for pattern, product in _markers(record) if fnmatchcase(text, pattern)), "")


def _technology(domain: str, record: str, text: str, at: str, quote: str) -> Iterator[Finding]:
    if product := _product(record, text):
        yield Finding(domain, "company.technology", product, at, clip(quote, 300), _CONFIDENCE[record])


def _mail(domain: str, records: list[tuple[str, str]]) -> Iterator[Finding]:
    """Who takes the mail: the product of the preferred host where it is known, else the domain of that host."""
    hosts = []
    for at, text in records:
        preference, host = text.split()
        hosts.append((int(preference), host.rstrip("."), at, text))
        yield from _technology(domain, "mx", host.rstrip("."), at, text)
    for _, host, at, text in sorted(hosts)[:1]:
        provider = _product("mx", host) or registrable(host) or ("" if host else "none")
        if provider:
            yield Finding(domain, "company.mail_provider", provider, at, text)


def _texts(domain: str, records: list[tuple[str, str]]) -> Iterator[Finding]:
    for at, text in records:
        joined = _joined(text)
        if joined.lower().startswith("v=spf1"):
            for sender in _SENDER.finditer(joined):
                quote = sender.group() if sender.group() in text else text
                yield from _technology(domain, "spf", sender.group(1), at, quote)
        else:
            yield from _technology(domain, "txt", joined, at, text)


def _dmarc(domain: str, records: list[tuple[str, str]]) -> Iterator[Finding]:
    for at, text in records:
        joined = _joined(text)
        policy = _POLICY.search(joined)
        if joined.lower().startswith("v=dmarc1") and policy:
            yield Finding(domain, "company.dmarc", policy.group(1).lower(), at, clip(text, 300))
            return


def _joined(text: str) -> str:
    """A text record as one string: long ones arrive as several quoted pieces."""
    return "".join(_CHUNK.findall(text)) if text.startswith('"') else text


CONNECTOR = Connector(
    name="dns",
    about="mail provider, products in use and mail policy, from the records of the company's domain",
    tier="A",
    needs=("company.domain",),
    yields=("company.mail_provider", "company.technology", "company.dmarc"),
    ask=ask,
    read=read,
    requests=4,
    per_second=5.0,
    docs="https://developers.google.com/speed/public-dns/docs/doh/json",
    terms="public records; the resolver publishes no quota that matters at this rate",
    reliability=0.9,
    identifies="company.domain",
    unverified=("the table of markers as a whole: each comes from a vendor's guide, none from a recorded answer",),
)  # fmt: skip

"""Registration of the company's domain: since when, until when, through whom. From the registry, over RDAP.

The list of registries is IANA's. A top-level domain that it lacks has no RDAP service, so the answer is absent and
nothing is asked: the older WHOIS protocol is not fallen back to. The registrar's own answer, which the registry links
to, is not fetched either; it adds contacts, and contacts are what this source refuses to read. Of the registrant only
the name of an organisation is taken, never a person's, and not when it is redacted or a privacy service.

RFC 9083 (answers), RFC 9224 (the list of registries), RFC 7095 (jCard); https://about.rdap.org
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from connectors.connector import Asking, Connector, Read, Request, Target, Unanswered
from connectors.hosts import registrable
from connectors.page import Page
from connectors.statement import Cause, Finding

REGISTRIES = "https://data.iana.org/rdap/dns.json"
_DATES = {"registration": "company.domain_registered", "expiration": "company.domain_expires"}
_NOBODY = re.compile(
    r"redacted|privacy|private (?:person|individual|regist)|\bprox(?:y|ies)\b|whoisguard|withheld"
    r"|(?:not|un)\s?disclosed|identity protect|data protected|\bgdpr\b|anonymi[sz]ed|^\W*(?:n/a|none)?\W*$",
    re.I,
)


def ask(target: Target) -> Asking:
    """Find the registry of the domain's top-level domain and ask it for the domain."""
    domain = registrable(target.domain)
    registries = yield Request(REGISTRIES, shared=True, fresh_days=1)
    base = _base(registries.index(_bases), domain) if registries else ""
    if not base:
        return
    page = yield Request(f"{base}domain/{domain}", headers={"Accept": "application/rdap+json"})
    if page is None:
        return
    if code := page.json().get("errorCode"):
        # Some servers send their refusals with the status of a success.
        if code == 404:
            return
        raise Unanswered(
            Cause.RATE_LIMITED if code == 429 else Cause.ERROR, f"RDAP error {code} for {domain}"
        )
    yield Read(page)


def _bases(page: Page) -> dict[str, str]:
    """The address of each top-level domain's registry, over https where it offers both."""
    bases = {}
    for suffixes, urls in page.json()["services"]:
        url = min(urls, key=lambda url: not url.startswith("https:"))
        bases.update(dict.fromkeys(suffixes, url if url.endswith("/") else url + "/"))
    return bases


def _base(bases: dict[str, str], domain: str) -> str:
    """The registry of the longest suffix that has one."""
    suffix = domain.partition(".")[2]
    while suffix and suffix not in bases:
        suffix = suffix.partition(".")[2]
    return bases.get(suffix, "")


def read(page: Page) -> Iterator[Finding]:
    """Read one registration."""
    answer = page.json()
    if answer["objectClassName"] != "domain":
        raise ValueError(f"{answer['objectClassName']} where a domain was expected")
    domain = answer["ldhName"].lower().rstrip(".")
    for n, event in enumerate(answer.get("events", ())):
        if field := _DATES.get(event["eventAction"]):
            date = event["eventDate"]
            yield Finding(domain, field, date[:10], at=f"events[{n}].eventDate", quote=date)
    for n, server in enumerate(answer.get("nameservers", ())):
        name = server["ldhName"]
        host = name.lower().rstrip(".")
        yield Finding(domain, "company.nameserver", host, at=f"nameservers[{n}].ldhName", quote=name)
    for n, entity in enumerate(answer.get("entities", ())):
        if "registrar" in entity.get("roles", ()):
            yield from _registrar(domain, entity, f"entities[{n}]")
        elif "registrant" in entity.get("roles", ()):
            yield from _registrant(domain, entity, f"entities[{n}]")


def _card(entity: dict[str, Any], at: str) -> dict[str, tuple[str, str]]:
    """The plain properties of a jCard, as name to (text, path)."""
    card: dict[str, tuple[str, str]] = {}
    for n, (name, _, _, value, *_) in enumerate(entity.get("vcardArray", ("vcard", ()))[1]):
        place = f"{at}.vcardArray[1][{n}][3]"
        if isinstance(value, list):  # an organisation with its departments
            value, place = (value or [""])[0], place + "[0]"
        if isinstance(value, str) and value.strip():
            card.setdefault(name, (value, place))
    return card


def _registrar(domain: str, entity: dict[str, Any], at: str) -> Iterator[Finding]:
    card = _card(entity, at)
    if named := card.get("fn") or card.get("org"):
        yield Finding(domain, "company.registrar", named[0], at=named[1])
    elif handle := entity.get("handle"):
        yield Finding(domain, "company.registrar", handle, at=f"{at}.handle", confidence=0.7)


def _registrant(domain: str, entity: dict[str, Any], at: str) -> Iterator[Finding]:
    card = _card(entity, at)
    organisation = card.get("org") or (card.get("fn") if card.get("kind", ("",))[0] == "org" else None)
    if organisation and not _NOBODY.search(organisation[0]):
        yield Finding(domain, "company.legal_name", organisation[0], at=organisation[1], confidence=0.5)


CONNECTOR = Connector(
    name="rdap",
    about="registration dates, registrar and name servers of the company's domain",
    tier="A",
    needs=("company.domain",),
    yields=(
        "company.domain_registered", "company.domain_expires", "company.registrar", "company.nameserver",
        "company.legal_name",
    ),
    ask=ask,
    read=read,
    requests=2,
    docs="https://about.rdap.org",
    terms="registries forbid mining contacts for mass mail; dates, registrar and name servers are kept, contacts never",
    reliability=0.9,
    identifies="company.domain",
    unverified=("the limits of each registry, which are not published",),
)  # fmt: skip

"""Hosts below the company's domain, from the certificates issued for them (crt.sh, certificate transparency).

They hint at products, regions and tools, and little more, while the service is slow and often down: it is asked only
when the user names it. Wildcards name no host, e-mail addresses and organisations stand among the names, and mail and
hosting panels make hosts of which nobody at the company knows; none of these is stated. Its error pages are HTML, with
whatever status.

https://crt.sh · https://github.com/crtsh/certwatch_db
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from connectors.connector import Asking, Connector, Read, Request, Target, Unanswered
from connectors.page import Page
from connectors.part import Part
from connectors.statement import Cause, Finding

SEARCH = "https://crt.sh/?q=%25.{}&output=json&exclude=expired&deduplicate=Y"
MOST_HOSTS = 100
MOST_BYTES = 8_000_000
_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*")
# What mail servers and hosting panels ask certificates for by themselves.
_BY_ITSELF = frozenset(
    ("www", "mail", "webmail", "smtp", "imap", "pop", "pop3", "mx", "ftp", "autodiscover", "autoconfig", "cpanel",
     "whm", "webdisk", "cpcalendars", "cpcontacts")
)  # fmt: skip


def ask(target: Target) -> Asking:
    """Ask for the certificates of every host below the domain."""
    url = SEARCH.format(quote(target.domain, safe="."))
    page = yield Request(url, absent=(), max_bytes=MOST_BYTES, fresh_days=30)
    if page is None:
        return
    if page.body.lstrip()[:1] != b"[":
        raise Unanswered(Cause.ERROR, "crt.sh answers with a page for people in place of a list")
    yield Read(page, {"domain": target.domain})


def read(page: Page, domain: str) -> Iterator[Finding]:
    """Read the certificates: each host they name below the domain, once."""
    seen: set[str] = set()
    for certificate in Part.of(page).each():
        names = certificate["name_value"]
        for written in names.text.split("\n"):
            host = written.strip().lower()
            below = host.removesuffix(f".{domain}")
            if below == host or below in _BY_ITSELF or host in seen or not _HOST.fullmatch(host):
                continue
            seen.add(host)
            yield Finding(domain, "company.subdomain", host, names.at, written.strip())
            if len(seen) == MOST_HOSTS:
                return


CONNECTOR = Connector(
    name="crtsh",
    about="hosts below the company's domain, from public logs of certificates",
    tier="A",
    needs=("company.domain",),
    yields=("company.subdomain",),
    ask=ask,
    read=read,
    requests=1,
    per_second=0.1,
    docs="https://crt.sh",
    terms="public logs",
    reliability=0.9,
    identifies="company.domain",
    opt_in="of little value for a company, from a service that is slow and often down",
    unverified=(
        "its limits, which are not published",
        "no recorded answer: the shape comes from clients of the service",
        "that a host with a certificate still answers",
    ),
)

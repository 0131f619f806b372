"""Where else a company is found, by the links it prints: profiles, job boards, news feeds, and what its pages run on.

A link to a profile is kept as text; it is an identifier and is never followed. Links that share, post or log in
are no profiles. A link to a job board settles which board is theirs, which no guess can.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from urllib.parse import unquote, urlsplit

from connectors.hosts import join, platform, registrable
from connectors.lexicon import rows
from connectors.statement import Finding
from connectors.website.document import Document, Link, path_of

_LINKEDIN_COMPANY = re.compile(r"linkedin\.com/(?:company|school|showcase)/([^/?#]+)", re.I)
_LINKEDIN_PERSON = re.compile(r"linkedin\.com/in/([^/?#]+)", re.I)
_GITHUB = re.compile(r"^https?://(?:www\.)?github\.com/([A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))/?$")
_NO_PROFILE = re.compile(
    r"(?:^|/)(?:share|sharer|sharer\.php|intent|home|login|signup|dialog|plugins|hashtag|search|watch|embed|p|reel|status|"
    r"groups?|events?|policies|legal|help|about|privacy|terms|photo|photos|video|videos|posts|story\.php|sharing|tweet|"
    r"redirect|results|playlist|pin|tr)(?:/|$)",
    re.I,
)
_SHARED = re.compile(r"[?&](?:url|u|text|status|mini)=", re.I)
# Hosts of the systems that are theirs and no employer's.
_OWN = r"(?!(?:www|app|api|help|support|docs?|developers?|documentation|status|blog|assets|cdn)\.)"
# Job board systems: where the token stands in their addresses (sources: each vendor's documentation of its board).
_BOARDS = (
    ("greenhouse", re.compile(r"//(?:job-)?boards(?:\.eu)?\.greenhouse\.io/(?!embed)([\w-]+)", re.I)),
    (
        "greenhouse",
        re.compile(r"//boards(?:\.eu)?\.greenhouse\.io/embed/job_(?:board|app)\S*?[?&]for=([\w-]+)", re.I),
    ),
    ("lever", re.compile(r"//jobs(?:\.eu)?\.lever\.co/([\w.-]+)", re.I)),
    ("ashby", re.compile(r"//jobs\.ashbyhq\.com/([^/?#\"'\s]+)", re.I)),
    ("workable", re.compile(r"//apply\.workable\.com/(?!j/|api/)([\w-]+)", re.I)),
    ("smartrecruiters", re.compile(r"//(?:careers|jobs)\.smartrecruiters\.com/([\w-]+)", re.I)),
    ("recruitee", re.compile(rf"//{_OWN}([\w-]+)\.recruitee\.com", re.I)),
    ("personio", re.compile(rf"//{_OWN}([\w-]+)\.jobs\.personio\.(?:de|com)", re.I)),
    ("teamtailor", re.compile(rf"//{_OWN}([\w-]+)\.teamtailor\.com", re.I)),
    ("rippling", re.compile(r"//ats\.rippling\.com/(?:[a-z]{2}-[a-z]{2}/)?(?!api/|embed)([\w-]+)", re.I)),
    ("breezy", re.compile(rf"//{_OWN}([\w-]+)\.breezy\.hr", re.I)),
    ("bamboohr", re.compile(rf"//{_OWN}([\w-]+)\.bamboohr\.com/(?:careers|jobs|js/)", re.I)),
    ("pinpoint", re.compile(rf"//{_OWN}([\w-]+)\.pinpointhq\.com", re.I)),
    (
        "workday",
        re.compile(
            r"//([\w-]+\.wd\d+)\.myworkdayjobs\.com/(?:wday/cxs/[\w-]+/)?(?:[a-z]{2}-[a-z]{2}/)?"
            r"(?![a-z]{2}-[a-z]{2}(?:[/?#]|$)|wday/)([\w-]+)",
            re.I,
        ),
    ),
)


_BOARD_HOST = re.compile(
    r"greenhouse\.io|lever\.co|ashbyhq|workable\.com|smartrecruiters|recruitee|personio|teamtailor|ats\.rippling|"
    r"breezy\.hr|bamboohr|pinpointhq|myworkdayjobs",
    re.I,
)


@cache
def _marks() -> tuple[tuple[str, str, str], ...]:
    table = rows("technologies.tsv", __package__)
    return tuple((product, where, mark) for product, _, where, mark in table)


def profiles(document: Document, site: str) -> Iterator[Finding]:
    """The company's own profiles elsewhere, each once."""
    seen: set[str] = set()
    for link in document.links:
        kind = platform(link.url)
        if kind not in ("social", "directory", "media", "files") or _SHARED.search(link.url):
            continue
        field, value = _profile(link)
        if field and value not in seen:
            seen.add(value)
            yield Finding(site, field, value, at=path_of(link.node), quote=link.href, confidence=0.9)


def of_people(document: Document) -> list[tuple[str, str]]:
    """The LinkedIn profiles of people that a page links to: the profile's own mark, and the link as written."""
    found = ((_LINKEDIN_PERSON.search(link.url), link.href) for link in document.links if "/in/" in link.url)
    return [(match.group(1), href) for match, href in found if match]


def _profile(link: Link) -> tuple[str, str]:
    if found := _LINKEDIN_COMPANY.search(link.url):
        return "company.linkedin", f"https://www.linkedin.com/company/{unquote(found.group(1)).lower()}"
    if "linkedin." in link.url:
        return "", ""
    if found := _GITHUB.match(link.url):
        return "company.github", found.group(1)
    parts = urlsplit(link.url)
    path = parts.path.strip("/")
    if not path or path.count("/") > 2 or _NO_PROFILE.search(parts.path):
        return "", ""
    if "crunchbase.com/organization/" in link.url:
        return "company.crunchbase", f"https://www.crunchbase.com/{path}"
    if platform(link.url) == "social" or registrable(link.url) == "vimeo.com":
        return "company.social", f"https://{parts.netloc.removeprefix('www.')}/{path}"
    return "", ""


def boards(document: Document, site: str) -> Iterator[Finding]:
    """The job boards that a page links to or embeds."""
    seen: set[str] = set()
    for url, node in chain(((link.href, link.node) for link in document.links), document.sources):
        for system, pattern in _BOARDS if _BOARD_HOST.search(url) else ():
            found = pattern.search(url)
            token = f"{system}:{unquote('/'.join(found.groups()))}" if found else ""
            if found and token not in seen:
                seen.add(token)
                yield Finding(site, "company.job_board", token, at=path_of(node), quote=url[:300])


def feeds(document: Document, site: str) -> Iterator[Finding]:
    """News feeds the page declares; not those of its comments."""
    for node in document.tree.css("link[rel~='alternate'][href]"):
        kind = node.attributes.get("type") or ""
        href = node.attributes.get("href") or ""
        if ("rss" in kind or "atom" in kind) and "comment" not in href and (url := join(document.base, href)):
            yield Finding(site, "company.feed", url, at=path_of(node), quote=href.strip())


def technologies(document: Document, site: str) -> Iterator[Finding]:
    """Products that left their mark in the page's source or headers, each once."""
    seen: set[str] = set()
    generator = document.meta.get("generator", ("", ""))[0]
    sources = [url for url, _ in document.sources]
    everything = "\n".join(sources).lower()
    for product, where, mark in _marks():
        if product in seen:
            continue
        quote = ""
        if where == "generator" and mark in generator.lower():
            quote = generator
        elif where == "script" and mark in everything:
            quote = next(url for url in sources if mark in url.lower())
        if quote:
            seen.add(product)
            yield Finding(site, "company.technology", product, at=where, quote=quote.strip()[:300])

"""Which pages of a company's site are worth a request: the home page first, then what its links promise.

At most a dozen pages, the ones a person would open before a call: people, imprint, contact, about, careers. Links
are followed before paths are guessed, and the sitemap is asked when the links name no people page. Guessing comes
last and only where there was nothing to follow, because every miss costs the site a request. A site that does not
show its home page is left alone.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from connectors.connector import Asking, Read, Request, Target, Unanswered, Wanted
from connectors.hosts import host_of, join, parse, platform, registrable
from connectors.page import Page
from connectors.statement import Cause
from connectors.website.condition import parked, wall
from connectors.website.document import Document
from connectors.website.kinds import kind_of_link
from connectors.website.language import language_of
from connectors.website.read import is_html

MOST_PAGES = 12
_QUOTA = {"people": 4, "legal": 1, "contact": 2, "about": 3, "careers": 1}
_SITEMAP_BYTES = 4_000_000
_LOCATION = re.compile(rb"<loc>\s*(?:<!\[CDATA\[)?\s*([^<\]\s]+)", re.I)
_SITEMAP_LINE = re.compile(rb"^\s*sitemap\s*:\s*(\S+)", re.I | re.M)
# Where these pages stand when no link says so, by the language of the home page.
_GUESSES = {
    "de": ("impressum", "kontakt", "team", "ueber-uns"),
    "fr": ("mentions-legales", "contact", "equipe", "a-propos"),
    "es": ("contacto", "equipo", "nosotros", "aviso-legal"),
    "it": ("contatti", "chi-siamo", "team", "note-legali"),
    "pt": ("contato", "equipe", "quem-somos", "sobre"),
    "nl": ("contact", "team", "over-ons", "colofon"),
    "sv": ("kontakt", "medarbetare", "om-oss"),
    "nb": ("kontakt", "ansatte", "om-oss"),
    "no": ("kontakt", "ansatte", "om-oss"),
    "da": ("kontakt", "medarbejdere", "om-os"),
    "fi": ("yhteystiedot", "henkilosto", "yritys"),
    "pl": ("kontakt", "zespol", "o-nas"),
    "cs": ("kontakt", "tym", "o-nas"),
    "sk": ("kontakt", "tim", "o-nas"),
    "hu": ("kapcsolat", "csapatunk", "rolunk"),
    "ro": ("contact", "echipa", "despre-noi"),
    "tr": ("iletisim", "ekibimiz", "hakkimizda"),
    "ja": ("company", "about", "contact"),
    "": ("about", "contact", "team", "about-us", "contact-us"),
}


@dataclass(frozen=True, slots=True)
class Site:
    """What belongs to one company on the web: a registrable domain, or a folder on a platform that houses many."""

    root: str
    domain: str
    folder: str = ""

    @property
    def subject(self) -> str:
        """What this site is called in statements: "acme.example", or "pages.example/acme" on a platform."""
        return self.domain + self.folder

    def holds(self, url: str) -> bool:
        path = urlsplit(url).path
        within = not self.folder or path == self.folder or path.startswith(self.folder + "/")
        return within and registrable(url) == self.domain

    @staticmethod
    def at(url: str) -> Site | None:
        """The site an address belongs to; none for a profile, a shop window or a short link on somebody's platform."""
        parsed = parse(url)
        if parsed is None or platform(url) not in ("", "pages"):
            return None
        parts = urlsplit(parsed[0])
        domain = registrable(url) or parsed[1]
        if not platform(url):
            return Site(f"{parts.scheme}://{parsed[1]}/", domain)
        above, _, last = parts.path.rpartition("/")
        return Site(parsed[0], domain, above if "." in last or not last else parts.path)

    @staticmethod
    def of(target: Target) -> Site | None:
        """The target's own site, if it has one that may be read: at its domain, unless it is a folder on a platform."""
        site = Site.at(target.one("company.website"))
        domain = "" if platform(target.domain) else target.domain
        if domain and (site is None or not (site.folder or site.domain == domain)):
            return Site(f"https://{domain}/", domain)
        return site

    def roots(self) -> Iterable[str]:
        """Where its home page may answer, likeliest first."""
        if self.folder:
            return (self.root,)
        host = host_of(self.root)
        other = host.removeprefix("www.") if host.startswith("www.") else f"www.{host}"
        return dict.fromkeys((self.root, f"https://{host}/", f"http://{host}/", f"https://{other}/"))


def ask(target: Target) -> Asking:
    """Ask for the home page, then for the pages that say who the company and its people are.

    Raises:
        Unanswered: when what answers there is no page: an interface, a file, nothing at all.
    """
    asked = Site.of(target)
    if asked is None:
        return
    first, *others = asked.roots()
    home: Page | None = yield Request(first, or_else=tuple(others))
    site = Site.at(home.url) if home else None  # where it moved to, if it moved
    if home is None or site is None:
        return
    if not (is_html(home) and home.body.strip()):
        raise Unanswered(Cause.CHANGED, f"{home.url} is no page for people ({home.content_type or 'untold'})")
    told = {"site": asked.subject, "countries": target.all("company.country")}
    yield Read(home, told)
    if not (wall(Document.of(home)) or parked(Document.of(home))):
        yield from _beyond(home, site, told)


def _beyond(home: Page, site: Site, told: dict[str, Any]) -> Asking:
    """The pages behind the home page."""
    seen = {_plain(home.url), _plain(home.asked)}
    links = links_of(home, site)
    if "people" not in {kind for kind, _ in links.values()} and not site.folder:
        for url, kind in (yield from _sitemap(site)).items():
            links.setdefault(url, kind)
    left = MOST_PAGES - 1
    while wanted := _choose(links or _guessed(home, site), seen, left):
        left -= len(wanted)
        seen.update(map(_plain, wanted))
        pages: tuple[Page | None, ...] = yield tuple(Request(url) for url in wanted)
        found: dict[str, tuple[str, float]] = {}
        for page in pages:
            if page and _is_new(page, seen) and site.holds(page.url):
                seen.add(_plain(page.url))
                yield Read(page, told)
                found |= {url: kind for url, kind in links_of(page, site).items() if kind[0] == "people"}
        if not found:
            return
        links = found


def _guessed(home: Page, site: Site) -> dict[str, tuple[str, float]]:
    """Where pages may stand on a site that links to none."""
    language = language_of(Document.of(home))[:2].lower()
    root = f"{site.root.rstrip('/')}/" if not site.folder else f"{join(site.root, site.folder)}/"
    return {join(root, path): kind_of_link(f"/{path}") for path in _GUESSES.get(language, _GUESSES[""])}


def _is_new(page: Page, seen: set[str]) -> bool:
    """Whether a page did not turn out to be one that was seen already, under another address."""
    return _plain(page.url) not in seen or _plain(page.url) == _plain(page.asked)


def links_of(page: Page, site: Site) -> dict[str, tuple[str, float]]:
    """The links of a page that stay on its site and promise something: address → (kind, how surely)."""
    found: dict[str, tuple[str, float]] = {}
    for link in Document.of(page).links:
        url = link.url.partition("#")[0]
        if not site.holds(url):
            continue
        kind, sure = kind_of_link(url, link.text)
        if kind in _QUOTA and sure > found.get(url, ("", 0.0))[1]:
            found[url] = (kind, sure)
    return found


def _choose(links: dict[str, tuple[str, float]], seen: set[str], left: int) -> list[str]:
    """The best links of each kind within its quota, best first; the same page under two addresses once."""
    chosen: list[str] = []
    taken = set(seen)
    for kind, quota in _QUOTA.items():
        ranked = sorted(
            (-sure, len(url), url) for url, (of, sure) in links.items() if of == kind and sure > 0.2
        )
        for _, _, url in ranked:
            if quota and _plain(url) not in taken:
                taken.add(_plain(url))
                chosen.append(url)
                quota -= 1
    return chosen[: max(0, left)]


def _plain(url: str) -> str:
    """An address without what does not tell pages apart: scheme, "www.", a trailing slash."""
    parts = urlsplit(url)
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}".lower()


def _sitemap(site: Site) -> Generator[Wanted, Any, dict[str, tuple[str, float]]]:
    """The promising pages that a site's own sitemap names. An index of sitemaps is followed once."""
    robots: Page | None = yield Request(join(site.root, "/robots.txt"), fresh_days=1)
    named = [m.decode("ascii", "ignore") for m in _SITEMAP_LINE.findall(robots.body)] if robots else []
    url = next((url for url in named if site.holds(url)), join(site.root, "/sitemap.xml"))
    page: Page | None = yield Request(url, max_bytes=_SITEMAP_BYTES)
    locations = _locations(page)
    nested = [
        inner
        for inner in locations
        if inner.split("?")[0].endswith((".xml", ".xml.gz")) and site.holds(inner)
    ]
    if nested:
        best = next((inner for inner in nested if "page" in inner), nested[0])
        locations = _locations((yield Request(best, max_bytes=_SITEMAP_BYTES)))
    found = {url: kind_of_link(url) for url in locations[:20_000] if site.holds(url)}
    return {url: (kind, sure * 0.8) for url, (kind, sure) in found.items() if kind in _QUOTA}


def _locations(page: Page | None) -> list[str]:
    if page is None:
        return []
    body = page.body
    if body[:2] == b"\x1f\x8b":
        try:
            body = zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(body, _SITEMAP_BYTES)
        except zlib.error:  # a sitemap that cannot be read names no pages, as one that is not there
            return []
    return [unescape(location.decode("utf-8", "replace")) for location in _LOCATION.findall(body)]

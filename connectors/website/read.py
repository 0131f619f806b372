"""What one page of a company's site says: the company, its people, its open roles.

Each reader beside this file knows one thing; here they are asked in turn, and what several of them found about the
same person is brought under one subject. A page without an owner's site (a file somebody saved) is read the same way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from connectors.connector import Unanswered
from connectors.hosts import host_of, registrable
from connectors.page import Page
from connectors.statement import Cause, Finding
from connectors.telephone import regions
from connectors.text import slug
from connectors.website import condition, emails, headcount, identity, machine, profiles
from connectors.website.addresses import addresses
from connectors.website.dating import page_date
from connectors.website.document import Document
from connectors.website.kinds import kind_of_link
from connectors.website.language import language_of
from connectors.website.naming import bears
from connectors.website.people import Someone, people_in
from connectors.website.phones import numbers_of
from connectors.website.tenure import tenure

_MOST_ADDRESSES = 12
# What a page's own date dates: who was there then, and how many they were.
_DATED = frozenset({"person.name", "person.title", "person.employer", "company.employees"})


def read(
    page: Page, site: str = "", countries: tuple[str, ...] = (), decode: bool = False
) -> Iterator[Finding]:
    """Everything a page of a company's site says.

    Args:
        site: what the site is called in statements; its registrable domain if not given.
        countries: where the company is thought to be; for numbers printed without a country.
        decode: decode addresses that are written out ("sales [at] acme"), and of those only desks'.

    Raises:
        Unanswered: when the page is a demand to log in or to prove that one is human; and when it shows nothing
            without running its scripts, after what its head says.
    """
    site = site or registrable(page.url) or host_of(page.url) or "page"
    if not is_html(page):
        return
    document = Document.of(page)
    if words := condition.parked(document):
        yield Finding(site, "company.parked", "yes", at="body", quote=words)
        return
    if condition.missing(document):
        return
    if words := condition.wall(document):
        raise Unanswered(Cause.BLOCKED, f"{page.url} shows no page but {words!r}")
    kind = kind_of_link(page.url)[0] or "home"
    yield from _head(document, site, kind, countries)
    if condition.is_shell(document):
        raise Unanswered(Cause.NEEDS_RENDERING, f"{page.url} shows nothing without a browser")
    dated = page_date(document)
    for finding in _body(document, site, kind, countries, decode):
        old = dated and finding.field in _DATED and not finding.as_of
        yield replace(finding, as_of=dated) if old else finding


def is_html(page: Page) -> bool:
    """Whether a page is meant for people's eyes: by what it says that it is, else by its look."""
    return "html" in page.content_type or (not page.content_type and b"<" in page.body[:1024])


def _head(document: Document, site: str, kind: str, countries: tuple[str, ...]) -> Iterator[Finding]:
    yield from machine.read_items(document, site, countries)
    yield from identity.names(document, site)
    yield from identity.addresses_of_site(document, site)
    if kind in ("home", "about"):
        yield from identity.descriptions(document, site)
        yield from identity.own_words(document, site)
    if kind == "home":
        yield from profiles.technologies(document, site)
    yield from profiles.profiles(document, site)
    yield from profiles.boards(document, site)
    yield from profiles.feeds(document, site)
    yield from _doors(document, site)


def _doors(document: Document, site: str) -> Iterator[Finding]:
    """The pages by which one gets in touch, and in."""
    fields = {"contact": "company.contact_page", "careers": "company.careers_page"}
    for link in document.links:
        field = fields.get(kind_of_link(link.url, link.text)[0])
        if field and registrable(link.url) == registrable(document.page.url):
            del fields[kind_of_link(link.url, link.text)[0]]
            yield Finding(site, field, link.url.partition("#")[0], at="a", quote=link.href, confidence=0.8)


def _body(
    document: Document, site: str, kind: str, countries: tuple[str, ...], decode: bool
) -> Iterator[Finding]:
    yield from identity.legal_names(document, site, kind == "legal")
    yield from identity.register_numbers(document, site)
    where = regions(host_of(document.page.url), language_of(document), countries)
    if kind in headcount.PAGES:
        yield from headcount.head_counts(document, site)
    yield from _postal(document, site, where, kind)
    people = people_in(document) if kind not in ("news", "voices") else []
    subjects = {n: f"{site}/people/{slug(someone.name)}" for n, someone in enumerate(people)}
    for n, someone in enumerate(people):
        yield from _person(document, site, subjects[n], someone)
    yield from _reach(document, site, people, subjects, where)
    yield from _refused_or_hidden(document, site, decode)


def _person(document: Document, site: str, subject: str, someone: Someone) -> Iterator[Finding]:
    at = document.lines[someone.line].at
    yield Finding(subject, "person.name", someone.name, at=at, confidence=someone.sure)
    yield Finding(subject, "person.employer", site, at=at, quote=someone.name, confidence=someone.sure)
    if someone.title:
        held = tenure(someone.title)
        title_at = document.lines[someone.title_line].at
        yield Finding(subject, "person.title", held.title, at=title_at, confidence=someone.sure)
        for field, day in (("person.since", held.since), ("person.until", held.until)):
            if day:
                yield Finding(subject, field, day, at=title_at, quote=held.said, confidence=someone.sure)
    for mark, href in document.once(profiles.of_people):
        if bears(mark, someone.name):
            url = f"https://www.linkedin.com/in/{mark.lower()}"
            yield Finding(subject, "person.linkedin", url, at=at, quote=href)
            break


def _reach(
    document: Document, site: str, people: list[Someone], subjects: dict[int, str], where: tuple[str, ...]
) -> Iterator[Finding]:
    """Phones, faxes and e-mail addresses, each once for each of whom it is."""
    seen: set[tuple[str, str, str]] = set()
    for finding in _found_reach(document, site, people, subjects, where):
        key = (finding.subject, finding.field, finding.value)
        if key not in seen:
            seen.add(key)
            yield finding


def _found_reach(
    document: Document, site: str, people: list[Someone], subjects: dict[int, str], where: tuple[str, ...]
) -> Iterator[Finding]:
    """A way to reach somebody is a person's where it stands in their card or bears their name, else the company's."""
    for address in emails.addresses_in(document):
        owner = next(
            (n for n, p in enumerate(people) if bears(address.value.partition("@")[0], p.name)), None
        )
        if owner is None and address.reader != "role":
            owner = _holder(people, address.line)
        if owner is not None and address.reader != "role":
            yield Finding(subjects[owner], "person.email", address.value, at=address.at, quote=address.quote)
        elif address.reader == "person":
            subject = f"{site}/mail/{slug(address.value.partition('@')[0])}"
            yield Finding(
                subject, "person.email", address.value, at=address.at, quote=address.quote, confidence=0.9
            )
        else:
            yield Finding(
                site, "company.email", address.value, at=address.at, quote=address.quote, confidence=0.9
            )
    for number in numbers_of(document.lines, where):
        owner = _holder(people, number.line)
        subject, kind = (subjects[owner], "person") if owner is not None else (site, "company")
        at = document.lines[number.line].at
        for way in ("phone", "fax") if number.kind == "both" else (number.kind,):
            yield Finding(subject, f"{kind}.{way}", number.value, at=at, quote=number.printed, confidence=0.9)


def _holder(people: list[Someone], line: int) -> int | None:
    """The one person in whose card a line stands."""
    holders = [n for n, p in enumerate(people) if p.first <= line <= p.last]
    return holders[0] if len({people[n].name for n in holders}) == 1 else None


def _postal(document: Document, site: str, where: tuple[str, ...], kind: str) -> Iterator[Finding]:
    found = list(addresses(document.lines, where))[:_MOST_ADDRESSES]
    for address in found:
        at = document.lines[address.line].at
        yield Finding(site, "company.address", str(address), at=at, quote=address.quote, confidence=0.85)
    if not found or len({a.code for a in found}) > 3:
        return
    first = found[0]
    sure = 0.85 if kind in ("legal", "contact") else 0.7
    at = document.lines[first.line].at
    parts = {
        "street": first.street,
        "postal_code": first.code,
        "city": first.city,
        "region": first.region,
        "country": first.country,
    }
    for part, value in parts.items():
        if value:
            yield Finding(site, f"company.{part}", value, at=at, quote=first.quote, confidence=sure)


def _refused_or_hidden(document: Document, site: str, decode: bool) -> Iterator[Finding]:
    if words := condition.refusal(document):
        yield Finding(site, "company.no_solicit", words, at="body")
    hidden = list(emails.hidden_in(document))
    scrambled = emails.scrambled_in(document)
    if hidden or scrambled:
        quote = hidden[0].quote if hidden else scrambled[0]
        yield Finding(
            site, "company.obfuscated_emails", str(len(hidden) + len(scrambled)), at="body", quote=quote
        )
    for address in (*hidden, *emails.unscrambled_in(document)) if decode else ():
        if address.reader == "role":
            yield Finding(
                site, "company.email", address.value, at=address.at, quote=address.quote, confidence=0.7
            )

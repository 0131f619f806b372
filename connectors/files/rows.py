"""Rows of the user's own list as statements. The user's file is a source like any other, and the closest to them.

A row is about one company, one person, or a person at a company. It keeps its own subject ("accounts.csv:17") for
ever: that two rows mean the same company is found out later, and can be taken back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from urllib.parse import urlsplit

from connectors.fields import FIELDS
from connectors.files.cells import SURE, findings, is_nothing
from connectors.files.columns import Mapped
from connectors.files.private import is_business, read_below
from connectors.hosts import own_domain, parse, platform, registrable
from connectors.names import alike
from connectors.statement import Finding, Statement, stamp
from connectors.text import fold, squash, visible

SOURCE = "file"
_JUNK = frozenset(
    "test|testing|test company|testfirma|asdf|asdfgh|qwerty|foo|bar|foobar|lorem ipsum|sample|example|demo|dummy|"
    "unknown|unknown company|unbekannt|n a|none|no name|company|firma|see notes|see note|new account|"
    "delete|delete me|do not use|duplicate|aaa|xyz|abc|total|sum|summe|gesamt|subtotal".split("|")
)
_TOTALS = frozenset(
    "total|totals|sum|summe|gesamt|subtotal|grand total|somme|totale|suma|razem|celkem".split("|")
)
# Of those, words that no company goes by: a site that is called so too was filled in only to be filled in.
_FILLER = frozenset(
    "|test|testing|test company|testfirma|asdf|asdfgh|qwerty|foo|bar|foobar|lorem ipsum|sample|example|dummy|"
    "unknown|unknown company|unbekannt|none|no name|delete|delete me|do not use|duplicate".split("|")
)
_SPELLING = 0.6
_MAILBOX = 0.7
_MANY = frozenset(name for name, field in FIELDS.items() if field.many)
_IDENTIFIERS = (
    "company.cik",
    "company.lei",
    "company.registration_number",
    "company.linkedin",
)


def row_findings(subject: str, cells: Sequence[str], mapping: Sequence[Mapped]) -> Iterator[Finding]:
    """What one row says: about its company under `subject`, about its person under `subject/person`."""
    person = f"{subject}/person"
    used = list(_read(cells, mapping))
    by_field = {m.field: cell for m, cell in reversed(used) if not is_nothing(cell)}
    if "company.website" in by_field:
        yield from _own_platform(by_field, subject)
    said: list[Finding] = []
    for m, cell in used:
        if m.field not in ("person.given_name", "person.family_name"):
            said += _of_cell(m, cell, subject if m.field.startswith("company.") else person)
    yield from said
    if any(field.startswith("person.") for field in by_field):
        yield from _name_of_person(by_field, person)
        yield from _employer(by_field, said, subject, person)


def _read(cells: Sequence[str], mapping: Sequence[Mapped]) -> Iterator[tuple[Mapped, str]]:
    """The cells of a row that are read. Of several for one value the first that says something counts."""
    below = read_below(cells, mapping)
    several = _several(tuple(mapping))
    filled: set[str] = set()
    for m in mapping:
        if m.column >= below or m.field in filled or not is_business(m, cells):
            continue
        cell = cells[m.column]
        yield m, cell
        if m.field in several and m.field not in _MANY and any(findings(m.field, cell, "", "")):
            filled.add(m.field)


@lru_cache(maxsize=64)
def _several(mapping: tuple[Mapped, ...]) -> frozenset[str]:
    """The fields that more than one column holds."""
    return frozenset(field for field, times in Counter(m.field for m in mapping).items() if times > 1)


def _of_cell(m: Mapped, cell: str, subject: str) -> Iterator[Finding]:
    # Lists hold working names ("Acme - HQ (old?)"): who they mean is sure, how it is spelled is not.
    confidence = _SPELLING if m.field == "company.name" else SURE
    for finding in findings(m.field, cell, subject, f'column "{m.name}"', confidence):
        if m.mixed and finding.field == "person.email" and not own_domain(finding.value.rpartition("@")[2]):
            continue  # an address at a free mailbox is a private one
        yield finding


def _own_platform(by_field: Mapping[str, str], subject: str) -> Iterator[Finding]:
    """The domain of a company that is a platform itself: facebook.com is no company's site but Facebook's."""
    website = squash(visible(by_field.get("company.website", "")))
    parsed = parse(website)
    if parsed and platform(website) and urlsplit(parsed[0]).path in ("", "/"):
        domain = registrable(website)
        if fold(by_field.get("company.name", "")).replace(" ", "") == domain.partition(".")[0]:
            yield Finding(subject, "company.domain", domain, at="website column", quote=website)


def _name_of_person(by_field: Mapping[str, str], person: str) -> Iterator[Finding]:
    given, family = (squash(visible(by_field.get(f"person.{part}_name", ""))) for part in ("given", "family"))
    name = f"{given} {family}".strip()
    if name and not is_nothing(name) and is_nothing(by_field.get("person.name", "")):
        yield Finding(person, "person.name", name, at="name columns", quote=family or given, confidence=0.95)


def _employer(
    by_field: Mapping[str, str], said: Sequence[Finding], subject: str, person: str
) -> Iterator[Finding]:
    """Where the person of a row works: at its company, which a site or a mailbox names where no name does."""
    cell = by_field.get("company.name", "")
    company = squash(visible(cell))
    named = bool(company) and not is_nothing(company)
    if named:
        yield Finding(person, "person.company_name", company, at="company column", quote=cell.strip())
    domains = [f for f in said if f.field == "company.domain"] or list(
        _domains_of_mailboxes(said, company if named else "", subject)
    )
    yield from (f for f in domains if f not in said)
    if named or domains:
        quote = cell.strip() if named else domains[0].quote
        yield Finding(person, "person.employer", subject, at="company column", quote=quote)


def _domains_of_mailboxes(said: Sequence[Finding], company: str, subject: str) -> Iterator[Finding]:
    """The domain of somebody's mailbox, as their company's: where no company is named, or the domain is its name.

    Addresses outlive jobs: beside the name of another company that of an old employer is evidence of nothing.
    """
    for finding in said:
        if finding.field == "person.email":
            domain = own_domain(finding.value.rpartition("@")[2])
            if domain and (not company or alike([company], [domain.partition(".")[0]])):
                yield Finding(
                    subject, "company.domain", domain, finding.at, finding.value, confidence=_MAILBOX
                )
                return


def row_statements(
    file: str, n: int, cells: Sequence[str], mapping: Sequence[Mapped], seen: datetime
) -> list[Statement]:
    """The statements of row `n` of a file, stamped."""
    subject = f"{file}:{n}"
    url = f"file:{file}"
    found = [
        stamp(finding, source=SOURCE, url=url, seen=seen) for finding in row_findings(subject, cells, mapping)
    ]
    return found if len(found) < 2 else list({statement.id: statement for statement in found}.values())


def standing(cells: Sequence[str], columns: Sequence[str], statements: Sequence[Statement]) -> str:
    """What a row is: "company", "blank", "repeated header", "total", or "names no company"."""
    values = {s.field: s.value for s in statements}
    return standing_of(cells, columns, lambda field: values.get(field, ""))


def standing_of(cells: Sequence[str], columns: Sequence[str], said: Callable[[str], str]) -> str:
    """The same, where the values of a row are asked for. Of most rows that is the name alone.

    Args:
        said: what the row states of a field, or an empty text.
    """
    filled = next((cell for cell in cells if cell.strip()), None)
    if filled is None:
        return "blank"
    if len(cells) <= len(columns) and all(map(_alike, cells, columns)):
        return "repeated header"
    named = _named(filled, said)
    return named if named == "company" or not _identified(said) else "company"


def _alike(cell: str, column: str) -> bool:
    return fold(cell) == fold(column)


def _named(filled: str, said: Callable[[str], str]) -> str:
    """What a row is by its name and its first filled cell alone."""
    if fold(filled) in _TOTALS or fold(filled.partition(":")[0]) in _TOTALS:
        return "total"
    name = fold(said("company.name"))
    if not name or name in _JUNK or len(set(name.replace(" ", ""))) == 1:
        return "names no company"
    return "company"


def _identified(said: Callable[[str], str]) -> bool:
    """Whether anything beside a company's name says who is meant. "test" with the site test.test says nothing."""
    if any(map(said, (*_IDENTIFIERS, "person.name"))):
        return True
    site = said("company.domain") or said("company.website")
    names = {fold(said("company.name")), fold(registrable(site).partition(".")[0])}
    return bool(site) and not names <= _FILLER

"""Rows of the user's own list as statements. The user's file is a source like any other, and the closest to them.

A row is about one company, one person, or a person at a company. It keeps its own subject ("accounts.csv:17") for
ever: that two rows mean the same company is found out later, and can be taken back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

from connectors.files.cells import findings, is_nothing
from connectors.files.columns import Mapped
from connectors.hosts import parse, platform, registrable
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
_IDENTIFIERS = (
    "company.cik",
    "company.lei",
    "company.registration_number",
    "company.linkedin",
)


def row_findings(subject: str, cells: Sequence[str], mapping: Sequence[Mapped]) -> Iterator[Finding]:
    """What one row says: about its company under `subject`, about its person under `subject/person`."""
    person = f"{subject}/person"
    by_field = {m.field: cells[m.column] for m in mapping if m.column < len(cells)}
    place = {m.field: m.name for m in mapping}
    yield from _own_platform(by_field, subject)
    for field, cell in by_field.items():
        at = f'column "{place[field]}"'
        if field == "company.name":
            # Lists hold working names ("Acme - HQ (old?)"): who they mean is sure, how it is spelled is not.
            yield from (replace(f, confidence=_SPELLING) for f in findings(field, cell, subject, at))
        elif field.startswith("company."):
            yield from findings(field, cell, subject, at)
        elif field not in ("person.given_name", "person.family_name"):
            yield from findings(field, cell, person, at)
    yield from _name_of_person(by_field, person)
    if any(field.startswith("person.") and cell.strip() for field, cell in by_field.items()):
        yield from _employer(by_field, subject, person)


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


def _employer(by_field: Mapping[str, str], subject: str, person: str) -> Iterator[Finding]:
    company = squash(visible(by_field.get("company.name", "")))
    if company and not is_nothing(company):
        yield Finding(
            person,
            "person.company_name",
            company,
            at="company column",
            quote=by_field["company.name"].strip(),
        )
        yield Finding(
            person, "person.employer", subject, at="company column", quote=by_field["company.name"].strip()
        )


def row_statements(
    file: str, n: int, cells: Sequence[str], mapping: Sequence[Mapped], seen: datetime
) -> list[Statement]:
    """The statements of row `n` of a file, stamped."""
    subject = f"{file}:{n}"
    url = f"file:{file}"
    found = (
        stamp(finding, source=SOURCE, url=url, seen=seen) for finding in row_findings(subject, cells, mapping)
    )
    return list({statement.id: statement for statement in found}.values())


def standing(cells: Sequence[str], columns: Sequence[str], statements: Sequence[Statement]) -> str:
    """What a row is: "company", "blank", "repeated header", "total", or "names no company"."""
    filled = [cell for cell in cells if cell.strip()]
    if not filled:
        return "blank"
    if [fold(cell) for cell in cells] == [fold(column) for column in columns[: len(cells)]]:
        return "repeated header"
    said = {s.field: s.value for s in statements}
    if _identified(said):
        return "company"
    if fold(filled[0]) in _TOTALS or fold(filled[0].partition(":")[0]) in _TOTALS:
        return "total"
    name = fold(said.get("company.name", ""))
    if not name or name in _JUNK or len(set(name.replace(" ", ""))) == 1:
        return "names no company"
    return "company"


def _identified(said: Mapping[str, str]) -> bool:
    """Whether anything beside a company's name says who is meant. "test" with the site test.test says nothing."""
    if any(field in said for field in (*_IDENTIFIERS, "person.name")):
        return True
    site = said.get("company.domain") or said.get("company.website", "")
    names = {fold(said.get("company.name", "")), fold(registrable(site).partition(".")[0])}
    return bool(site) and not names <= _FILLER

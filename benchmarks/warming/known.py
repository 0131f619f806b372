"""The accounts of the made world as the engine knows them: from a list, from their sites, and from a register."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from benchmarks.warming.exports import LISTED
from benchmarks.warming.firms import Employee, Firm
from connectors.statement import Finding, Statement, stamp
from matching.assemble import company
from matching.nouns import Company

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
_SEEN = datetime.fromisoformat(f"{LISTED}T12:00:00+00:00")
_TRUST = {"file": 0.9, "website": 0.85, "register": 0.95}


def known(firm: Firm) -> Company:
    """An account as a run would have it."""
    said = [*_listed(firm), *_site(firm), *_register(firm)]
    same = {"file:accounts.csv:" + firm.id, "website:" + firm.domain, "register:" + firm.id}
    return company("file:accounts.csv:" + firm.id, said, same, NOW, _TRUST)


def _listed(firm: Firm) -> Iterator[Statement]:
    subject = f"accounts.csv:{firm.id}"
    values = {"name": firm.name, "country": firm.place.country.code}
    if firm.id[-1] not in "37":  # every fifth row of the list has no site
        values |= {"domain": firm.domain}
    for field, value in values.items():
        yield stamp(
            Finding(subject, f"company.{field}", value), source="file", url="file:accounts.csv", seen=NOW
        )


def _site(firm: Firm) -> Iterator[Statement]:
    values = (
        {"name": firm.name, "domain": firm.domain, "linkedin": firm.page} if firm.page or firm.staff else {}
    )
    for field, value in values.items():
        if value:
            yield _said("website", firm.domain, f"company.{field}", value)
    for n, employee in enumerate(firm.staff):
        yield from _person(firm, f"{firm.domain}/people/{n}", employee)


def _person(firm: Firm, subject: str, employee: Employee) -> Iterator[Statement]:
    values = {
        "name": employee.name,
        "title": employee.title,
        "employer": firm.domain,
        "linkedin": employee.profile,
    }
    for field, value in values.items():
        if value:
            yield _said("website", subject, f"person.{field}", value)
    if employee.left:
        yield _said("website", subject, "person.until", employee.left)


def _register(firm: Firm) -> Iterator[Statement]:
    yield _said("register", firm.id, "company.legal_name", firm.written)
    yield _said("register", firm.id, "company.country", firm.place.country.code)
    yield _said("register", firm.id, "company.city", firm.place.names[0])
    if firm.former:
        yield _said("register", firm.id, "company.former_name", firm.former)
    for trap in firm.traps:  # of two namesakes a register that is asked by name knows one
        if trap.manner == "namesake" and int(trap.id[1:]) % 2:
            yield _said("register", trap.id, "company.name", trap.name)
            yield _said("register", trap.id, "company.country", trap.place.country.code)
    for child in firm.kin if firm.kin_known else ():
        yield _said("register", firm.id, "company.subsidiary", child.written)


def _said(source: str, subject: str, field: str, value: str) -> Statement:
    finding = Finding(subject, field, value, quote=value)
    return stamp(finding, source=source, url=f"https://{source}.example/", seen=_SEEN)

"""Short ways to write who is at a company, by what sources, and to put the company together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from connectors.statement import Statement
from matching.assemble import company
from matching.nouns import Affiliation, Company, Person
from tests.matching.statements import NOW, said

SITE = "acme.example"
TRUST = {
    "website": 0.85,
    "file": 0.9,
    "yc": 0.8,
    "gleif": 0.95,
    "register": 0.95,
    "press": 0.7,
    "verifier": 0.9,
}
CURRENT, FORMER, UNSURE = Affiliation.CURRENT, Affiliation.FORMER, Affiliation.UNSURE


def human(
    name: str,
    *,
    key: str = "",
    source: str = "website",
    at: str = SITE,
    days: float = 10,
    as_of: str = "",
    confidence: float = 1.0,
    more: Mapping[str, str] | None = None,
    **fields: str,
) -> list[Statement]:
    """What one source says of one person whom it places at a company, so surely."""
    subject = f"{at}/people/{key or name}"
    values = {"name": name, "employer": at, **fields, **(more or {})}
    sure = {"employer": confidence, "title": confidence}
    return [
        said(
            f"person.{field}",
            value,
            subject=subject,
            source=source,
            days=days,
            as_of=as_of,
            confidence=sure.get(field, 1.0),
        )
        for field, value in values.items()
    ]


def until(
    day: str, *, key: str = "Ada Voss", source: str = "website", field: str = "until"
) -> list[Statement]:
    """An end, or a beginning, that a source states."""
    return [said(f"person.{field}", day, subject=f"{SITE}/people/{key}", source=source)]


def assembled(
    *groups: Iterable[Statement], same: tuple[str, ...] = (), now: datetime = NOW, at: str = SITE
) -> Company:
    """The company that all sources call by its site."""
    statements = [s for group in groups for s in group]
    ours = {f"{source}:{at}" for source in TRUST}
    return company(f"file:list.csv:{at}", statements, {*ours, *same}, now, TRUST)


def names(made: Company) -> list[str]:
    return [person.name for person in made.people]


def only(*groups: list[Statement]) -> Person:
    (person,) = assembled(*groups).people
    return person

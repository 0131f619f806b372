"""Looks at one invented company: what a source answered on which day, as the store remembers it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from connectors.statement import Statement
from matching.assemble import company as assemble
from matching.nouns import Company, Signal
from matching.signals import Past, Told
from tests.matching.statements import NOW, said

SITE = "acme.example"
SOURCES = ("website", "board", "dns", "register", "press", "wayback", "edgar")
CRAWLED = frozenset(("website",))

Says = tuple[str, str, str]
"""A field, its value, and what it is about below the company: "" is the company itself."""


def role(title: str, n: int = 0, **more: str) -> list[Says]:
    """An advertised role; `n` tells roles of one title apart."""
    told = {"title": title, "employer": SITE, **more}
    return [(f"role.{key}", value, f"/{title}-{n}") for key, value in told.items()]


def roles(count: int, title: str = "Service Technician", first: int = 0) -> list[Says]:
    return [each for n in range(first, first + count) for each in role(title, n)]


def person(name: str, title: str = "", **more: str) -> list[Says]:
    told = {"name": name, "employer": SITE} | ({"title": title} if title else {}) | more
    return [(f"person.{key}", value, f"/people/{name}") for key, value in told.items()]


def fact(name: str, value: str) -> list[Says]:
    return [(f"company.{name}", value, "")]


def event(kind: str, text: str, day: str, n: int = 0, **more: str) -> list[Says]:
    told = {"kind": kind, "text": text, "date": day, "company": SITE, **more}
    return [(f"signal.{key}", value, f"/{kind}-{n}") for key, value in told.items()]


def funding(amount: str, day: str, kind: str = "Form D") -> list[Says]:
    told = {"amount": amount, "date": day, "kind": kind, "company": SITE}
    return [(f"funding.{key}", value, "/round") for key, value in told.items() if value]


@dataclass
class Looks:
    """The answers of sources, in the order in which they were given."""

    told: dict[str, Told] = field(default_factory=dict)
    now: dict[str, dict[str, Statement]] = field(default_factory=dict)

    def at(
        self, days: float, source: str, *said_: Iterable[Says], page: str = "", cut: bool = False
    ) -> Looks:
        """An answer of so many days ago, in place of the one before it; one that is cut short is not complete."""
        moment = NOW - timedelta(days=days)
        statements = [
            said(name, value, subject=f"{SITE}{about}", source=source, days=days, page=page)
            for batch in said_
            for name, value, about in batch
        ]
        for statement in statements:
            self._tell(statement, None if cut else moment)
        self.now[f"{source}/{page}"] = {s.id: s for s in statements}
        return self

    def _tell(self, statement: Statement, moment: datetime | None) -> None:
        old = self.told.get(statement.id)
        first = old.first if old and old.first else moment
        last = moment or (old.last if old else None)
        self.told[statement.id] = Told(statement, f"{statement.source}:{SITE}", first, last)

    @property
    def past(self) -> Past:
        kept = (t for t in self.told.values() if _is_kept(t.statement.field))
        return Past(tuple(kept), CRAWLED)

    @property
    def company(self) -> Company:
        statements = [s for answer in self.now.values() for s in answer.values()]
        same = {f"{source}:{SITE}" for source in SOURCES}
        return assemble("file:list.csv:1", statements, same, NOW, dict.fromkeys(SOURCES, 0.8), self.past)

    def signals(self, kind: str = "") -> list[Signal]:
        return [signal for signal in self.company.signals if not kind or signal.kind == kind]

    def texts(self, kind: str = "") -> list[str]:
        return [signal.text for signal in self.signals(kind)]

    def turns(self, kind: str = "") -> set[str]:
        """How the signals of a kind were noticed."""
        return {signal.id.split(":")[1] for signal in self.signals(kind) if not signal.stated}


def _is_kept(name: str) -> bool:
    """The store gives back what is about companies, and of roles and people what tells them apart."""
    return name.startswith("company.") or name in (
        "role.title", "role.place", "role.technology", "person.name", "person.title"
    )  # fmt: skip

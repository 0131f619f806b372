"""The nouns this folder makes: `Company` and `Person`, and the passports of their values.

They are views over statements, never stores of their own: made anew from statements and judgements whenever
either changes. A value is reached by its field name ("company.employees") and always comes with its passport,
that is, every statement for it, the values it was preferred to, and why.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from connectors.statement import Statement


@dataclass(frozen=True, slots=True)
class Claim:
    """One value that somebody states for a field, with all who state it. `weight` is how far it is believed (0–1)."""

    value: str
    statements: tuple[Statement, ...]
    weight: float
    because: str

    @property
    def seen(self) -> datetime:
        """The latest moment that any of its statements speaks of."""
        return max(s.as_of for s in self.statements)


@dataclass(frozen=True, slots=True)
class Passport:
    """All that is known of where a field's value came from.

    `chosen` holds one claim, or several where the field may have several values; `losers` the rest, each with the
    reason. `conflict` means that fresh, credible statements disagree: such a value is shown and never used in a draft.
    """

    field: str
    chosen: tuple[Claim, ...]
    losers: tuple[Claim, ...] = ()
    conflict: bool = False

    @property
    def values(self) -> tuple[str, ...]:
        return tuple(claim.value for claim in self.chosen)

    @property
    def statements(self) -> tuple[Statement, ...]:
        return tuple(s for claim in self.chosen for s in claim.statements)


@dataclass(frozen=True)
class Entity:
    """Something that statements are about. `subjects` are what the sources call it; `id` is the first of them."""

    id: str
    passports: Mapping[str, Passport] = field(default_factory=dict)
    subjects: tuple[str, ...] = ()

    def value(self, name: str) -> str:
        """The believed value of a field, or an empty text when nothing is known."""
        values = self.values(name)
        return values[0] if values else ""

    def values(self, name: str) -> tuple[str, ...]:
        passport = self.passports.get(name)
        return passport.values if passport else ()

    def statements(self, name: str) -> tuple[Statement, ...]:
        passport = self.passports.get(name)
        return passport.statements if passport else ()


class Affiliation(StrEnum):
    """Whether somebody is there now. Old evidence makes nobody "former": it makes us unsure."""

    CURRENT = "current"
    FORMER = "former"
    UNSURE = "unsure"


@dataclass(frozen=True)
class Person(Entity):
    """Somebody at a company, as far as the sources place them there."""

    affiliation: Affiliation = Affiliation.UNSURE
    seen: datetime | None = None

    @property
    def name(self) -> str:
        return self.value("person.name")

    @property
    def titles(self) -> tuple[str, ...]:
        return self.values("person.title")


@dataclass(frozen=True)
class Company(Entity):
    """A company: its values, its people, the roles it advertises and the money it raised."""

    people: tuple[Person, ...] = ()
    roles: tuple[Entity, ...] = ()
    fundings: tuple[Entity, ...] = ()

    @property
    def name(self) -> str:
        return self.value("company.name") or self.value("company.legal_name") or self.value("company.domain")

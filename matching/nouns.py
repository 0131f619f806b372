"""The nouns this folder makes: `Company`, `Person` and `Signal`, and the passports of their values.

They are views over statements, never stores of their own: made anew from statements and judgements whenever
either changes. A value is reached by its field name ("company.employees") and always comes with its passport,
that is, every statement for it, the values it was preferred to, and why.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Day
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
    `support` is how far the chosen value is believed with those that come near it (0–1).
    """

    field: str
    chosen: tuple[Claim, ...]
    losers: tuple[Claim, ...] = ()
    conflict: bool = False
    support: float = 0.0

    @property
    def values(self) -> tuple[str, ...]:
        return tuple(claim.value for claim in self.chosen)

    @property
    def statements(self) -> tuple[Statement, ...]:
        return tuple(s for claim in self.chosen for s in claim.statements)

    @property
    def sources(self) -> int:
        """How many sources state something for the field, whatever they state."""
        return len({s.source for claim in (*self.chosen, *self.losers) for s in claim.statements})


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


class Direction(StrEnum):
    """What a signal says of a company's growth."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    NEUTRAL = "neutral"


@dataclass(frozen=True, kw_only=True)
class Signal(Entity):
    """A dated event worth acting on, by what sources state of it or by what changed between two of their answers.

    Attributes:
        kind: what sort of event: "funding", "layoffs" … the kinds stand in `signals/kinds.tsv`.
        date: when it happened, or when it was noticed; the first day it can be, where only a month or year is known.
        text: what happened: the source's words where it states an event, else ours, about what is cited.
        half_life_days: after how many days it is worth half.
        evidence: what it rests on, the most telling first.
        stated: whether a source states the event itself. Then `passports` hold its values; else they are empty.
    """

    kind: str
    date: Day
    text: str
    direction: Direction
    half_life_days: int
    evidence: tuple[Statement, ...]
    stated: bool = False

    def weight(self, day: Day) -> float:
        """What it is worth on a day, between 0 and 1: half after its half-life."""
        return float(0.5 ** (max(0, (day - self.date).days) / self.half_life_days))


class Kinship(StrEnum):
    """How two companies that are not one belong together. Read "one is … of other"; each fact is told this way round.

    A subsidiary is the other end of a parent. `NAMESAKE` says that two companies do not belong together at all.
    """

    PARENT = "parent"
    ULTIMATE_PARENT = "ultimate parent"
    OWNER = "owner"
    BRANCH = "branch"
    FRANCHISE = "franchise"
    FUND = "fund"
    SISTER = "sister"
    RENAMED = "former name"
    ACQUIRED = "acquired by"
    SUCCEEDED = "succeeded by"
    SHARED_DOMAIN = "shared domain"
    NAMESAKE = "namesake"


class Basis(StrEnum):
    """What a relation rests on: a field of a source, a sentence of it, or names and places alone."""

    STATED = "stated"
    TOLD = "told"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Member:
    """One end of a relation: a company with its subjects, or a mere name, which has none.

    `id` is the same for two ends that are one company, or one name where no company is known to bear it.
    """

    id: str
    name: str
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Two companies that belong together without being one, and how long they did. Never a reason to merge them.

    Attributes:
        since, until: first and last day as precisely as they are known ("2017", "2017-05"); empty where they are not.
        sure: how far it is believed, between 0 and 1.
        because: what it rests on, in words.
        evidence: the statements behind it.
        conflict: what contradicts it; such a relation is shown and not relied on. Empty where nothing does.
    """

    kind: Kinship
    one: Member
    other: Member
    basis: Basis
    sure: float
    because: str
    evidence: tuple[Statement, ...] = ()
    since: str = ""
    until: str = ""
    conflict: str = ""

    @property
    def ends(self) -> tuple[Member, Member]:
        return self.one, self.other


@dataclass(frozen=True)
class Company(Entity):
    """A company: its values, its people, the roles it advertises, the money it raised, and what happened lately.

    `signals` are those still worth something, the weightiest first. `family` are its relations to other companies, and
    of those above and below it to theirs.
    """

    people: tuple[Person, ...] = ()
    roles: tuple[Entity, ...] = ()
    fundings: tuple[Entity, ...] = ()
    signals: tuple[Signal, ...] = ()
    family: tuple[Relation, ...] = ()

    @property
    def name(self) -> str:
        return self.value("company.name") or self.value("company.legal_name") or self.value("company.domain")

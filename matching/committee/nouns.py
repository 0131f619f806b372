"""A buying committee in values: seats with who may hold them, what is missing, who reports to whom, whom to talk to.

Every probability is a guess with its reasons beside it. Nothing here says that somebody *is* the buyer: titles, sizes
and dates make that more or less likely, and only a person who asks can know.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from connectors.lexicon.posts import BuyingRole
from matching.deciders import Persona, headcount
from matching.nouns import Company, Person
from matching.titles import Title


@dataclass(frozen=True)
class Purchase:
    """What is to be bought, as far as it is known: by which company, and into which field it would be sold.

    `now` is the moment by which the age of the evidence is reckoned.
    """

    company: Company
    personas: tuple[Persona, ...]
    now: datetime

    @cached_property
    def size(self) -> int | None:
        """How many people work at the company; None where no source says."""
        return headcount(self.company.value("company.employees"))

    @property
    def size_said(self) -> str:
        """The size, as one says it behind "a company"."""
        return "of unknown size" if self.size is None else f"of about {self.size:,} people"


@dataclass(frozen=True)
class Candidate:
    """Somebody who may hold a seat: by which title, how likely, and why."""

    person: Person
    title: Title
    probability: float
    because: tuple[str, ...]


@dataclass(frozen=True)
class Seat:
    """One part in a purchase.

    Attributes:
        role: the part.
        candidates: those who may play it, the likeliest first; nobody who left and nobody of whom that is unsure.
        vacant: how likely it is that whoever plays it is not among them.
        fill: how to find out, the cheapest first; empty where the likeliest candidate is likelier than not.
    """

    role: BuyingRole
    candidates: tuple[Candidate, ...]
    vacant: float
    fill: tuple[str, ...]

    @property
    def missing(self) -> bool:
        """Whether nobody is known who might play it."""
        return not self.candidates

    @property
    def best(self) -> Candidate | None:
        """Its likeliest candidate."""
        return self.candidates[0] if self.candidates else None


@dataclass(frozen=True)
class Line:
    """A guess of who reports to whom. No source states it."""

    below: Person
    above: Person
    probability: float
    because: str


@dataclass(frozen=True)
class Talk:
    """One conversation to have: with whom, about what, and why with them."""

    person: Person
    about: str
    because: str


@dataclass(frozen=True)
class Committee:
    """The buying committee of a company.

    Attributes:
        company: whose it is.
        seats: every seat, in the order of `BuyingRole`, filled or not.
        others: people who are there and hold none of them, as far as can be told.
        doubtful: people who left, or of whom it is unsure whether they are there still; never candidates.
        lines: who may report to whom; one at most for each person.
        plan: whom to talk to, in this order.
        size: how many people work there; None where no source says.
        remarks: what a reader must know of the whole: an unknown size, one person in several seats.
    """

    company: Company
    seats: tuple[Seat, ...]
    others: tuple[Person, ...]
    doubtful: tuple[Person, ...]
    lines: tuple[Line, ...]
    plan: tuple[Talk, ...]
    size: int | None = None
    remarks: tuple[str, ...] = ()

    def seat(self, role: BuyingRole) -> Seat:
        """The seat of a role."""
        return next(seat for seat in self.seats if seat.role is role)

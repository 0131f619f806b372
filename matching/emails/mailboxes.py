"""The mailboxes of the people of a company: those that sources state, and for the others those they may have.

A guess is made for people who are there now and of whom no usable address is known. It is a value of the moment, made
anew each time: it becomes no statement, is stored nowhere, and teaches nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from math import sqrt
from re import findall

from connectors.hosts import registrable
from connectors.statement import Statement
from matching.emails.guess import Guess, House, guesses
from matching.emails.known import Basis, Known, basis_of, host_of
from matching.emails.post import Owner, Post, owner_of, post_of
from matching.emails.scheme import Scheme, learn
from matching.emails.status import Cause, Claim, Status, Verdict, Word, standing
from matching.mailboxes import verdict_on
from matching.normalise.keys import email_key
from matching.nouns import Affiliation, Company, Person

# How many known addresses it is worth that a domain is the company's first, or another of its own.
_FIRST, _FURTHER = 1.0, 0.1
# How many known addresses a source's word on the pattern is worth.
_TOLD = 1.5
_RANK = tuple(Status)


@dataclass(frozen=True, slots=True)
class Mailbox:
    """An address that somebody has, or may have.

    Attributes:
        probability: that it is theirs, of a guess; None of what a source states.
        because: what the status rests on, and for a guess what it was made of, in sentences.
        cause: why the status is unknown, where it is.
    """

    address: str
    status: Status
    because: tuple[str, ...]
    probability: float | None = None
    cause: Cause | None = None

    @property
    def guessed(self) -> bool:
        return self.probability is not None

    @property
    def usable(self) -> bool:
        """Whether it may be written to without a second thought."""
        return self.status in (Status.VERIFIED, Status.LIKELY)


@dataclass(frozen=True)
class Office:
    """A company's mail: how it makes addresses, and how its domains take them. Made once, asked for each person."""

    company: Company
    house: House
    now: datetime

    def mailboxes(self, person: Person) -> tuple[Mailbox, ...]:
        """Somebody's mailboxes, the best first: what sources state, else what they may have."""
        stated = sorted(self._stated(person), key=lambda box: (_RANK.index(box.status), box.address))
        if person.affiliation is not Affiliation.CURRENT or any(_will_do(box) for box in stated):
            return tuple(stated)
        return (*stated, *self._guessed(person))

    def post(self, address: str) -> Post:
        """How the domain of an address takes mail."""
        return post_of(self.company, host_of(address), self.now)

    def _stated(self, person: Person) -> Iterator[Mailbox]:
        addresses = dict.fromkeys(email_key(s.value) or s.value for s in person.statements("person.email"))
        for address in addresses:
            said = [
                s for s in person.statements("person.email") if (email_key(s.value) or s.value) == address
            ]
            claim = Claim.STATED if any(s.expires > self.now for s in said) else Claim.STALE
            found = standing(address, claim, self.post(address), verdict_of(person, address, self.now))
            yield Mailbox(address, found.status, found.because, cause=found.cause)

    def _guessed(self, person: Person) -> Iterator[Mailbox]:
        for guess in guesses(person.name, self.house):
            found = standing(guess.address, Claim.GUESSED, self.post(guess.address))
            if found.status is not Status.INVALID:
                yield mailbox_of(guess, found.status, found.because)


def mailbox_of(guess: Guess, status: Status, because: tuple[str, ...] = ()) -> Mailbox:
    """A guess as a mailbox."""
    return Mailbox(guess.address, status, (*guess.because, *because), round(guess.probability, 3))


def _will_do(box: Mailbox) -> bool:
    """Whether a stated address makes guessing needless: a doubtful one does, one that is dead or private does not."""
    return box.status is not Status.INVALID and box.cause is not Cause.PRIVATE


def verdict_of(person: Person, address: str, now: datetime) -> Verdict | None:
    """The fresh verdict on this very address, if there is one."""
    said = verdict_on(person, address, now)
    return Verdict(Word(said.word), said.source, said.disputed) if said else None


def office_of(company: Company, now: datetime) -> Office:
    """Learn how a company makes addresses, from those that are known."""
    known = [one for person in company.people for one in _known(person, company, now)]
    held = {email_key(one.address): one.name for one in known}
    names = tuple(person.name for person in company.people if person.affiliation is not Affiliation.FORMER)
    schemes = _schemes(company, known, now)
    return Office(company, House(schemes, held, names, _dead(company), _employees(company)), now)


def _schemes(company: Company, known: list[Known], now: datetime) -> list[tuple[Scheme, float]]:
    """How addresses are made at each of its domains, with the probability that the next is there."""
    own = [d for d in company.values("company.domain") if owner_of(f"x@{d}") is Owner.OWN]
    weights = {domain: _FURTHER if n else _FIRST for n, domain in enumerate(own)}
    for one in known:
        if registrable(one.host) in own:
            weights[one.host] = weights.get(one.host, 0.0) + one.basis.weight
    total = sum(weights.values())
    country = company.value("company.country")
    return [
        (learn(d, known, now, _employees(company), country, _told(company, d, now)), weight / total)
        for d, weight in weights.items()
        if weight and post_of(company, d, now).takes_mail
    ]


def _told(company: Company, domain: str, now: datetime) -> dict[str, float]:
    said = company.statements("company.email_pattern")
    return {
        s.value: _TOLD * s.confidence
        for s in said
        if s.expires > now and s.subject.partition(":")[2] == domain
    }


def _known(person: Person, company: Company, now: datetime) -> Iterator[Known]:
    """A person's addresses, each once, by the best that states it."""
    best: dict[str, tuple[Basis, Statement]] = {}
    for s in person.statements("person.email"):
        verdict = verdict_of(person, s.value, now)
        taken = verdict is not None and verdict.word is Word.DELIVERABLE and not verdict.disputed
        basis = basis_of(s, company.values("company.domain"), taken)
        address = email_key(s.value)
        if address and (address not in best or basis.weight > best[address][0].weight):
            best[address] = (basis, s)
    for address, (basis, s) in best.items():
        yield Known(address, person.name, basis, s.as_of)


def _dead(company: Company) -> frozenset[str]:
    """Addresses that a verifier saw refused, whoever it was thought to be."""
    said = (
        value.partition(" ") for person in company.people for value in person.values("person.email_status")
    )
    return frozenset(email_key(address) for word, _, address in said if word == Word.UNDELIVERABLE)


def _employees(company: Company) -> int | None:
    """How many people work there; of a band its middle, as orders of magnitude go."""
    numbers = [int(number) for number in findall(r"\d+", company.value("company.employees"))]
    if not numbers:
        return None
    return round(sqrt(max(1, min(numbers)) * max(1, max(numbers))))


def mailboxes_of(company: Company, now: datetime) -> Mapping[str, tuple[Mailbox, ...]]:
    """The mailboxes of everybody at a company, by the person's id."""
    office = office_of(company, now)
    return {person.id: office.mailboxes(person) for person in company.people}

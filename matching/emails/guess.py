"""Addresses that somebody may have, with how probable each is and why. Worked out, never stated by anybody.

A probability says: this is their address, if they have one at the company. It is what the way of the domain makes of
their name, less what others take away: a mailbox that is known to be a colleague's is not theirs, and of two colleagues
who would both be "jsmith" one is something else, and who comes second often gets a number. No address of free mail is
guessed, and no mailbox that a desk reads.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import prod
from typing import NamedTuple

from connectors.lexicon import rows
from connectors.mailbox import normal, reader_of
from matching.emails.patterns import example, published, written
from matching.emails.scheme import Made, Scheme
from matching.emails.spelling import Choice, readings

# What is told of a person: no long tail of improbable strings.
MOST = 5
_LEAST = 0.01
# What somebody gets whose address a colleague has: how often a number, and which.
_NUMBERED = (("2", 0.2), ("1", 0.15))


@dataclass(frozen=True, slots=True)
class Guess:
    """One candidate: the probability that it is theirs, the pattern that makes it, and why, in sentences."""

    address: str
    probability: float
    pattern: str
    because: tuple[str, ...]


@dataclass(frozen=True)
class House:
    """How a company makes addresses, and who has which.

    Attributes:
        schemes: those of its domains, each with the probability that the next address is there.
        held: addresses that are known, each with its owner's name.
        names: of everybody there, with or without a known address.
        dead: addresses that are known not to take mail.
        employees: how many work there, if that is known.
    """

    schemes: Sequence[tuple[Scheme, float]] = ()
    held: Mapping[str, str] = field(default_factory=dict)
    names: Collection[str] = ()
    dead: Collection[str] = ()
    employees: int | None = None


class _Candidate(NamedTuple):
    """A local part that somebody may have, before it is told."""

    local: str
    probability: float
    made: Made
    scheme: Scheme
    stem: str
    notes: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        return f"{self.local}@{self.scheme.domain}"


def guesses(name: str, house: House, most: int = MOST) -> tuple[Guess, ...]:
    """The addresses that somebody may have, the likeliest first; none where their name cannot be spelt in an address.

    Args:
        name: in full. An address that is held by this very name is another's: two people may share a name.
    """
    rivals = _rivals(name, house)
    found: dict[str, _Candidate] = {}
    for scheme, share in house.schemes:
        theirs = [scheme.makes(rival) for rival in rivals]
        for local, made in scheme.makes(name).items():
            for candidate in _of_one(local, made, scheme, share, house, theirs):
                other = found.get(candidate.address)
                if other is None or other.probability < candidate.probability:
                    found[candidate.address] = candidate
    able = [c for c in found.values() if c.probability >= _LEAST and _usable(c.address, house)]
    able.sort(key=lambda c: (-c.probability, c.address))
    return tuple(_told(candidate, name, house) for candidate in able[:most])


def _usable(address: str, house: House) -> bool:
    return address not in house.dead and normal(address) != "" and reader_of(address) != "role"


def _rivals(name: str, house: House) -> list[str]:
    """Colleagues without a known address of whom some address may be made that may be made of this name."""
    ours = _marks(name)
    having = set(house.held.values())
    return sorted(n for n in house.names if n != name and n not in having and not ours.isdisjoint(_marks(n)))


def _marks(name: str) -> frozenset[tuple[str, str]]:
    """What two names share where one address may be made of both: a forename, or an initial and a family name."""
    spelt = readings(name)
    firsts = {("", reading.first) for reading in spelt if reading.first}
    return frozenset(firsts | {(reading.initial, reading.last) for reading in spelt})


def _of_one(
    local: str,
    made: Made,
    scheme: Scheme,
    share: float,
    house: House,
    theirs: Sequence[Mapping[str, Made]],
) -> Iterator[_Candidate]:
    """The candidate of a local part, and those with a number where a colleague has it or may have it."""
    address, whole = f"{local}@{scheme.domain}", made.probability * share
    if owner := house.held.get(address):
        notes: tuple[str, ...] = (f"{address} is {owner}'s, so that a number may have been added",)
        left = 0.0
    else:
        chances = [rival[local].probability for rival in theirs if local in rival]
        left = whole * prod(1 - chance / 2 for chance in chances)
        notes = (f"{_colleagues(len(chances))} may have the same",) if chances else ()
        yield _Candidate(local, left, made, scheme, local, notes)
    for number, often in _NUMBERED if notes else ():
        numbered = _Candidate(f"{local}{number}", (whole - left) * often, made, scheme, local, notes)
        if numbered.address not in house.held:
            yield numbered


# -- in words ----------------------------------------------------------------------------------------------


def _told(candidate: _Candidate, name: str, house: House) -> Guess:
    pattern, scheme = candidate.made.pattern, candidate.scheme
    ways = [reading.choices for reading in readings(name) if written(pattern, reading) == candidate.stem]
    chosen = [choice for choice in candidate.made.reading.choices if all(choice in way for way in ways)]
    because = (
        _of_pattern(pattern, scheme, house.employees),
        *(said for choice in chosen if (said := _said().get(choice, ""))),
        *candidate.notes,
    )
    return Guess(candidate.address, candidate.probability, pattern, because)


def _of_pattern(pattern: str, scheme: Scheme, employees: int | None) -> str:
    """What speaks for a pattern: known addresses, else a source's word, else what companies usually do."""
    way, at = example(pattern), scheme.domain
    if scheme.known:
        fitting = scheme.seen.get(pattern, 0)
        if scheme.known == 1:
            return f"the one known address at {at} is {'' if fitting else 'not '}{way}"
        return f"{fitting or 'none'} of {scheme.known} known addresses at {at} {'is' if fitting < 2 else 'are'} {way}"
    if scheme.told:
        return f"a source says that addresses at {at} are {' or '.join(map(example, scheme.told))}"
    where = f"companies of about {employees:,} people" if employees else "companies of all sizes"
    often = published(employees).get(pattern, 0.0)
    usual = f"{100 * often:.0f} % of addresses at {where} are {way}" if often >= 0.01 else f"{way} is rare"
    return f"no address at {at} is known; by published studies {usual}"


@cache
def _said() -> Mapping[Choice, str]:
    """What is said of a choice of spelling, where it is worth saying."""
    return {(kind, option): said[0] for kind, _, option, _, *said in rows("choices.tsv", __package__) if said}


def _colleagues(number: int) -> str:
    return "a colleague" if number == 1 else f"{number} colleagues"

"""How addresses are made at one domain, learned from those that are known with the names of their owners.

A Dirichlet prior over the patterns (the published shares, `patterns.shares`) meets the counts of the known addresses;
what comes out is how the next one is made: near the shares where nothing is known, near what is seen where much is. It
stays a mixture, so two patterns at one company, an old and a new one, are both remembered, the older one less. The
choices of spelling ("mueller" or "muller") are learned alike. What was guessed teaches nothing: a guess that taught
would confirm itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from math import prod
from typing import NamedTuple

from connectors.lexicon import rows
from matching.emails.known import Known
from matching.emails.patterns import OTHER, shares, written
from matching.emails.spelling import Choice, Reading, readings

# How many known addresses the published shares, and the usual choices, are worth. Fitted with benchmarks/emails.py.
_PRIOR = 0.35
_PRIOR_CHOICE = 2.0
# An address that a pattern explains may be explained by two: whose it is shows in the others. This settles fast.
_ROUNDS = 3
_HALF_LIFE_DAYS = 5 * 365


class Made(NamedTuple):
    """How probable a local part is by all ways together, and the likeliest of them, which alone is `most` probable."""

    probability: float
    most: float
    pattern: str
    reading: Reading

    def with_(self, other: Made | None) -> Made:
        """The same local part, made in either of two ways."""
        if other is None:
            return self
        likelier = max(self, other, key=lambda made: made.most)
        return likelier._replace(probability=self.probability + other.probability)


@dataclass(frozen=True)
class Scheme:
    """How the next address at a domain is made.

    Attributes:
        patterns: the probability of each pattern, `OTHER` for none of them; they add up to 1.
        choices: the probability of each option of each choice of spelling.
        seen: how many known addresses follow each pattern, undivided and unweighted; for telling, not for reckoning.
        told: the patterns that a source says are in use.
    """

    domain: str
    patterns: Mapping[str, float]
    choices: Mapping[Choice, float]
    seen: Mapping[str, int]
    told: tuple[str, ...] = ()

    @property
    def known(self) -> int:
        return sum(self.seen.values())

    def weight(self, reading: Reading) -> float:
        """How probable it is that a name is spelt so here."""
        return reading.share * prod(self.choices.get(choice, 0.0) for choice in reading.choices)

    def makes(self, name: str) -> dict[str, Made]:
        """The local parts that a name may have here, each with how probable it is and the likeliest way to it."""
        found: dict[str, Made] = {}
        spelt = [(reading, self.weight(reading)) for reading in readings(name)]
        for pattern, share in self.patterns.items():
            for reading, weight in spelt if pattern else ():
                if local := written(pattern, reading):
                    found[local] = Made(share * weight, share * weight, pattern, reading).with_(
                        found.get(local)
                    )
        return found


def learn(
    domain: str,
    known: Iterable[Known],
    now: datetime,
    employees: int | None = None,
    country: str = "",
    told: Mapping[str, float] = {},
) -> Scheme:
    """Learn how addresses are made at a domain.

    Args:
        known: addresses with their owners' names; those elsewhere, and those of no weight, are left out.
        employees: how many people work there, if that is known.
        country: of its seat, as an alpha-2 code; says how umlauts are usually written.
        told: patterns that a source says are in use there, and how many addresses its word is worth.
    """
    ours = [one for one in known if one.host == domain and one.basis.weight]
    newest = max((one.seen for one in ours if one.seen and one.seen <= now), default=now)
    seen = [(_explained(one.local, one.name), _worth(one, newest)) for one in ours]
    prior = shares(employees)
    usual = _usual(country)
    patterns, choices = dict(prior), dict(usual)
    for _ in range(_ROUNDS):
        made = {p: told.get(p, 0.0) for p in prior}
        chosen = dict.fromkeys(usual, 0.0)
        for ways, weight in seen:
            _count(ways, weight, patterns, choices, made, chosen)
        patterns = _mean(prior, made, _PRIOR)
        choices = _means_of_choices(usual, chosen)
    return Scheme(domain, patterns, choices, _followed(seen, patterns), tuple(p for p in told if p in prior))


def _worth(known: Known, newest: datetime) -> float:
    """What an address teaches: less if it is older than the newest. That all are old makes none of them false."""
    age = max(0.0, (newest - known.seen).days) if known.seen else 0.0
    return float(known.basis.weight * 0.5 ** (age / _HALF_LIFE_DAYS))


Ways = Sequence[tuple[str, Reading]]


@lru_cache(maxsize=16_384)
def _explained(local: str, name: str) -> Ways:
    """Every pattern and reading of its owner's name that make a local part."""
    spelt = readings(name)
    return [(p, reading) for p in shares(None) if p for reading in spelt if written(p, reading) == local]


def _count(
    ways: Ways,
    weight: float,
    patterns: Mapping[str, float],
    choices: Mapping[Choice, float],
    made: dict[str, float],
    chosen: dict[Choice, float],
) -> None:
    """Add an address to the counts, divided among what explains it by how probable each is now."""
    chances = [
        patterns[p] * reading.share * prod(choices[choice] for choice in reading.choices)
        for p, reading in ways
    ]
    if not (total := sum(chances)):
        made[OTHER] += weight
        return
    for (pattern, reading), chance in zip(ways, chances, strict=True):
        made[pattern] += weight * chance / total
        for choice in reading.choices:
            chosen[choice] += weight * chance / total


def _mean(prior: Mapping[str, float], counts: Mapping[str, float], worth: float) -> dict[str, float]:
    """The mean of a Dirichlet distribution after these counts: what comes next."""
    total = worth + sum(counts.values())
    return {option: (worth * share + counts[option]) / total for option, share in prior.items()}


def _means_of_choices(usual: Mapping[Choice, float], chosen: Mapping[Choice, float]) -> dict[Choice, float]:
    by_kind: dict[str, dict[str, float]] = defaultdict(dict)
    for (kind, option), share in usual.items():
        by_kind[kind][option] = share
    return {
        (kind, option): share
        for kind, options in by_kind.items()
        for option, share in _mean(options, {o: chosen[kind, o] for o in options}, _PRIOR_CHOICE).items()
    }


@cache
def _usual(country: str) -> Mapping[Choice, float]:
    """How often each choice is taken, in a country where that is known."""
    found: dict[Choice, float] = {}
    for kind, where, option, share, *_ in rows("choices.tsv", __package__):
        if where in ("", country):
            found[kind, option] = float(share) / 100
    return found


def _followed(seen: Sequence[tuple[Ways, float]], patterns: Mapping[str, float]) -> dict[str, int]:
    """How many addresses follow each pattern, each counted for the most probable one that makes it."""
    likeliest = (max((p for p, _ in ways), key=lambda p: patterns[p], default=OTHER) for ways, _ in seen)
    return dict(Counter(likeliest))

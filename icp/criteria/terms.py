"""Which of some terms the values of a company hold, and which of its claims shows it.

Shared by criteria about open lists: keywords and technologies. Nothing here decides what an absence means.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from typing import NamedTuple

from connectors.text import fold
from icp.claims import claims_of
from icp.criteria.criterion import Ready
from icp.table import Table
from icp.words import pattern
from matching.nouns import Claim, Company

_SHORT = 80


class Seen(NamedTuple):
    """A term, and the claim it was seen in."""

    term: str
    claim: Claim


@dataclass(frozen=True)
class Terms(Ready):
    """Terms made ready to be looked for."""

    names: tuple[str, ...]

    @cached_property
    def _each(self) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
        """Each term, its folded letters, and its pattern. Letters are looked for first: that is much faster."""
        return tuple((name, fold(name), pattern(name)) for name in self.names)

    @cached_property
    def _in_short(self) -> Callable[[str], tuple[str, ...]]:
        """`_seen_in` for titles and tags, which many companies share."""
        return lru_cache(maxsize=16_384)(self._seen_in)

    def _seen_in(self, value: str) -> tuple[str, ...]:
        text = fold(value)
        return tuple(name for name, letters, one in self._each if letters in text and one.search(text))

    def seen_in(self, value: str) -> tuple[str, ...]:
        """The terms that a text holds."""
        return self._in_short(value) if len(value) <= _SHORT else self._seen_in(value)

    def first(self, claims: Iterable[Claim]) -> Seen | None:
        """The first claim that holds any of the terms."""
        for claim in claims:
            if names := self.seen_in(claim.value):
                return Seen(names[0], claim)
        return None

    def all(self, claims: Iterable[Claim]) -> dict[str, Claim]:
        """Each term that is seen, with the first claim that holds it."""
        seen: dict[str, Claim] = {}
        for claim in claims:
            for name in self.seen_in(claim.value):
                seen.setdefault(name, claim)
        return seen


def old(company: Company, fields: Iterable[str], now: datetime) -> Iterator[Claim]:
    """What is too old of several fields of a company. A role that is no longer advertised is none."""
    for field in fields:
        yield from claims_of(company, field, now)[1]


def fresh(
    company: Company, fields: Iterable[str], role_fields: Iterable[str], now: datetime
) -> Iterator[Claim]:
    """What is fresh of several fields of a company, then of the roles it advertises."""
    for field in fields:
        yield from claims_of(company, field, now)[0]
    for role in company.roles:
        for field in role_fields:
            yield from claims_of(role, field, now)[0]


def read_terms(table: Table, key: str, example: str) -> tuple[str, ...]:
    """A list of terms that can be looked for: each has a letter or a digit."""
    names = table.texts(key, example)
    for name in names:
        if not fold(name):
            table.wrong(
                key, f'"{key}" holds "{name}", which has no word in it', f'write a word: "{example}"', name
            )
    return names

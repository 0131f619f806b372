"""What can be learned from: fields of one thing on which several sources were heard, as comparable values.

Names, texts and addresses of pages are left out, since another wording is no mistake; so is what one source says alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from heapq import nsmallest
from typing import NamedTuple

from connectors.fields import FIELDS, Field, Kind
from connectors.statement import Statement
from matching.agreement import comparable, contradictory, contradicts, group_of, measured
from matching.freshness import half_life

# More cases of one field settle nothing more.
_MOST_CASES = 1_500
_DAY = 86_400


class Vote(NamedTuple):
    """One source's claim in a case. `holds` is how likely a right claim still is, and was read rightly."""

    source: str
    value: int
    holds: float


@dataclass(frozen=True, slots=True)
class Case:
    """What several sources state of one field of one thing.

    Attributes:
        near: for each value the values that support it, itself among them.
        silent: sources that speak of the field and name other values alone; only where it may have many.
    """

    name: str
    group: str
    values: tuple[str, ...]
    votes: tuple[Vote, ...]
    near: tuple[tuple[int, ...], ...]
    many: bool = False
    silent: tuple[str, ...] = ()


def cases_of(entities: Iterable[Sequence[Statement]]) -> list[Case]:
    """What can be learned from, in an order of its own: fields on which two sources or more were heard.

    Of a field with very many, those are kept that a digest of what they say draws: which those are is nobody's
    choice, and does not depend on the order of entities.
    """
    drawn: dict[str, list[Case]] = defaultdict(list)
    for case in (c for entity in entities for c in _cases(entity)):
        kept = drawn[case.name]
        kept.append(case)
        if len(kept) >= 4 * _MOST_CASES:
            drawn[case.name] = nsmallest(_MOST_CASES, kept, key=_lot)
    return [case for name in sorted(drawn) for case in nsmallest(_MOST_CASES, drawn[name], key=_lot)]


def _lot(case: Case) -> str:
    return sha256(
        repr((case.name, case.values, case.votes, case.silent)).encode("utf-8", "replace")
    ).hexdigest()


def _cases(entity: Sequence[Statement]) -> Iterator[Case]:
    by_field: dict[str, list[Statement]] = defaultdict(list)
    for statement in entity:
        by_field[statement.field].append(statement)
    for name, said in by_field.items():
        known = FIELDS[name]
        if len({s.source for s in said}) < 2:
            continue
        if known.many and known.kind not in (Kind.NAME, Kind.URL, Kind.SUBJECT):
            yield from _named(known, said)
        elif contradictory(known) and not known.many:
            yield _stated(known, said)


def _stated(known: Field, said: Sequence[Statement]) -> Case:
    """The case of a field with one value. Of a source that contradicts itself, its surest and newest word counts."""
    newest = max(s.as_of for s in said)
    word: dict[str, Statement] = {}
    for s in said:
        word[s.source] = min(s, word.get(s.source, s), key=_first_heard)
    keys = {source: comparable(known, s.value) for source, s in word.items()}
    values = sorted(set(keys.values()))
    votes = tuple(
        Vote(
            source,
            values.index(keys[source]),
            _holds(word[source], (newest - word[source].as_of).total_seconds()),
        )
        for source in sorted(word)
    )
    return Case(known.name, group_of(known.name), tuple(values), votes, _near(known, values))


def _near(known: Field, values: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    if not measured(known):
        return tuple((n,) for n in range(len(values)))
    return tuple(
        tuple(m for m, other in enumerate(values) if m == n or not contradicts(known, value, other))
        for n, value in enumerate(values)
    )


def _named(known: Field, said: Sequence[Statement]) -> Iterator[Case]:
    """The cases of a field that may have many values: each value is one, for it those that name it."""
    speak = {s.source for s in said}
    naming: dict[str, dict[str, float]] = defaultdict(dict)
    newest = max(s.as_of for s in said)
    for s in said:
        by_source = naming[comparable(known, s.value)]
        holds = _holds(s, (newest - s.as_of).total_seconds())
        by_source[s.source] = max(holds, by_source.get(s.source, 0.0))
    for value, by_source in naming.items():
        votes = tuple(Vote(source, 0, by_source[source]) for source in sorted(by_source))
        silent = tuple(sorted(speak - by_source.keys()))
        yield Case(known.name, group_of(known.name), (value,), votes, ((0,),), True, silent)


def _first_heard(s: Statement) -> tuple[float, float, str, str]:
    return -s.confidence, -s.as_of.timestamp(), s.value, s.url


def _holds(s: Statement, seconds: float) -> float:
    """How likely a right statement is still right beside one that is so much newer, and was read rightly."""
    return min(s.confidence, 1.0) * float(0.5 ** (seconds / _DAY / half_life(s.field)))

"""Answers to criteria about a field that has one value: how fresh the value is, who says so, and who objects.

The rules, once for all such criteria:

* fresh evidence decides;
* evidence past its date (`connectors/fields.py`) decides nothing: the answer is unknown, leans half-way to what the
  old evidence said, and says so;
* where fresh sources dispute the value, the answer stands only if it is the same for all their values; otherwise it
  is unknown and names them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from connectors.statement import Statement
from icp.answer import PRIOR, Answer, unknown
from matching.nouns import Claim, Company, Entity, Passport

_NOTHING: tuple[tuple[Claim, ...], tuple[Claim, ...]] = ((), ())
OLD_EVIDENCE = 0.5
"""How much of its lean old evidence keeps."""


class Reading(NamedTuple):
    """What one value means to a criterion. `what` (the value) and `so` (the conclusion) make a sentence together."""

    low: float
    high: float
    likely: float
    what: str
    so: str
    otherwise: str = ""


Test: TypeAlias = Callable[[str], Reading | None]
"""Reads a value; None where it says nothing ("0" employees, a year that is no year)."""


@lru_cache(maxsize=4_096)
def age_in_words(days: int) -> str:
    """Days in the largest unit of which there are two: "45 days old", "3 months old"."""
    if days < 1:
        return "today"
    if days == 1:
        return "1 day old"
    unit, length = next(pair for pair in (("years", 365), ("months", 30), ("days", 1)) if days >= 2 * pair[1])
    return f"{days // length} {unit} old"


def source_and_age(statements: Sequence[Statement], now: datetime) -> str:
    """Who said it last and how long ago: "wikidata, 3 months old"; old evidence is called stale."""
    newest = statements[0] if len(statements) == 1 else max(statements, key=lambda s: s.as_of)
    age = age_in_words((now - newest.as_of).days)
    return f"{newest.source}, {age}" if newest.expires >= now else f"{newest.source}, stale: {age}"


def is_current(claim: Claim, now: datetime) -> bool:
    return claim.statements[0].expires >= now or any(s.expires >= now for s in claim.statements[1:])


def claims_of(entity: Entity, field: str, now: datetime) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """What is believed of a field that may have several values: first what is fresh, then what is too old."""
    passport = entity.passports.get(field)
    if passport is None:
        return _NOTHING
    for claim in passport.chosen:
        if not is_current(claim, now):
            break
    else:
        return passport.chosen, ()
    fresh = tuple(claim for claim in passport.chosen if is_current(claim, now))
    return fresh, tuple(claim for claim in passport.chosen if claim not in fresh)


def fresh_claims(passport: Passport, now: datetime) -> list[Claim]:
    """The chosen claims that are fresh; with them, where the passport is disputed, those that object."""
    claims = (*passport.chosen, *passport.losers) if passport.conflict else passport.chosen
    return [claim for claim in claims if is_current(claim, now)]


def judge_one(company: Company, field: str, now: datetime, test: Test, nothing: str) -> Answer:
    """The answer of a criterion that tests the one value of a field.

    Args:
        nothing: the sentence where no source says anything.
    """
    passport = company.passports.get(field)
    if passport is None or not passport.chosen:
        return unknown(nothing, (field,))
    claim = passport.chosen[0]
    if not passport.conflict and is_current(claim, now) and (reading := test(claim.value)):  # nearly always
        return _answer(claim, reading, field, now)
    fresh = fresh_claims(passport, now)
    read = [(claim, reading) for claim in fresh if (reading := test(claim.value))]
    if len(read) == 1:
        return _answer(*read[0], field, now)
    if read:
        return _of_many(read, field, now)
    for claim in () if fresh else passport.chosen:
        if reading := test(claim.value):
            return _old(claim, reading, field, now)
    value = passport.chosen[0].value
    return unknown(f"{nothing} ({value!r} says nothing)", (field,), evidence=passport.statements)


def _sentence(claim: Claim, reading: Reading, now: datetime) -> str:
    return f"{reading.what} ({source_and_age(claim.statements, now)}) {reading.so}"


def _answer(claim: Claim, reading: Reading, field: str, now: datetime) -> Answer:
    low, high, likely, _, _, otherwise = reading
    needs = () if low == high else (field,)
    return Answer(low, high, likely, _sentence(claim, reading, now), claim.statements, needs, otherwise)


def _old(claim: Claim, reading: Reading, field: str, now: datetime) -> Answer:
    return too_old(_sentence(claim, reading, now), reading.likely, claim.statements, (field,))


def too_old(because: str, likely: float, evidence: tuple[Statement, ...], needs: tuple[str, ...]) -> Answer:
    """What old evidence says, as an unknown that leans half as far."""
    sentence = f"{because}, but that is too old to decide"
    return unknown(sentence, needs, PRIOR + OLD_EVIDENCE * (likely - PRIOR), evidence)


def _of_many(read: list[tuple[Claim, Reading]], field: str, now: datetime) -> Answer:
    """Sources dispute the value. Where that makes no difference the answer stands."""
    first = read[0][1]
    evidence = tuple(s for claim, _ in read for s in claim.statements)
    said = ", ".join(f"{reading.what} ({source_and_age(claim.statements, now)})" for claim, reading in read)
    if first.low == first.high and all(r.low == first.low and r.high == first.high for _, r in read):
        sentence = f"sources disagree, {said}, but every one of them {first.so}"
        return Answer(first.low, first.high, first.likely, sentence, evidence, (), first.otherwise)
    likely = sum(reading.likely for _, reading in read) / len(read)
    return unknown(f"sources disagree: {said}", (field,), likely, evidence)

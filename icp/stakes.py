"""What asking about each criterion could still change: the pure half of deciding whom to ask next.

A criterion that is open can settle the verdict by itself, or bring its two ends nearer. One that is answered can turn
out otherwise: where the verdict hangs on one claim that is only so far believed, a second source is worth something
too. A criterion of which neither is true is not worth a question, however little is known of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from connectors.fields import FIELDS, Kind
from icp.answer import MET, UNMET, Answer
from icp.criteria.criterion import Criterion
from icp.criteria.unseen import Unseen
from icp.interval import Decision, Group, Scale
from icp.verdict import Verdict
from matching.nouns import Company

# How likely a claim that is wrong is wrong enough to turn its criterion. A wrong word for what is wanted is nearly
# always a word for something else; a wrong word for something else is seldom one for what was wanted.
_TURNS_MET, _TURNS_UNMET = 0.8, 0.2
# A wrong number or date is mostly a near one: it turns a criterion whose limit is near, and hardly another.
_TURNS_NEAR, _TURNS_FAR = 0.6, 0.05
_NEAR = 2.0
_NEAR_YEARS = 4
# What bringing the ends of the score nearer is worth beside settling it.
_NARROWING = 0.25


class Stake(NamedTuple):
    """What one criterion is worth asking about.

    Attributes:
        fields: those that would answer it.
        gain: how likely an answer settles the verdict by itself, and a share for bringing that nearer. 0 to 1.
        doubt: how likely the settled verdict turns when its claim is asked about again. 0 to 1.
    """

    label: str
    fields: tuple[str, ...]
    gain: float = 0.0
    doubt: float = 0.0


def stakes(verdict: Verdict, company: Company, now: datetime) -> tuple[Stake, ...]:
    """Every criterion that is worth a question, what matters most first; none where no answer can change anything."""
    found = _doubts(verdict, company, now) if verdict.settled else _gains(verdict)
    return tuple(sorted(found, key=lambda stake: (-(stake.gain + stake.doubt), stake.label)))


def _gains(verdict: Verdict) -> list[Stake]:
    deciding = verdict.scale.deciding(verdict.answers)
    found = []
    for n in deciding:
        answer, clause = verdict.answers[n], verdict.scale.clauses[n]
        settles = _chance(answer) * _settled(verdict, n, MET)
        if _can_say_no(clause.criterion):
            settles += (1 - _chance(answer)) * _settled(verdict, n, UNMET)
        gain = (1 - _NARROWING) * settles + _NARROWING * _share(verdict.scale, verdict.answers, n, deciding)
        found.append(Stake(clause.label, answer.needs, gain=gain))
    return found


def _doubts(verdict: Verdict, company: Company, now: datetime) -> list[Stake]:
    """Answered criteria on which a settled verdict hangs, and whose evidence leaves room for doubt."""
    found = []
    for n, answer in enumerate(verdict.answers):
        fields = tuple(dict.fromkeys(s.field for s in answer.evidence))
        if not answer.settled or not fields:
            continue
        # What is met in part may be wrong either way.
        if any(_decided(verdict, n, other) is not verdict.decision for other in (MET, UNMET)):
            clause = verdict.scale.clauses[n]
            doubt = max(
                (1.0 - _belief(company, field)) * _turns(clause.criterion, answer, company, field, now)
                for field in fields
            )
            if doubt > 0.0:
                found.append(Stake(clause.label, fields, doubt=doubt))
    return found


def _chance(answer: Answer) -> float:
    return min(max(answer.likely, 0.02), 0.98)


def _can_say_no(criterion: Criterion) -> bool:
    """Whether an answer can settle a criterion for ill. Of what is only ever known in part, none proves absence."""
    return getattr(criterion, "unseen", Unseen.NO) is Unseen.NO


def _settled(verdict: Verdict, n: int, answer: Answer) -> bool:
    return _decided(verdict, n, answer) is not Decision.NEEDS_RESEARCH


def _decided(verdict: Verdict, n: int, answer: Answer) -> Decision:
    answers = [*verdict.answers]
    answers[n] = answer
    return verdict.scale.decide(verdict.scale.interval(answers))


def _share(scale: Scale, answers: Sequence[Answer], n: int, deciding: Sequence[int]) -> float:
    """Its part of all that is open and matters; a gate counts like the heaviest wish."""
    rooms = {m: _room(scale, answers, m) for m in deciding}
    return rooms[n] / (sum(rooms.values()) or 1.0)


def _room(scale: Scale, answers: Sequence[Answer], n: int) -> float:
    if scale.clauses[n].group is not Group.NICE:
        return max((weight for _, weight in scale.nices), default=1.0)
    return scale.clauses[n].weight * (answers[n].high - answers[n].low)


def _turns(criterion: Criterion, answer: Answer, company: Company, field: str, now: datetime) -> float:
    """How likely an error in a field's value turns a criterion."""
    near = _neighbours(company.value(field), FIELDS[field].kind)
    if not near:
        return _TURNS_MET if answer.high == 1.0 else _TURNS_UNMET
    turned = any(criterion.answer(_with(company, field, value), now).high != answer.high for value in near)
    return _TURNS_NEAR if turned else _TURNS_FAR


def _neighbours(value: str, kind: Kind) -> tuple[str, ...]:
    """What a number or a date might be, were it wrong; nothing for what is no such thing."""
    if kind is Kind.NUMBER and value.isdecimal():
        return str(max(1, round(int(value) / _NEAR))), str(round(int(value) * _NEAR))
    if kind is Kind.DATE and value[:4].isdecimal():
        return tuple(f"{int(value[:4]) + years:04}{value[4:]}" for years in (-_NEAR_YEARS, _NEAR_YEARS))
    return ()


def _with(company: Company, field: str, value: str) -> Company:
    """The same company with another value of a field."""
    passport = company.passports[field]
    other = replace(passport, chosen=tuple(replace(claim, value=value) for claim in passport.chosen[:1]))
    return replace(company, passports={**company.passports, field: other})


def _belief(company: Company, field: str) -> float:
    """How far the value of a field is believed; wholly, where it is no field of the company itself."""
    passport = company.passports.get(field)
    return max(passport.support, passport.chosen[0].weight) if passport and passport.chosen else 1.0

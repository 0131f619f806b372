"""What is known of a company that bears on what to ask it: its events, its size, who stands above it, and who is found.

Each comes with the sentence and the statements it rests on, so that a question can say why it is asked. What is old or
disputed is not known: it is asked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from connectors.lexicon.posts import BuyingRole
from connectors.statement import Statement
from icp.claims import is_current
from icp.phrases import listed
from icp.questions import Known
from matching.committee import Candidate, Committee
from matching.deciders import SMALL, headcount
from matching.families import family_of
from matching.nouns import Company, Direction, Signal

ASKED = (
    "company.employees", "company.industry", "company.description", "company.country", "company.city",
    "company.address", "company.technology",
)  # fmt: skip
"""Fields that a question of the bank may settle."""

_VALUES = {Known.REVENUE: "company.revenue"}
LIKELY = 0.5
"""From here on a candidate is likelier than not to hold a seat."""
_MOST_HOLDERS = 2
# From so many people on, purchasing is usually a department of its own.
_LARGE = 250
_KINDS = {
    "hiring": Known.HIRING,
    "funding": Known.FUNDING,
    "acquisition": Known.ACQUISITION,
    "contract": Known.CONTRACT,
    "award": Known.CONTRACT,
    "office": Known.OFFICE,
    "leadership": Known.LEADERSHIP,
}
_TRENDS = {Direction.POSITIVE: Known.GROWTH, Direction.NEGATIVE: Known.DECLINE}
_TREND_KINDS = frozenset(("headcount", "layoffs", "hiring", "closure"))
# What happened longer ago is no occasion to ask about it.
_LATELY_DAYS = 270


class Ground(NamedTuple):
    """What makes something known: a sentence, the day it speaks of, and the statements behind it."""

    text: str
    day: date | None = None
    evidence: tuple[Statement, ...] = ()


def known_of(company: Company, found: Collection[Known], now: datetime) -> dict[Known, Ground]:
    """What is known of a company at a time.

    Args:
        found: the seats of the buying committee for which somebody is known who likely holds them, with who that is
            where it is to be told (see `seated`).
    """
    told = found if isinstance(found, Mapping) else {}
    grounds: dict[Known, Ground] = {seat: told.get(seat, Ground("")) for seat in found}
    for signal in company.signals:
        for name in _of_signal(signal, now.date()):
            grounds.setdefault(name, Ground(signal.text, signal.date, signal.evidence))
    grounds |= _size(company, now)
    grounds |= _told(company, now)
    above = [kin for kin in family_of(company.id, company.family).above if not kin.relation.until]
    if above:
        relation = above[0].relation
        text = f"{above[0].called}: {above[0].member.name}"
        grounds[Known.PARENT] = Ground(text, None, relation.evidence)
    return grounds


def _of_signal(signal: Signal, today: date) -> Iterable[Known]:
    if (today - signal.date).days > _LATELY_DAYS:
        return
    if signal.kind in _TREND_KINDS and signal.direction in _TRENDS and signal.kind != "hiring":
        yield _TRENDS[signal.direction]
    if signal.kind in _KINDS and signal.direction is not Direction.NEGATIVE:
        yield _KINDS[signal.kind]
    elif signal.kind == "hiring":
        yield Known.DECLINE


def _size(company: Company, now: datetime) -> Mapping[Known, Ground]:
    people = headcount(company.value("company.employees"))
    if people is None or unsettled(company, now, ("company.employees",)):
        return {}
    ground = Ground(
        f"{company.value('company.employees')} people", None, company.statements("company.employees")
    )
    if people <= SMALL:
        return {Known.SMALL: ground}
    return {Known.LARGE: ground} if people >= _LARGE else {}


def _told(company: Company, now: datetime) -> Mapping[Known, Ground]:
    """What its believed values say by themselves."""
    settled = {name: field for name, field in _VALUES.items() if not unsettled(company, now, (field,))}
    return {
        name: Ground(listed(company.values(field), "and"), None, company.statements(field))
        for name, field in settled.items()
    }


def seated(committee: Committee, least: float = LIKELY) -> dict[Known, Ground]:
    """The seats of a buying committee that somebody holds at least so likely, as far as is known, and who that is."""
    by_role = {BuyingRole(name): name for name in Known if name.value in {r.value for r in BuyingRole}}
    who = {
        by_role[seat.role]: [c for c in seat.candidates if c.probability >= least]
        for seat in committee.seats
        if seat.role in by_role
    }
    return {name: _holders(candidates[:_MOST_HOLDERS]) for name, candidates in who.items() if candidates}


def _holders(candidates: Sequence[Candidate]) -> Ground:
    text = listed(f"{c.person.name}, {c.title.text} ({c.probability:.0%})" for c in candidates)
    return Ground(text, None, tuple(s for c in candidates for s in c.person.statements("person.title")[:1]))


def unsettled(company: Company, now: datetime, fields: Iterable[str] = ASKED) -> list[str]:
    """Those of some fields of which no value is known that is fresh and undisputed."""
    return [name for name in fields if not _settled(company, name, now)]


def _settled(company: Company, name: str, now: datetime) -> bool:
    passport = company.passports.get(name)
    return bool(
        passport and passport.chosen and not passport.conflict and is_current(passport.chosen[0], now)
    )

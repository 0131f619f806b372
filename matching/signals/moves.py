"""Who went from one account to another: a signal for the account they left, and one for the account they joined.

A change of jobs is never read from one page. It takes two dated observations of one person, at the one company earlier
and at the other later (`careers.py` says when two are one, `affiliation.follows` when the one place came after the
other). So a namesake, a seat on a board and a page that was not read again are no change. Between the two observations
nobody knows the day: both are told, and the signal is dated by the first, so that none is taken for newer than it is.

Whom a list of the user's names is known to the user: then it is "your contact" who moved.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from connectors.statement import Statement
from matching.affiliation import Placement
from matching.careers import Move, careers
from matching.namesakes import Fit, fit, marks_of, page_key
from matching.normalise.keys import email_key, profile_key
from matching.nouns import Affiliation, Company, Person, Signal
from matching.passports import passports_of
from matching.people import one_people
from matching.signals.dates import first_day
from matching.signals.kinds import noticed
from matching.signals.past import NOTHING, Past

USERS_OWN = "file"
"""The source that the user's own lists and exports are."""
_LATELY = timedelta(days=730)
_PLACING = ("person.title", "person.employer")
_DATING = ("person.since", "person.until")
_PROOF = (("person.linkedin", profile_key), ("person.profile", page_key), ("person.email", email_key))


def job_changes(
    companies: Iterable[Company], now: datetime, past: Mapping[str, Past] | None = None
) -> dict[str, tuple[Signal, ...]]:
    """The job changes between some companies, by the ids of the companies, the latest first.

    Args:
        companies: one of each account.
        past: what was said of a company at earlier times, by its id: people whom nobody lists there any more.
    """
    known, moves = _moves(companies, now, past or {})
    found: dict[str, list[Signal]] = defaultdict(list)
    for move in moves:
        for account, signal in _told(move, known, now.date()):
            found[account].append(signal)
    return {account: tuple(sorted(signals, key=_latest_first)) for account, signals in found.items()}


def moved_between(
    companies: Iterable[Company], now: datetime, past: Mapping[str, Past]
) -> tuple[tuple[str, str], ...]:
    """The companies between which somebody moved, by their ids: the one that was left, and the one that was joined."""
    known, moves = _moves(companies, now, past)
    recent = [move for move in moves if any(_told(move, known, now.date()))]
    return tuple(dict.fromkeys((move.left.company, move.joined.company) for move in recent))


def _moves(
    companies: Iterable[Company], now: datetime, past: Mapping[str, Past]
) -> tuple[dict[str, Company], list[Move]]:
    known = {company.id: with_earlier(company, past.get(company.id, NOTHING), now) for company in companies}
    return known, [move for career in careers(known.values(), now) for move in career.moves]


def _latest_first(signal: Signal) -> tuple[int, str]:
    return -signal.date.toordinal(), signal.id


# -- people whom nobody lists any more -----------------------------------------------------------------


def with_earlier(company: Company, past: Past, now: datetime) -> Company:
    """A company with the people that were listed there once and are not any more: whether they left is unsure."""
    groups: dict[str, list[Statement]] = defaultdict(list)
    for one in past.told:
        if one.statement.kind == "person" and one.owner in company.subjects:
            groups[one.statement.subject].append(one.statement)
    listed = {subject for person in company.people for subject in person.subjects}
    gone = {
        subject: said
        for subject, said in sorted(groups.items())
        if subject not in listed and any(s.field == "person.name" for s in said)
    }
    earlier = [_earlier(subjects, gone, now) for subjects in one_people(gone, now)] if gone else []
    others = [person for person in earlier if not _is_listed(person, company.people, now)]
    return replace(company, people=(*company.people, *others)) if others else company


def _earlier(subjects: Sequence[str], groups: Mapping[str, Sequence[Statement]], now: datetime) -> Person:
    said = [s for subject in subjects for s in groups[subject]]
    seen = max(s.as_of for s in said)
    return Person(subjects[0], passports_of(said, now, {}), tuple(subjects), Affiliation.UNSURE, seen)


def _is_listed(person: Person, people: Collection[Person], now: datetime) -> bool:
    """Whether somebody is listed still, perhaps spelt otherwise."""
    marks = marks_of(person.statements("person.name"), now)
    return any(fit(marks, marks_of(other.statements("person.name"), now)) is not Fit.NONE for other in people)


# -- signals -------------------------------------------------------------------------------------------


class _End(NamedTuple):
    """One end of a move: the company, the person there, and their time there."""

    company: Company
    person: Person
    place: Placement

    @property
    def named(self) -> str:
        title = self.place.titles[0] if self.place.titles else ""
        return f"{self.person.name}, {title}," if title else self.person.name

    @property
    def cited(self) -> list[Statement]:
        """What places them there, the newest of each kind, and what dates it."""
        said = sorted(self.place.evidence, key=lambda s: (s.as_of, s.id))
        telling = {s.field: s for s in said if s.field in (*_PLACING, *_DATING)}
        return [telling[field] for field in (*_PLACING, *_DATING) if field in telling]


def _told(move: Move, companies: Mapping[str, Company], today: date) -> Iterable[tuple[str, Signal]]:
    """A move as two signals, where it is recent and its second place holds."""
    left, joined = _end(move.left, companies), _end(move.joined, companies)
    day = first_day(move.day) or (move.left.last.date() if move.left.last else None)
    if day is None or not today - _LATELY <= day <= today or move.joined.standing is not Affiliation.CURRENT:
        return
    evidence = tuple(dict.fromkeys((*joined.cited, *left.cited, *_shared(left.person, joined.person))))
    key = f"{move.left.person}>{move.joined.person}"
    yield left.company.id, noticed("job_change", "left", key, day, _went(left, joined, move), evidence)
    yield joined.company.id, noticed("job_change", "joined", key, day, _came(left, joined, move), evidence)


def _end(place: Placement, companies: Mapping[str, Company]) -> _End:
    company = companies[place.company]
    return _End(company, next(p for p in company.people if p.id == place.person), place)


def _went(left: _End, joined: _End, move: Move) -> str:
    went = f"{left.named} went to {joined.company.name}{_as(joined, left)}"
    return f"{_whose(left, joined)}{went}; {_when(left, joined, move)}"


def _came(left: _End, joined: _End, move: Move) -> str:
    came = f"{joined.named} came from {left.company.name}{_as(left, joined)}"
    return f"{_whose(left, joined)}{came}; {_when(left, joined, move)}"


def _whose(left: _End, joined: _End) -> str:
    """Whether a list of the user's names them, at the one place or the other."""
    own = any(s.source == USERS_OWN for s in (*left.place.evidence, *joined.place.evidence))
    return "Your contact " if own else ""


def _as(there: _End, here: _End) -> str:
    """What they are at the other place, and their name there where it is another."""
    title = there.place.titles[:1]
    name = (f"called {there.person.name}",) if there.person.name != here.person.name else ()
    return f" ({', '.join((*title, *name))})" if (*title, *name) else ""


def _when(left: _End, joined: _End, move: Move) -> str:
    """When it was, as a source states it, or between which two observations."""
    if move.day:
        return f"dated {move.day}"
    seen = ((left, left.place.last, "last"), (joined, joined.place.first, "first"))
    return ", ".join(f"{word} seen at {end.company.name} on {day:%d %b %Y}" for end, day, word in seen if day)


def _shared(left: Person, joined: Person) -> Iterable[Statement]:
    """What shows that the two are one: the same profile, page or address, as each side states it."""
    for field, key in _PROOF:
        ours, theirs = left.statements(field), joined.statements(field)
        both = {key(s.value) for s in ours} & {key(s.value) for s in theirs} - {""}
        for said in (ours, theirs):
            yield from [s for s in said if key(s.value) in both][:1]

"""The people of one company, each once, put together from what all sources say of them.

The same person stands on a team page ("Dr. Jane Q. Doe"), in a register ("DOE, Jane Quinn"), in a press release and in
the user's own list; and two people of one name work in one house. Who is one is found in three steps: what shares
something that only one person has; then what has the same forename and family name; and last an initial, or a later
forename, that fits exactly one. No step puts together what something tells apart, none depends on an order, and all
are taken anew whenever a statement is added.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from connectors.statement import Statement
from matching.affiliation import affiliation, placings
from matching.fuse import prefer
from matching.mailboxes import STATUS, address_of
from matching.namesakes import (
    Fit,
    Marks,
    fit,
    marks_of,
    meeting_keys,
    never_one,
    shown_one,
    together,
    told_apart,
)
from matching.normalise.keys import email_key
from matching.normalise.people import person_name
from matching.nouns import Passport, Person
from matching.passports import passports_of
from matching.twins import chains, meeting, twins

Group = Mapping[str, Sequence[Statement]]

# Where more different people than this meet, that they meet tells nothing, and to compare them all costs a square.
_CROWD = 40


def people_of(
    groups: Group, same: Collection[str], now: datetime, trust: Mapping[str, float]
) -> Iterable[Person]:
    """Everybody placed at a company, each once, in a fixed order.

    Args:
        groups: all that was said when the company was asked about, by subject.
        same: the subjects judged to be the company.
    """
    placed = {
        subject: said
        for subject, said in sorted(groups.items())
        if _named(said) and any(s.field == "person.employer" and s.value in same for s in said)
    }
    found = one_people(placed, now)
    besides = _besides(found, placed, groups, now)
    for subjects in found:
        subjects = [*subjects, *besides.get(subjects[0], ())]
        said = [s for subject in subjects for s in groups[subject] if _of_here(s, same)]
        yield _person(subjects, said, now, trust)


def _named(said: Iterable[Statement]) -> bool:
    return any(s.field == "person.name" for s in said)


def _of_here(s: Statement, same: Collection[str]) -> bool:
    """Whether a statement does not place somebody at another company."""
    return s.field != "person.employer" or s.value in same


# -- who is one --------------------------------------------------------------------------------------


def one_people(placed: Group, now: datetime) -> list[list[str]]:
    """Subjects of one person each, in order.

    Two are one where exactly the same others may be either. So "J. Smith", who may be John and may be Jane, is put
    with neither.
    """
    marks = {subject: marks_of(said, now) for subject, said in placed.items()}
    everybody = sorted(set(marks.values()), key=_in_order)
    groups = _shown(everybody)
    for wanted in (Fit.WHOLE, Fit.LOOSE):
        groups = _fitting(everybody, groups, wanted)
    number = {everybody[place]: n for n, group in enumerate(groups) for place in group}
    people: dict[int, list[str]] = {}
    for subject in sorted(placed):
        people.setdefault(number[marks[subject]], []).append(subject)
    return list(people.values())


def _in_order(marks: Marks) -> tuple[object, ...]:
    return marks.names, *(sorted(kind) for kind in (*marks[1:4], marks.fields)), marks.leads


def _shown(everybody: Sequence[Marks]) -> list[list[int]]:
    """Mentions that something shows to be one person: a profile, a page of their own, a mailbox."""
    pairs = [
        (one, other)
        for one, other in meeting([sorted(marks.proof) for marks in everybody], _CROWD)
        if shown_one(everybody[one], everybody[other])
    ]
    return chains(len(everybody), pairs, lambda a, b: never_one(everybody[a], everybody[b]))


def _fitting(everybody: Sequence[Marks], groups: Sequence[list[int]], wanted: Fit) -> list[list[int]]:
    """The same mentions with those put together whose names fit so well, unless something tells them apart."""
    known = [together([everybody[place] for place in group]) for group in groups]
    pairs = [
        (one, other)
        for one, other in meeting([list(meeting_keys(marks)) for marks in known], _CROWD)
        if fit(known[one], known[other]) >= wanted and not told_apart(known[one], known[other])
    ]
    return [[place for n in group for place in groups[n]] for group in twins(len(groups), pairs)]


def _besides(
    found: Sequence[Sequence[str]], placed: Group, groups: Group, now: datetime
) -> dict[str, list[str]]:
    """Subjects without a name, by the first subject of the one person whose profile or mailbox they are about.

    Verifiers are asked about addresses and know nobody's name.
    """
    holders: dict[str, set[str]] = {}
    for subjects in found:
        for subject in subjects:
            for mark in marks_of(placed[subject], now).proof:
                holders.setdefault(mark, set()).add(subjects[0])
    besides: dict[str, list[str]] = {}
    for subject, said in sorted(groups.items()):
        if any(s.kind == "person" for s in said) and not _named(said):
            whose = {owner for mark in marks_of(said, now).proof for owner in holders.get(mark, ())}
            if len(whose) == 1:
                besides.setdefault(whose.pop(), []).append(subject)
    return besides


# -- what they are -----------------------------------------------------------------------------------


def _person(
    subjects: Sequence[str], said: Sequence[Statement], now: datetime, trust: Mapping[str, float]
) -> Person:
    passports = passports_of(said, now, trust)
    name = prefer(passports["person.name"], _written_out, "the chosen one is written out")
    return Person(
        id=subjects[0],
        passports=_reached(passports) | {"person.name": name},
        subjects=tuple(subjects),
        affiliation=affiliation(said, now),
        seen=max((s.as_of for s in placings(said, now)), default=None),
    )


def _reached(passports: Mapping[str, Passport]) -> dict[str, Passport]:
    """The same with the addresses last to which mail does not get, by what a verifier says of that very address."""
    told, mail = passports.get(STATUS), passports.get("person.email")
    if not told or not mail:
        return dict(passports)
    dead = {address_of(value) for value in told.values if value.startswith("undeliverable ")}
    ordered = tuple(sorted(mail.chosen, key=lambda claim: email_key(claim.value) in dead))
    return {**passports, "person.email": replace(mail, chosen=ordered)}


def _written_out(text: str) -> bool:
    """Whether a name is as one would address its bearer: no "J. Smith", no "Smith, Jane" and no "SMITH Jane"."""
    name = person_name(text)
    shouted = any(word.isupper() and len(word) > 2 for word in text.replace(".", " ").split())
    return not name.sure and not shouted and any(len(word) > 1 for word in name.given)

"""Companies and people put together from statements and judgements. Made anew each time; nothing is stored merged.

Given all statements that sources made when asked for one account, and the judgement which of their subjects are that
account, this makes the `Company`: its fused values, the people placed there, the roles it advertises, what it raised,
and what happened there lately.
Subjects that were not judged the same stay out, and can still be shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import combinations, permutations, product
from typing import NamedTuple

from connectors.statement import Statement
from matching.compare_people import compare_name
from matching.compare_values import compare_emails
from matching.fuse import fuse, prefer
from matching.normalise.keys import email_key, profile_key
from matching.normalise.people import PersonName, full_forenames, person_name
from matching.nouns import Affiliation, Company, Entity, Passport, Person
from matching.signals import NOTHING, Past, signals_of

Group = dict[str, list[Statement]]
# How far two names must agree to be one person's, given that both work at one company.
_ONE_PERSON = frozenset(("same", "fuller", "nickname", "swapped", "initial"))
# Where more different people than this meet, that they meet tells nothing, and to compare them all costs a square.
_CROWD = 40
_MOST_WORDS = 8


def by_subject(statements: Iterable[Statement]) -> Group:
    """Statements by what they are about."""
    groups: Group = defaultdict(list)
    for statement in statements:
        groups[statement.subject].append(statement)
    return groups


def company(
    account: str,
    statements: Sequence[Statement],
    same: Collection[str],
    now: datetime,
    trust: Mapping[str, float],
    past: Past = NOTHING,
) -> Company:
    """The company of an account.

    Args:
        account: its identifier, the subject of its first row.
        statements: all that was said when it was asked about, of whatever subject.
        same: the subjects judged to be this company.
        past: what was said at earlier times, of whatever subject; only the company's own counts.
    """
    groups = by_subject(statements)
    own = [s for subject in sorted(same) for s in groups.get(subject, ()) if s.kind == "company"]
    made = Company(
        id=account,
        passports=_passports(own, now, trust),
        subjects=tuple(sorted(same)),
        people=tuple(_people(groups, set(same), now, trust)),
        roles=tuple(_things(groups, set(same), "role.employer", now, trust)),
        fundings=tuple(_things(groups, set(same), "funding.company", now, trust)),
    )
    events = tuple(_things(groups, set(same), "signal.company", now, trust))
    return replace(made, signals=signals_of(made, events, past.of(same), now))


def _passports(
    statements: Iterable[Statement], now: datetime, trust: Mapping[str, float]
) -> dict[str, Passport]:
    fields: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        fields[statement.field].append(statement)
    fused = {name: fuse(name, said, now, trust) for name, said in sorted(fields.items())}
    return {name: passport for name, passport in fused.items() if passport}


def _things(
    groups: Group, same: set[str], link: str, now: datetime, trust: Mapping[str, float]
) -> Iterable[Entity]:
    """Roles, fundings or events that a statement ties to this company."""
    for subject, said in sorted(groups.items()):
        if any(s.field == link and s.value in same for s in said):
            yield Entity(subject, _passports(said, now, trust), (subject,))


# -- people ------------------------------------------------------------------------------------------


def _people(groups: Group, same: set[str], now: datetime, trust: Mapping[str, float]) -> Iterable[Person]:
    """Everybody placed at this company, each once, in a fixed order."""
    placed = {
        subject: said
        for subject, said in sorted(groups.items())
        if any(s.field == "person.employer" and s.value in same for s in said)
        and any(s.field == "person.name" for s in said)
    }
    for subjects in _same_people(placed):
        said = [s for subject in subjects for s in placed[subject]]
        yield _person(subjects, said, now, trust)


def _same_people(placed: Mapping[str, Sequence[Statement]]) -> list[list[str]]:
    """Subjects of one person: names that one person may have, unless something tells two namesakes apart.

    Two subjects are one where exactly the same others may be either. So "J. Smith", who may be John and may be Jane,
    is put with neither, and the order in which sources come is nothing.
    """
    marks = {subject: _marks(said) for subject, said in placed.items()}
    near = _may_be_one(list(dict.fromkeys(marks.values())))
    people: dict[frozenset[int], list[str]] = defaultdict(list)
    for subject in sorted(placed):
        people[near[marks[subject]]].append(subject)
    return list(people.values())


class _Marks(NamedTuple):
    """What two subjects are known by to be one person, or two: those with the same marks are one."""

    names: tuple[PersonName, ...]
    profiles: frozenset[str]
    mailboxes: frozenset[str]


def _marks(said: Sequence[Statement]) -> _Marks:
    names = sorted({s.value for s in said if s.field == "person.name"})
    return _Marks(
        tuple(person_name(value) for value in names),
        _keys(said, "person.linkedin", profile_key),
        _keys(said, "person.email", email_key),
    )


def _keys(said: Sequence[Statement], field: str, key: Callable[[str], str]) -> frozenset[str]:
    return frozenset(key(s.value) for s in said if s.field == field) - {""}


def _may_be_one(everybody: Sequence[_Marks]) -> dict[_Marks, frozenset[int]]:
    """For each the places of all that may be the same person, itself included. Only who meets in a key is compared."""
    near = [{place} for place in range(len(everybody))]
    meetings: dict[tuple[str, str], dict[int, None]] = defaultdict(dict)
    for place, marks in enumerate(everybody):
        for key in (key for name in marks.names for key in _meeting_keys(name)):
            meetings[key][place] = None
    pairs = {pair for met in meetings.values() if len(met) <= _CROWD for pair in combinations(met, 2)}
    for one, other in pairs:
        if _alike(everybody[one], everybody[other]):
            near[one].add(other)
            near[other].add(one)
    return dict(zip(everybody, map(frozenset, near), strict=True))


def _meeting_keys(name: PersonName) -> Iterable[tuple[str, str]]:
    """Keys of which two names of one person share one: a word, with the initial of another or of its full form."""
    words = name.words[:_MOST_WORDS]
    yield " ".join(sorted(words)), ""
    for word, other in permutations(words, 2):
        yield from ((word, form[:1]) for form in (other, *full_forenames(other)))


def _alike(a: _Marks, b: _Marks) -> bool:
    named = any(compare_name(x, y)[0] in _ONE_PERSON for x, y in product(a.names, b.names))
    return named and not _told_apart(a, b)


def _told_apart(a: _Marks, b: _Marks) -> bool:
    """Whether two people of one name at one company are two: by their profiles, else by mailboxes of one domain.

    Addresses at two domains tell nothing: a firm may have both, and a list may hold a private one.
    """
    if a.profiles and b.profiles:
        return not a.profiles & b.profiles
    pairs = product(a.mailboxes, b.mailboxes)
    levels = {"same" if x == y else compare_emails(x, y) for x, y in pairs}
    return levels == {"colleague"}


def _person(
    subjects: Sequence[str], said: Sequence[Statement], now: datetime, trust: Mapping[str, float]
) -> Person:
    passports = _passports(said, now, trust)
    name = prefer(passports["person.name"], _written_out, "the chosen one is written out")
    return Person(
        id=subjects[0],
        passports=passports | {"person.name": name},
        subjects=tuple(subjects),
        affiliation=affiliation(said, now),
        seen=max((s.as_of for s in _placings(said, _ends(said, now))), default=None),
    )


def _written_out(text: str) -> bool:
    """Whether a name is as one would address its bearer: no "J. Smith" and no "Smith, Jane"."""
    name = person_name(text)
    return not name.sure and any(len(word) > 1 for word in name.given)


def affiliation(said: Sequence[Statement], now: datetime) -> Affiliation:
    """Whether somebody is there now.

    An end that a source states makes them former, unless evidence of a later day places them there again. Evidence
    that has gone stale makes nobody former: it makes us unsure; so does evidence of the very year or month of an end.
    """
    ends = _ends(said, now)
    last = max((s.value for s in ends), default="")
    days = [(s.as_of.date().isoformat()[: len(last)], s) for s in _placings(said, ends)]
    if any(day > last or not last for day, _ in days):
        fresh = any(s.expires > now for day, s in days if day > last or not last)
        return Affiliation.CURRENT if fresh else Affiliation.UNSURE
    return Affiliation.FORMER if last and not any(day == last for day, _ in days) else Affiliation.UNSURE


def _ends(said: Sequence[Statement], now: datetime) -> list[Statement]:
    """The ends of roles that are past."""
    return [s for s in said if s.field == "person.until" and s.value <= now.date().isoformat()]


def _placings(said: Sequence[Statement], ends: Sequence[Statement]) -> list[Statement]:
    """What places somebody at the company; a source that says that a role ended does not place them there."""
    ended = {s.subject for s in ends}
    return [s for s in said if s.field in ("person.title", "person.employer") and s.subject not in ended]

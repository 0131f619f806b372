"""Companies and people put together from statements and judgements. Made anew each time; nothing is stored merged.

Given all statements that sources made when asked for one account, and the judgement which of their subjects are that
account, this makes the `Company`: its fused values, the people placed there, the roles it advertises, what it raised.
Subjects that were not judged the same stay out, and can still be shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime

from connectors.statement import Statement
from connectors.text import fold
from matching.fuse import fuse
from matching.nouns import Affiliation, Company, Entity, Passport, Person

Group = dict[str, list[Statement]]


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
) -> Company:
    """The company of an account.

    Args:
        account: its identifier, the subject of its first row.
        statements: all that was said when it was asked about, of whatever subject.
        same: the subjects judged to be this company.
    """
    groups = by_subject(statements)
    own = [s for subject in same for s in groups.get(subject, ()) if s.kind == "company"]
    return Company(
        id=account,
        passports=_passports(own, now, trust),
        subjects=tuple(sorted(same)),
        people=tuple(_people(groups, set(same), now, trust)),
        roles=tuple(_things(groups, set(same), "role.employer", now, trust)),
        fundings=tuple(_things(groups, set(same), "funding.company", now, trust)),
    )


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
    """Roles or fundings that a statement ties to this company."""
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
    """Subjects of one person: the same name at the same company, unless something tells two namesakes apart."""
    clusters: list[list[str]] = []
    for subject, said in placed.items():
        for cluster in clusters:
            others = [s for one in cluster for s in placed[one]]
            if _same_name(said, others) and not _told_apart(said, others):
                cluster.append(subject)
                break
        else:
            clusters.append([subject])
    return clusters


def _values(said: Sequence[Statement], field: str, form: Callable[[str], str] = fold) -> set[str]:
    return {form(s.value) for s in said if s.field == field}


def name_key(name: str) -> tuple[str, ...]:
    """A person's name for comparing: folded, without titles and commas, in the order written."""
    if "," in name:
        family, _, given = name.partition(",")
        name = f"{given} {family}" if len(given.split()) < 3 else name
    return tuple(fold(name).split())


def _same_name(a: Sequence[Statement], b: Sequence[Statement]) -> bool:
    ours = {name_key(s.value) for s in a if s.field == "person.name"}
    theirs = {name_key(s.value) for s in b if s.field == "person.name"}
    return any(_alike(x, y) for x in ours for y in theirs)


def _alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """The same words, or the same first and last with middle names or initials left out."""
    if not a or not b:
        return False
    if sorted(a) == sorted(b):
        return True
    if len(a) < 2 or len(b) < 2 or a[-1] != b[-1]:
        return False
    first, other = a[0], b[0]
    if len(first) == 1 or len(other) == 1:
        return first[0] == other[0] and min(len(a), len(b)) == 2
    return first == other and all(_fits(x, b) for x in a[1:-1]) | all(_fits(y, a) for y in b[1:-1])


def _fits(middle: str, other: tuple[str, ...]) -> bool:
    return len(other) == 2 or any(word.startswith(middle[0]) for word in other[1:-1])


def _told_apart(a: Sequence[Statement], b: Sequence[Statement]) -> bool:
    """Whether two people of one name at one company are two: each has an address or profile, and they differ."""
    for field in ("person.email", "person.linkedin"):
        ours, theirs = _values(a, field, str.lower), _values(b, field, str.lower)
        if ours and theirs and not ours & theirs:
            return True
    return False


def _person(
    subjects: Sequence[str], said: Sequence[Statement], now: datetime, trust: Mapping[str, float]
) -> Person:
    passports = _passports(said, now, trust)
    return Person(
        id=subjects[0],
        passports=passports,
        subjects=tuple(subjects),
        affiliation=affiliation(said, now),
        seen=max(s.as_of for s in said),
    )


def affiliation(said: Sequence[Statement], now: datetime) -> Affiliation:
    """Whether somebody is there now.

    An end that a source states makes them former, unless newer evidence places them there again. Evidence that
    has gone stale makes nobody former: it makes us unsure.
    """
    ended = [s for s in said if s.field == "person.until" and s.value[:10] <= now.date().isoformat()]
    ended_subjects = {s.subject for s in ended}
    placed = [
        s for s in said if s.field in ("person.title", "person.employer") and s.subject not in ended_subjects
    ]
    if not placed:
        return Affiliation.FORMER if ended else Affiliation.UNSURE
    return Affiliation.CURRENT if any(s.expires > now for s in placed) else Affiliation.UNSURE

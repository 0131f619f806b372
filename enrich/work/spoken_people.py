"""The people of a company, put together by the words of persons where there are any.

Who is who among the people of a company is found in `matching/`. Where a person said that two of them are one, or that
one of them is two, those people are put together once more, each from all that was said of its subjects. The
statements stay as their sources made them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from connectors.statement import Statement
from enrich.work.words import Spoken, judged
from matching.assemble import company as assemble
from matching.cluster import Judgement, Verdict
from matching.nouns import Claim, Company, Passport, Person

Group = tuple[str, ...]


def with_words(
    made: Company,
    statements: Sequence[Statement],
    spoken: Spoken,
    now: datetime,
    trust: Mapping[str, float],
) -> tuple[Company, list[Judgement]]:
    """A company with its people by the words of persons, and those of the words that are about its people."""
    known = {subject for person in made.people for subject in person.subjects}
    words = {pair: w for pair, w in spoken.standing.items() if known.issuperset(pair)}
    if not words:
        return made, []
    before = {person.subjects: person for person in made.people}
    people = [
        before.get(group) or _person(group, made, statements, now, trust)
        for group in _groups([person.subjects for person in made.people], spoken)
    ]
    told = [judged(left, right, word) for (left, right), word in sorted(words.items())]
    return replace(made, people=tuple(sorted(people, key=lambda person: person.id))), told


def _groups(people: Iterable[Group], spoken: Spoken) -> list[Group]:
    """The subjects of each person: as they were found, those that are one together, those that are two apart.

    A subject of whom no word speaks stays with the first of those it was found with that a word leaves there.
    """
    groups: list[list[str]] = []
    for subjects in people:
        parts: list[list[str]] = []
        for subject in sorted(subjects, key=lambda s: (s not in spoken.subjects, s)):
            fitting = (part for part in parts if not _parted(spoken, part, [subject]))
            if part := next(fitting, None):
                part.append(subject)
            else:
                parts.append([subject])
        groups += parts
    return sorted(tuple(sorted(group)) for group in _united(groups, spoken))


def _united(groups: Iterable[list[str]], spoken: Spoken) -> list[list[str]]:
    united: list[list[str]] = []
    for group in groups:
        homes = {spoken.home(subject) for subject in group}
        one = [other for other in united if homes & {spoken.home(s) for s in other}]
        for other in one:
            united.remove(other)
        united.append([*group, *(subject for other in one for subject in other)])
    return united


def _parted(spoken: Spoken, ours: Iterable[str], theirs: Iterable[str]) -> bool:
    words = (spoken.between(a, b) for a in ours for b in theirs)
    return any(word is not None and word.verdict == Verdict.DIFFERENT for word in words)


def _person(
    group: Group, made: Company, statements: Sequence[Statement], now: datetime, trust: Mapping[str, float]
) -> Person:
    """One person from all that was said of these subjects: put together as one subject, and told as they are."""
    said = {replace(s, subject=group[0]): s for s in statements if s.subject in group}
    [person] = assemble(made.id, list(said), made.subjects, now, trust).people
    passports = {name: _as_said(passport, said) for name, passport in person.passports.items()}
    return replace(person, subjects=group, passports=passports)


def _as_said(passport: Passport, said: Mapping[Statement, Statement]) -> Passport:
    return replace(
        passport,
        chosen=tuple(_claim_as_said(claim, said) for claim in passport.chosen),
        losers=tuple(_claim_as_said(claim, said) for claim in passport.losers),
    )


def _claim_as_said(claim: Claim, said: Mapping[Statement, Statement]) -> Claim:
    return replace(claim, statements=tuple(said.get(s, s) for s in claim.statements))

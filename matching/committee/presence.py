"""Who is there now, with which titles, and how sure that still is: only they can hold a seat.

Somebody who left, somebody seen too long ago, and somebody whose every title is a past one or held elsewhere stand
apart. So does nobody else: evidence that grows old makes a candidate less likely long before it makes them doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache

from connectors.lexicon import rows
from connectors.statement import Statement
from connectors.text import fold
from matching.committee.eponym import bears_its_name
from matching.deciders import is_over
from matching.nouns import Affiliation, Claim, Company, Person
from matching.titles import Title, read_title

# Half of all employees have been with their employer for less than 3.9 years (US Bureau of Labor Statistics, Employee
# Tenure in 2024, https://www.bls.gov/news.release/tenure.nr0.htm): so long it takes until half of them are gone.
HALF_STAY_DAYS = 3.9 * 365.25
_DAY = 86_400
_AT = re.compile(r"(?:\s(?:at|bei|chez|hos)\s+|\s*@\s*)(?P<where>[^\s\d].*)$", re.I)
_LONG_ENOUGH = 3
_SURE_OF_A_NAME = 0.7


def is_there(person: Person, company: Company) -> bool:
    """Whether somebody can be shown as being there: placed there by fresh evidence, with a name, in a present post.

    A name without a title of which its source is not sure itself may be no name at all, unless the company bears it.
    """
    if person.affiliation is not Affiliation.CURRENT or not person.name:
        return False
    if not person.titles:
        sure = max((s.confidence for s in person.statements("person.name")), default=0.0)
        return sure >= _SURE_OF_A_NAME or bears_its_name(person, company)
    return not all(is_over(read_title(text)) or elsewhere(text, company) for text in person.titles)


def present_titles(person: Person, company: Company, now: datetime) -> list[Title]:
    """The titles somebody has there now: none that is over or at another firm; stale ones for want of others.

    Nor any that names somebody else of the house: "Mayor Anna Berg and Vice Mayor" says what she is.
    """
    passport = person.passports.get("person.title")
    others = [fold(other.name) for other in company.people if other.id != person.id and " " in other.name]
    claims = [
        claim
        for claim in (passport.chosen if passport else ())
        if not elsewhere(claim.value, company) and not any(name in fold(claim.value) for name in others)
    ]
    fresh = [claim for claim in claims if any(s.expires > now for s in claim.statements)]
    titles = (read_title(text) for text in _fullest([claim.value for claim in (fresh or claims)]))
    return [title for title in titles if not is_over(title)]


def _fullest(titles: Sequence[str]) -> list[str]:
    """Titles without those that another begins with: who is "Vorstand Finanzen" is no other "Vorstand" besides."""
    begun = [f"{fold(title)} " for title in titles]
    return [
        title
        for title, words in zip(titles, begun, strict=True)
        if not any(other.startswith(words) and other != words for other in begun)
    ]


def elsewhere(title: str, company: Company) -> bool:
    """Whether a title is none of this company: "Partner at Northern Capital", on its board's page, or "Investor"."""
    if fold(title) in _outsiders():
        return True
    found = _AT.search(title)
    if not found:
        return False
    where = {word for word in fold(found["where"]).split() if len(word) >= _LONG_ENOUGH}
    return bool(where) and not where & _own_words(company)


@cache
def _outsiders() -> frozenset[str]:
    return frozenset(word for (word,) in rows("outside.tsv", __package__))


def _own_words(company: Company) -> set[str]:
    names = [*company.values("company.name"), *company.values("company.legal_name")]
    names += company.values("company.other_name")
    domain = company.value("company.domain")
    words = {word for name in names for word in fold(name).split() if len(word) >= _LONG_ENOUGH}
    return words | ({domain.partition(".")[0]} if domain else set())


def staying(person: Person, title: Title, now: datetime) -> float:
    """How likely it is that somebody still has a title: the chance to have stayed since it was last seen, 0 to 1."""
    said = [s for claim in _claims(person, title) for s in claim.statements] or person.statements(
        "person.name"
    )
    moments: Iterable[datetime] = (s.as_of for s in said)
    last = max(moments, default=person.seen)
    if last is None:
        return 0.5
    return float(0.5 ** (max(0.0, (now - last).total_seconds()) / _DAY / HALF_STAY_DAYS))


def believed(person: Person, title: Title) -> tuple[float, list[Statement]]:
    """How sure the sources are of a title, more so where several agree, and their statements."""
    said = [s for claim in _claims(person, title) for s in claim.statements]
    surest: dict[str, float] = {}
    for statement in said:
        surest[statement.source] = max(surest.get(statement.source, 0.0), statement.confidence)
    doubt = 1.0
    for confidence in surest.values():
        doubt *= 1 - min(confidence, 0.95)
    return (1 - doubt if said else 0.5), said


def _claims(person: Person, title: Title) -> list[Claim]:
    passport = person.passports.get("person.title")
    return [claim for claim in passport.chosen if claim.value == title.text] if passport else []

"""May two mentions be one person, or are they namesakes? By names, profiles, mailboxes and posts, and nothing else.

A profile, a page of one's own or a mailbox that two mentions share shows one person, if their names can be one person's
at all: people put their colleague's link beside themselves, and couples share an address. A name alone is much within
one company and nothing between two. Nothing is read into a sex, an origin or a face.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from enum import IntEnum
from itertools import permutations, product
from typing import NamedTuple
from urllib.parse import urlsplit

from connectors.hosts import own_domain, parse
from connectors.lexicon.posts import Function, Seniority
from connectors.mailbox import reader_of
from connectors.statement import Statement
from matching.compare_people import compare_name
from matching.compare_values import compare_emails
from matching.normalise.keys import email_key, profile_key
from matching.normalise.people import PersonName, full_forenames, person_name, same_forename
from matching.titles import read_title

_MOST_WORDS = 8
_VANITY = "linkedin.com/in/"
# Sales tools and old exports know a profile by its number; the same profile has a name too.
_BY_NUMBER = ("linkedin.com/in/acoaa", "linkedin.com/in/acwaa")
_LEADS = frozenset((Seniority.OWNER, Seniority.C_LEVEL, Seniority.BOARD))
# Names that one person may have who is known by something better: also after a wedding, and with slips of the pen.
_AKIN = frozenset(
    ("same", "fuller", "nickname", "initial", "partial", "typo", "swapped", "two_typos", "resembles", "given_only")
)  # fmt: skip
_NEVER_ONE = frozenset(("generation_differs", "middle_differs"))


class Fit(IntEnum):
    """How well two names are one person's."""

    NONE = 0
    LOOSE = 1  # an initial, or a forename that is not the first of the other's
    WHOLE = 2  # the first forename and the family name, however written


class Marks(NamedTuple):
    """What a mention, or all mentions of one person, are known by.

    Attributes:
        profiles: LinkedIn profiles by name: of these nobody has two.
        pages: other profiles and sites of their own.
        mailboxes: addresses that a person reads; those of desks are many people's.
        fields: what their posts of today are about; `leads`, whether one of them runs the company.
    """

    names: tuple[PersonName, ...]
    profiles: frozenset[str] = frozenset()
    pages: frozenset[str] = frozenset()
    mailboxes: frozenset[str] = frozenset()
    fields: frozenset[Function] = frozenset()
    leads: bool = False

    @property
    def proof(self) -> frozenset[str]:
        """What only one person has."""
        return self.profiles | self.pages | self.mailboxes


def marks_of(said: Iterable[Statement], now: datetime) -> Marks:
    """The marks of what is said of one mention."""
    said = list(said)
    titles = {s.value for s in said if s.field == "person.title" and s.expires > now}
    read = [read_title(title) for title in titles]
    linked = _keys(said, ("person.linkedin",), profile_key)
    named = frozenset(key for key in linked if key.startswith(_VANITY) and not key.startswith(_BY_NUMBER))
    return Marks(
        tuple(person_name(value) for value in sorted({s.value for s in said if s.field == "person.name"})),
        named,
        (linked - named) | _keys(said, ("person.profile",), page_key),
        frozenset(
            address for address in _keys(said, ("person.email",), email_key) if reader_of(address) != "role"
        ),
        frozenset(function for title in read for function in title.functions),
        any(title.seniority in _LEADS for title in read),
    )


def together(group: Sequence[Marks]) -> Marks:
    """The marks of mentions that are one person."""
    if len(group) == 1:
        return group[0]
    return Marks(
        tuple(sorted({name for marks in group for name in marks.names})),
        frozenset(profile for marks in group for profile in marks.profiles),
        frozenset(page for marks in group for page in marks.pages),
        frozenset(address for marks in group for address in marks.mailboxes),
        frozenset(function for marks in group for function in marks.fields),
        any(marks.leads for marks in group),
    )


def _keys(said: Iterable[Statement], fields: Sequence[str], key: Callable[[str], str]) -> frozenset[str]:
    return frozenset(key(s.value) for s in said if s.field in fields) - {""}


def page_key(url: str) -> str:
    """A page by its host and path, a site of one's own by its host; empty for the front page of a platform."""
    parsed = parse(url)
    if parsed is None:
        return ""
    href, host = parsed
    path = urlsplit(href).path.strip("/").lower()
    host = host.removeprefix("www.")
    if path:
        return f"{host}/{path}"
    return host if own_domain(host) else ""


def meeting_keys(marks: Marks) -> Iterable[tuple[str, str]]:
    """Keys of which the names of one person share one: a word, with the initial of another or of its full form."""
    for name in marks.names:
        words = name.words[:_MOST_WORDS]
        yield " ".join(sorted(words)), ""
        for word, other in permutations(words, 2):
            yield from ((word, form[:1]) for form in (other, *full_forenames(other)))


def fit(a: Marks, b: Marks) -> Fit:
    """How well the names of two mentions are one person's: the best fit of any two, if no two contradict each other."""
    levels = [(compare_name(x, y)[0], x, y) for x, y in product(a.names, b.names)]
    if any(level in _NEVER_ONE for level, _, _ in levels):
        return Fit.NONE
    best = max((_fit(*compared) for compared in levels), default=Fit.NONE)
    # Who goes by one forename goes by no other: Jane Quinn Doe, called Jane Doe elsewhere, is not Quinn Doe.
    other_forename = any(level == "family_only" for level, _, _ in levels)
    return Fit.NONE if best is Fit.LOOSE and other_forename else best


def _fit(level: str, a: PersonName, b: PersonName) -> Fit:
    if level == "initial":
        clash = any(x[0] != y[0] for x, y in zip(a.given[1:], b.given[1:], strict=False))
        return Fit.NONE if clash else Fit.LOOSE
    if level == "fuller" and a.given and b.given:
        return Fit.WHOLE if same_forename(a.given[0], b.given[0]) else Fit.LOOSE
    return Fit.WHOLE if level in ("same", "nickname", "swapped", "fuller") else Fit.NONE


def shown_one(a: Marks, b: Marks) -> bool:
    """Whether something that only one person has is both's, and their names do not object."""
    return bool(a.proof & b.proof) and _akin(_levels(a, b)) and not never_one(a, b)


def never_one(a: Marks, b: Marks) -> bool:
    """Whether two are two whatever they share: told apart, or father and son, or siblings by their forenames.

    Two names that have nothing in common do not tell: there may be a wedding between them.
    """
    levels = _levels(a, b)
    siblings = "family_only" in levels and not levels & _AKIN
    return siblings or bool(levels & _NEVER_ONE) or told_apart(a, b)


def _levels(a: Marks, b: Marks) -> set[str]:
    return {compare_name(x, y)[0] for x, y in product(a.names, b.names)}


def _akin(levels: set[str]) -> bool:
    """Whether one person may have both names, given that something else says so. No name at all is no objection."""
    return not levels or bool(levels & _AKIN)


def told_apart(a: Marks, b: Marks) -> bool:
    """Whether two people of one name at one company are two: by their profiles, else by mailboxes of one domain.

    Two mailboxes of one domain that may be one person's ("jsmith", "john.smith") are two people's where they hold two
    different posts today. Addresses at two domains tell nothing: a firm may have both, and a list may hold a private
    one.
    """
    if a.profiles and b.profiles:
        return not a.profiles & b.profiles
    if not a.mailboxes or not b.mailboxes or a.mailboxes & b.mailboxes:
        return False
    pairs = list(product(a.mailboxes, b.mailboxes))
    if all(compare_emails(x, y) == "colleague" for x, y in pairs):
        return True
    at_one_domain = all(x.rpartition("@")[2] == y.rpartition("@")[2] for x, y in pairs)
    return at_one_domain and _other_post(a, b)


def _other_post(a: Marks, b: Marks) -> bool:
    """Whether two posts are of different fields. Who runs a company is its CEO here and its head of finance there."""
    return bool(a.fields and b.fields) and not a.fields & b.fields and not (a.leads and b.leads)

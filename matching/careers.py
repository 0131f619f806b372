"""Who went from one company to the next: people of several accounts who are one, and the dated places of each.

Between companies a name proves nothing. Two are one by what only one person has (a profile, a site of their own, the
very same address), or by a name so rare that no namesake is to be expected, where they can have left one company before
they joined the other; an address that is the same before the @ lets a name be a little less rare. Each says why.
Nothing is merged: both companies keep their own people, and this is a view over them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise, product
from typing import NamedTuple

from connectors.hosts import registrable
from connectors.statement import Statement
from matching.affiliation import Placement, follows, placement
from matching.compare_people import compare_name
from matching.namesakes import Fit, Marks, fit, marks_of, never_one, shown_one, together
from matching.nouns import Affiliation, Company, Person
from matching.rare_names import RareNames
from matching.twins import Pair, chains, meeting, twins

# What many accounts share (a mailbox of a network, a page that a template links) shows nobody.
_CROWD = 12
# How many namesakes may be expected for a name to join two people, alone and beside the same mailbox.
_BY_NAME = 0.01
_BY_MAILBOX = 0.05
_SHORTEST_MAILBOX = 5
_WHOLE = frozenset(("same", "fuller", "swapped"))


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody left one company for another. `day` is when, as far as it is stated: ISO 8601, or empty."""

    left: Placement
    joined: Placement

    @property
    def day(self) -> str:
        return self.joined.since or self.left.until

    @property
    def evidence(self) -> tuple[Statement, ...]:
        return (*self.left.evidence, *self.joined.evidence)


@dataclass(frozen=True, slots=True)
class Career:
    """One person at several companies.

    Attributes:
        placements: their time at each, the first one first. Who has moved on, and of whom no later word places them
            where they were, is no longer surely there.
        moves: from which to which; none between two places that are held at once.
        reasons: why they are one, in sentences.
    """

    placements: tuple[Placement, ...]
    moves: tuple[Move, ...]
    reasons: tuple[str, ...]


class _Seen(NamedTuple):
    """Somebody at one company."""

    account: str
    label: str
    marks: Marks
    placement: Placement


class _Link(NamedTuple):
    pair: Pair
    reason: str


def careers(companies: Iterable[Company], now: datetime) -> tuple[Career, ...]:
    """The people who are at more than one of these companies, or were, in a fixed order.

    Args:
        companies: one of each account.
    """
    companies = sorted(companies, key=lambda company: company.id)
    sites = {registrable(d) for c in companies for d in c.values("company.domain")}
    everybody = [_seen(c, p, sites, now) for c in companies for p in sorted(c.people, key=lambda p: p.id)]
    shown = list(_shown(everybody))
    groups = chains(
        len(everybody), [link.pair for link in shown], lambda a, b: _apart(everybody[a], everybody[b])
    )
    known = [[everybody[place] for place in group] for group in groups]
    likely = list(_likely(known))
    joined = twins(len(groups), [link.pair for link in likely])
    number = {place: n for n, group in enumerate(groups) for place in group}
    return tuple(
        _career(
            [one for n in several for one in known[n]],
            [link.reason for link in shown if {number[place] for place in link.pair} <= set(several)]
            + [link.reason for link in likely if set(link.pair) <= set(several)],
        )
        for several in joined
        if len({one.account for n in several for one in known[n]}) > 1
    )


def _seen(company: Company, person: Person, sites: set[str], now: datetime) -> _Seen:
    said = [
        s
        for passport in person.passports.values()
        for claim in (*passport.chosen, *passport.losers)
        for s in claim.statements
    ]
    marks = marks_of(said, now)
    own = frozenset(page for page in marks.pages if registrable(page) not in sites)
    label = f"{person.name} of {company.name or company.id}"
    return _Seen(company.id, label, marks._replace(pages=own), placement(company, person, now))


def _apart(a: _Seen, b: _Seen) -> bool:
    """Whether two are not one person. Two people of one company were told apart there."""
    return a.account == b.account or never_one(a.marks, b.marks)


# -- by what one person has --------------------------------------------------------------------------


def _shown(everybody: Sequence[_Seen]) -> Iterable[_Link]:
    for one, other in meeting([sorted(seen.marks.proof) for seen in everybody], _CROWD):
        a, b = everybody[one], everybody[other]
        if not _apart(a, b) and shown_one(a.marks, b.marks):
            yield _Link((one, other), f"{a.label} and {b.label} {_shared(a.marks, b.marks)}")


def _shared(a: Marks, b: Marks) -> str:
    """What two have in common that only one person has, the surest first."""
    kinds = (
        (a.profiles & b.profiles, "have the same LinkedIn profile"),
        (a.pages & b.pages, "have the same page of their own"),
        (a.mailboxes & b.mailboxes, "have the same address"),
    )
    return next(f"{words}, {min(shared)}" for shared, words in kinds if shared)


# -- by a rare name and dates ------------------------------------------------------------------------


def _likely(known: Sequence[Sequence[_Seen]]) -> Iterable[_Link]:
    """Who may have moved, by a name that is rare: nobody whose name another bears who cannot be they."""
    marks = [together([seen.marks for seen in group]) for group in known]
    names = RareNames(one.names for one in marks)
    links, namesakes = [], set[int]()
    for one, other in meeting([_name_keys(each) for each in marks], _CROWD):
        a, b, rare = known[one], known[other], _rare(marks[one], marks[other], names)
        if rare and all(_in_turn(x, y) for x, y in product(a, b)):
            reason = f"{a[0].label} and {b[0].label} {rare}; the one place came after the other"
            links.append(_Link((one, other), reason))
        elif rare:
            namesakes |= {one, other}
    return [link for link in links if not namesakes & set(link.pair)]


def _name_keys(marks: Marks) -> list[tuple[str, str]]:
    """The first forename and the family name, in whichever order: of who bears both in full."""
    return [
        (min(given, family), max(given, family))
        for name in marks.names
        for given, family in product(name.given[:1], name.family)
        if min(len(given), len(family)) > 1
    ]


def _rare(a: Marks, b: Marks, names: RareNames) -> str:
    """In what words a name shows two people to be one; empty where it does not."""
    if fit(a, b) is not Fit.WHOLE:
        return ""
    agreed = (compare_name(x, y) for x, y in product(a.names, b.names))
    expected = min((names.namesakes(words) for level, words in agreed if level in _WHOLE), default=1.0)
    chance = f"a name of which {expected:.1g} namesakes are to be expected"
    if expected <= _BY_NAME:
        return f"have {chance}"
    mailbox = min(_locals(a) & _locals(b), default="")
    return f"have the mailbox {mailbox}@ and {chance}" if mailbox and expected <= _BY_MAILBOX else ""


def _locals(marks: Marks) -> set[str]:
    """What stands before the @ of addresses, where it is long enough to be more than a forename's start."""
    parts = {address.partition("@")[0] for address in marks.mailboxes}
    return {part for part in parts if len(part) >= _SHORTEST_MAILBOX}


def _in_turn(a: _Seen, b: _Seen) -> bool:
    """Whether somebody can have been at both places, at one after the other."""
    return not _apart(a, b) and (follows(a.placement, b.placement) or follows(b.placement, a.placement))


# -- what they are -----------------------------------------------------------------------------------


def _beginning(place: Placement) -> tuple[str, str, str]:
    """The order in which somebody was at places, as far as it is known."""
    first = place.first.date().isoformat() if place.first else ""
    return place.since or first or place.until, place.company, place.person


def _career(group: Sequence[_Seen], reasons: Sequence[str]) -> Career:
    ordered = sorted((seen.placement for seen in group), key=_beginning)
    moved = [follows(left, joined) for left, joined in pairwise(ordered)]
    places = [_left(place) if gone else place for place, gone in zip(ordered, (*moved, False), strict=True)]
    moves = (Move(*pair) for pair, gone in zip(pairwise(places), moved, strict=True) if gone)
    return Career(tuple(places), tuple(moves), tuple(reasons))


def _left(place: Placement) -> Placement:
    """A place that somebody was seen at, and then elsewhere: whether they are still there nobody says."""
    if place.standing is not Affiliation.CURRENT:
        return place
    return replace(place, standing=Affiliation.UNSURE)

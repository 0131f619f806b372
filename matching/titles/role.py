"""What one role of a title amounts to: its level and its fields.

A role is a post with ranks and fields around it ("Senior Sales Engineer", "Head of Growth"). Which of several posts
is the main one follows from the language: the last in English, German or Turkish, the first in French or Polish.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from connectors.lexicon.posts import Function, Seniority
from connectors.lexicon.title_tables import (
    ALONE,
    BANK,
    FUNCTION,
    GRADE,
    MODIFIER,
    OF,
    POST,
    SIGNS,
    TO,
    Entry,
    Sense,
)
from connectors.lexicon.title_words import IN_EVERY_FIELD, Word, beside
from matching.titles.parts import RANKS_OF_POSTS, Spoken

_FIRST_LEADS = frozenset("fr es pt it ro pl cs sk ru uk id ar el".split())
# Fields that say how rather than what, and stand behind another that is named with them: "sales operations".
_GENERIC = frozenset(
    (Function.GENERAL_MANAGEMENT, Function.OPERATIONS, Function.ADMINISTRATION, Function.STRATEGY)
)
_BELOW = {
    Seniority.C_LEVEL: Seniority.VP,
    Seniority.VP: Seniority.DIRECTOR,
    Seniority.DIRECTOR: Seniority.HEAD,
    Seniority.HEAD: Seniority.MANAGER,
    Seniority.MANAGER: Seniority.LEAD,
}
_DEPUTIES = frozenset((Sense.DEPUTY, Sense.AFTER))
_LEARNS_OR_HELPS = frozenset((Seniority.INTERN, Seniority.ASSISTANT, Seniority.JUNIOR))
_DOES_THE_WORK = frozenset((Seniority.LEAD, Seniority.SENIOR, Seniority.STAFF))
# Managers of these are managers of these whatever they are about: an IT project manager manages projects.
_WHATEVER_ABOUT = frozenset((Function.PROJECT_MANAGEMENT, Function.PRODUCT))
# Named apart because looking up a member of an enum is slow in Python 3.11.
_C_LEVEL, _VP, _HEAD, _MANAGER = Seniority.C_LEVEL, Seniority.VP, Seniority.HEAD, Seniority.MANAGER
_JUNIOR, _INTERN, _ASSISTANT = Seniority.JUNIOR, Seniority.INTERN, Seniority.ASSISTANT
_FORMER = Sense.FORMER


class Role(NamedTuple):
    """One role of a title, read. `post` is its main post, if any; `words` are its own and those of its scope."""

    seniority: Seniority | None
    functions: tuple[Function, ...]
    words: Sequence[Word]
    unknown: int  # how many of them
    post: Entry | None
    deputy: bool
    former: bool
    specific: bool  # whether it names a field, or anything that is not known
    alone: bool  # whether it manages work and no department
    signs: bool  # whether it is a power to sign rather than a place
    graded: bool  # whether it is a grade of a bank


@dataclass(slots=True)
class _Sorted:
    """The words of a role by what they do: places of posts, ranks, fields, senses, and how many are unknown."""

    posts: list[int] = field(default_factory=list)
    ranks: list[Seniority] = field(default_factory=list)
    fields: list[Function] = field(default_factory=list)
    ahead: int = 0  # how many of the fields stand before the first post
    senses: dict[Sense, int] = field(default_factory=dict)  # each with the place where it first stands
    unknown: int = 0


_NOTHING = _Sorted()
_UNMARKED: frozenset[Sense] = frozenset()


def read_role(spoken: Spoken) -> Role:
    """Read the words of one role."""
    words, scope = spoken
    sort = _sort(words)
    if TO in sort.senses and sort.posts and sort.posts[0] < sort.senses[TO]:
        words, scope = words[: sort.senses[TO]], []  # "Assistant", of "Assistant to the CEO, Legal"
        sort = _sort(words)
    main = _main(words, sort)
    post = None if main is None else words[main].entry
    aside = _sort(scope) if scope else _NOTHING
    senses = {*sort.senses, *aside.senses} if aside.senses else sort.senses.keys()
    deputy = not _DEPUTIES.isdisjoint(senses) or (main is not None and _assists(words, main))
    level = _level([*sort.ranks, *aside.ranks], post, "" if main is None else words[main].text)
    if deputy and level:
        level = _BELOW.get(level, level)
    marks = _UNMARKED if main is None else beside(words[main].text)
    graded = GRADE in marks and level is _VP and any(BANK in beside(text) for text, _ in (*words, *scope))
    if graded:
        level = _MANAGER
    return Role(
        seniority=level,
        functions=_functions(words, sort, post, aside.fields),
        words=[*words, *scope],
        unknown=sort.unknown + aside.unknown,
        post=post,
        deputy=deputy,
        former=_FORMER in senses,
        specific=bool(sort.fields or sort.unknown or scope),
        alone=ALONE in marks and level is _MANAGER,
        signs=SIGNS in marks,
        graded=graded,
    )


def _sort(words: Sequence[Word]) -> _Sorted:
    found = _Sorted()
    for place, (_, entry) in enumerate(words):
        if entry is None:
            found.unknown += 1
        elif entry.kind is POST:
            found.posts.append(place)
        elif entry.kind is FUNCTION:
            found.fields += entry.functions
            if not found.posts:
                found.ahead = len(found.fields)
        elif entry.kind is MODIFIER:
            found.senses.setdefault(entry.sense, place)
        elif entry.seniority:
            found.ranks.append(entry.seniority)
    return found


def _main(words: Sequence[Word], sort: _Sorted) -> int | None:
    """The place of the main post. What stands behind "of" is what a post is over, and no post of its own."""
    places = sort.posts
    if places and OF in sort.senses and sort.senses[OF] < places[0] and _headed(words[: sort.senses[OF]]):
        return None  # "Head of Partner Sales"
    if len(places) < 2:
        return places[0] if places else None
    if _seniority(words, places[0]) is _INTERN and _seniority(words, places[-1]) in _DOES_THE_WORK:
        return places[0]  # a "Trainee Accountant" is no accountant yet
    joint = sort.senses.get(OF, len(words))
    places = [place for place in places if place < joint] or places
    first = words[places[0]].entry
    return places[0] if first and first.language in _FIRST_LEADS else places[-1]


def _headed(words: Sequence[Word]) -> bool:
    """Whether words hold a rank that names somebody by what follows "of"."""
    return any(entry and entry.seniority in RANKS_OF_POSTS for _, entry in words)


def _seniority(words: Sequence[Word], place: int) -> Seniority | None:
    """The seniority of the post at a place; None when there is none."""
    entry = words[place].entry
    return entry.seniority if entry and entry.kind is POST else None


def _assists(words: Sequence[Word], main: int) -> bool:
    """Whether an assistant's post stands right before the main one, as in "Assistant Manager"."""
    return main > 0 and _seniority(words, main - 1) is _ASSISTANT


def _level(ranks: Sequence[Seniority], post: Entry | None, text: str) -> Seniority | None:
    """The level of a post with the ranks around it: "senior" lifts an engineer, and leaves a director alone."""
    if post is None or post.seniority is None:
        return min(ranks, key=lambda rank: rank.rank, default=None)
    base = post.seniority
    if not ranks or base in _LEARNS_OR_HELPS:
        return base
    if _JUNIOR in ranks and base.rank >= _HEAD.rank:
        return _JUNIOR
    highest = min(ranks, key=lambda rank: rank.rank)
    if highest is _C_LEVEL and text != "officer":
        highest = _HEAD  # a chief engineer leads the engineers; only a chief officer is one of the chiefs
    return min(base, highest, key=lambda rank: rank.rank)


def _functions(
    words: Sequence[Word], sort: _Sorted, post: Entry | None, aside: Sequence[Function]
) -> tuple[Function, ...]:
    """The fields of a role, the main one first; those named behind a comma stand behind its own."""
    own = post.functions if post else ()
    if not own and not sort.fields:
        own = tuple(f for place in sort.posts for f in _functions_at(words, place))
    works = post is not None and post.seniority in _DOES_THE_WORK
    found = _ordered(own, sort, post.seniority if post else None) if own else [*sort.fields]
    if not found or found[0] in _GENERIC or not works:
        found += aside
    if len(found) < 2:
        return tuple(found)
    return tuple(dict.fromkeys([*(f for f in found if f not in _GENERIC), *found]))


def _ordered(own: tuple[Function, ...], sort: _Sorted, level: Seniority | None) -> list[Function]:
    """The fields of a post and those named around it, by what counts: the post, the words before it, those behind.

    "Sales & Marketing Manager" is for sales first, a "Category Manager Packaging" and a "Consultant Logistics" are not
    for what stands last, and a "Sales Engineer" sells.
    """
    ahead, behind = sort.fields[: sort.ahead], sort.fields[sort.ahead :]
    a_trade = own[0] not in IN_EVERY_FIELD
    consults = own[0] is Function.CONSULTING and not ahead
    if level in _DOES_THE_WORK and sort.fields and not consults:
        return [*own] if a_trade else [*ahead, *behind]
    if level is _C_LEVEL or (own[0] in _WHATEVER_ABOUT and level is _MANAGER):
        return [*own, *ahead, *behind]
    return [*ahead, *own, *behind] if a_trade or consults else [*ahead, *behind, *own]


def _functions_at(words: Sequence[Word], place: int) -> tuple[Function, ...]:
    entry = words[place].entry
    return entry.functions if entry else ()

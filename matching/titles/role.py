"""What one role of a title amounts to: its level and its fields.

A role is a post with ranks and fields around it ("Senior Sales Engineer", "Head of Growth"). Which of several posts
is the main one follows from the language: the last in English, German or Turkish, the first in French or Polish.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from connectors.lexicon.posts import Function, Seniority
from connectors.lexicon.title_tables import FUNCTION, MODIFIER, OF, POST, TO, Entry, Sense
from connectors.lexicon.title_words import Word
from matching.titles.parts import Spoken

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
# Posts of these fields are found in every field, which the words before them name: "sales engineer", "legal secretary".
_IN_EVERY_FIELD = frozenset(
    (Function.ENGINEERING, Function.CONSULTING, Function.OPERATIONS, Function.ADMINISTRATION, Function.QUALITY,
     Function.PROJECT_MANAGEMENT, Function.STRATEGY)
)  # fmt: skip
# Named apart because looking up a member of an enum is slow in Python 3.11.
_C_LEVEL, _HEAD, _MANAGER = Seniority.C_LEVEL, Seniority.HEAD, Seniority.MANAGER
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


@dataclass(slots=True)
class _Sorted:
    """The words of a role by what they do: places of posts, ranks, fields, senses, and how many are unknown."""

    posts: list[int] = field(default_factory=list)
    ranks: list[Seniority] = field(default_factory=list)
    fields: list[Function] = field(default_factory=list)
    senses: dict[Sense, int] = field(default_factory=dict)  # each with the place where it first stands
    unknown: int = 0


_NOTHING = _Sorted()


def read_role(spoken: Spoken) -> Role:
    """Read the words of one role."""
    words, scope = spoken
    sort = _sort(words)
    if TO in sort.senses and sort.posts and sort.posts[0] < sort.senses[TO]:
        words, scope = words[: sort.senses[TO]], []  # "Assistant", of "Assistant to the CEO, Legal"
        sort = _sort(words)
    main = _main(words, sort)
    post = None if main is None else words[main].entry
    beside = _sort(scope) if scope else _NOTHING
    senses = {*sort.senses, *beside.senses} if beside.senses else sort.senses.keys()
    deputy = not _DEPUTIES.isdisjoint(senses) or (main is not None and _assists(words, main))
    level = _level([*sort.ranks, *beside.ranks], post, "" if main is None else words[main].text)
    if deputy and level:
        level = _BELOW.get(level, level)
    return Role(
        seniority=level,
        functions=_functions(words, sort, post, beside.fields),
        words=[*words, *scope],
        unknown=sort.unknown + beside.unknown,
        post=post,
        deputy=deputy,
        former=_FORMER in senses,
        specific=bool(sort.fields or sort.unknown or scope),
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
        elif entry.kind is MODIFIER:
            found.senses.setdefault(entry.sense, place)
        elif entry.seniority:
            found.ranks.append(entry.seniority)
    return found


def _main(words: Sequence[Word], sort: _Sorted) -> int | None:
    """The place of the main post. What stands behind "of" is what a post is over, and no post of its own."""
    places = sort.posts
    if len(places) < 2:
        return places[0] if places else None
    if _seniority(words, places[0]) is _INTERN and _seniority(words, places[-1]) in _DOES_THE_WORK:
        return places[0]  # a "Trainee Accountant" is no accountant yet
    joint = sort.senses.get(OF, len(words))
    places = [place for place in places if place < joint] or places
    first = words[places[0]].entry
    return places[0] if first and first.language in _FIRST_LEADS else places[-1]


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
    if _JUNIOR in ranks and base.rank >= _MANAGER.rank:
        return _JUNIOR
    highest = min(ranks, key=lambda rank: rank.rank)
    if highest is _C_LEVEL and text != "officer":
        highest = _HEAD  # a chief engineer leads the engineers; only a chief officer is one of the chiefs
    return min(base, highest, key=lambda rank: rank.rank)


def _functions(
    words: Sequence[Word], sort: _Sorted, post: Entry | None, beside: Sequence[Function]
) -> tuple[Function, ...]:
    """The fields of a role, the main one first; those named beside it stand behind its own."""
    own = post.functions if post else ()
    named = sort.fields
    if not own and not named:
        own = tuple(f for place in sort.posts for f in _functions_at(words, place))
    if post and post.seniority in _DOES_THE_WORK and own and named:
        if own[0] in _IN_EVERY_FIELD:
            own = ()
        else:
            named = []
    found = [*own, *named] if post and post.seniority is _C_LEVEL else [*named, *own]
    if not found or found[0] in _GENERIC or not (post and post.seniority in _DOES_THE_WORK):
        found += beside
    if len(found) < 2:
        return tuple(found)
    return tuple(dict.fromkeys([*(f for f in found if f not in _GENERIC), *found]))


def _functions_at(words: Sequence[Word], place: int) -> tuple[Function, ...]:
    entry = words[place].entry
    return entry.functions if entry else ()

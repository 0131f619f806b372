"""What one role of a title amounts to: its level and its fields.

A role is a post with ranks and fields around it ("Senior Sales Engineer", "Head of Growth"). Which of several posts
is the main one follows from the language: the last in English, German or Turkish, the first in French or Polish.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from connectors.lexicon.posts import Function, Seniority
from connectors.lexicon.title_words import Entry, Kind, Sense, Word

_FIRST_LEADS = frozenset("fr es pt it ro pl cs sk ru uk id ar el".split())
# Fields that say how rather than what, and stand behind another that is named with them: "sales operations".
_GENERIC = frozenset(
    (Function.GENERAL_MANAGEMENT, Function.OPERATIONS, Function.ADMINISTRATION, Function.STRATEGY)
)
_BELOW = {
    Seniority.OWNER: Seniority.OWNER,
    Seniority.BOARD: Seniority.BOARD,
    Seniority.C_LEVEL: Seniority.VP,
    Seniority.VP: Seniority.DIRECTOR,
    Seniority.DIRECTOR: Seniority.HEAD,
    Seniority.HEAD: Seniority.MANAGER,
    Seniority.MANAGER: Seniority.LEAD,
}
_LOWEST_FIXED = frozenset((Seniority.INTERN, Seniority.ASSISTANT, Seniority.JUNIOR))


@dataclass(frozen=True, slots=True)
class Role:
    """One role of a title, read. `post` is the entry of its main post, if it has one."""

    seniority: Seniority | None
    functions: tuple[Function, ...]
    words: tuple[Word, ...]
    post: Entry | None
    deputy: bool
    former: bool
    named: bool  # whether it names anything beyond its post: a field or a scope


def read_role(words: Sequence[Word]) -> Role:
    """Read the words of one role."""
    senses = {word.entry.sense for word in words if word.entry}
    own = _own(words)
    head = _head(own)
    post = own[head].entry if head is not None else None
    deputy = bool(senses & {Sense.DEPUTY, Sense.AFTER}) or _assists(own, head)
    level = _level(own, post, own[head].text if head is not None else "")
    if deputy and level:
        level = _BELOW.get(level, level)
    return Role(
        seniority=level,
        functions=_functions(own, post),
        words=tuple(own),
        post=post,
        deputy=deputy,
        former=Sense.FORMER in senses,
        named=any(word.entry is None or word.entry.kind is Kind.FUNCTION for word in own),
    )


def _own(words: Sequence[Word]) -> list[Word]:
    """The words without those they serve: "Assistant" of "Assistant to the CEO"."""
    for n, word in enumerate(words):
        if word.entry and word.entry.sense is Sense.TO and n and any(_is_post(w) for w in words[:n]):
            return list(words[:n])
    return list(words)


def _is_post(word: Word) -> bool:
    return word.entry is not None and word.entry.kind is Kind.POST


def _head(words: Sequence[Word]) -> int | None:
    """The place of the main post."""
    places = [n for n, word in enumerate(words) if _is_post(word)]
    if len(places) < 2:
        return places[0] if places else None
    joints = [n for n, word in enumerate(words) if word.entry and word.entry.sense is Sense.OF]
    if joints and any(place < joints[0] for place in places):
        places = [place for place in places if place < joints[0]]
    first = words[places[0]].entry
    assert first is not None
    return places[0] if first.language in _FIRST_LEADS else places[-1]


def _assists(words: Sequence[Word], head: int | None) -> bool:
    """Whether an assistant's post stands right before the main one, as in "Assistant Manager"."""
    if head is None or head == 0:
        return False
    entry, main = words[head - 1].entry, words[head].entry
    return bool(entry and main and entry.kind is Kind.POST and entry.seniority is Seniority.ASSISTANT)


def _level(words: Sequence[Word], post: Entry | None, text: str) -> Seniority | None:
    """The level of a post after the ranks around it: "senior" lifts an engineer and leaves a director where they are."""
    ranks = [
        word.entry.seniority
        for word in words
        if word.entry and word.entry.kind is Kind.SENIORITY and word.entry.seniority
    ]
    if post is None or post.seniority is None:
        return min(ranks, key=lambda rank: rank.rank, default=None)
    base = post.seniority
    if not ranks or base in _LOWEST_FIXED:
        return base
    if Seniority.JUNIOR in ranks and base.rank >= Seniority.MANAGER.rank:
        return Seniority.JUNIOR
    highest = min(ranks, key=lambda rank: rank.rank)
    if highest is Seniority.C_LEVEL and text != "officer":
        highest = Seniority.HEAD
    return min(base, highest, key=lambda rank: rank.rank)


def _functions(words: Sequence[Word], post: Entry | None) -> tuple[Function, ...]:
    """The fields of a role: those its words name, then those of its post. Of what staff do, the named field is all."""
    named = [f for word in words if word.entry and word.entry.kind is Kind.FUNCTION for f in word.entry.functions]
    others = [f for word in words if _is_post(word) and word.entry and word.entry is not post for f in word.entry.functions]
    own = list(post.functions) if post else []
    if post and post.seniority is Seniority.C_LEVEL:
        found = [*own, *named]
    elif named and post and post.seniority in (Seniority.STAFF, Seniority.SENIOR):
        found = named
    else:
        found = [*named, *own]
    found = found or others
    specific = [f for f in found if f not in _GENERIC]
    return tuple(dict.fromkeys([*specific, *found]))

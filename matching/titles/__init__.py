"""Job titles, read: from words in any of two dozen languages to function, seniority, and likely part in a purchase.

"Founder & CEO", "stellv. Vertriebsleiterin (m/w/d)" and "Genel Müdür Yardımcısı" are read by the words they are made
of and the order these stand in (`parts`, `role`), with the vocabulary of `connectors/lexicon/posts.py`. A title whose
words are not known stays unknown, with the reason; nothing is guessed from the sound of a word. Whether its bearer is
the one to talk to depends on their company, and is decided in `matching/deciders.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from connectors.lexicon.posts import Function, Seniority
from connectors.lexicon.title_tables import MODIFIER, PLACE, Entry
from connectors.text import fold
from matching.titles.buying import buying_role, decides
from matching.titles.parts import LONGEST, roles
from matching.titles.role import Role, read_role
from matching.titles.spelling import mended, repairs
from matching.titles.title import Title

__all__ = ["Title", "read_title"]

_TOKEN = re.compile(r"[^\s,;:|/()&]+")
# In banks every branch manager is a vice president: a grade, when a post of this level or below stands beside it.
_GRADES = frozenset((Seniority.VP, Seniority.DIRECTOR))
_RUNS_IT = frozenset((Seniority.OWNER, Seniority.C_LEVEL))
_PLAINER = Seniority.MANAGER
_MISSPELT = 0.8  # how much a reading is worth that rests on a word put right


@lru_cache(maxsize=16_384)
def read_title(title: str) -> Title:
    """Read a job title in any language the tables know.

    Args:
        title: as printed; bullets, gender marks, emoji and an employer behind "at" or "@" are looked through, and long
            words with one wrong letter are read as what they stand for, with less confidence.
    """
    read = [read_role(spoken) for spoken in roles(title)]
    doubtful = any(role.unknown or not role.functions for role in read)
    if doubtful and (misspelt := repairs([word for role in read for word in role.words])):
        return _mended(title, misspelt)
    return _title(title, read)


def _mended(title: str, misspelt: Mapping[str, str]) -> Title:
    """A title read by its words put right, which is said and costs confidence."""
    text = mended(title[:LONGEST], misspelt)
    read = _title(text, [read_role(spoken) for spoken in roles(text)])
    said = [f'"{_as_printed(wrong, title)}" is read as "{right}"' for wrong, right in misspelt.items()]
    confidence = round(_MISSPELT * read.confidence, 2)
    return replace(read, text=title, confidence=confidence, because="; ".join([*said, read.because]))


def _title(title: str, read: Sequence[Role]) -> Title:
    present = [role for role in read if not role.former] or read
    leading = _leading(present)
    if leading is None:
        return _unknown(title, present)
    gone = all(role.former for role in read)
    functions = _functions(leading, present)
    return Title(
        text=title,
        functions=functions,
        seniority=leading.seniority,
        decision_maker=False if gone else decides(leading.seniority, functions, leading.alone),
        buying_role=None if gone else buying_role(leading.seniority, functions, leading.alone),
        scope=_scope(present, title),
        confidence=_confidence(present),
        because=_because(present, leading, gone),
    )


def _leading(read: Sequence[Role]) -> Role | None:
    """The role that counts most. What somebody runs outweighs what they own or oversee: "Founder & CEO" is a CEO."""
    ranked = [role for role in read if role.seniority]
    ranked = [role for role in ranked if not role.signs] or ranked
    if len(ranked) < 2:
        return ranked[0] if ranked else None
    plainer = [role for role in ranked if role.seniority and role.seniority.rank >= _PLAINER.rank]
    if plainer and any(_is_grade(role) for role in ranked) and not any(_weight(role) < 2 for role in ranked):
        return plainer[0]
    return min(ranked, key=_weight)


def _weight(role: Role) -> float:
    """The place of a role among others: first to run the company, then to own it, and to oversee it behind a head."""
    if role.seniority is None or role.seniority is Seniority.C_LEVEL:
        return 0 if role.seniority else 99
    if role.seniority is Seniority.BOARD:
        return Seniority.HEAD.rank + 1.5
    return role.seniority.rank + 1


def _is_grade(role: Role) -> bool:
    return role.seniority in _GRADES and not role.specific and not role.deputy


def _functions(leading: Role, read: Sequence[Role]) -> tuple[Function, ...]:
    """The fields of the leading role, then those of the others; who runs the whole is named for that first."""
    if len(read) == 1:
        return leading.functions
    ordered = [*leading.functions, *(f for role in read for f in role.functions)]
    if leading.seniority not in _RUNS_IT:
        ordered.sort(key=lambda function: function is Function.GENERAL_MANAGEMENT)
    return tuple(dict.fromkeys(ordered))


def _unknown(title: str, read: Sequence[Role]) -> Title:
    """A title without a level: its fields if it names any, else nothing, and why."""
    functions = tuple(dict.fromkeys(f for role in read for f in role.functions))
    if functions:
        because = f"it names {_listed(functions)} and no post"
    elif any(word.entry for role in read for word in role.words):
        because = "none of its words names a post or a field"
    else:
        because = "none of its words is known" if read else "it holds no word"
    confidence = 0.4 if functions else 0.0
    return Title(title, functions, None, None, None, _scope(read, title), confidence, because)


def _scope(read: Sequence[Role], title: str) -> str:
    """The places and unknown words of a title, as printed where they can be found again."""
    words = [text for role in read for text, entry in role.words if entry is None or entry.sense is PLACE]
    return ", ".join(_as_printed(word, title) for word in dict.fromkeys(words)) if words else ""


def _as_printed(word: str, title: str) -> str:
    place = title.casefold().find(word)
    if place >= 0:
        return title[place : place + len(word)]
    return next((token for token in _TOKEN.findall(title) if fold(token) == word), word)


def _confidence(read: Sequence[Role]) -> float:
    """How much was understood: all words known is 0.95; nothing but a post among strangers 0.5."""
    words = unknown = 0
    posted = False
    for role in read:
        words += len(role.words)
        unknown += role.unknown
        posted = posted or role.post is not None
    return round((0.95 if posted else 0.85) - 0.45 * unknown / (words or 1), 2)


def _because(read: Sequence[Role], leading: Role, gone: bool) -> str:
    """The words that were used, in their order, and what was made of them."""
    said = [
        f'"{text}" is {_meaning(entry)}'
        for role in read
        for text, entry in role.words
        if entry and entry.kind is not MODIFIER
    ]
    if leading.deputy:
        said.append("a deputy stands one step below")
    if leading.graded:
        said.append("in a bank that is a grade of many")
    if gone:
        said.append("it is a former post")
    if len(read) > 1:
        said.append(f"of {len(read)} roles the {leading.seniority} counts most")
    return "; ".join(dict.fromkeys(said))


@cache
def _meaning(entry: Entry) -> str:
    means = [str(entry.seniority)] if entry.seniority else []
    return ", ".join([*means, _listed(entry.functions)] if entry.functions else means)


def _listed(functions: Sequence[Function]) -> str:
    return " and ".join(f.replace("_", " ") for f in functions)

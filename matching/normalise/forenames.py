"""Forenames that are one by custom: Bob and Robert, Sasha and Aleksandr, Ivan and John.

Two tables written for Enrich: short forms (nicknames.tsv), and names that are one in several languages (cognates.tsv).
Neither says that two people called so are one person, and neither is asked whether two spellings are near.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from connectors.lexicon import rows
from connectors.lexicon.names import known

# What makes a woman's name of a man's: Jan and Jana, Daniel and Danielle, Paul and Pauline.
_FEMININE = frozenset(
    ("a", "e", "ia", "ie", "na", "ne", "la", "le", "lla", "lle", "ine", "ina", "ette", "tte")
)


@cache
def _cognates() -> dict[str, frozenset[str]]:
    """Each forename of the table with the names that stand for it: "jean" is a John and a Jane."""
    stands_for: dict[str, set[str]] = defaultdict(set)
    for first, others in rows("cognates.tsv", __package__):
        for name in (first, *others.split()):
            stands_for[name].add(first)
    return {name: frozenset(firsts) for name, firsts in stands_for.items()}


@cache
def _forms() -> dict[str, frozenset[str]]:
    """Each forename of the tables with the full forms, of one language each, that it is or may be short for."""
    forms: dict[str, set[str]] = defaultdict(set)
    cognates = _cognates()
    for short, full in rows("nicknames.tsv", __package__):
        standing = cognates.get(full, (full,))
        forms[short].update(standing)
        forms[full].update(standing)
    for name, standing in cognates.items():
        forms[name].update(standing)
    return {name: frozenset(full) for name, full in forms.items()}


def full_forenames(word: str) -> frozenset[str]:
    """The forenames that a word is or may be short for: "bob" is "robert"; any other name is itself."""
    return _forms().get(word) or frozenset((word,))


def same_forename(left: str, right: str) -> bool:
    """Whether two forenames are one by custom: Bob and Robert, Paco and Francisco, Bob and Rob."""
    if left == right:
        return True
    forms = _forms()
    ours = forms.get(left)
    if not ours:
        return False
    theirs = forms.get(right)
    if not theirs or ours.isdisjoint(theirs):
        return False
    return not other_gender(left, right) or _cognate(left, right)


def _cognate(left: str, right: str) -> bool:
    ours, theirs = _cognates().get(left), _cognates().get(right)
    return ours is not None and theirs is not None and not ours.isdisjoint(theirs)


def is_forename(word: str) -> bool:
    """Whether a folded word is a forename that some table holds."""
    return word in _forms() or known(word).forename > 0


def other_gender(left: str, right: str) -> bool:
    """Whether two forenames are a man's and the woman's made of it: Jan and Jana, Mario and Maria."""
    short, long = (left, right) if len(left) <= len(right) else (right, left)
    if len(short) == len(long):
        ends = {short[-1], long[-1]}
        made = short[:-1] == long[:-1] and "a" in ends and bool(ends & {"o", "i", "y"})
    else:
        made = long.startswith(short) and long[len(short) :] in _FEMININE
    return made and is_forename(short) and is_forename(long)

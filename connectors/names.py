"""Whether two company names could be one: enough to pick candidates from a register's list, never to decide.

A source that lists thousands of companies must be asked for the few that may be meant. Who is really who is decided
later, in `matching/`, from everything a candidate states; so a name here is compared by what is left of it without
accents, punctuation, spaces and legal form, and a longer name may hold a shorter one of two words or more.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from connectors.lexicon.legal_forms import split_legal_form
from connectors.text import fold

_ORGANISATION = frozenset(
    {"advisers", "advisors", "associates", "association", "bank", "capital", "company", "corp", "corporation",
     "foundation", "fund", "funds", "gmbh", "gp", "group", "holdco", "holding", "holdings", "inc", "limited", "llc",
     "llp", "lp", "ltd", "management", "partners", "partnership", "plc", "trust", "university", "ventures"}
)  # fmt: skip


@lru_cache(maxsize=16_384)
def core(name: str) -> str:
    """A name folded, without its legal form and article: "The Acme Tool Co., Inc." becomes "acme tool"."""
    words = fold(split_legal_form(name)[0]).split()
    if len(words) > 1 and words[-1] == "the":  # "Harbour Company (The)"
        return core(" ".join(words[:-1]))
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def key(name: str) -> str:
    """What is left of a name for looking it up: its core in one word."""
    return core(name).replace(" ", "")


def alike(wanted: Iterable[str], offered: Iterable[str]) -> bool:
    """Whether any wanted name could be any offered one: the same core, or one inside the other as whole words."""
    ours = [core(name) for name in wanted]
    theirs = [core(name) for name in offered]
    return any(_holds(a, b) or _holds(b, a) for a in ours for b in theirs if a and b)


def _holds(longer: str, shorter: str) -> bool:
    if longer.replace(" ", "") == shorter.replace(" ", ""):
        return True
    return " " in shorter and f" {shorter} " in f" {longer} "


def organisation(name: str) -> bool:
    """Whether a word in it shows that a name, where people are listed, is an organisation's."""
    return bool(_ORGANISATION & set(fold(name).split()))

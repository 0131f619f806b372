"""Whose branch a name says that a company is: "Acme GmbH, Zweigniederlassung Wien", "London branch of Acme Inc".

A branch is entered in a register of its own and is not a company of its own. The word alone decides only where it means
nothing else; "Olive Branch Ltd" and "Branch Metrics, Inc." are no branches.
"""

from __future__ import annotations

import re
from functools import cache

from connectors.lexicon import rows
from connectors.lexicon.legal_forms import split_legal_form
from connectors.text import fold, squash

_EDGE = " \t,;:-–—/()[]"
_OF = re.compile(
    r"^(?:[\w'’. -]{0,40}?\s)?(?:of|der|des|de la|de|del|di|van|von|af|av|spółki|společnosti)\s+(.+)$", re.I
)


@cache
def _words(strength: str) -> tuple[str, ...]:
    table = rows("branches.tsv", __package__)
    return tuple(word for kind, all_words in table if kind == strength for word in all_words.split("|"))


@cache
def _pattern(strength: str) -> re.Pattern[str]:
    found = sorted(_words(strength), key=len, reverse=True)
    spaced = [
        re.escape(word) for word in found if word.isascii() or (word[0].isalpha() and ord(word[0]) < 0x2E80)
    ]
    unspaced = [re.escape(word) for word in found if ord(word[0]) >= 0x2E80]
    parts = [rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)", *unspaced]
    return re.compile("|".join(parts), re.I)


def branch_of(name: str) -> str:
    """The name of the company that a branch belongs to; empty where a name is not a branch's."""
    text = squash(name)
    if found := _pattern("strong").search(text):
        return _head(text[: found.start()]) or _behind(text[found.end() :])
    for found in _pattern("weak").finditer(text):
        if head := _with_form(text[: found.start()]) or _form_behind(text[found.end() :]):
            return head
    return ""


def is_branch_form(form: str) -> bool:
    """Whether a legal form, as a source writes it, is that of a branch."""
    folded = fold(form)
    return any(folded == fold(word) for strength in ("strong", "weak", "form") for word in _words(strength))


def _head(before: str) -> str:
    """The company in front of the word: up to its legal form where it has one, so that no place is left behind it."""
    return _with_form(before) or before.strip(_EDGE)


def _with_form(text: str) -> str:
    """The longest beginning that ends with a legal form; empty where none does."""
    parts = text.strip(_EDGE).split()
    for length in range(len(parts), 0, -1):
        start = " ".join(parts[:length]).rstrip(" ,;:-–—/([")
        if split_legal_form(start)[1].name:
            return start
    return ""


def _behind(after: str) -> str:
    """The company behind the word: "Zweigniederlassung Wien der Acme GmbH"."""
    found = _OF.match(after.strip(_EDGE))
    return found.group(1).strip(_EDGE) if found else ""


def _form_behind(after: str) -> str:
    behind = _behind(after)
    return behind if split_legal_form(behind)[1].name else ""

"""Whether a list of leads says that one is a customer already: by its state, by a flag or by the day it became one.

A state or a flag says what is so now. A day says only that it became one once, so that a word against it outweighs it.
A cell that no table knows, such as a name in a column "Customer", says nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from connectors.files.moments import moment
from connectors.lexicon import rows
from connectors.text import fold
from icp.lifecycle.facts import Bought

_STATES, _SINCE = ("lifecycle", "customer"), "customer_since"


def bought(said: Callable[[str], str], column: Callable[[str], str], file: str) -> Bought | None:
    """That a row of a list is about a customer; None where it does not say so.

    Args:
        said: the cell of a role, empty where there is none; column: the name of its column.
        file: how the list is called.
    """
    words = {role: _word(role, said(role)) for role in _STATES}
    since = _since(said(_SINCE))
    role = next((role for role in _STATES if words[role] == "yes"), "")
    if not role and since is not None and "no" not in words.values():
        role = _SINCE
    if not role:
        return None
    because = f"it is a customer already: {column(role)} of {file} says {said(role)[:40]!r}"
    return Bought(file, because, since)


def _word(role: str, cell: str) -> str:
    """What a cell says: "yes", "no" or nothing. Only a flag is answered by yes and no."""
    word = fold(cell)
    return _words("state").get(word) or (_words("flag").get(word, "") if role == "customer" else "")


@cache
def _words(where: str) -> dict[str, str]:
    table = (row for row in rows("customer_words.tsv", "icp.activity") if row[1] == where)
    return {fold(word): says for says, _, words in table for word in words.split("|")}


def _since(cell: str) -> float | None:
    """When it became one. Of a date that may be two days either is near enough; the later is taken."""
    found = moment(cell)
    either = [found] if found else [moment(cell, month_first) for month_first in (False, True)]
    return max((one.seconds for one in either if one), default=None)

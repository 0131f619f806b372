"""The names of a company as a cell holds them, and the keys by which two near names are met.

Keys only bring names together that are then compared; that two share one says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from matching.normalise.companies import CompanyName, company_name, is_generic, is_sector, spellings

_HEAD = 5
_SHORTEST_WORD = 3
_SHORTEST_INITIALS = 4


@lru_cache(maxsize=16_384)
def names_of(text: str) -> tuple[CompanyName, ...]:
    """The names in a cell that a company bears today: its own and those beside it; none in an empty one."""
    if not text.strip():
        return ()
    held = spellings(text)
    return tuple(name for one in (held.name, *held.others) if (name := company_name(one)).key)


@lru_cache(maxsize=16_384)
def former_names_of(text: str) -> tuple[CompanyName, ...]:
    """The names in a cell that a company bore: those of "Newname (formerly Oldname)"."""
    return tuple(name for one in spellings(text).former if (name := company_name(one)).key)


@lru_cache(maxsize=16_384)
def keys_of(name: CompanyName) -> tuple[str, ...]:
    """Keys of which two names share one if they are equal, near, or one abbreviates the other."""
    return tuple(dict.fromkeys(_keys(name)))


def _keys(name: CompanyName) -> Iterator[str]:
    yield f"name:{' '.join(sorted(name.tokens))}"
    yield f"key:{name.key}"
    own = [word for word in name.tokens if not is_generic(word) and not is_sector(word)]
    yield from (f"word:{word}" for word in own if len(word) >= _SHORTEST_WORD)
    if whole := "".join(own):  # a slip rarely spoils both ends of it
        yield from (f"head:{whole[:_HEAD]}", f"tail:{whole[-_HEAD:]}")
    if len(name.tokens) == 1 and len(name.key) >= _SHORTEST_INITIALS:
        yield f"initials:{name.key}"
    yield from (f"initials:{letters}" for letters in name.initials if len(letters) >= _SHORTEST_INITIALS)

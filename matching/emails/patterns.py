"""How addresses are made of names: "{first}.{last}", "{f}{last}" … and how common each way is before one is seen.

The table is closed: a pattern that nobody has counted (`shares.tsv`) and few have seen would make an address of every
string. What fits none of them (a login, a nickname, a number) counts against all of them, as `OTHER`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from connectors.lexicon import rows
from matching.emails.spelling import Reading

# The most characters of a local part (RFC 5321, 4.5.3.1.1).
MOST_LOCAL = 64
OTHER = ""
# Of a hundred addresses of people: how many follow no pattern here, and how many one of the rare ones.
_OTHERS = 0.12
_RARES = 0.06
# Beside those of `shares.tsv`, what few companies do.
RARE = (
    "{first}.{m}.{last}", "{f}{m}{last}", "{f}.{m}.{last}", "{first}{m}{last}", "{first}{m}{l}", "{f}{m}{l}",
    "{first}{l}", "{first}_{l}", "{first}-{l}", "{first}{la}", "{f}{la}", "{fi}{last}", "{f}-{last}", "{f}_{last}",
    "{f}{l}", "{f}.{l}", "{last}{f}", "{last}.{f}", "{last}{first}", "{last}_{first}", "{last}-{first}", "{l}{first}",
)  # fmt: skip
_TOKEN = re.compile(r"\{(\w+)\}")
_MIDDLE = re.compile(r"\{m\}[._-]?")


def written(pattern: str, reading: Reading) -> str:
    """The local part that a pattern makes of a reading; empty where a part of the name is not known.

    A pattern with a middle initial makes of a name without one what it makes without it.
    """
    if not reading.middle:
        pattern = _without_middle(pattern)
    parts = _words(reading[:4])
    if not all(parts[token] for token in _tokens(pattern)):
        return ""
    local = pattern.format_map(parts)
    return local if len(local) <= MOST_LOCAL else ""


@cache
def _tokens(pattern: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(pattern))


@cache
def _without_middle(pattern: str) -> str:
    return _MIDDLE.sub("", pattern)


@lru_cache(maxsize=4_096)
def _words(reading: tuple[str, str, str, str]) -> Mapping[str, str]:
    first, initial, middle, last = reading
    return {
        "first": first, "f": initial, "fi": first[:2] if len(first) > 1 else "", "m": middle,
        "last": last, "l": last[:1], "la": last[:2] if len(last) > 1 else "",
    }  # fmt: skip


@lru_cache(maxsize=64)
def shares(employees: int | None) -> Mapping[str, float]:
    """How common each pattern is at a company of a size, `OTHER` among them; they add up to 1.

    Args:
        employees: how many people work there; None where that is not known.
    """
    counted = published(employees)
    left = 1 - _OTHERS - _RARES
    total = sum(counted.values())
    common = {pattern: left * share / total for pattern, share in counted.items()}
    return common | {pattern: _RARES / len(RARE) for pattern in RARE} | {OTHER: _OTHERS}


@lru_cache(maxsize=64)
def published(employees: int | None) -> Mapping[str, float]:
    """What the studies say of companies of this size, their mean where both do; what neither does, of all companies."""
    of_all: dict[str, float] = {}
    of_size: dict[str, list[float]] = defaultdict(list)
    for fewest, most, pattern, share in _published():
        if not fewest:
            of_all[pattern] = share
        elif employees is not None and fewest <= employees <= most:
            of_size[pattern].append(share)
    sized = {pattern: sum(said) / len(said) for pattern, said in of_size.items()}
    rest = {pattern: share for pattern, share in of_all.items() if pattern not in sized}
    room = min(1.0, max(0.0, 1 - sum(sized.values())) / (sum(rest.values()) or 1))
    return sized | {pattern: share * room for pattern, share in rest.items()}


@cache
def _published() -> tuple[tuple[int, float, str, float], ...]:
    return tuple(
        (int(fewest), float(most or "inf"), pattern, float(share) / 100)
        for _, fewest, most, pattern, share in rows("shares.tsv", __package__)
    )


def example(pattern: str) -> str:
    """A pattern as people read it: "{f}{last}" is flast, "{first}.{last}" is first.last."""
    return _TOKEN.sub(r"\1", pattern)


__all__ = ["MOST_LOCAL", "OTHER", "RARE", "example", "published", "shares", "written"]

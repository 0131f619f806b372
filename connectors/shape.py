"""The shape of a JSON answer: the paths of its keys, so that a key nobody has seen before is noticed and counted.

A source that gains a key is about to change, or has told us something new; one that lost a key its reader needs is
*changed* at once, and that is the reader's to say. Keys that are themselves values (numbers, versions, codes such as
P856) are written as *. Bounded: an answer of a hundred thousand records has the shape of its first ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from connectors.page import Page

MOST_PATHS = 400
_MOST_NODES = 4_000
_MOST_MEMBERS = 20
_DEEPEST = 8
_VALUE = re.compile(r"\d+(?:\.\w+)*|[A-Z]{1,3}\d+|\d{4}-\d{2}.*|[0-9a-f]{16,}")


def paths(page: Page) -> frozenset[str]:
    """The paths of keys in an answer ("jobs[].location.name"); none for what is not JSON."""
    if page.body[:1] not in (b"{", b"["):
        return frozenset()
    try:
        value = page.json()
    except ValueError:
        return frozenset()
    found: set[str] = set()
    for nodes, path in enumerate(_below(value, "", 0)):
        found.add(path)
        if nodes >= _MOST_NODES or len(found) >= MOST_PATHS:
            break
    return frozenset(found)


def _below(value: Any, path: str, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            name = "*" if _VALUE.fullmatch(key) else key
            below = f"{path}.{name}" if path else name
            yield below
            yield from _below(inner, below, depth + 1)
    elif isinstance(value, list):
        for inner in value[:_MOST_MEMBERS]:
            yield from _below(inner, f"{path}[]", depth + 1)

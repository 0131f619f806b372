"""Small pieces of the sentences in which answers are given."""

from __future__ import annotations

from collections.abc import Iterable

MOST_LISTED = 4
_LONG = 60


def listed(names: Iterable[str], last: str = "or") -> str:
    """Names in a sentence: "DACH, Nordics or Benelux"; a long list ends with how many more there are."""
    names = list(names)
    if len(names) > MOST_LISTED:
        shown = MOST_LISTED - 1
        names = [*names[:shown], f"{len(names) - shown} more"]
    return f" {last} ".join(part for part in (", ".join(names[:-1]), names[-1]) if part) if names else ""


def quoted(names: Iterable[str], last: str = "or") -> str:
    return listed((f'"{name}"' for name in names), last)


def short(text: str) -> str:
    """A value as it may stand in a sentence."""
    return text if len(text) <= _LONG else f"{text[:_LONG].rsplit(' ', 1)[0]} ..."

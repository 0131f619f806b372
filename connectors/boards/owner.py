"""Whose job board is it? A guessed one counts only when it names the company; a board may also have moved away.

A link to a board on the company's own pages settles whose board it is. Without one the token is guessed, and a board
that merely has the right token belongs to somebody else about as often as not. So a guess counts only when the board
has a role and its owner, by the name that the board gives, could be the company; a board that gives none must name
the company in its own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from connectors.hosts import host_of, platform
from connectors.names import alike
from connectors.page import Page
from connectors.statement import Finding
from connectors.text import squash


def owner(
    names: Iterable[tuple[str, str]], texts: Iterable[tuple[str, str]], wanted: tuple[str, ...]
) -> tuple[str, str] | None:
    """Where a board names the company: (path, the name as it is written there).

    Args:
        names: the employers that the board's own fields name, as (path, name). They decide where there are any.
        texts: where the employer writes about itself, as (path, text); read only where no field names it.
        wanted: every name the company goes by.
    """
    named = list(names)
    if named:
        return next((place for place in named if alike(wanted, [place[1]])), None)
    return mention(texts, wanted)


def mention(texts: Iterable[tuple[str, str]], names: tuple[str, ...]) -> tuple[str, str] | None:
    """Where one of the names stands as whole words: (path, the name as it is written there)."""
    wanted = [squash(name) for name in names if len(name) > 2]
    if not wanted:
        return None
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(name) for name in wanted) + r")(?!\w)", re.I)
    for at, text in texts:
        if found := pattern.search(text):
            return at, found.group()
    return None


def moved(page: Page, asked: str) -> bool:
    """Whether a request was sent on to another host of the seller: its home page, in place of a board it has not.

    A board that is served on the employer's own host is no such case.
    """
    return host_of(page.url) != host_of(asked) and bool(platform(page.url))


def named_finding(board: str, named: tuple[str, str] | None) -> Iterator[Finding]:
    """The employer's name, in its own words, where the board has no field for it."""
    if named:
        at, name = named
        yield Finding(board, "company.name", name, at=at, confidence=0.7)

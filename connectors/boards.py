"""What the readers of job boards share: which board is this company's, and what is a role.

A link to a board on the company's own pages settles whose board it is. Without one the token is guessed, and a
guess counts only when the board has a role and names the company in its own words: a board that merely has the
right token belongs to somebody else about as often as not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from connectors.connector import Asking, Read, Request, Target
from connectors.page import Page
from connectors.statement import Finding
from connectors.text import squash

MOST_BYTES = 16_000_000


def asking(
    system: str, url: str, texts: Callable[[Page], Iterator[tuple[str, str]]]
) -> Callable[[Target], Asking]:
    """Ask each board the company may own until one is its own.

    Args:
        system: the name of the job board system, as in "greenhouse:acme".
        url: address of a board's roles, with {} for the token.
        texts: the places on a board where the employer writes about itself, as (path, text).
    """

    def ask(target: Target) -> Asking:
        linked = target.boards(system)
        for token in linked or target.slugs():
            page = yield Request(url.format(token), max_bytes=MOST_BYTES, fresh_days=1)
            if page is None:
                continue
            named = mention(texts(page), target.names)
            if linked or named:
                yield Read(page, {"named": named})
                return

    return ask


def mention(texts: Iterator[tuple[str, str]], names: tuple[str, ...]) -> tuple[str, str] | None:
    """Where one of the names stands as whole words: (path, the name as it is written there)."""
    wanted = [squash(name) for name in names if len(name) > 2]
    if not wanted:
        return None
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(name) for name in wanted) + r")(?!\w)", re.I)
    for at, text in texts:
        if found := pattern.search(text):
            return at, found.group()
    return None


def employer(board: str, role: str, quote: str, at: str) -> Finding:
    """The statement that a role is this board's owner's."""
    return Finding(role, "role.employer", board, at=at, quote=quote)


def named_finding(board: str, named: tuple[str, str] | None) -> Iterator[Finding]:
    """The employer's name, in its own words, where the board has no field for it."""
    if named:
        at, name = named
        yield Finding(board, "company.name", name, at=at, confidence=0.7)

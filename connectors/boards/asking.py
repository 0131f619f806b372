"""How the board that is a company's is looked for on one system: first where it links to, then where it may be.

A board under a guessed token counts only when it advertises a role and names the company. A list that is longer than a
few hundred roles is not read to its end, and says so by its total.
"""

from __future__ import annotations

import re
from itertools import chain, islice
from urllib.parse import quote

from connectors.boards.board import Board
from connectors.boards.owner import moved, owner
from connectors.boards.roles import every
from connectors.connector import Asking, Read, Request, Target
from connectors.page import Page
from connectors.text import plain

MOST_BYTES = 16_000_000
MOST_ROLES = 400  # of a list that comes in pages
_MOST_TEXTS = 10  # roles whose texts are searched for the company's name
_HOST_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.I)


def ask(board: Board, target: Target) -> Asking:
    """Ask for each board the company may own until one is its own."""
    linked = target.boards(board.system)
    for token in linked or _guesses(board, target):
        for url in board.urls if linked else board.urls[:1]:
            page = yield _request(url, token)
            if page and not moved(page, url.format(token, offset=0)):
                break
        else:
            continue
        named = _named(board, page, target)
        if not linked and not (board.entries(page) and named):
            continue
        yield Read(page, {"board": token, "named": named})
        yield from _pages(board, page, url, token)
        return


def _request(url: str, token: str, offset: int = 0) -> Request:
    return Request(url.format(quote(token, safe=""), offset=offset), max_bytes=MOST_BYTES, fresh_days=1)


def _guesses(board: Board, target: Target) -> tuple[str, ...]:
    if not board.guessed or target.all("company.job_board"):
        return ()  # a company that links to its board, of this system or another, has no second one to guess
    if "//{}." not in board.urls[0]:
        return target.slugs()
    labels = dict.fromkeys(slug.lower() for slug in target.slugs())
    return tuple(label for label in labels if _HOST_LABEL.fullmatch(label))


def _named(board: Board, page: Page, target: Target) -> tuple[str, str] | None:
    """Where the board names the company as its owner, and how; None where it does not."""
    top = page.index(board.parse)
    texts = chain.from_iterable(islice(every(top, path), _MOST_TEXTS) for path in board.texts)
    return owner(board.named(top), ((part.at, plain(part.text)) for part in texts), target.names)


def _pages(board: Board, first: Page, url: str, token: str) -> Asking:
    """The further pages of a list, up to `MOST_ROLES` roles."""
    if not board.page_size:
        return
    total = sum(part.number for part in every(first.index(board.parse), board.total))
    for offset in range(board.page_size, min(total, MOST_ROLES), board.page_size):
        page = yield _request(url, token, offset)
        if page:
            yield Read(page, {"board": token})

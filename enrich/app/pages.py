"""Questions that need no run: what a profile asks for, what a page says."""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from connectors.connector import Request, Unanswered
from connectors.hosts import parse
from connectors.page import Page
from connectors.statement import Finding, Outcome
from connectors.website import CONNECTOR as WEBSITE
from enrich.errors import BadInput
from enrich.net.fetch import Fetcher, Manners, closing
from enrich.net.transport import GuardedTransport
from enrich.settings import Settings
from icp.profile import Profile, parse_profile
from icp.table import ProfileError

_MOST_FILE = 64 * 1024 * 1024


# A profile or a table of rules somebody wrote is some hundred lines; more than this is another file, named by mistake.
_MOST_BYTES = 2_000_000


def text_of(path: Path) -> str:
    """A text file that the user named. Raises BadInput with what to do."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise BadInput(f"{path} is larger than {_MOST_BYTES:,} bytes. Check that it is the right file.")
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}). Check the path.") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{path} is not UTF-8 text. Save it as UTF-8.") from error


def profile_of(path: Path) -> Profile:
    """An ideal customer profile. Raises BadInput with every mistake and its line."""
    try:
        return parse_profile(text_of(path), path.name)
    except ProfileError as error:
        raise BadInput(str(error)) from error


# -- extract -----------------------------------------------------------------------------------------------


def extract_page(page: str, url: str, decode: bool, settings: Settings) -> tuple[list[dict[str, Any]], str]:
    """What one page says, a dictionary for each finding, and a remark where that is little.

    Args:
        page: a file, or an address to fetch (its robots.txt is obeyed).
        url: where a file came from.
    """
    got = _saved(Path(page), url) if Path(page).is_file() else asyncio.run(_fetched(_address(page), settings))
    found: list[Finding] = []
    remark = ""
    try:
        found.extend(partial(WEBSITE.read, decode=decode)(got))
    except Unanswered as trouble:
        remark = str(trouble)
    if not found and not remark:
        remark = "nothing was found: is it an HTML page?"
    unique = {
        (f.subject, f.field, f.value): f for f in reversed(found) if got.holds(f.quote or f.value, f.at)
    }
    return [_line(f) for f in reversed(unique.values())], remark


def _line(f: Finding) -> dict[str, Any]:
    return {
        "subject": f.subject, "kind": f.kind, "field": f.field, "value": f.value.strip(), "quote": f.quote or f.value,
        "at": f.at, "confidence": f.confidence,
    }  # fmt: skip


def _saved(path: Path, url: str) -> Page:
    if path.stat().st_size > _MOST_FILE:
        raise BadInput(f"{path} is larger than {_MOST_FILE:,} bytes, too large for a page.")
    if url and parse(url) is None:
        raise BadInput(f"--url {url!r} is not an http(s) address.")
    return Page(
        url or path.resolve().as_uri(),
        path.read_bytes(),
        datetime.now(UTC),
        headers={"content-type": "text/html"},
    )


def _address(page: str) -> str:
    """An address as it was given. A file's name that was mistyped is none: nobody is asked for team.html."""
    if not re.match("https?://", page, re.I) or parse(page) is None:
        raise BadInput(f"{page!r} is neither a file nor an http(s) address.")
    return page


async def _fetched(url: str, settings: Settings) -> Page:
    manners = Manners(user_agent=settings.agent, max_bytes=settings.max_bytes, deadline=settings.deadline)
    fetcher = Fetcher(GuardedTransport(), manners=manners, clock=lambda: datetime.now(UTC))
    async with closing(fetcher):
        answer = await fetcher.fetch(Request(url), WEBSITE)
    if isinstance(answer, Outcome):
        raise BadInput(f"{url} was not read: {answer} {answer.detail}".strip())
    return answer

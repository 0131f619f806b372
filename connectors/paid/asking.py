"""Whom the paid sources are asked about, and how an answer is waited for that is still being made."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import replace

from connectors.connector import Request, Someone, Target, Unanswered
from connectors.hosts import registrable
from connectors.mailbox import normal
from connectors.page import Page
from connectors.statement import Cause

MOST_PEOPLE = 3
# What was paid for is kept for a month: people change their posts more slowly than that.
FRESH_DAYS = 30.0


def domains(target: Target) -> tuple[str, ...]:
    """The registrable domains of the company, the best first, each once.

    Raises:
        Unanswered: when none is known: people are asked about by name and domain, a name alone is anybody's.
    """
    known = dict.fromkeys(registrable(domain) for domain in target.all("company.domain"))
    known.pop("", None)
    if not known:
        raise Unanswered(Cause.ERROR, "not asked: no domain of the company is known")
    return tuple(known)


def nameless(target: Target) -> tuple[Someone, ...]:
    """Those to ask for an address: people with a full name and no address yet."""
    return tuple(p for p in target.people if " " in p.name.strip() and not p.email)[:MOST_PEOPLE]


def addressed(target: Target) -> tuple[Someone, ...]:
    """Those whose address is to be verified."""
    return tuple(p for p in target.people if normal(p.email))[:MOST_PEOPLE]


def polled(
    request: Request, pending: Callable[[Page], bool], pauses: Sequence[float]
) -> Generator[Request, Page | None, Page | None]:
    """Ask, and ask again while the answer is still being made: `page = yield from polled(...)`. Asking again is free.

    Raises:
        Unanswered: when it is not ready after the last pause.
    """
    page = yield request
    for pause in pauses:
        if page is None or not pending(page):
            return page
        page = yield replace(request, pause=pause, fresh_days=0, credits=0)
    if page is not None and pending(page):
        raise Unanswered(Cause.TIMEOUT, f"still not ready after {sum(pauses):.0f} seconds")
    return page

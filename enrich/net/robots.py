"""What a site allows programs to read, by RFC 9309.

protego matches as the RFC says (longest rule wins, allow on a tie, wildcards); this file decides what a missing,
broken or refused robots.txt means. A server error is a closed door; "not found" is an open one; 401 and 403 are, by
the RFC, open too, but a site that guards even its rules is not read here unless the user says so.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from protego import Protego

from connectors.connector import Connector
from connectors.page import Page
from connectors.statement import Cause, Outcome, State
from enrich.net.address import Address
from enrich.net.faults import Fault, Refused

PATH = "/robots.txt"
PARSED_BYTES = 512_000  # RFC 9309, 2.5: at least 500 KiB
ABSENT_STATUSES = tuple(status for status in range(400, 500) if status not in (401, 403, 408, 425, 429))
LONGEST_DELAY = 30.0
_MOST_RULES = 512


@dataclass(frozen=True)
class Rules:
    """What one authority allows. `closed` is the reason when nothing is allowed, whatever the file may say."""

    parsed: Any = None
    closed: str = ""
    fault: Fault | None = None

    def allows(self, address: Address, agent: str) -> bool:
        if address.url == address.origin + PATH:
            return True
        if self.closed or self.fault:
            return False
        return self.parsed is None or bool(self.parsed.can_fetch(address.url, agent))

    def delay(self, agent: str) -> float:
        """Seconds between requests it asks for (Crawl-delay, which the RFC does not know and sites still use)."""
        asked = self.parsed.crawl_delay(agent) if self.parsed is not None else None
        return float(asked or 0.0)

    def obey(self, address: Address, agent: str) -> None:
        """Raise a Fault for what these rules do not allow."""
        if fault := self.fault:
            raise Fault(fault.cause, f"the robots.txt of {address.host}: {fault.detail}", fault.wait)
        if not self.allows(address, agent):
            raise Refused(f"{address.url}: {self.closed or 'its robots.txt forbids it'}", Cause.ROBOTS)
        if self.delay(agent) > LONGEST_DELAY:
            detail = f"{address.host} asks for {self.delay(agent):.0f} s between requests"
            raise Refused(detail, Cause.ROBOTS)


def rules_of(answer: Page | Outcome | Fault, *, strict: bool = True) -> Rules:
    """The rules that follow from the answer to a request for robots.txt, or from how asking for it ended.

    Args:
        answer: a refused page (401, 403) comes as cause "blocked".
        strict: a refused robots.txt closes the site.
    """
    if isinstance(answer, Page):
        text = answer.body[:PARSED_BYTES].decode("utf-8", "replace").removeprefix("\ufeff")
        return Rules(Protego.parse(text))
    if isinstance(answer, Outcome) and answer.state is State.ABSENT:
        return Rules()
    if answer.cause is Cause.BLOCKED:
        return Rules(closed="its robots.txt is refused to programs") if strict else Rules()
    if answer.cause is Cause.ERROR and answer.detail.startswith("HTTP 5"):
        return Rules(closed=f"its robots.txt answers {answer.detail}")
    return Rules(
        fault=answer if isinstance(answer, Fault) else Fault(answer.cause or Cause.ERROR, answer.detail)
    )


class RuleBook:
    """The rules of each authority, asked for once however many wait for them.

    Args:
        ask: how the rules of an authority, named by one of its addresses, are learned for a source.
    """

    def __init__(self, ask: Callable[[Address, Connector], Awaitable[Rules]]) -> None:
        self._ask = ask
        self._rules: dict[str, asyncio.Future[Rules]] = {}

    async def rules_for(self, address: Address, source: Connector) -> Rules:
        """The rules that hold for an address."""
        waiting = self._rules.get(address.origin)
        if waiting is None:
            if len(self._rules) >= _MOST_RULES:
                self._rules = {origin: rules for origin, rules in self._rules.items() if not rules.done()}
            waiting = asyncio.ensure_future(self._ask(address, source))
            self._rules[address.origin] = waiting
        return await asyncio.shield(waiting)

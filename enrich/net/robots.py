"""What a site allows programs to read, by RFC 9309.

protego matches as the RFC says (longest rule wins, allow on a tie, wildcards); this file decides what a missing,
broken or refused robots.txt means. A server error is a closed door; "not found" is an open one; 401 and 403 are, by
the RFC, open too, but a site that guards even its rules is not read here unless the user says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from protego import Protego

from connectors.page import Page
from connectors.statement import Cause, Outcome, State

PARSED_BYTES = 512_000  # RFC 9309, 2.5: at least 500 KiB
LONGEST_DELAY = 30.0


@dataclass(frozen=True)
class Rules:
    """What one authority allows. `closed` is the reason when nothing is allowed, whatever the file may say."""

    parsed: Any = None
    closed: str = ""
    fault: Outcome | None = None

    def allows(self, url: str, agent: str) -> bool:
        if self.closed or self.fault:
            return False
        return self.parsed is None or url.endswith("/robots.txt") or bool(self.parsed.can_fetch(url, agent))

    def delay(self, agent: str) -> float:
        """Seconds between requests it asks for (Crawl-delay, which the RFC does not know and sites still use)."""
        asked = self.parsed.crawl_delay(agent) if self.parsed is not None else None
        return float(asked or 0.0)

    def sitemaps(self) -> list[str]:
        return list(self.parsed.sitemaps) if self.parsed is not None else []


def rules_of(answer: Page | Outcome, *, strict: bool = True) -> Rules:
    """The rules that follow from the answer to a request for robots.txt.

    Args:
        answer: the page, or how asking for it ended. A refused page (401, 403) comes as cause "blocked".
        strict: a refused robots.txt closes the site.
    """
    if isinstance(answer, Page):
        text = answer.body[:PARSED_BYTES].decode("utf-8", "replace").removeprefix("\ufeff")
        return Rules(Protego.parse(text))
    if answer.state is State.ABSENT:
        return Rules()
    if answer.cause is Cause.BLOCKED:
        return Rules(closed="its robots.txt is refused to programs") if strict else Rules()
    if answer.cause is Cause.ERROR and "HTTP 5" in answer.detail:
        return Rules(closed=f"its robots.txt answers {answer.detail}")
    return Rules(fault=answer)

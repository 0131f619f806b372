"""How this program behaves on the network: its name, its bounds, its patience. Settings, not code.

It names itself honestly, in letters that a header may hold, and obeys the rules that robots.txt has for that name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from enrich.errors import BadInput
from enrich.net.retry import ATTEMPTS

_PRODUCT = re.compile(r"([A-Za-z_-]+)/\d")
_FIRST_WORD = re.compile(r"[A-Za-z_-]+")


@dataclass(frozen=True, slots=True)
class Manners:
    """What may be set of it.

    Attributes:
        max_bytes: the largest answer, on the wire and unpacked, where a request names no other bound.
        deadline: seconds for one attempt, from connecting to the last byte.
        gap: seconds between two requests to a host whose pages are meant for people.
        private: dial this machine too; for one's own servers in tests and benchmarks.
        longest_wait: seconds that a run waits for a host that asks for patience.
        haste: divides all gaps between requests; it is 1 but against a server of one's own.

    Raises:
        BadInput: for a User-Agent that no header may hold.
    """

    user_agent: str = "Enrich"
    max_bytes: int = 2 * 1024 * 1024
    deadline: float = 30.0
    gap: float = 1.0
    strict_robots: bool = True
    private: bool = False
    attempts: int = ATTEMPTS
    longest_wait: float = 300.0
    haste: float = 1.0

    def __post_init__(self) -> None:
        if not (self.user_agent.isascii() and self.user_agent.isprintable()):
            raise BadInput(
                f"the User-Agent {self.user_agent!r} holds characters that cannot be sent. "
                "Write ENRICH_CONTACT_EMAIL and ENRICH_USER_AGENT in plain ASCII."
            )

    @property
    def agent(self) -> str:
        """The product token that robots.txt knows us by (RFC 9309, 2.2.1), as the User-Agent names it."""
        names = _PRODUCT.findall(self.user_agent) or _FIRST_WORD.findall(self.user_agent)
        return next((str(name) for name in names if name != "Mozilla"), "Enrich")

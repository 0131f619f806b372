"""What an asking may take and what it took, in the credits of its provider. Pure: it reserves and pays nothing.

Where nobody knows whether an answer was charged (the line fell silent, the server failed, an answer came that says
nothing to us) it is taken to have been: a cap that holds only while nothing goes wrong is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from connectors.connector import Request
from connectors.page import Page
from connectors.price import Price
from connectors.statement import Cause, Outcome, State

# After these nobody can tell whether the provider counted the request.
_UNCLEAR = frozenset({Cause.TIMEOUT, Cause.ERROR, Cause.CHANGED})


@dataclass
class Meter:
    """The requests of one asking and their credits, counted as its answers come in.

    Args:
        since: when the asking began; an answer that was kept from before is not charged again.
    """

    price: Price
    since: datetime
    sent: int = 0
    taken: int = 0
    answered: int = 0
    missed: int = 0
    unclear: int = 0

    def takes(self, request: Request) -> bool:
        """Whether one more request stays within what was reserved; if so it counts as taken."""
        if self.price.free:
            return True
        self.taken += request.credits
        return self.taken <= self.price.most

    def count(self, request: Request, answer: Page | Outcome) -> None:
        """Count a request and how it ended."""
        self.sent += 1
        if isinstance(answer, Page):
            self.answered += request.credits if answer.seen >= self.since else 0
        elif answer.state is State.ABSENT:
            self.missed += request.credits
        elif answer.cause in _UNCLEAR:
            self.unclear += request.credits

    @property
    def charged(self) -> int:
        """Millionths of a dollar for the whole asking, by the provider's rule for misses."""
        credits = self.answered + self.unclear + (self.missed if self.price.misses else 0)
        return self.price.of(min(credits, self.price.most))

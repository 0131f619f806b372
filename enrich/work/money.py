"""What a run may spend, as its steps see it: reserve before asking, settle after. The books: `enrich.store.ledger`.

A replay pays nobody: its answers were paid for when they were recorded. It keeps to the same plan by having the same
budget, so that it asks for what was asked for then.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from enrich.store.ledger import Balance


class Money(Protocol):
    """Amounts are millionths of a US dollar. `cap` is the most the run may spend."""

    @property
    def cap(self) -> int: ...

    def reserve(self, account: int, source: str, amount: int, at: datetime) -> int | None:
        """Hold so much for an asking: the number of the entry, or None where a cap does not allow it."""
        ...

    def settle(self, entry: int, account: int, source: str, held: int, spent: int, at: datetime) -> None:
        """Spend so much of what is held, and give the rest back."""
        ...

    def left_for(self, account: int) -> int:
        """What may still be reserved for an account."""
        ...

    @property
    def balance(self) -> Balance:
        """What moved so far."""
        ...


@dataclass(frozen=True)
class Recorded:
    """The money of a replay: there is as much as there was, and none of it moves."""

    cap: int = 0

    def reserve(self, account: int, source: str, amount: int, at: datetime) -> int | None:
        del account, source, at
        return 0 if amount <= self.cap else None

    def settle(self, entry: int, account: int, source: str, held: int, spent: int, at: datetime) -> None:
        """Nothing was held."""

    def left_for(self, account: int) -> int:
        del account
        return self.cap

    @property
    def balance(self) -> Balance:
        return Balance()

"""How a request may end without an answer. Inside this folder a fault is raised; outside it is an `Outcome`.

Fault          it ended so
├── Refused    by a rule of this door, or by a failure that trying again does not mend
├── TryAgain   in a way that may pass: the server asks for patience, or the wire failed
├── Parked     before it was asked: its host had asked to be left alone for longer than a run waits (pace.py)
├── TooLarge   by an answer beyond its bounds (body.py)
└── BadEncoding  by an answer in an encoding that was not asked for, or is broken (body.py)
"""

from __future__ import annotations

from connectors.statement import Cause


class Fault(Exception):
    """A request that ended without an answer.

    Attributes:
        cause: as it is recorded.
        wait: seconds after which asking again may help, where anybody said.
        silent: no server spoke at all; the page may still be at another address of its own.
        answered: there was an exchange, and it said this.
    """

    def __init__(
        self,
        cause: Cause,
        detail: str,
        wait: float | None = None,
        *,
        silent: bool = False,
        answered: bool = False,
    ) -> None:
        super().__init__(detail)
        self.cause, self.detail, self.wait = cause, detail, wait
        self.silent, self.answered = silent, answered


class Refused(Fault):
    """What is not asked, or not asked again: an address that is not dialled, a name that does not exist."""

    def __init__(self, detail: str, cause: Cause = Cause.BLOCKED, *, silent: bool = False) -> None:
        super().__init__(cause, detail, silent=silent)


class TryAgain(Fault):
    """An attempt that failed in a way that may pass. `wait` is what the server asked for, in seconds."""

"""What goes over the pipes between the process that has the network and those that read.

Frames are pickles, between a parent and its own child only:
    parent → ("ask", id, source name, target) · ("pages", id, pages) · ("forget", key)
    child  → (id, Wants) · (id, Said)
A page that serves every target is sent once, as `Shared`, and referred to by its key from then on.
"""

from __future__ import annotations

from dataclasses import dataclass

from connectors.connector import Request
from connectors.page import Page
from connectors.statement import Outcome, Statement


@dataclass(frozen=True, slots=True)
class Shared:
    """A page that many askings use. `page` is None when this process has been sent it before."""

    key: str
    page: Page | None


@dataclass(frozen=True, slots=True)
class Wants:
    """An asking that goes on: what it would like to see next."""

    requests: tuple[Request, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """An asking that is done: what it found, what went wrong in reading, and the paths of keys in its answers."""

    statements: tuple[Statement, ...]
    troubles: tuple[Outcome, ...]
    keys: tuple[str, ...] = ()


Step = Wants | Said

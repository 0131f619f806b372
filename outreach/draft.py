"""The noun this folder makes: `Draft`, a text for one person with every personalised word traced to its evidence.

A draft is a proposal to a human. Nothing here is sent; what is not ready says why.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from connectors.statement import Statement

FOOTER = "\n-- \n"
"""What parts a mail from its footer, the delimiter of signatures (RFC 3676, section 4.3)."""


class Channel(StrEnum):
    """How a step reaches somebody. LinkedIn texts are for a human to send: the program never goes there."""

    EMAIL = "email"
    CALL = "call"
    LINKEDIN = "linkedin_text"


class Status(StrEnum):
    READY = "ready"
    HELD = "held"


class Place(StrEnum):
    SUBJECT = "subject"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a draft that were filled in. `text` stands at [start, end) of the subject or of the body.

    Attributes:
        slot: what the words are: "hiring.title", "sender.claim".
        fact_id: the fact they come from; "sender" for the sender's own.
        statements: what they rest on; empty for the sender's own.
    """

    where: Place
    start: int
    end: int
    text: str
    slot: str
    fact_id: str
    statements: tuple[Statement, ...] = ()

    @property
    def kind(self) -> str:
        """Whose words they are: "sender" or "fact"."""
        return "sender" if self.slot.startswith("sender.") else "fact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One step of a sequence, written for one person of one company.

    Attributes:
        account, person: identifiers of the company and of the person.
        step: its number in the sequence, from 1; `day` counts from the first step.
        recipient: the address or telephone number; empty when none is known.
        notes: what whoever sends it should know.
        held: why it is not ready; empty exactly when it is.
    """

    account: str
    person: str
    sequence: str
    step: int
    day: int
    channel: Channel
    language: str
    subject: str
    body: str
    spans: tuple[Span, ...]
    recipient: str = ""
    notes: tuple[str, ...] = ()
    held: tuple[str, ...] = ()

    @property
    def status(self) -> Status:
        return Status.HELD if self.held else Status.READY

    @property
    def id(self) -> str:
        """The same step for the same person is the same draft, whatever it says."""
        key = "\x1f".join((self.account, self.person, self.sequence, str(self.step)))
        return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:20]

    def text(self, where: Place) -> str:
        return self.subject if where is Place.SUBJECT else self.body

    @property
    def message(self) -> str:
        """The body without its footer."""
        return self.body.partition(FOOTER)[0]

    @property
    def footer(self) -> str:
        return self.body.partition(FOOTER)[2]

"""What every kind of criterion offers, so that a verdict need not know kinds; and what they all are made of."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from typing import Any, Protocol

from icp.answer import Answer
from matching.nouns import Company


class Ready:
    """A frozen dataclass that keeps what it worked out, and travels to other processes without it."""

    def __getstate__(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in fields(self)}  # type: ignore[arg-type]


class Criterion(Protocol):
    """One demand on a company, made ready to be asked of a hundred thousand of them.

    Attributes:
        kind: the word by which a profile names it.
        wish: what would meet it, as the end of "would qualify with ...".
        contrary: what would not meet it, likewise.
        question: what to ask a human to settle it; `{}` is the company's name.
    """

    @property
    def kind(self) -> str: ...

    @property
    def wish(self) -> str: ...

    @property
    def contrary(self) -> str: ...

    @property
    def question(self) -> str: ...

    def answer(self, company: Company, now: datetime) -> Answer:
        """What is known of this company in this respect at this time."""
        ...

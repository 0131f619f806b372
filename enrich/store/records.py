"""What the store keeps, as values: runs, rows, askings. They know nothing of SQL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from connectors.statement import Cause, Outcome, State, Statement


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One run: its key says which input, profile, sources and archive it is about."""

    key: str
    world: str
    input: str
    settings: str
    started: str
    finished: str | None = None


class Standing(StrEnum):
    """What a row of the user's list is."""

    COMPANY = "company"
    BLANK = "blank"
    HEADER = "repeated header"
    TOTAL = "total"
    FOOTER = "footer"
    NO_NAME = "names no company"


@dataclass(frozen=True, slots=True)
class Row:
    """A row as the user wrote it. `account` is the number of the first row about the same company."""

    n: int
    cells: tuple[str, ...]
    subject: str
    standing: Standing
    account: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One source asked about one target: how it ended, what it said, what it cost.

    `segment` is the kind of company it was about, `yields` what it might have said, `keys` the paths in its answers.
    """

    source: str
    target: str
    outcome: Outcome
    statements: tuple[Statement, ...] = ()
    asked_at: datetime
    requests: int = 0
    bytes: int = 0
    cost: float = 0.0
    segment: str = ""
    yields: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sight:
    """A statement, said still or not any more, with the first and the last complete answer that said it, if any.

    `owner` is the company's subject that it is about or tied to.
    """

    statement: Statement
    owner: str
    first: datetime | None
    last: datetime | None


@dataclass(frozen=True, slots=True)
class AskRecord:
    """An asking as the store remembers it, without its statements."""

    id: int
    source: str
    outcome: Outcome
    asked_at: datetime
    requests: int
    bytes: int
    cost: float
    step: int = 0


def ask_record(row: Mapping[str, object]) -> AskRecord:
    """An `AskRecord` from a row of `ask`."""
    cause, retry = row["cause"], row["retry_at"]
    outcome = Outcome(
        State(str(row["outcome"])),
        Cause(str(cause)) if cause else None,
        str(row["detail"]),
        datetime.fromisoformat(str(retry)) if retry else None,
    )
    return AskRecord(
        id=int(str(row["id"])),
        source=str(row["source"]),
        outcome=outcome,
        asked_at=datetime.fromisoformat(str(row["asked_at"])),
        requests=int(str(row["requests"])),
        bytes=int(str(row["bytes"])),
        cost=float(str(row["cost"])),
        step=int(str(row.get("step") or 0)),
    )

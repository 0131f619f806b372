"""Who should do what by when: what crossing a threshold asks of people. Nothing here is sent to anybody."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from icp.lifecycle.stages import Stage
from icp.table import Table

# What asks for a task beside a stage.
HOT, UNJUDGED, DISPUTED = "hot", "unjudged", "disputed"
WHEN = (*Stage, HOT, UNJUDGED, DISPUTED)
_DAY = 86_400.0


@dataclass(frozen=True)
class Duty:
    """What is to be done when a lead comes into a stage or a state, by whom, and within how many days."""

    when: str
    who: str
    what: str
    within_days: int


@dataclass(frozen=True)
class Task:
    """A duty for one lead, with the day by which it is to be done, in ISO 8601."""

    who: str
    what: str
    due: str
    when: str


def read_duties(tables: Iterable[Table]) -> tuple[Duty, ...]:
    """The `[[task]]` tables of a file."""
    return tuple(duty for table in tables if (duty := _duty(table)))


def _duty(table: Table) -> Duty | None:
    when, who = table.choice("when", WHEN), table.text("who", "sales")
    what, days = table.text("what", "Call, then accept or give back"), table.whole("within_days", 2, 0, 3650)
    for key in ("when", "who", "what", "within_days"):
        if not table.has(key):
            table.wrong("", f'it has no "{key}"', f"add {key} = …")
    table.finish()
    return Duty(when, who, what, days or 0) if table.sound else None


def tasks(duties: Iterable[Duty], states: Collection[tuple[str, float]]) -> Iterator[Task]:
    """What is to be done about one lead, the most urgent first.

    Args:
        states: the stage it is in and what else holds of it, each with the moment since which it does.
    """
    due = [
        Task(
            duty.who,
            duty.what,
            datetime.fromtimestamp(since + duty.within_days * _DAY, UTC).date().isoformat(),
            state,
        )
        for duty in duties
        for state, since in states
        if duty.when == state
    ]
    yield from sorted(due, key=lambda task: (task.due, task.who, task.what))

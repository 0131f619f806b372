"""What scoring writes: the leads as a list, every event that a machine made with its reason, and packets for sales.

A user's list comes back row by row as it was, with our columns behind it. Cells are kept from spreadsheets that would
run them; names of packets are made of words alone, so that no lead can be called by a path.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from connectors.text import fold
from enrich.app.score_leads import handed_back
from enrich.exports.tables import CsvTable, folder, whole, wide, widest
from icp.activity.score import Score
from icp.lifecycle.handoff import day, markdown

if TYPE_CHECKING:
    from enrich.app.score_line import Line

COLUMNS = (
    "points", "deciding_points", "stage", "stage_because", "stage_by", "stage_proposed", "temperature", "fit",
    "last_act", "reasons", "machine_events", "machine_because", "tasks",
)  # fmt: skip
_MACHINES = ("row", "lead", "event", "day", "signs", "because")
_LONGEST_NAME = 60


class Sinks:
    """Files that are written while leads are scored; each only where it is wanted."""

    def __init__(self, machines: Path | None, packets: Path | None) -> None:
        self._machines, self.packets = machines, packets
        self._open = ExitStack()
        self._table: CsvTable | None = None

    def __enter__(self) -> Sinks:
        if self._machines:
            self._table = CsvTable(self._open.enter_context(whole(self._machines)), _MACHINES)
        if self.packets:
            folder(self.packets)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.__exit__(kind, error, trace)

    def discounted(self, found: Score) -> None:
        """Write each event of a lead that earns nothing, with the signs and the reason."""
        if self._table:
            for event, why in found.discounted:
                cells = (
                    str(event.row),
                    event.lead,
                    event.said,
                    day(event.at),
                    " ".join(why.signs),
                    why.because,
                )
                self._table.write(cells)

    def packet(self, sent: Mapping[str, Any]) -> None:
        """Write a hand-off as JSON and as Markdown."""
        assert self.packets, "a packet is made only where packets go somewhere"
        name = _file_name(sent["lead"])
        for ending, text in (
            ("json", json.dumps(sent, ensure_ascii=False, indent=1) + "\n"),
            ("md", markdown(sent)),
        ):
            with whole(self.packets / f"{name}.{ending}") as file:
                file.write(text)


def _file_name(lead: str) -> str:
    """A name for files about a lead: words to be found by, and a digest, so that no two leads share one."""
    words = "-".join(fold(lead).split())[:_LONGEST_NAME]
    return f"{words}-{blake2b(lead.encode('utf-8', 'replace'), digest_size=4).hexdigest()}".strip("-")


def write_lines(path: Path, lines: Sequence[Line], leads: Path | None, columns: Mapping[str, str]) -> None:
    """Write the leads as CSV: the user's list with our columns behind it, or without one every lead, the best first."""
    if leads is None:
        with whole(path) as file:
            table = CsvTable(file, ("lead", *COLUMNS))
            for line in lines:
                table.write((line.key, *_cells(line)))
        return
    by_key = {line.key: line for line in lines}
    ours = tuple(f"enrich_{name}" for name in COLUMNS)
    names, rows = handed_back(leads, columns, ours)
    width = widest(names, (cells for cells, _ in rows))
    _, rows = handed_back(leads, columns, ours)
    with whole(path) as file:
        table = CsvTable(file, (*wide(names, width), *ours), own=width)
        for cells, key in rows:
            table.write((*wide(cells, width), *(_cells(by_key[key]) if key else [""] * len(COLUMNS))))


def _cells(line: Line) -> tuple[str, ...]:
    return (
        f"{line.points:g}", f"{line.deciding:g}", line.stage, line.because, f"{line.how}: {line.by}",
        line.proposed or "", line.temperature, line.fit.verdict, day(line.last), " | ".join(line.reasons),
        str(sum(line.machines.values())),
        " | ".join(f"row {row}: {because}" for row, because in line.examples),
        " | ".join(f"{task.who} by {task.due}: {task.what}" for task in line.tasks),
    )  # fmt: skip


def line_json(line: Line) -> dict[str, Any]:
    """A line in the shape that scripts rely on."""
    return {
        "lead": line.key,
        "name": line.name or None,
        "points": line.points,
        "deciding_points": line.deciding,
        "stage": line.stage,
        "stage_because": line.because,
        "stage_how": line.how,
        "stage_by": line.by,
        "stage_proposed": line.proposed,
        "temperature": line.temperature,
        "fit": line.fit.verdict or None,
        "fit_by": line.fit.by or None,
        "last_act": day(line.last) or None,
        "reasons": list(line.reasons),
        "machine_events": sum(line.machines.values()),
        "machine_signs": dict(line.machines),
        "machine_examples": [{"row": row, "because": because} for row, because in line.examples],
        "tasks": [vars(task) for task in line.tasks],
    }

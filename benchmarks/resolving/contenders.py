"""Everybody who answers a set, run the same way: ours through its command, each peer in a process of its own.

The default run is measured by itself; the sweep over thresholds is another, so that its cost is nobody's. A
contender that is not installed, not made for such a size, too slow or at fault is left out of that set, with the
reason.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from benchmarks.resolving.measured import Run, run
from benchmarks.resolving.sets import Prepared

SWEEP = (0.01, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999)


@dataclass(frozen=True)
class Answer:
    """Clusters by threshold (None is what it does unasked), what that run cost, and what else it wrote."""

    clusters: dict[float | None, Path]
    cost: Run
    pairs: Path | None = None
    report: dict[str, Any] = field(default_factory=dict)


class Contender(Protocol):
    name: str

    def excused(self, records: int) -> str:
        """Why it does not run on a set of this size, or ""."""

    def default(self, asked: Prepared, folder: Path, patience: float) -> Answer:
        """What it says unasked."""

    def swept(self, asked: Prepared, folder: Path, patience: float) -> Answer:
        """What it says at each of its thresholds."""


class Ours:
    """`enrich match`, as installed beside this Python."""

    name = "enrich"

    def excused(self, records: int) -> str:
        return ""

    def default(self, asked: Prepared, folder: Path, patience: float) -> Answer:
        out, pairs, report = folder / "clusters.csv", folder / "pairs.csv", folder / "report.json"
        # Writing a million pairs with their reasons is no part of matching them, so that large sets do without.
        extra = ["--pairs", str(pairs)] if asked.records <= 100_000 else []
        if "--report" in _options():
            extra += ["--report", str(report)]
        cost = run([*_command(asked), "--out", str(out), *extra], folder, patience)
        told = json.loads(report.read_text(encoding="utf-8")) if report.exists() else {}
        return Answer({} if cost.trouble else {None: out}, cost, pairs if pairs.exists() else None, told)

    def swept(self, asked: Prepared, folder: Path, patience: float) -> Answer:
        if "--threshold" not in _options():
            return Answer({}, Run(0, 0, None, "this version has no --threshold"))
        clusters: dict[float | None, Path] = {}
        cost = Run(0, 0, None)
        for threshold in SWEEP:
            out = folder / f"{threshold}.csv"
            cost = run([*_command(asked), "--out", str(out), "--threshold", str(threshold)], folder, patience)
            if cost.trouble:
                break
            clusters[threshold] = out
        return Answer(clusters, cost)


class Peer:
    """A file of `benchmarks/matching_peers`."""

    def __init__(self, name: str, library: str, default: float, most: int, sweep: Sequence[float]) -> None:
        self.name, self._library, self._default, self._most, self._sweep = name, library, default, most, sweep

    def excused(self, records: int) -> str:
        if importlib.util.find_spec(self._library) is None:
            return "not installed"
        return f"not made for more than {self._most:,} records" if records > self._most else ""

    def default(self, asked: Prepared, folder: Path, patience: float) -> Answer:
        found = self._run(asked, folder, patience, (self._default,))
        path = found.clusters.get(self._default)
        return Answer({None: path} if path else {}, found.cost)

    def swept(self, asked: Prepared, folder: Path, patience: float) -> Answer:
        return self._run(asked, folder, patience, self._sweep)

    def _run(self, asked: Prepared, folder: Path, patience: float, thresholds: Sequence[float]) -> Answer:
        command = [
            sys.executable, "-m", "benchmarks.matching_peers", self.name, str(asked.plain), asked.kind,
            str(asked.truth), str(folder), *map(str, thresholds),
        ]  # fmt: skip
        cost = run(command, folder, patience)
        wrote = {threshold: folder / f"{threshold}.csv" for threshold in thresholds}
        return Answer({t: path for t, path in wrote.items() if path.exists()}, cost)


CONTENDERS: tuple[Contender, ...] = (
    Ours(),
    Peer("splink", "splink", 0.5, 10_000_000, (*SWEEP, 0.9999, 0.99999)),
    Peer("dedupe", "dedupe", 0.5, 12_000, (0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9)),
    Peer("recordlinkage", "recordlinkage", 0.5, 30_000, SWEEP),
    Peer("rapidfuzz", "rapidfuzz", 0.9, 200_000, (0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98)),
)


def _command(asked: Prepared) -> list[str]:
    told = [part for name, column in asked.told.items() for part in ("--map", f"{name}={column}")]
    return [program(), "match", str(asked.table), "--kind", asked.kind, *told, *_id(asked)]


def _id(asked: Prepared) -> list[str]:
    """The id column by name: finding it is not what is measured."""
    with asked.table.open(encoding="utf-8") as file:
        return ["--id", file.readline().partition(",")[0].strip()] if "--id" in _options() else []


def program() -> str:
    """`enrich`, as installed beside this Python."""
    return str(Path(sys.executable).with_name("enrich"))


@cache
def _options() -> str:
    """What `enrich match` can be told."""
    return subprocess.run([program(), "match", "--help"], capture_output=True, text=True, check=False).stdout

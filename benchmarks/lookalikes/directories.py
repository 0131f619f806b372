"""Public directories of companies with a label that is hidden from all who are measured."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from enrich.work.pool import Columns, roles_of
from icp.lookalike.roles import Told

LEAST_MEMBERS = 30
SEEDS = 10


@dataclass(frozen=True)
class Directory:
    """Companies as rows, and the label of each, which no row holds."""

    name: str
    columns: tuple[str, ...]
    fields: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    labels: tuple[str, ...]

    @property
    def told(self) -> list[Told]:
        return roles_of(Columns(self.columns, self.fields), self.rows[:2_000])

    def texts(self) -> list[str]:
        """All columns of a row in one text, as peers are given them."""
        return [" ".join(cell for cell in row if cell) for row in self.rows]

    def classes(self, part: str) -> dict[str, np.ndarray]:
        """The members of each label of the tuned-on or the held half that has enough of them."""
        sizes = Counter(label for label in self.labels if label)
        return {
            label: np.flatnonzero(np.array(self.labels, dtype=object) == label)
            for label, size in sorted(sizes.items())
            if size >= LEAST_MEMBERS and (part == "all" or is_held(label) == (part == "held"))
        }

    def draws(self, part: str, count: int) -> Iterator[tuple[str, np.ndarray]]:
        """Ten seeds of each label, several times."""
        for label, members in self.classes(part).items():
            for n in range(count):
                digest = hashlib.sha256(f"{label}:{n}".encode()).hexdigest()
                yield label, np.random.default_rng(int(digest[:8], 16)).choice(members, SEEDS, replace=False)


def is_held(label: str) -> bool:
    """Whether a label is of the half that nothing was tuned on."""
    return int(hashlib.sha256(f"lookalike:{label}".encode()).hexdigest(), 16) % 2 == 0


_YC = {
    "name": "company.name", "website": "company.website", "one_liner": "company.description",
    "long_description": "company.description", "team_size": "company.employees", "all_locations": "company.location",
    "batch": "company.accelerator", "status": "company.status", "tags": "company.keyword",
}  # fmt: skip
_OTHERS = {
    "name": "company.name", "website": "company.website", "description": "company.description",
    "location": "company.location", "founded_year": "company.founded",
}  # fmt: skip


def directories(path: Path) -> list[Directory]:
    """The directories of a file: that of Y Combinator without and with its tags, which are near the label."""
    records = _records(path)
    if "subindustry" in records[0] and "one_liner" in records[0] and "batch" in records[0]:
        bare = {name: field for name, field in _YC.items() if name != "tags"}
        return [
            _directory(f"{path.stem}", records, bare, "subindustry"),
            _directory(f"{path.stem}, tags too", records, _YC, "subindustry"),
        ]
    label = "sector" if "sector" in records[0] else "industry"
    return [_directory(path.stem, records, _OTHERS, label)]


def _directory(name: str, records: Sequence[dict[str, Any]], fields: dict[str, str], label: str) -> Directory:
    rows = tuple(tuple(_cell(record.get(column)) for column in fields) for record in records)
    labels = tuple(_cell(record.get(label)) for record in records)
    known = tuple("" if said == "Unknown" else said for said in labels)
    return Directory(name, tuple(fields), tuple(fields.values()), rows, known)


def _records(path: Path) -> list[dict[str, Any]]:
    text = path.read_text(encoding="utf-8")
    found: list[dict[str, Any]] = (
        json.loads(text)
        if path.suffix == ".json"
        else [json.loads(line) for line in text.splitlines() if line]
    )
    return found


def _cell(value: object) -> str:
    if isinstance(value, list):
        return " | ".join(map(str, value))
    return "" if value in (None, 0, "Unknown") else str(value)

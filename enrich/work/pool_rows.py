"""Rows of a pool kept so that any of a million can be read again: one JSON line each, and where each ends."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import overload

import numpy as np

ROWS, ENDS = "rows.jsonl", "ends.npy"


@dataclass(frozen=True)
class KeptRows(Sequence[tuple[str, ...]]):
    """The rows of a pool, on disk."""

    folder: Path
    ends: np.ndarray

    @classmethod
    def open(cls, folder: Path) -> KeptRows:
        return cls(folder, np.load(folder / ENDS, mmap_mode="r"))

    def __len__(self) -> int:
        return len(self.ends) - 1

    @overload
    def __getitem__(self, n: int) -> tuple[str, ...]: ...
    @overload
    def __getitem__(self, n: slice) -> Sequence[tuple[str, ...]]: ...
    def __getitem__(self, n: int | slice) -> tuple[str, ...] | Sequence[tuple[str, ...]]:
        if isinstance(n, int):
            return self.between(n, n + 1)[0]
        start, stop, step = n.indices(len(self))
        return self.between(start, stop)[::step]

    def between(self, start: int, stop: int) -> list[tuple[str, ...]]:
        """Rows that stand together, read at once."""
        with (self.folder / ROWS).open("rb") as file:
            file.seek(int(self.ends[start]))
            block = file.read(int(self.ends[stop] - self.ends[start]))
        return [tuple(json.loads(line)) for line in block.splitlines()]


def keep_rows(folder: Path, rows: Iterable[Sequence[str]]) -> KeptRows:
    """Write rows as they come."""
    with (folder / ROWS).open("wb") as file:
        ends = np.fromiter(_written(file.write, rows), dtype=np.int64)
    np.save(folder / ENDS, np.r_[0, np.cumsum(ends)])
    return KeptRows.open(folder)


def _written(write: Callable[[bytes], object], rows: Iterable[Sequence[str]]) -> Iterator[int]:
    for row in rows:
        line = json.dumps(list(row), ensure_ascii=True).encode() + b"\n"
        write(line)
        yield len(line)

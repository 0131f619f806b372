"""Chance with a seed: ranked lists, sizes of clusters, and rows written in an order that gives nothing away."""

from __future__ import annotations

import csv
import random
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")
# How many records of one subject a list holds: most stand alone, few are there more than four times.
SIZES = (1, 2, 3, 4, 5, 6)
SHARES = (0.58, 0.22, 0.11, 0.05, 0.025, 0.015)


class Ranked(Generic[T]):
    """Values by popularity: the value of rank r is drawn with a weight of 1 / r ** exponent (Zipf's law)."""

    def __init__(self, values: Sequence[T], exponent: float = 1.0) -> None:
        self.values = tuple(values)
        self._until = list(accumulate(1 / rank**exponent for rank in range(1, len(self.values) + 1)))

    def draw(self, rng: random.Random) -> T:
        return self.values[bisect(self._until, rng.random() * self._until[-1], 0, len(self.values) - 1)]


class Weighted(Ranked[T]):
    """Values with weights of their own."""

    def __init__(self, weights: dict[T, float]) -> None:
        super().__init__(tuple(weights))
        self._until = list(accumulate(weights.values()))


_SIZES = Weighted(dict(zip(SIZES, SHARES, strict=True)))


def cluster_size(rng: random.Random) -> int:
    return _SIZES.draw(rng)


def up_to(size: int, rows: Iterable[tuple[str, Sequence[str]]]) -> Iterator[tuple[str, Sequence[str]]]:
    """The first `size` rows, and nothing made beyond them."""
    for _, row in zip(range(size), rows, strict=False):
        yield row


class _Lines(list[str]):
    """What a csv.writer writes to, one entry a row."""

    def write(self, line: str) -> None:
        self.append(line)


def write_rows(
    path: Path,
    columns: Sequence[str],
    rows: Iterable[tuple[str, Sequence[str]]],
    rng: random.Random,
    truth: str = "cluster",
) -> Path:
    """Write (answer, fields) as `path`, shuffled and numbered, and the answers beside it. Return the truth's path.

    `columns` begins with the name of the id column, which `fields` does not hold; the truth has the columns
    `unique_id` and `truth`. Rows are kept as lines until they are shuffled: 200 MB for a million.
    """
    lines, answers = _Lines(), []
    writer = csv.writer(lines, lineterminator="\n")
    for answer, fields in rows:
        writer.writerow(fields)
        answers.append(answer)
    order = list(range(len(answers)))
    rng.shuffle(order)
    answered = path.with_name(f"{path.stem}_truth.csv")
    with path.open("w", encoding="utf-8") as table, answered.open("w", encoding="utf-8") as key:
        table.write(",".join(columns) + "\n")
        key.write(f"unique_id,{truth}\n")
        for number, row in enumerate(order, 1):
            table.write(f"r{number},{lines[row]}")
            key.write(f"r{number},{answers[row]}\n")
    return answered

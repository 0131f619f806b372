"""How well clusters answer a truth: pairs and B-cubed, in time that grows with the records and not with the pairs.

Everything is read off one table of counts, how many records of true cluster t stand in found cluster f, so that a
million records take a second or two and a cluster of 10,000 costs no more than one of two.
"""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Scores:
    """Precision, recall and F1 over pairs; B-cubed F1 over records; wrong pairs in 10,000 that are not one subject."""

    records: int
    precision: float
    recall: float
    f1: float
    b_cubed: float
    wrong_in_10000: float


def half_of(key: str) -> str:
    """The half a true cluster or pair belongs to: *develop* may be looked at, *aside* may not."""
    digest = hashlib.sha256(f"benchmark:{key}".encode()).hexdigest()
    return "develop" if int(digest, 16) % 2 == 0 else "aside"


def read_answers(path: Path) -> dict[str, str]:
    """The first two columns of a CSV with a header: a record's id and what is answered for it."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        return {row[0]: row[1] for row in rows}


def scores(
    found: Mapping[str, str], truth: Mapping[str, str], counts: Callable[[str], bool] = lambda cluster: True
) -> Scores:
    """Judge clusters, where only true clusters for which `counts` holds count.

    A wrong pair counts if one of its records does. A record that was not answered for stands alone.
    """
    table = Counter((found.get(record, f"unanswered {record}"), true) for record, true in truth.items())
    wanted = {true for true in set(truth.values()) if counts(true)}
    found_size, true_size, other_size = _margins(table, wanted)
    total = sum(true_size[true] for true in wanted)
    both = sum(_pairs(n) for (_, true), n in table.items() if true in wanted)
    said = sum(_pairs(n) - _pairs(other_size[name]) for name, n in found_size.items())
    real = sum(_pairs(true_size[true]) for true in wanted)
    apart = _pairs(len(truth)) - _pairs(len(truth) - total) - real
    precision, recall, f1 = rates(said, real, both)
    squares = [(n * n, found_size[f], true_size[t]) for (f, t), n in table.items() if t in wanted]
    exact = sum(square / size for square, size, _ in squares) / total if total else 1.0
    whole = sum(square / size for square, _, size in squares) / total if total else 1.0
    wrong = 10_000 * (said - both) / apart if apart else 0.0
    return Scores(total, precision, recall, f1, _harmonic(exact, whole), wrong)


def rates(said: int, real: int, both: int) -> tuple[float, float, float]:
    """Precision, recall and F1; of nothing said, or nothing to be said, the rate is 1."""
    precision, recall = both / said if said else 1.0, both / real if real else 1.0
    return precision, recall, _harmonic(precision, recall)


def _margins(
    table: Mapping[tuple[str, str], int], wanted: Collection[str]
) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Sizes of the found clusters, of the true ones, and of the found ones without the records that count."""
    found_size, true_size, other_size = Counter[str](), Counter[str](), Counter[str]()
    for (name, true), n in table.items():
        found_size[name] += n
        true_size[true] += n
        if true not in wanted:
            other_size[name] += n
    return found_size, true_size, other_size


def _pairs(n: int) -> int:
    return n * (n - 1) // 2


def _harmonic(a: float, b: float) -> float:
    return 2 * a * b / (a + b) if a + b else 0.0

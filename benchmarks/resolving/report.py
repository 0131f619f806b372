"""How figures are shown: a line of a table each, and beneath it what is said of size."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figures:
    """One contender on one half of one set, at one threshold."""

    set: str
    half: str
    method: str
    threshold: str
    records: int
    precision: float
    recall: float
    f1: float
    b_cubed: float | None = None
    wrong_in_10000: float | None = None
    seconds: float | None = None
    cpu_seconds: float | None = None
    peak_mb: float | None = None


HEADER = (
    f"{'set':<30}{'half':<9}{'method':<19}{'threshold':<13}{'n':>8}{'P':>8}{'R':>8}{'F1':>8}{'B3':>8}{'wrong‱':>9}"
    f"{'s':>8}{'cpu s':>8}{'MB':>8}"
)


def line(row: Figures) -> str:
    rest = "".join(
        f"{value:>{width}.{places}f}" if value is not None else " " * width
        for value, width, places in (
            (row.b_cubed, 8, 3), (row.wrong_in_10000, 9, 4), (row.seconds, 8, 1), (row.cpu_seconds, 8, 1),
            (row.peak_mb, 8, 0),
        )
    )  # fmt: skip
    return (
        f"{row.set:<30}{row.half:<9}{row.method:<19}{row.threshold:<13}{row.records:>8}"
        f"{row.precision:>8.3f}{row.recall:>8.3f}{row.f1:>8.3f}{rest}"
    )


def exponents(times: Sequence[tuple[str, int, str, float]]) -> Iterator[str]:
    """How time grows with size between the smallest and the largest run of one list: 1 is linearly."""
    for key in dict.fromkeys((name, method) for name, _, method, _ in times):
        runs = sorted((size, seconds) for name, size, method, seconds in times if (name, method) == key)
        (small, fast), (large, slow) = runs[0], runs[-1]
        if large > small:
            exponent = math.log(slow / fast) / math.log(large / small)
            steps = ", ".join(f"{size:,}: {seconds:.1f} s" for size, seconds in runs)
            yield f"{key[0]}, {key[1]}: time grows with size to the power {exponent:.2f} ({steps})"

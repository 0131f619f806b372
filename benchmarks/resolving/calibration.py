"""Whether a probability means what it says: of pairs given 0.8, eight in ten should be one subject.

Pairs are counted in ten bins of equal width. The expected calibration error is the mean distance between what a bin
was given and what it held, weighted by its pairs (Naeini, Cooper, Hauskrecht: Obtaining Well Calibrated
Probabilities Using Bayesian Binning, AAAI 2015); since most pairs are plainly one or plainly two subjects, it is
given for the pairs between 0.05 and 0.95 by themselves too. Brier's score is the mean squared distance.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

BINS = 10
UNSURE = (0.05, 0.95)


@dataclass(frozen=True, slots=True)
class Bin:
    """Pairs of like probability: how many, what they were given on average, and how many were one subject."""

    low: float
    pairs: int
    given: float
    held: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Of all pairs that were given a probability."""

    pairs: int
    ece: float
    ece_unsure: float
    brier: float
    bins: tuple[Bin, ...]


def judged(
    pairs: Path, truth: Mapping[str, str], counts: Callable[[str], bool] = lambda cluster: True
) -> Iterator[tuple[float, bool]]:
    """(probability, whether they are one) of the pairs of a file whose left record's cluster counts."""
    with pairs.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            left, right = truth[row["left"]], truth[row["right"]]
            if counts(left):
                yield float(row["probability"]), left == right


def calibration(answers: Iterable[tuple[float, bool]]) -> Calibration:
    """Reliability of probabilities between 0 and 1; raises ValueError for others."""
    all_bins, unsure_bins, squares = _Bins(), _Bins(), 0.0
    for given, is_match in answers:
        all_bins.add(given, is_match)
        if UNSURE[0] <= given <= UNSURE[1]:
            unsure_bins.add(given, is_match)
        squares += (given - is_match) ** 2
    total = all_bins.total
    return Calibration(
        total,
        all_bins.error(),
        unsure_bins.error(),
        squares / total if total else 0.0,
        tuple(all_bins.filled()),
    )


class _Bins:
    def __init__(self) -> None:
        self._pairs, self._given, self._held = [0] * BINS, [0.0] * BINS, [0] * BINS
        self.total = 0

    def add(self, given: float, is_match: bool) -> None:
        if not 0 <= given <= 1:
            raise ValueError(f"{given} is no probability")
        bin_ = min(int(given * BINS), BINS - 1)
        self._pairs[bin_] += 1
        self._given[bin_] += given
        self._held[bin_] += is_match
        self.total += 1

    def error(self) -> float:
        gaps = (abs(given - held) for given, held in zip(self._given, self._held, strict=True))
        return sum(gaps) / self.total if self.total else 0.0

    def filled(self) -> Iterator[Bin]:
        for number, (pairs, given, held) in enumerate(zip(self._pairs, self._given, self._held, strict=True)):
            if pairs:
                yield Bin(number / BINS, pairs, given / pairs, held / pairs)


_INKS = ("#0b6e99", "#b5472b", "#3f7d2c", "#7a4aa0", "#8a6d00", "#00695c", "#a3195b", "#4b5563")
_SIDE, _EDGE = 360, 44


def diagram(named: Sequence[tuple[str, Calibration]]) -> str:
    """The reliability diagrams of several sets as one SVG: what was given below, what held at the left."""

    def at(given: float, held: float) -> str:
        return f"{_EDGE + given * _SIDE:.1f},{_EDGE + (1 - held) * _SIDE:.1f}"

    marks = [f'<polyline points="{at(0, 0)} {at(1, 1)}" fill="none" stroke="#999" stroke-dasharray="4 4"/>']
    for number, (name, one) in enumerate(named):
        ink = _INKS[number % len(_INKS)]
        points = " ".join(at(bin_.given, bin_.held) for bin_ in one.bins)
        marks.append(f'<polyline points="{points}" fill="none" stroke="{ink}" stroke-width="2"/>')
        label, row = f"{_escaped(name)}: ECE {one.ece:.3f}", _EDGE + 18 * number + 12
        marks.append(f'<text x="{_EDGE + _SIDE + 16}" y="{row}" fill="{ink}">{label}</text>')
    height = max(_SIDE + 2 * _EDGE, _EDGE + 18 * len(named) + 20)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SIDE + 2 * _EDGE + 330} {height}" '
        f'font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="#fff"/>'
        f'<rect x="{_EDGE}" y="{_EDGE}" width="{_SIDE}" height="{_SIDE}" fill="none" stroke="#444"/>'
        f'<text x="{_EDGE}" y="{_EDGE + _SIDE + 24}">probability given, 0 to 1</text>'
        f'<text x="{_EDGE}" y="{_EDGE - 12}">part that is one subject, 0 to 1</text>{"".join(marks)}</svg>\n'
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")

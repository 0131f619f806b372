"""Contenders over sets: the default run, the sweep, what they cost, and whether their probabilities hold."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.resolving.calibration import Calibration, calibration, judged
from benchmarks.resolving.contenders import CONTENDERS, Answer, Contender
from benchmarks.resolving.links import generate_lists, link_figures
from benchmarks.resolving.names import PAIRS, judges
from benchmarks.resolving.names import judged as judged_names
from benchmarks.resolving.report import Figures, exponents
from benchmarks.resolving.scores import half_of, read_answers, scores
from benchmarks.resolving.sets import Prepared

HALVES: dict[str, Callable[[str], bool]] = {
    "develop": lambda cluster: half_of(cluster) == "develop",
    "aside": lambda cluster: half_of(cluster) == "aside",
}
WHOLE: dict[str, Callable[[str], bool]] = {"all": lambda cluster: True}
SWEPT_AT_MOST = 200_000


@dataclass(frozen=True)
class Wish:
    """What is wanted: sets and contenders by name (none means all), whether to sweep, how long to wait."""

    only: Sequence[str] = ()
    methods: Sequence[str] = ()
    sweeps: bool = True
    sweeps_large: bool = False
    patience: float = 900


class Bench:
    """Runs contenders over sets, and keeps what they said."""

    def __init__(self, wish: Wish, folder: Path) -> None:
        self._wish, self._folder = wish, folder
        self.calibrations: list[tuple[str, str, Calibration]] = []
        self.times: list[tuple[str, int, str, float]] = []
        self.left_out: list[str] = []
        self.stages: list[tuple[str, dict[str, object]]] = []

    def records(self, asked: Prepared) -> Iterator[Figures]:
        for contender in CONTENDERS:
            if self._wish.methods and contender.name not in self._wish.methods:
                continue
            if reason := contender.excused(asked.records):
                self.left_out.append(f"{asked.name}: {contender.name} {reason}")
                continue
            yield from self._contended(asked, contender)

    def _contended(self, asked: Prepared, contender: Contender) -> Iterator[Figures]:
        folder = self._fresh(f"{asked.table.parent.name}-{contender.name}")
        answer = contender.default(asked, folder, self._wish.patience)
        if answer.cost.trouble:
            self.left_out.append(f"{asked.name}: {contender.name} failed: {answer.cost.trouble}")
        else:
            self.times.append(
                (asked.name.rsplit(" ", 1)[0], asked.records, contender.name, answer.cost.seconds)
            )
        yield from self._judged(asked, contender.name, answer, (None,))
        if answer.pairs:
            self._calibrate(asked, answer.pairs)
        if answer.report:
            self.stages.append((asked.name, answer.report))
        is_small = asked.records <= SWEPT_AT_MOST
        if answer.clusters and self._wish.sweeps and (is_small or self._wish.sweeps_large):
            yield from self._swept(asked, contender)

    def _swept(self, asked: Prepared, contender: Contender) -> Iterator[Figures]:
        folder = self._fresh(f"{asked.table.parent.name}-{contender.name}-sweep")
        answer = contender.swept(asked, folder, self._wish.patience * 3)
        if answer.cost.trouble:
            self.left_out.append(f"{asked.name}: {contender.name} at best: {answer.cost.trouble}")
        truth = read_answers(asked.truth)
        rated = {t: scores(read_answers(path), truth).f1 for t, path in answer.clusters.items()}
        if rated:
            yield from self._judged(asked, contender.name, answer, (max(rated, key=rated.__getitem__),))

    def _judged(
        self, asked: Prepared, method: str, answer: Answer, thresholds: Sequence[float | None]
    ) -> Iterator[Figures]:
        truth = read_answers(asked.truth)
        halves = HALVES if asked.has_halves else WHOLE
        for threshold in thresholds:
            if threshold not in answer.clusters:
                continue
            found, cost = read_answers(answer.clusters[threshold]), answer.cost
            spent = (
                (cost.seconds, cost.cpu_seconds, cost.peak_mb) if threshold is None else (None, None, None)
            )
            for half, counts in halves.items():
                one = scores(found, truth, counts)
                yield Figures(
                    asked.name, half, method, "default" if threshold is None else f"best {threshold:g}", one.records,
                    one.precision, one.recall, one.f1, one.b_cubed, one.wrong_in_10000, *spent,
                )  # fmt: skip

    def _calibrate(self, asked: Prepared, pairs: Path) -> None:
        truth = read_answers(asked.truth)
        halves = HALVES if asked.has_halves else WHOLE
        for half, counts in halves.items():
            try:
                one = calibration(judged(pairs, truth, counts))
            except (KeyError, ValueError) as fault:
                self.left_out.append(f"{asked.name}: no calibration, since the pairs have no {fault}")
                return
            self.calibrations.append((asked.name, half, one))

    def names(self, data: Path) -> Iterator[Figures]:
        """Sets of pairs of names."""
        try:
            for method, default, judge in judges():
                for spec in (one for one in PAIRS if wanted(one.name, self._wish.only)):
                    if not (data / spec.path).exists():
                        self.left_out.append(f"{spec.name}: {spec.path} is not there")
                        continue
                    for one in judged_names(spec, data, method, default, judge):
                        yield Figures(
                            spec.name, one.half, one.method, f"{one.threshold:.3g}", one.pairs,
                            one.precision, one.recall, one.f1,
                        )  # fmt: skip
        except ImportError as missing:
            self.left_out.append(f"pairs of names: enrich cannot be asked ({missing})")

    def links(self, size: int, seed: int) -> Iterator[Figures]:
        """People linked to companies: ours and the simple way."""
        for lists in generate_lists(size, seed, self._fresh(f"links-{size}")):
            rows, cost = link_figures(lists, self._fresh(f"{lists.name}-enrich"), self._wish.patience)
            yield from rows
            if cost.trouble:
                self.left_out.append(f"{lists.name}: enrich failed: {cost.trouble}")
            else:
                self.times.append((lists.name.rsplit(" ", 1)[0], size, "enrich", cost.seconds))

    def _fresh(self, name: str) -> Path:
        folder = self._folder / name
        folder.mkdir(parents=True, exist_ok=True)
        return folder


def wanted(name: str, only: Sequence[str]) -> bool:
    return not only or any(name.startswith(start) for start in only)


def closing(bench: Bench) -> Iterator[str]:
    """What is said after the table."""
    for name, half, one in bench.calibrations:
        bins = "  ".join(f"{b.low:.1f}+ {b.given:.2f}>{b.held:.2f} ({b.pairs})" for b in one.bins)
        errors = f"ECE {one.ece:.4f}, of the unsure {one.ece_unsure:.4f}, Brier {one.brier:.4f}"
        yield f"calibration, {name}, {half}: {errors}"
        yield f"    given>held (pairs): {bins}"
    yield from exponents(bench.times)
    for name, report in bench.stages:
        yield f"stages, {name}: {json.dumps(report)}"
    for reason in bench.left_out:
        yield f"left out: {reason}"

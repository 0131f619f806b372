"""The levels of a field: what of it can be a trait of a lead. Learnt from earlier leads, applied to later ones.

Numbers fall into few bins of like size, rare categories are pooled, an empty cell is a level of its own that earns
nothing. A field in which nearly every lead has its own text (a name, an address) has no levels, and says so; so has one
that says the same of all. Only how often texts occur is looked at, never how leads ended.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, inf, isfinite, nextafter
from typing import NamedTuple

import numpy as np

from icp.calibration.board import YES, Column, Flags, Kind, key
from icp.calibration.numbers import number_of, shown

LEAST_LEADS = 20
"""A level that fewer leads have is rare, and pooled."""
_MOST_LEVELS = 12
_BINS = 5
_LEAST_KEPT = 0.3
EMPTY = "(empty)"
OTHER = "(other)"


class Trait(NamedTuple):
    """One level of one field, as it is named to people."""

    field: str
    level: str

    def __str__(self) -> str:
        return self.field if self.level == YES else f"{self.field} = {self.level}"


@dataclass(frozen=True)
class Levels:
    """How the cells of a field become levels.

    Attributes:
        labels: of the levels, in order. EMPTY is the last where cells are empty; OTHER stands before it.
        cuts: of a number: level n holds what is at or above `cuts[n - 1]` and below `cuts[n]`.
        whole: of a number: whether only whole numbers occurred.
    """

    field: str
    kind: Kind
    labels: tuple[str, ...]
    cuts: tuple[float, ...] = ()
    whole: bool = False

    @property
    def traits(self) -> tuple[Trait, ...]:
        return tuple(Trait(self.field, label) for label in self.labels)

    def places(self, text: str) -> tuple[int, ...]:
        """Which levels a cell has: one, or several where it is a list."""
        if not text:
            return self._place(EMPTY)
        if self.kind is Kind.NUMBER:
            value = number_of(text)
            return (int(np.searchsorted(self.cuts, value, "right")),) if value is not None else ()
        places = self._by_key
        found = {places[part] for part in _parts(self.kind, text) if part in places}
        return tuple(sorted(found)) or self._place(OTHER)

    def _place(self, label: str) -> tuple[int, ...]:
        return (self.labels.index(label),) if label in self.labels else ()

    @property
    def _by_key(self) -> Mapping[str, int]:
        return {key(label): n for n, label in enumerate(self.labels) if label not in (EMPTY, OTHER)}

    def flags(self, column: Column) -> Flags:
        """Which leads have which level: leads x levels."""
        known = np.zeros((len(column.texts), len(self.labels)), dtype=bool)
        for n, text in enumerate(column.texts):
            known[n, list(self.places(text))] = True
        return np.asarray(known[column.codes])

    def span(self, place: int) -> tuple[float | None, float | None]:
        """The least and the greatest number of a bin, both within it; None where it is open."""
        edges = (-inf, *self.cuts, inf)
        low, high = edges[place], edges[place + 1]
        most = ceil(high) - 1 if self.whole and isfinite(high) else nextafter(high, -inf)
        least = float(ceil(low)) if self.whole and isfinite(low) else low
        return (least if isfinite(low) else None), (float(most) if isfinite(high) else None)


def _parts(kind: Kind, text: str) -> list[str]:
    return [key(part) for part in text.split(";") if part.strip()] if kind is Kind.SEVERAL else [key(text)]


def levels_of(field: str, column: Column) -> Levels | str:
    """The levels of a field, or why it has none."""
    counts = {text: count for text, count in column.counts().items() if text and count}
    empty = (EMPTY,) if 0 < sum(counts.values()) < len(column.codes) else ()
    if not counts:
        return "it is empty in every lead that counts"
    if column.kind.happens:
        return Levels(field, column.kind, (YES,))
    binned = column.kind is Kind.NUMBER
    made = _bins(field, counts) if binned else _categories(field, column.kind, counts)
    if isinstance(made, str):
        return made
    if len(made.labels) + len(empty) < 2:
        return "it says the same of every lead"
    return Levels(field, made.kind, made.labels + empty, made.cuts, made.whole)


def _categories(field: str, kind: Kind, counts: Mapping[str, int]) -> Levels | str:
    spellings: dict[str, Counter[str]] = {}
    for text, count in counts.items():
        for part in text.split(";") if kind is Kind.SEVERAL else (text,):
            if part.strip():
                spellings.setdefault(key(part), Counter())[part.strip()] += count
    sizes = sorted(((sum(texts.values()), name) for name, texts in spellings.items()), key=_largest_first)
    kept = [name for size, name in sizes[:_MOST_LEVELS] if size >= LEAST_LEADS]
    held = sum(size for size, name in sizes if name in kept)
    if held < _LEAST_KEPT * sum(size for size, _ in sizes):
        return "nearly every lead has its own, so none can be counted"
    labels = [max(sorted(spellings[name]), key=spellings[name].__getitem__) for name in kept]
    other = [OTHER] if len(kept) < len(sizes) else []
    return Levels(field, kind, (*labels, *other))


def _largest_first(sized: tuple[int, str]) -> tuple[int, str]:
    return -sized[0], sized[1]


def _bins(field: str, counts: Mapping[str, int]) -> Levels:
    sizes: Counter[float] = Counter()
    for text, count in counts.items():
        if (value := number_of(text)) is not None:
            sizes[value] += count
    whole = all(value == int(value) for value in sizes)
    cuts = tuple(_cuts(sorted(sizes.items())))
    return Levels(field, Kind.NUMBER, tuple(_bin_labels(cuts, whole)), cuts, whole)


def _cuts(sizes: Sequence[tuple[float, int]]) -> Iterator[float]:
    """Where one bin ends and the next begins: at the least number that is in the next, one as full as another."""
    total = sum(size for _, size in sizes)
    wanted = max(LEAST_LEADS, total / _BINS)
    held = left = 0
    for (value, size), (following, _) in pairwise(sizes):
        held, left = held + size, left + size
        alone = value == 0 and size >= wanted / 2
        if (held >= wanted or alone) and total - left >= LEAST_LEADS:
            yield following
            held = 0


def _bin_labels(cuts: Sequence[float], whole: bool) -> Iterator[str]:
    if not cuts:
        yield "any number"
        return
    yield f"under {shown(cuts[0])}"
    for low, high in pairwise(cuts):
        yield f"{shown(low)} to {shown(high - 1)}" if whole else f"{shown(low)} to under {shown(high)}"
    yield f"{shown(cuts[-1])} or more"

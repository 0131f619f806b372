"""The dimensions that rules speak of, each cut into cells between which no rule can tell leads apart.

"Unknown" is a cell like any other: a rule that asks for a size does not take a lead whose size nobody knows unless it
says so, and a set of rules that sends such leads nowhere has a gap. Sizes are whole numbers, so that "up to 10" and
"from 11" meet; sums, scores and probabilities are not, so that between 10,000 and 10,001 there is a deal of 10,000.50.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, inf
from typing import Any, NamedTuple, Protocol

from icp.routing.bands import Band
from icp.routing.lead import Lead
from icp.spans import Span

UNKNOWN = "unknown"
REST = "rest"


class Terms(NamedTuple):
    """What a rule asks of one dimension: any of these values, or what is unknown, or what no rule names."""

    values: tuple[Any, ...] = ()
    unknown: bool = False
    rest: bool = False


class Axis(Protocol):
    """One dimension. Masks hold one bit for each of its cells.

    Attributes:
        full: the mask of all cells.
    """

    name: str
    full: int

    def cells(self, terms: Any) -> int:
        """The cells that a rule asks for."""
        ...

    def reach(self, lead: Lead) -> int:
        """The cells a lead may be in. Several where its value is a range that cells divide."""
        ...

    def named(self, mask: int) -> str:
        """Some cells, for a sentence: "size 11 to 19 or unknown"."""
        ...

    def example(self, mask: int) -> str:
        """One value in some cells, for a sentence: "size 11"."""
        ...

    def said(self, lead: Lead) -> str:
        """What a lead is on this axis, for a sentence: "size 8"."""
        ...


def example_of(numbers: Band, whole: bool) -> float:
    """A number in a band that is easily understood: the least, or the first round one behind it."""
    if numbers.low_in or whole:
        return numbers.low
    if numbers.low == -inf:
        return min(numbers.high - 1, 0.0)
    return numbers.low + 1 if numbers.low + 1 < numbers.high else (numbers.low + numbers.high) / 2


@dataclass(frozen=True)
class Scale:
    """What kind of numbers stand on an axis, and which of them there can be.

    A number beyond the bounds is a mistake and counts as unknown, except where it is `held`: then the nearer bound.
    """

    name: str
    bounds: Band
    whole: bool = False
    percent: bool = False
    unit: str = ""
    held: bool = False

    def within(self, span: Span) -> Span:
        """A lead's numbers as they count."""
        if not self.held:
            return span
        low, high = self.bounds.low, self.bounds.high
        return Span(min(max(span.low, low), high), min(max(span.high, low), high))

    def write(self, number: float) -> str:
        if self.percent:
            return f"{number * 100:,.10g}%"
        return f"{number:,.12g}{self.unit and ' '}{self.unit}"


class NumberAxis:
    """Numbers between bounds, cut wherever a band of some rule begins or ends."""

    def __init__(self, scale: Scale, asked: Iterable[Terms]) -> None:
        self.scale, self.name = scale, scale.name
        asked = list(asked)
        self.bands = list(_cut(scale, [band for terms in asked for band in terms.values]))
        self.unknown = 1 << len(self.bands)
        self.full = (self.unknown << 1) - 1
        named = 0
        for terms in asked:
            named |= self._of_bands(terms.values)
        self._rest = self.full & ~self.unknown & ~named

    def cells(self, terms: Terms) -> int:
        mask = self._of_bands(terms.values)
        return mask | (self.unknown if terms.unknown else 0) | (self._rest if terms.rest else 0)

    def _of_bands(self, bands: Sequence[Band]) -> int:
        examples = [example_of(cell, self.scale.whole) for cell in self.bands]
        return sum(1 << n for n, e in enumerate(examples) if any(band.holds(e) for band in bands))

    def reach(self, lead: Lead) -> int:
        span = lead.numbers.get(self.name)
        if span is None:
            return self.unknown
        counted = self.scale.within(span)
        return sum(1 << n for n, cell in enumerate(self.bands) if cell.meets(*counted)) or self.unknown

    def named(self, mask: int) -> str:
        parts = [self._range(first, last) for first, last in _runs(mask, len(self.bands))]
        if mask & self.unknown:
            parts.append(UNKNOWN)
        return f"{_spoken(self.name)} {' or '.join(parts)}"

    def example(self, mask: int) -> str:
        known = mask & ~self.unknown
        if not known:
            return self.named(self.unknown)
        band = self.bands[(known & -known).bit_length() - 1]
        exactly = "exactly " if band.low == band.high else ""
        return f"{_spoken(self.name)} {exactly}{self.scale.write(example_of(band, self.scale.whole))}"

    def _range(self, first: int, last: int) -> str:
        """A run of cells in words."""
        low, high = self.bands[first], self.bands[last]
        band = Band(low.low, high.high, low.low_in, high.high_in)
        write, bounds = self.scale.write, self.scale.bounds
        if band.low == band.high:
            return f"exactly {write(band.low)}"
        if band.high == inf:
            return f"{'at least' if band.low_in else 'over'} {write(band.low)}"
        if band.low == bounds.low and band.low_in == bounds.low_in:
            return f"{'up to' if band.high_in else 'under'} {write(band.high)}"
        begin = f"{'from' if band.low_in else 'over'} {write(band.low)}"
        return f"{begin} {'to' if band.high_in else 'to under'} {write(band.high)}"

    def said(self, lead: Lead) -> str:
        span = lead.numbers.get(self.name)
        if span is None:
            return f"{_spoken(self.name)} {UNKNOWN}"
        return f"{_spoken(self.name)} {self._written(span)}"

    def _written(self, span: Span) -> str:
        write = self.scale.write
        if span.low == span.high:
            return write(span.low)
        return (
            f"{write(span.low)} or more" if span.high == inf else f"{write(span.low)} to {write(span.high)}"
        )


def _spoken(name: str) -> str:
    return name.replace("_", " ")


def _runs(mask: int, cells: int) -> Iterator[tuple[int, int]]:
    """Cells that stand side by side, as (first, last)."""
    first = None
    for n in range(cells + 1):
        held = n < cells and mask >> n & 1
        if held and first is None:
            first = n
        elif not held and first is not None:
            yield first, n - 1
            first = None


def _cut(scale: Scale, bands: Sequence[Band]) -> Iterator[Band]:
    """The numbers there can be, in order, as single numbers at the ends of bands and what lies between them."""
    bounds = scale.bounds
    ends = {
        end for band in (*bands, bounds) for end in band[:2] if bounds.meets(end, end) or end in bounds[:2]
    }
    points = sorted(ends)
    for n, point in enumerate(points):
        if bounds.holds(point):
            yield from _wholes(Band(point, point)) if scale.whole else (Band(point, point),)
        if n + 1 < len(points):
            between = Band(point, points[n + 1], False, False)
            yield from _wholes(between) if scale.whole else (between,)


def _wholes(band: Band) -> Iterator[Band]:
    """The whole numbers of a band, as the band from the first to the last of them; nothing where there is none."""
    low = ceil(band.low) if band.low_in or band.low != ceil(band.low) else band.low + 1
    high = band.high
    if high != inf:
        high = floor(high) if band.high_in or high != floor(high) else high - 1
    if low <= high:
        yield Band(low, high, True, high != inf)

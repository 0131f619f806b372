"""Sets of leads as boxes, and the exact search for a lead that a set of rules forgets.

Every dimension is cut into finitely many cells between which no rule can tell leads apart (see `axes.py`), so a rule is
a box: one bit mask of cells for each dimension. Whether boxes leave a gap is then a finite question, answered here
without sampling; it is a hard one in general (deciding whether boxes cover a space is co-NP-complete, like DNF
tautology), so the search is bounded, and refuses to answer rather than to guess.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

Box: TypeAlias = tuple[int, ...]
_MOST_STATES = 200_000


class TooTangled(ValueError):
    """There are too many combinations to answer for sure."""


def meet(one: Box, other: Box) -> Box | None:
    """What two boxes share; None where that is nothing."""
    shared = tuple(a & b for a, b in zip(one, other, strict=True))
    return shared if all(shared) else None


def within(one: Box, other: Box) -> bool:
    """Whether all of one box lies in the other."""
    return all(a & ~b == 0 for a, b in zip(one, other, strict=True))


def gap(region: Box, boxes: Sequence[Box]) -> Box | None:
    """A box within `region` that none of the boxes touches, as wide as it goes; None where they cover it.

    Raises:
        TooTangled: where the search grows beyond bounds.
    """
    near = [shared for box in boxes if (shared := meet(box, region)) is not None]
    found = _Search(region, near).run()
    return None if found is None else _widened(found, region, near)


def gaps(region: Box, boxes: Sequence[Box]) -> Iterator[Box]:
    """All gaps, one after the other; no two share a lead."""
    known = list(boxes)
    while found := gap(region, known):
        yield found
        known.append(found)


class _Search:
    """Dimension by dimension: which boxes may still hold a lead whose first cells are chosen. None left is a gap."""

    def __init__(self, region: Box, boxes: Sequence[Box]) -> None:
        self.region, self.boxes = region, boxes
        self.classes = [_classes(region[d], [box[d] for box in boxes]) for d in range(len(region))]
        # Of the dimensions from the dth on: the boxes that hold all of the region there.
        self.wide = [
            sum(1 << n for n, box in enumerate(boxes) if within(region[d:], box[d:]))
            for d in range(len(region) + 1)
        ]
        self.covered: set[tuple[int, int]] = set()

    def run(self) -> Box | None:
        return self._from(0, (1 << len(self.boxes)) - 1)

    def _from(self, d: int, alive: int) -> Box | None:
        if not alive:
            return self.region[d:]
        if alive & self.wide[d] or (d, alive) in self.covered:
            return None
        for cells, holders in self.classes[d]:
            if (rest := self._from(d + 1, alive & holders)) is not None:
                return (cells, *rest)
        self.covered.add((d, alive))
        if len(self.covered) > _MOST_STATES:
            raise TooTangled
        return None


def _classes(cells: int, masks: Sequence[int]) -> list[tuple[int, int]]:
    """The cells of one dimension, those that the same boxes hold together: (cells, boxes)."""
    together: dict[int, int] = {}
    for bit in bits(cells):
        holders = sum(1 << n for n, mask in enumerate(masks) if mask & bit)
        together[holders] = together.get(holders, 0) | bit
    return [(cells, holders) for holders, cells in together.items()]


def _widened(box: Box, region: Box, boxes: Sequence[Box]) -> Box:
    for d, cells in enumerate(region):
        for bit in bits(cells & ~box[d]):
            wider = (*box[:d], box[d] | bit, *box[d + 1 :])
            if all(meet(wider, other) is None for other in boxes):
                box = wider
    return box


def bits(mask: int) -> Iterator[int]:
    """The single bits of a mask, the lowest first."""
    while mask:
        low = mask & -mask
        yield low
        mask ^= low

"""Which lines of a page belong together: the card around each name.

The card of a name is the largest element that holds this name and no other. On a page of people it is the box, the
table row or the list item of one person, whatever its markup, and no class name is needed to see it. Where names
and titles follow each other without boxes, every card is a single line, and order has to decide (see `people.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from connectors.website.document import Line

# A card that spans more than this is a page with one name on it.
WIDEST = 14
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Card:
    """The lines around one name: `first` to `last`, and whether an element of the page encloses them."""

    name: int
    first: int
    last: int
    element: int

    def __contains__(self, number: int) -> bool:
        return self.first <= number <= self.last

    @property
    def boxed(self) -> bool:
        """Whether it is more than the line of the name alone."""
        return self.last > self.first


def cards(lines: Sequence[Line], names: Sequence[int]) -> dict[int, Card]:
    """The card of each line that holds a name.

    Args:
        lines: all lines of the page.
        names: numbers of the lines that hold a name, ascending.
    """
    holders = {n: [node.mem_id for node in lines[n].ancestors()] for n in names}
    held = Counter(holder for chain in holders.values() for holder in chain)
    found = {}
    for place, n in enumerate(names):
        own = [holder for holder in holders[n] if held[holder] == 1]
        before = names[place - 1] if place else -1
        after = names[place + 1] if place + 1 < len(names) else len(lines)
        found[n] = _card(lines, n, own, max(before + 1, n - WIDEST), min(after, n + WIDEST + 1))
    return found


def _card(lines: Sequence[Line], n: int, own: list[int], low: int, high: int) -> Card:
    if not own:
        return Card(n, n, n, 0)
    outermost = own[-1]
    inside = [
        k for k in range(low, high) if k == n or any(a.mem_id == outermost for a in lines[k].ancestors())
    ]
    first, last = _unbroken(inside, n)
    if last - first >= WIDEST:
        first, last = max(first, n - _NEAR), min(last, n + _NEAR)
    return Card(n, first, last, outermost)


def _unbroken(numbers: list[int], n: int) -> tuple[int, int]:
    """The run of consecutive numbers around n."""
    inside = set(numbers)
    first = last = n
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return first, last

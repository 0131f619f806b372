"""Industries as a dimension: the sectors of the house, of which a narrow one counts as its wider one too.

A company that two sectors fit may be in either as far as rules are concerned: where they go to different people,
that is said and not decided here. Words that name no sector are unknown, never the nearest-looking one.
"""

from __future__ import annotations

from collections.abc import Iterable

from icp.routing.axes import UNKNOWN, Terms
from icp.routing.lead import Lead
from icp.sectors import all_sectors

_MOST_NAMED = 3


class IndustryAxis:
    """All sectors, and unknown."""

    name = "industry"

    def __init__(self, asked: Iterable[Terms]) -> None:
        self._sectors = list(all_sectors())
        self.unknown = 1 << len(self._sectors)
        self.full = (self.unknown << 1) - 1
        named = 0
        for terms in asked:
            named |= self._within(terms.values)
        self._rest = self.full & ~self.unknown & ~named

    def _within(self, names: Iterable[str]) -> int:
        """The sectors that are one of those named, or count as one."""
        wanted = frozenset(names)
        counts = (all_sectors()[name].counts_as for name in self._sectors)
        return sum(1 << n for n, wider in enumerate(counts) if not wanted.isdisjoint(wider))

    def cells(self, terms: Terms) -> int:
        mask = self._within(terms.values)
        return mask | (self.unknown if terms.unknown else 0) | (self._rest if terms.rest else 0)

    def reach(self, lead: Lead) -> int:
        return sum(1 << self._sectors.index(name) for name in lead.sectors) or self.unknown

    def named(self, mask: int) -> str:
        labels = [all_sectors()[name].label for n, name in enumerate(self._sectors) if mask >> n & 1]
        if mask & self.unknown:
            labels.append(UNKNOWN)
        more = f" and {len(labels) - _MOST_NAMED} more" if len(labels) > _MOST_NAMED else ""
        return f"industry {' or '.join(labels[:_MOST_NAMED])}{more}"

    def example(self, mask: int) -> str:
        return self.named(mask & -mask)

    def said(self, lead: Lead) -> str:
        labels = [all_sectors()[name].label for name in lead.sectors]
        return f"industry {' and '.join(labels) or UNKNOWN}"

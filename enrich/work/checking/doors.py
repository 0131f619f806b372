"""Which source would settle what a row leaves open for least, by what the row gives to ask it with. Nobody is asked."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from functools import lru_cache

from connectors.connector import Connector, Target
from enrich.work.checking.company import ReadRow
from enrich.work.doors import way_to
from enrich.work.identity import TOLD
from enrich.work.odds import Odds, segment_of
from icp.asking import Way
from icp.verdict import Question

# What changes the odds of a source, and not only whether it can be asked.
_WEIGHED = ("company.country", "company.jurisdiction", "company.register", "company.job_board")
_SIZE = "company.employees"
_MOST_KEPT = 16_384


class Doors:
    """The sources that may be asked, and the way found for each situation of a row."""

    def __init__(self, sources: Sequence[Connector]) -> None:
        self._sources, self._odds = sources, Odds()
        self._told = lru_cache(maxsize=256)(self._needed)
        self._found: dict[tuple[Hashable, ...], Way | None] = {}

    def way(self, question: Question, row: ReadRow) -> Way | None:
        """The cheapest way to an answer for a row; None where a human is to be asked."""
        told = self._told(question.needs)
        given = tuple([row.says(name) for name in _WEIGHED])
        has = tuple([bool(row.says(name)) for name in told])
        stated = tuple([bool(row.says(name)) for name in question.needs])
        segment = _segment(given[0], row.says(_SIZE))
        key = (question.needs, given, has, stated, segment)
        if key not in self._found:
            if len(self._found) >= _MOST_KEPT:
                self._found.clear()
            known: dict[str, str | bool] = dict(zip(_WEIGHED, given, strict=True))
            known.update(zip(told, has, strict=True))
            self._found[key] = self._cheapest(question, _target(known), stated, segment)
        return self._found[key]

    def _needed(self, needs: tuple[str, ...]) -> tuple[str, ...]:
        """By what sources of these fields can be asked, a site before the domain that is read off it."""
        able = {name for s in self._sources if {*s.yields} & {*needs} for name in s.needs}
        return tuple(sorted(TOLD & able - {*_WEIGHED}, key=lambda name: (name != "company.website", name)))

    def _cheapest(
        self, question: Question, target: Target, stated: Sequence[bool], segment: str
    ) -> Way | None:
        counts = dict(zip(question.needs, map(int, stated), strict=True))
        return way_to(question, self._sources, target, self._odds, segment, counts)


def _target(known: Mapping[str, str | bool]) -> Target:
    """A company of which these are known; of most only that they are, which is all that decides who can be asked."""
    return Target({name: (str(value),) for name, value in known.items() if value})


@lru_cache(maxsize=4_096)
def _segment(country: str, size: str) -> str:
    return segment_of(_target({"company.country": country}), size)

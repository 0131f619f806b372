"""Which column says where deals stand, when several might, and which says that they ended.

An export of contacts has a Lead Status beside a Lifecycle Stage, and only one of them knows who became a customer. The
names of columns cannot tell which; their words can. Nothing is made up of them: a column counts for what it says in
words that are known, and where the one that was taken never says "won", another may.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from icp.pipeline.stage import Stage, stage_named

ENDS = (Stage.WON, Stage.LOST)
# A column of more different cells than this holds names, days or sums, and no stages.
_MOST_WORDS = 500
Rows = Sequence[tuple[int, Sequence[str]]]


def stages_in(rows: Rows, place: int, words: Mapping[str, Stage]) -> Counter[Stage]:
    """How many cells of a column name each stage; cells that name none are not counted.

    None where a column holds too many different words for one of stages.
    """
    cells = Counter(cells[place].strip() for _, cells in rows if place < len(cells))
    if len(cells) > _MOST_WORDS:
        return Counter()
    found: Counter[Stage] = Counter()
    for cell, count in cells.items():
        if cell and (stage := stage_named(cell, words)):
            found[stage] += count
    return found


def most_telling(places: Sequence[int], rows: Rows, words: Mapping[str, Stage]) -> list[int]:
    """Columns that may hold the stage, the best first: by the ends they name (won, lost), then by cells that are known.

    Columns that say equally much stay in their order.
    """
    if len(places) < 2:
        return list(places)
    said = {n: stages_in(rows, n, words) for n in places}
    return sorted(places, key=lambda n: (-sum(end in said[n] for end in ENDS), -said[n].total()))


def ends_beside(
    stage: int, others: Iterable[int], rows: Rows, words: Mapping[str, Stage]
) -> dict[int, frozenset[Stage]]:
    """Of other columns of stages, the ends they name and the chosen one never does."""
    missing = {end for end in ENDS if end not in stages_in(rows, stage, words)}
    found = {n: frozenset(missing & stages_in(rows, n, words).keys()) for n in others}
    return {n: ends for n, ends in found.items() if ends}


def ends_elsewhere(
    columns: Sequence[str], rows: Rows, used: Iterable[int], words: Mapping[str, Stage] = {}
) -> dict[int, Counter[Stage]]:
    """Columns not in use whose cells say won or lost, and how often."""
    free = [n for n in range(len(columns)) if n not in set(used)]
    said = {n: stages_in(rows, n, words) for n in free}
    ends = {n: Counter({end: found[end] for end in ENDS if found[end]}) for n, found in said.items()}
    return {n: found for n, found in ends.items() if found}

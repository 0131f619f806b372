"""Entity resolution: which records are about one subject.

`resolve` finds the clusters of any list; `place` decides which of the subjects that sources returned for one account
are that account. Both rest on the same comparison and model; both explain every judgement. Nothing is merged here:
judgements are rows, and clusters follow from them, so that undoing a judgement restores exactly what was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

import numpy as np
from numpy.typing import NDArray

from matching.block_keys import mixed
from matching.blocking import BlockReport, candidate_pairs
from matching.cluster import MODEL, Judgement, Verdict
from matching.compare import Comparer
from matching.compare_names import judge_packed
from matching.encode import sheets
from matching.explain import because
from matching.grouping import PLAUSIBLE_BITS, Edges, edges_of, group, joined, judgement_of
from matching.model import Model, learn, shipped
from matching.names import Judge
from matching.parts import Each, Part, compared_parts, every, one_by_one
from matching.records import KINDS, Record
from matching.sift import sift
from matching.table import Ints, Table, gather

SAME_BITS = 0.0
_CUT = "another record claims one of them with equal right, or contradicts"
_SAMPLE = 150_000
_BY_LOT = 60_000
_SHOWN_AT_ONCE = 20_000
Stage = Callable[[str], None]


@dataclass(frozen=True)
class Report:
    """What a resolution did, for those who wonder what it cost and what it left out."""

    records: int
    blocks: BlockReport
    compared: int
    same: int
    unsure: int
    prior_bits: float


@dataclass(frozen=True, eq=False)
class Resolution:
    """What came of a table: for each record its cluster, the judged pairs, and the report.

    Attributes:
        home: for each record the first record of its cluster.
        edges: the judged pairs.
    """

    comparer: Comparer
    model: Model
    home: Ints
    edges: Edges
    report: Report
    same_bits: float = SAME_BITS
    decided: tuple[Judgement, ...] = ()

    @property
    def ids(self) -> list[str]:
        return self.comparer.table.ids

    def as_given(self) -> Iterator[tuple[str, str]]:
        """For each record, in the order in which they were given, its id and that of the first of its cluster."""
        given = self.comparer.table.given
        first = np.full(len(given), len(given), np.int64)
        np.minimum.at(first, self.home, given)
        ids = np.empty(len(given), object)
        ids[given] = self.ids
        place = np.empty(len(given), np.int64)
        place[given] = first[self.home]
        yield from zip(ids.tolist(), ids[place].tolist(), strict=True)

    @property
    def subjects(self) -> int:
        """How many clusters there are."""
        return len(np.unique(self.home))

    @cached_property
    def clusters(self) -> tuple[tuple[str, ...], ...]:
        """The ids of each cluster, singles included, in order."""
        found: dict[int, list[str]] = {}
        for id_, home in zip(self.ids, self.home.tolist(), strict=True):
            found.setdefault(home, []).append(id_)
        return tuple(tuple(group) for group in found.values())

    @cached_property
    def judgements(self) -> tuple[Judgement, ...]:
        """Every judgement with its reasons, in order of the ids."""
        return tuple(self.explained())

    def explained(self) -> Iterator[Judgement]:
        """The judgements as the clusters bear them out, a few at a time: what was cut is unsure, and says so."""
        said = {(j.left, j.right): j for j in self.decided}
        for start in range(0, len(self.edges.left), _SHOWN_AT_ONCE):
            part = self.edges.part(slice(start, start + _SHOWN_AT_ONCE))
            reasons = because(self.comparer, self.model, part.left, part.right)
            for n, reason in enumerate(reasons):
                judgement = self._judgement(part, n, reason)
                yield said.pop((judgement.left, judgement.right), judgement)
        yield from said.values()

    def judged(self, left: int, right: int) -> Judgement:
        """The judgement on two records, whether or not they were compared before."""
        ends = (np.array([left], np.int32), np.array([right], np.int32))
        compared = self.comparer.compare(*ends)
        edges = edges_of(self.comparer, self.model, compared, *ends, self.same_bits, every=True)
        if not len(edges.left):
            return Judgement(self.ids[left], self.ids[right], Verdict.DIFFERENT, MODEL, self.model.prior_bits)
        for said in self.decided:
            if (said.left, said.right) == (self.ids[left], self.ids[right]):
                return said
        return self._judgement(edges, 0, because(self.comparer, self.model, *ends)[0])

    def least_sure(self, most: int) -> list[Judgement]:
        """The judgements nearest to even odds that clusters leave open, the least sure first."""
        together = self.home[self.edges.left] == self.home[self.edges.right]
        doubtful = np.nonzero(np.abs(self.edges.bits) < -PLAUSIBLE_BITS)[0]
        doubtful = np.union1d(doubtful, np.nonzero(self.edges.same & ~together)[0])
        chosen = doubtful[np.argsort(np.abs(self.edges.bits[doubtful]), kind="stable")][:most]
        part = self.edges.part(chosen)
        reasons = because(self.comparer, self.model, part.left, part.right)
        said = {(j.left, j.right) for j in self.decided}
        found = [self._judgement(part, n, reason) for n, reason in enumerate(reasons)]
        return [j for j in found if (j.left, j.right) not in said]

    def _judgement(self, part: Edges, n: int, reason: tuple[str, ...]) -> Judgement:
        made = judgement_of(self.ids, part, n)
        if part.same[n]:
            if self.home[part.left[n]] == self.home[part.right[n]]:
                return replace(made, because=reason)
            return replace(made, verdict=Verdict.UNSURE, because=(_CUT, *reason))
        unsure = part.bits[n] > PLAUSIBLE_BITS
        return replace(made, verdict=Verdict.UNSURE if unsure else Verdict.DIFFERENT, because=reason)


def _silent(_: str) -> None:
    """Nobody watches."""


def resolve(
    records: Sequence[Record], judgements: Sequence[Judgement] = (), same_bits: float = SAME_BITS
) -> Resolution:
    """Find out which records are one subject.

    Args:
        records: companies or people, of one kind, each with its own id; their order does not matter.
        judgements: what persons have decided; each is final.
        same_bits: the least logarithm of the odds, in bits, for which two records are joined.

    Raises:
        ValueError: for two records with one id, or of different kinds.
    """
    kind = _one_kind(records)
    return resolve_table(gather(sheets(records, kind), kind), judgements, same_bits)


def resolve_table(
    table: Table,
    judgements: Sequence[Judgement] = (),
    same_bits: float = SAME_BITS,
    stage: Stage = _silent,
    judge: Judge = judge_packed,
    each: Each = one_by_one,
) -> Resolution:
    """Find out which records of a table are one subject.

    Args:
        stage: is told what is done next.
        judge: who compares names; `judge_packed`, or several processes that do as it does.
        each: who does the parts of what is done for all pairs; `one_by_one`, or several threads.
    """
    stage("counting")
    comparer = Comparer.of(table, judge=judge)
    stage("blocking")
    left, right, blocks = candidate_pairs(table, comparer.book, comparer.frequencies)
    stage("sifting")
    start = shipped(table.kind, table.columns, others=len(table) - 1)
    left, right = sift(comparer, start, left, right, each)
    stage("comparing")
    parts = compared_parts(comparer, left, right, each)
    stage("learning")
    comparer, model, edges = _learned(comparer, start, parts, same_bits, each)
    stage("clustering")
    edges, home = group(comparer, model, edges, judgements, same_bits)
    report = Report(
        len(table), blocks, blocks.pairs, int((edges.same & (home[edges.left] == home[edges.right])).sum()),
        int((~edges.same & (edges.bits > PLAUSIBLE_BITS)).sum()), model.prior_bits,
    )  # fmt: skip
    return Resolution(comparer, model, home, edges, report, same_bits, tuple(judgements))


def _one_kind(records: Sequence[Record]) -> str:
    kinds = {record.kind for record in records}
    if len(kinds) > 1 or not kinds <= set(KINDS):
        raise ValueError(f"records of one kind are matched, companies or people; these are {sorted(kinds)}")
    return next(iter(kinds), "company")


def _learned(
    comparer: Comparer, start: Model, parts: Sequence[Part], same_bits: float, each: Each
) -> tuple[Comparer, Model, Edges]:
    """The model that fits the table, and what it says of the pairs.

    Once it is known roughly which records are copies, values are counted by subject instead of by record, and learned
    from again.
    """
    size = len(comparer.table)
    by_lot = comparer.compare(*_drawn(size))
    step = max(1, sum(len(part.left) for part in parts) // _SAMPLE)
    model = learn(start, every(parts, step), 1 / step, size, by_lot)
    comparer = replace(
        comparer, frequencies=comparer.frequencies.of_subjects(_shares(size, model, parts, each))
    )
    parts = list(each(partial(_again, comparer), parts))
    model = learn(start, every(parts, step), 1 / step, size, by_lot)
    found = each(
        lambda part: edges_of(comparer, model, part.compared, part.left, part.right, same_bits), parts
    )
    return comparer, model, joined(found)


def _again(comparer: Comparer, part: Part) -> Part:
    return part._replace(compared=comparer.compare(part.left, part.right))


def _drawn(records: int) -> tuple[Ints, Ints]:
    """Pairs of different records drawn by lot, the same each time."""
    if records < 2:
        return np.zeros(0, np.int32), np.zeros(0, np.int32)
    lots = np.arange(min(_BY_LOT, records * 20))
    left, right = ((mixed(lots, n) % np.uint64(records)).astype(np.int32) for n in (1, 2))
    return left[left != right], right[left != right]


def _shares(records: int, model: Model, parts: Sequence[Part], each: Each) -> NDArray[np.float64]:
    """What share of its subject each record is, as far as is known: one of as many as are likely its copies."""
    copies = np.zeros(records)
    for part, likely in zip(parts, each(partial(_likely, model), parts), strict=True):
        copies += np.bincount(part.left, likely, records) + np.bincount(part.right, likely, records)
    return np.asarray(1 / (1 + copies))


def _likely(model: Model, part: Part) -> NDArray[np.float64]:
    """How likely pairs are one subject."""
    if not part.compared.levels:
        return np.zeros(len(part.left))
    bits = model.odds(part.compared).bits.astype(np.float64)
    return np.asarray(1 / (1 + np.exp2(-np.clip(bits, -60, 60))))

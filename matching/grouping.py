"""From judged pairs to clusters, piece by piece: what is connected at all is cut where the evidence says so.

In most pieces every pair is one subject, and there is nothing to decide. The others are completed, each pair in them
that was never compared is compared now, and clustered as `cluster.py` says. A long chain of weak pairs therefore meets
its own contradictions before it glues anything together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import chain, combinations

import numpy as np
from numpy.typing import NDArray

from matching.cluster import MODEL, Judgement, Pull, Verdict, cluster, last_words, weights
from matching.compare import Compared, Comparer
from matching.components import components, members
from matching.levels import EXCLUSIVE, Force, number_of
from matching.model import Bits, Model
from matching.table import Ints

_CUT_SHORT = {"company": ("shortened", "contained", "acronym"), "person": ("initial", "partial")}
_NAMESAKES = {"company": ("same", "reordered", "generic"), "person": ("same",)}
PLAUSIBLE_BITS = -4.0
# What is demanded of a pair beyond the threshold where something tells it apart: a wrong join costs more than a miss.
_DEMANDED = np.array([0.0, 2.5, 4.0, np.inf], np.float32)
# In pieces up to this size every pair is compared; in larger ones the pairs that a third record connects.
_SMALL_PIECE = 60
_MOST_NEIGHBOURS = 12
_MOST_AT_ODDS = 300
_NO_PAIRS = np.zeros(0, np.int64)


@dataclass(frozen=True)
class Edges:
    """Judged pairs of records, left before right, in order; an entry of each array a pair.

    Attributes:
        bits: the logarithm of the odds of being one subject.
        force: how far something tells the two apart (levels.Force).
        shorter: 1 or 2 where the name of the left or right record is only a part of the other's, else 0.
        same: whether the pair alone is good enough to be one.
    """

    left: Ints
    right: Ints
    bits: Bits
    force: NDArray[np.uint8]
    shorter: NDArray[np.uint8]
    same: NDArray[np.bool_]

    def part(self, chosen: slice | NDArray[np.generic]) -> Edges:
        return Edges(*(getattr(self, f.name)[chosen] for f in fields(self)))

    def with_more(self, more: Edges) -> Edges:
        """These and others, in order of their records."""
        both = joined((self, more))
        return both.part(np.lexsort((both.right, both.left)))


_NO_EDGES = Edges(*(np.zeros(0, kind) for kind in (np.int32, np.int32, np.float32, np.uint8, np.uint8, bool)))


def joined(several: Iterable[Edges]) -> Edges:
    """Edges one after the other."""
    every = [_NO_EDGES, *several]
    return Edges(*(np.concatenate([getattr(edges, f.name) for edges in every]) for f in fields(Edges)))


def edges_of(
    comparer: Comparer,
    model: Model,
    compared: Compared,
    left: Ints,
    right: Ints,
    same_bits: float,
    every: bool = False,
) -> Edges:
    """The judged pairs worth keeping: plausible ones, and namesakes that something tells apart; or every one."""
    if not len(left) or not compared.levels:
        return _NO_EDGES
    bits = np.round(model.odds(compared).bits, 4)
    force = model.forces(compared)
    levels = compared.levels.get("name", np.zeros(len(left), np.uint8))
    kind = comparer.table.kind
    kept = bits > PLAUSIBLE_BITS
    kept |= (force >= Force.CONFLICT) & np.isin(
        levels, [number_of(kind, "name", n) for n in _NAMESAKES[kind]]
    )
    if every:
        kept[:] = True
    short = np.isin(levels, [number_of(kind, "name", name) for name in _CUT_SHORT[kind]])
    lengths = np.array([len(key) for key in comparer.book.whole] + [0])[comparer.book.codes[:, 0]]
    shorter = np.where(short, np.where(lengths[left] < lengths[right], 1, 2), 0).astype(np.uint8)
    same = bits >= same_bits + _DEMANDED[force]
    return Edges(left, right, bits.astype(np.float32), force, shorter, same).part(kept)


def group(
    comparer: Comparer, model: Model, edges: Edges, judgements: Sequence[Judgement], same_bits: float
) -> tuple[Edges, Ints]:
    """All judged pairs, and for each record the first record of its cluster."""
    size = len(comparer.table)
    said = _by_record(comparer.table.ids, judgements)
    linked = [pair for pair, judgement in said.items() if judgement.verdict is Verdict.SAME]
    strong = edges.part(edges.same)
    ends = [
        np.concatenate((own, np.array([pair[n] for pair in linked], np.int32)))
        for n, own in enumerate((strong.left, strong.right))
    ]
    piece = components(size, *ends)
    edges = edges.with_more(_completed(comparer, model, edges, piece, same_bits))
    home = piece.copy()
    for records, pulls in _undecided(piece, edges.part(piece[edges.left] == piece[edges.right]), said):
        for found in cluster(records, pulls, same_bits).clusters:
            home[list(found)] = found[0]
    return edges, home


def _by_record(ids: Sequence[str], judgements: Sequence[Judgement]) -> dict[tuple[int, int], Judgement]:
    """Persons' judgements by the records they are about; those on records that are not here are left."""
    if not judgements:
        return {}
    place = {id_: n for n, id_ in enumerate(ids)}
    told = [j for j in last_words(judgements) if j.left in place and j.right in place]
    return {(place[j.left], place[j.right]): j for j in told}


def _completed(comparer: Comparer, model: Model, edges: Edges, piece: Ints, same_bits: float) -> Edges:
    """The pairs within pieces that were not judged yet."""
    size = np.int64(len(comparer.table))
    known = edges.left.astype(np.int64) * size + edges.right
    missing = np.unique(np.concatenate([*_missing(comparer, edges, piece), _NO_PAIRS]))
    missing = missing[~np.isin(missing, known)]
    left, right = (missing // size).astype(np.int32), (missing % size).astype(np.int32)
    return edges_of(comparer, model, comparer.compare(left, right), left, right, same_bits, every=True)


def _missing(comparer: Comparer, edges: Edges, piece: Ints) -> Iterator[NDArray[np.int64]]:
    """Pairs of records in one piece, as one number each; known ones may be among them."""
    order, starts = members(piece)
    counts = np.diff(np.append(starts, len(order)))
    size = len(comparer.table)
    for count in np.unique(counts[(counts > 2) & (counts <= _SMALL_PIECE)]).tolist():
        records = order[starts[counts == count][:, None] + np.arange(count)]
        first, second = np.triu_indices(count, 1)
        yield (records[:, first] * size + records[:, second]).ravel()
    large = counts > _SMALL_PIECE
    if large.any():
        parts = [order[n : n + k].tolist() for n, k in zip(starts[large], counts[large], strict=True)]
        open_ = _open_triangles(edges, np.isin(piece, piece[order[starts[large]]]), size)
        apart = (code for records in parts for code in _at_odds(comparer, records, size))
        yield np.fromiter(chain(open_, apart), np.int64)


def _open_triangles(edges: Edges, chosen: NDArray[np.bool_], size: int) -> Iterator[int]:
    """Pairs of chosen records that one third record is plausibly one with."""
    near: dict[int, list[tuple[float, int]]] = {}
    found = edges.part(chosen[edges.left] & chosen[edges.right] & (edges.bits > PLAUSIBLE_BITS))
    for left, right, bits in zip(found.left.tolist(), found.right.tolist(), found.bits.tolist(), strict=True):
        near.setdefault(left, []).append((-bits, right))
        near.setdefault(right, []).append((-bits, left))
    for others in near.values():
        closest = sorted(record for _, record in sorted(others)[:_MOST_NEIGHBOURS])
        yield from (a * size + b for a, b in combinations(closest, 2))


def _at_odds(comparer: Comparer, records: list[int], size: int) -> Iterator[int]:
    """Pairs of a large piece that have different identifiers of which a company has one."""
    for trait in EXCLUSIVE:
        column = comparer.table.columns.get(trait)
        if column is not None:
            told = [record for record in records if column.first[record] >= 0][:_MOST_AT_ODDS]
            yield from (a * size + b for a, b in combinations(told, 2) if column.first[a] != column.first[b])


def _undecided(
    piece: Ints, within: Edges, said: dict[tuple[int, int], Judgement]
) -> Iterator[tuple[list[int], list[Pull[int]]]]:
    """Pieces in which not every pair is the same, or of which a person has spoken: their records and their pairs."""
    order, starts = members(piece)
    counts = np.diff(np.append(starts, len(order)))
    number = np.empty(len(piece), np.int64)
    number[order] = np.repeat(np.arange(len(starts)), counts)
    of_edge = number[within.left]
    same = np.bincount(of_edge, within.same & (within.force < Force.CONFLICT), len(starts))
    open_ = (counts > 1) & (same != counts * (counts - 1) // 2)
    open_[[number[end] for pair in said for end in pair]] = True
    spoken = _by_piece(number, said)
    by_piece = np.argsort(of_edge, kind="stable")
    judged = within.part(by_piece[open_[of_edge[by_piece]]])
    columns = judged.left, judged.right, weights(judged.bits, judged.force, judged.same), judged.shorter
    ends = np.searchsorted(number[judged.left], np.flatnonzero(open_), side="right")
    begin = 0
    for n, end in zip(np.flatnonzero(open_).tolist(), ends.tolist(), strict=True):
        pulls = [
            Pull(*each) for each in zip(*(column[begin:end].tolist() for column in columns), strict=True)
        ]
        records = order[starts[n] : starts[n] + counts[n]].tolist()
        yield records, _with_last_words(pulls, spoken[n]) if n in spoken else pulls
        begin = end


def _by_piece(
    number: NDArray[np.int64], said: dict[tuple[int, int], Judgement]
) -> dict[int, dict[tuple[int, int], Judgement]]:
    """Persons' judgements on two records of one piece, by the number of the piece."""
    found: dict[int, dict[tuple[int, int], Judgement]] = defaultdict(dict)
    for (left, right), judgement in said.items():
        if number[left] == number[right]:
            found[int(number[left])][left, right] = judgement
    return found


def _with_last_words(pulls: list[Pull[int]], said: dict[tuple[int, int], Judgement]) -> list[Pull[int]]:
    """The pulls of a piece, where a person has spoken as that person says."""
    return [pull for pull in pulls if pull[:2] not in said] + [
        Pull(*pair, j.weight) for pair, j in said.items()
    ]


def judgement_of(ids: Sequence[str], edges: Edges, n: int) -> Judgement:
    """The model's word on one pair by itself, without its reasons."""
    left, right = ids[int(edges.left[n])], ids[int(edges.right[n])]
    verdict = Verdict.SAME if edges.same[n] else Verdict.DIFFERENT
    shorter = {1: left, 2: right}.get(int(edges.shorter[n]), "")
    return Judgement(
        left, right, verdict, MODEL, float(edges.bits[n]), (), Force(int(edges.force[n])), shorter
    )

"""From judged pairs to clusters, piece by piece: what is connected at all is cut where the evidence says so.

In most pieces every pair is one subject, and there is nothing to decide. The others are completed, each pair in them
that was never compared is compared now, and clustered as `cluster.py` says. A long chain of weak pairs therefore meets
its own contradictions before it glues anything together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from matching.cluster import MODEL, Judgement, Verdict, cluster
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
        both = [np.concatenate([getattr(self, f.name), getattr(more, f.name)]) for f in fields(self)]
        order = np.lexsort((both[1], both[0]))
        return Edges(*(column[order] for column in both))


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
        none = np.zeros(0, np.int32)
        flags = none.astype(np.uint8)
        return Edges(none, none, none.astype(np.float32), flags, flags, none.astype(bool))
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
    within = edges.part(piece[edges.left] == piece[edges.right])
    home = piece.copy()
    for records, judged in _undecided(piece, within, {piece[end] for pair in said for end in pair}):
        _settle(comparer.table.ids, records, judged, said, same_bits, home)
    return edges, home


def _by_record(ids: Sequence[str], judgements: Sequence[Judgement]) -> dict[tuple[int, int], Judgement]:
    """Persons' judgements by the records they are about; those on records that are not here are left."""
    if not judgements:
        return {}
    place = {id_: n for n, id_ in enumerate(ids)}
    return {(place[j.left], place[j.right]): j for j in judgements if j.left in place and j.right in place}


def _completed(comparer: Comparer, model: Model, edges: Edges, piece: Ints, same_bits: float) -> Edges:
    """The pairs within pieces that were not judged yet."""
    size = np.int64(len(comparer.table))
    known = edges.left.astype(np.int64) * size + edges.right
    missing = np.unique(np.fromiter(_missing(comparer, edges, piece, int(size)), np.int64))
    missing = missing[~np.isin(missing, known)]
    left, right = (missing // size).astype(np.int32), (missing % size).astype(np.int32)
    return edges_of(comparer, model, comparer.compare(left, right), left, right, same_bits, every=True)


def _missing(comparer: Comparer, edges: Edges, piece: Ints, size: int) -> Iterator[int]:
    """Pairs of records in one piece, as one number each; known ones may be among them."""
    order, starts = members(piece)
    counts = np.diff(np.append(starts, len(order)))
    large: list[list[int]] = []
    for start, count in zip(starts[counts > 2].tolist(), counts[counts > 2].tolist(), strict=True):
        records = sorted(order[start : start + count].tolist())
        if count <= _SMALL_PIECE:
            yield from (a * size + b for a, b in combinations(records, 2))
        else:
            large.append(records)
    if large:
        yield from _open_triangles(edges, {record for records in large for record in records}, size)
        for records in large:
            yield from _at_odds(comparer, records, size)


def _open_triangles(edges: Edges, records: set[int], size: int) -> Iterator[int]:
    """Pairs of records that one third record is plausibly one with."""
    near: dict[int, list[tuple[float, int]]] = {}
    for left, right, bits in zip(edges.left.tolist(), edges.right.tolist(), edges.bits.tolist(), strict=True):
        if left in records and right in records and bits > PLAUSIBLE_BITS:
            near.setdefault(left, []).append((-bits, right))
            near.setdefault(right, []).append((-bits, left))
    for found in near.values():
        closest = sorted(record for _, record in sorted(found)[:_MOST_NEIGHBOURS])
        yield from (a * size + b for a, b in combinations(closest, 2))


def _at_odds(comparer: Comparer, records: list[int], size: int) -> Iterator[int]:
    """Pairs of a large piece that have different identifiers of which a company has one."""
    for trait in EXCLUSIVE:
        column = comparer.table.columns.get(trait)
        if column is not None:
            told = [record for record in records if column.first[record] >= 0][:_MOST_AT_ODDS]
            yield from (a * size + b for a, b in combinations(told, 2) if column.first[a] != column.first[b])


def _undecided(piece: Ints, within: Edges, judged: set[int]) -> Iterator[tuple[Ints, Edges]]:
    """Pieces in which not every pair is the same, each with its records and its pairs."""
    sizes = np.bincount(piece, minlength=len(piece))
    of_edge = piece[within.left]
    same = np.bincount(of_edge, within.same & (within.force < Force.CONFLICT), len(piece))
    clear = same == sizes * (sizes - 1) // 2
    clear[list(judged)] = False
    order, starts = members(piece)
    counts = np.diff(np.append(starts, len(order)))
    by_piece = np.argsort(of_edge, kind="stable")
    sorted_pieces = of_edge[by_piece]
    for start, count in zip(starts.tolist(), counts.tolist(), strict=True):
        number = piece[order[start]]
        if count > 1 and not clear[number]:
            first, last = (
                np.searchsorted(sorted_pieces, number),
                np.searchsorted(sorted_pieces, number, side="right"),
            )
            yield order[start : start + count].astype(np.int32), within.part(by_piece[first:last])


def _settle(
    ids: Sequence[str],
    records: Ints,
    edges: Edges,
    said: dict[tuple[int, int], Judgement],
    same_bits: float,
    home: Ints,
) -> None:
    """Cluster one piece, and write down for its records where they belong."""
    place = {ids[record]: int(record) for record in records.tolist()}
    judged = [judgement_of(ids, edges, n) for n in range(len(edges.left))]
    judged = [j for j in judged if (place[j.left], place[j.right]) not in said]
    judged += [j for pair, j in said.items() if ids[pair[0]] in place and ids[pair[1]] in place]
    for found in cluster(place, judged, same_bits).clusters:
        first = min(place[id_] for id_ in found)
        for id_ in found:
            home[place[id_]] = first


def judgement_of(ids: Sequence[str], edges: Edges, n: int) -> Judgement:
    """The model's word on one pair by itself, without its reasons."""
    left, right = ids[int(edges.left[n])], ids[int(edges.right[n])]
    verdict = Verdict.SAME if edges.same[n] else Verdict.DIFFERENT
    shorter = {1: left, 2: right}.get(int(edges.shorter[n]), "")
    return Judgement(
        left, right, verdict, MODEL, float(edges.bits[n]), (), Force(int(edges.force[n])), shorter
    )

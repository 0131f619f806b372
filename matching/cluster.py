"""From judgements on pairs to clusters: who is one subject with whom.

Joining whatever is connected lets one weak pair glue two subjects together. Instead, clusters are joined strongest
pair first while what speaks for the join outweighs what speaks against it, over all judged pairs between the two:
greedy additive edge contraction (Keuper et al. 2015, "Efficient decomposition of image and mesh graphs by lifted
multicuts"), a heuristic for correlation clustering (Bansal, Blum and Chawla 2004). A person's judgement outweighs
everything else. A subject that two others claim with equal right joins neither: it stays alone, and unsure.

The result depends on the judgements alone, never on their order.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from matching.levels import Force
from matching.model import Bits, probability

# What stands for a record: its id, or its number. Either is in the order of the ids.
N = TypeVar("N", int, str)

MODEL = "model"
_PERSON_DIFFERENT = -1e9
_PERSON_SAME = 1e6
_BARRED = -1e4
_CONFLICTING = -25.0
# The least and the most that a pair weighs which nothing tells apart, which something makes doubtful, and so on.
_BOUNDS = {
    Force.NONE: (-0.3, 40.0),
    Force.DOUBT: (-3.0, 40.0),
    Force.CONFLICT: (_CONFLICTING, _CONFLICTING),
    Force.BAR: (_BARRED, _BARRED),
}
_MARGIN = 1.0
# From this weight down two claimants are taken to be two, where what they claim is weak.
_UNLIKELY = -1.0
# Up to this weight a claim yields to an equal one not only where the two conflict, but where they are doubtful.
_WEAK = 5.0


class Verdict(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Somebody's word on whether two records are one subject. `left` and `right` stand in order of their ids.

    Attributes:
        by: "model", or who decided; whatever is not the model's is a person's and final.
        score: the model's logarithm of the odds, in bits; 0 for a person.
        because: the reasons as sentences, weightiest first.
        force: how far something tells the two apart, rather than too little speaking for them.
        shorter: the record whose name is only a part or an abbreviation of the other's; several may share it.
    """

    left: str
    right: str
    verdict: Verdict
    by: str = MODEL
    score: float = 0.0
    because: tuple[str, ...] = ()
    force: Force = Force.NONE
    shorter: str = ""

    def __post_init__(self) -> None:
        if self.left > self.right:
            left, right = self.right, self.left
            object.__setattr__(self, "left", left)
            object.__setattr__(self, "right", right)

    @property
    def probability(self) -> float:
        """The probability that the two are one subject, as the model sees it; a person is certain or abstains."""
        if self.by != MODEL:
            return {Verdict.SAME: 1.0, Verdict.DIFFERENT: 0.0}.get(self.verdict, 0.5)
        return probability(self.score)

    @property
    def weight(self) -> float:
        """How strongly it pulls its two records together, or apart."""
        if self.by != MODEL:
            return {Verdict.SAME: _PERSON_SAME, Verdict.DIFFERENT: _PERSON_DIFFERENT}.get(self.verdict, 0.0)
        settled = self.force is Force.CONFLICT and self.verdict is Verdict.SAME
        lowest, most = _BOUNDS[Force.NONE if settled else self.force]
        return round(max(lowest, min(most, self.score)), 6)


def weights(bits: Bits, force: NDArray[np.uint8], same: NDArray[np.bool_]) -> NDArray[np.float64]:
    """What the model's judgements on many pairs weigh; of each what `Judgement.weight` says."""
    lowest, most = np.array([_BOUNDS[each] for each in Force]).T
    held = np.where(same & (force == Force.CONFLICT), Force.NONE, force)
    return np.asarray(np.round(np.clip(bits.astype(np.float64), lowest[held], most[held]), 6))


class Pull(NamedTuple, Generic[N]):
    """How strongly two records are pulled together, or apart. `left` stands before `right`.

    Attributes:
        weight: `Judgement.weight`.
        shorter: 1 or 2 where the model takes the name of the left or right record for a part of the other's, else 0.
    """

    left: N
    right: N
    weight: float
    shorter: int = 0


@dataclass(frozen=True)
class Clusters(Generic[N]):
    """The clusters, each sorted, singles included; and the pairs that were good enough and yet not joined."""

    clusters: tuple[tuple[N, ...], ...]
    ambiguous: frozenset[tuple[N, N]] = frozenset()


@dataclass
class _Graph(Generic[N]):
    """Clusters as nodes, named by their first member; edges carry the sum of what was judged between them."""

    members: dict[N, list[N]]
    weights: dict[N, dict[N, float]] = field(default_factory=dict)
    heap: list[tuple[float, N, N]] = field(default_factory=list)
    ambiguous: set[tuple[N, N]] = field(default_factory=set)


def cluster(records: Iterable[N], pulls: Sequence[Pull[N]], threshold: float = 0.0) -> Clusters[N]:
    """Clusters of all records.

    Short names are settled last: "Tata" joins a cluster of which it may be short, unless it may be of several.

    Args:
        pulls: one a pair; those on other records are passed over.
        threshold: the least weight in bits for which two are joined.
    """
    every = sorted(records)
    shared: set[tuple[N, N]] = set()
    full = [pull for pull in pulls if not pull.shorter]
    if len(full) < len(pulls):
        groups = _contracted(every, full, threshold).members.values()
        home = {record: number for number, group in enumerate(groups) for record in group}
        shared = _shared_short(pulls, home, threshold)
    kept = [pull for pull in pulls if pull[:2] not in shared] if shared else pulls
    graph = _contracted(every, kept, threshold)
    found = sorted(tuple(sorted(group)) for group in graph.members.values())
    return Clusters(tuple(found), frozenset(graph.ambiguous | shared))


def _shared_short(pulls: Sequence[Pull[N]], home: Mapping[N, int], threshold: float) -> set[tuple[N, N]]:
    """Pairs of a short name with names of different clusters, none of which has the better claim."""
    claims: dict[int, list[Pull[N]]] = defaultdict(list)
    for pull in pulls:
        if pull.shorter and pull.weight > threshold:
            claims[home[pull.left if pull.shorter == 1 else pull.right]].append(pull)
    shared: set[tuple[N, N]] = set()
    for short, made in claims.items():
        best: dict[int, float] = {}
        for pull in made:
            other = home[pull.right if home[pull.left] == short else pull.left]
            best[other] = max(pull.weight, best.get(other, 0.0))
        best.pop(short, None)
        strongest = sorted(best.values(), reverse=True)
        if len(strongest) > 1 and strongest[1] > strongest[0] - _MARGIN:
            shared.update((pull.left, pull.right) for pull in made)
    return shared


def _contracted(records: Sequence[N], pulls: Sequence[Pull[N]], threshold: float) -> _Graph[N]:
    """The graph of these pulls, contracted until nothing more is worth joining."""
    graph: _Graph[N] = _Graph({record: [record] for record in records}, {record: {} for record in records})
    between = graph.weights
    for left, right, weight, _ in pulls:
        if left in between and right in between:
            between[left][right] = between[right][left] = weight
            if weight > threshold:
                graph.heap.append((-weight, left, right))
    heapq.heapify(graph.heap)
    while graph.heap:
        negative, left, right = heapq.heappop(graph.heap)
        if left not in between or between[left].get(right) != -negative:
            continue
        if rivals := _rivals(graph, left, right, -negative):
            rivals.append((left, right))
            _set_aside(graph, rivals)
        else:
            _contract(graph, left, right, threshold)
    return graph


def last_words(judgements: Iterable[Judgement]) -> list[Judgement]:
    """One judgement a pair: a person's before the model's, "different" before "same", in order of the pairs."""
    order = {Verdict.DIFFERENT: 0, Verdict.SAME: 1, Verdict.UNSURE: 2}
    kept: dict[tuple[str, str], Judgement] = {}
    for judgement in sorted(
        judgements, key=lambda j: (j.left, j.right, j.by == MODEL, order[j.verdict], -j.score, j.by)
    ):
        kept.setdefault((judgement.left, judgement.right), judgement)
    return list(kept.values())


def _rivals(graph: _Graph[N], left: N, right: N, weight: float) -> list[tuple[N, N]]:
    """Edges that claim one of the two as strongly, from a cluster that is not one with the other."""
    if weight >= _PERSON_SAME / 2:
        return []
    return [
        (shared, rival)
        for shared, other in ((left, right), (right, left))
        for rival, claim in graph.weights[shared].items()
        if rival != other
        and weight - _MARGIN <= claim < _PERSON_SAME / 2
        and graph.weights[other].get(rival, 0.0) <= (_UNLIKELY if weight < _WEAK else _CONFLICTING)
    ]


def _set_aside(graph: _Graph[N], edges: list[tuple[N, N]]) -> None:
    for left, right in edges:
        graph.ambiguous.add((min(left, right), max(left, right)))
        graph.weights[left].pop(right, None)
        graph.weights[right].pop(left, None)


def _contract(graph: _Graph[N], left: N, right: N, threshold: float) -> None:
    """Make two clusters one, which keeps the smaller name."""
    kept, gone = min(left, right), max(left, right)
    graph.members[kept] += graph.members.pop(gone)
    ours, theirs = graph.weights[kept], graph.weights.pop(gone)
    ours.pop(gone, None)
    for other, weight in theirs.items():
        graph.weights[other].pop(gone, None)
        if other == kept:
            continue
        total = round(ours.get(other, 0.0) + weight, 6)
        ours[other] = graph.weights[other][kept] = total
        if total > threshold:
            heapq.heappush(graph.heap, (-total, kept, other) if kept < other else (-total, other, kept))

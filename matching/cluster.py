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

from matching.levels import Force
from matching.model import probability

MODEL = "model"
_PERSON_DIFFERENT = -1e9
_PERSON_SAME = 1e6
_BARRED = -1e4
_MOST = 40.0
# The least that a pair weighs which nothing tells apart, which something makes doubtful, which conflicts.
_QUIET = -0.3
_DOUBTFUL = -3.0
_CONFLICTING = -25.0
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
        if self.force is Force.BAR:
            return _BARRED
        if self.force is Force.CONFLICT and self.verdict is not Verdict.SAME:
            return _CONFLICTING
        lowest = _DOUBTFUL if self.force is Force.DOUBT else _QUIET
        return round(max(lowest, min(_MOST, self.score)), 6)


@dataclass(frozen=True)
class Clusters:
    """The clusters, each sorted, singles included; and the pairs that were good enough and yet not joined."""

    clusters: tuple[tuple[str, ...], ...]
    ambiguous: frozenset[tuple[str, str]] = frozenset()


@dataclass
class _Graph:
    """Clusters as nodes, named by their first member; edges carry the sum of what was judged between them."""

    members: dict[str, list[str]]
    weights: dict[str, dict[str, float]] = field(default_factory=dict)
    heap: list[tuple[float, str, str]] = field(default_factory=list)
    ambiguous: set[tuple[str, str]] = field(default_factory=set)


def cluster(ids: Iterable[str], judgements: Sequence[Judgement], threshold: float = 0.0) -> Clusters:
    """Clusters of all ids. `threshold` is the least weight in bits for which two are joined.

    Short names are settled last: "Tata" joins a cluster of which it may be short, unless it may be of several.
    """
    names = sorted(ids)
    last_words = _last_words(judgements)
    shared: set[tuple[str, str]] = set()
    if any(judgement.shorter for judgement in last_words):
        full = _contracted(names, [j for j in last_words if not j.shorter], threshold)
        home = {id_: number for number, group in enumerate(full.members.values()) for id_ in group}
        shared = _shared_short(last_words, home, threshold)
    graph = _contracted(names, [j for j in last_words if (j.left, j.right) not in shared], threshold)
    found = sorted(tuple(sorted(group)) for group in graph.members.values())
    return Clusters(tuple(found), frozenset(graph.ambiguous | shared))


def _shared_short(
    judgements: Sequence[Judgement], home: Mapping[str, int], threshold: float
) -> set[tuple[str, str]]:
    """Pairs of a short name with names of different clusters, none of which has the better claim."""
    claims: dict[int, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        if judgement.shorter and judgement.by == MODEL and judgement.weight > threshold:
            claims[home[judgement.shorter]].append(judgement)
    shared: set[tuple[str, str]] = set()
    for short, made in claims.items():
        best: dict[int, float] = {}
        for judgement in made:
            other = home[judgement.right if home[judgement.left] == short else judgement.left]
            best[other] = max(judgement.weight, best.get(other, 0.0))
        best.pop(short, None)
        strongest = sorted(best.values(), reverse=True)
        if len(strongest) > 1 and strongest[1] > strongest[0] - _MARGIN:
            shared.update((judgement.left, judgement.right) for judgement in made)
    return shared


def _contracted(ids: Sequence[str], judgements: Sequence[Judgement], threshold: float) -> _Graph:
    """The graph of these judgements, contracted until nothing more is worth joining."""
    graph = _Graph({id_: [id_] for id_ in ids})
    for judgement in judgements:
        if judgement.left in graph.members and judgement.right in graph.members:
            weight = judgement.weight
            graph.weights.setdefault(judgement.left, {})[judgement.right] = weight
            graph.weights.setdefault(judgement.right, {})[judgement.left] = weight
    graph.heap = [
        (-weight, left, right)
        for left, others in graph.weights.items()
        for right, weight in others.items()
        if left < right and weight > threshold
    ]
    heapq.heapify(graph.heap)
    while graph.heap:
        negative, left, right = heapq.heappop(graph.heap)
        if graph.weights.get(left, {}).get(right) != -negative:
            continue
        if rivals := _rivals(graph, left, right, -negative):
            _set_aside(graph, [(left, right), *rivals])
        else:
            _contract(graph, left, right, threshold)
    return graph


def _last_words(judgements: Sequence[Judgement]) -> list[Judgement]:
    """One judgement a pair: a person's before the model's, "different" before "same", in order of the pairs."""
    order = {Verdict.DIFFERENT: 0, Verdict.SAME: 1, Verdict.UNSURE: 2}
    kept: dict[tuple[str, str], Judgement] = {}
    if len({(j.left, j.right) for j in judgements}) == len(judgements):
        return sorted(judgements, key=lambda j: (j.left, j.right))
    for judgement in sorted(
        judgements, key=lambda j: (j.left, j.right, j.by == MODEL, order[j.verdict], -j.score, j.by)
    ):
        kept.setdefault((judgement.left, judgement.right), judgement)
    return list(kept.values())


def _rivals(graph: _Graph, left: str, right: str, weight: float) -> list[tuple[str, str]]:
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


def _set_aside(graph: _Graph, edges: list[tuple[str, str]]) -> None:
    for left, right in edges:
        graph.ambiguous.add((min(left, right), max(left, right)))
        graph.weights[left].pop(right, None)
        graph.weights[right].pop(left, None)


def _contract(graph: _Graph, left: str, right: str, threshold: float) -> None:
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
            heapq.heappush(graph.heap, (-total, min(kept, other), max(kept, other)))

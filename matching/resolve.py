"""Entity resolution: which records are about one subject.

`resolve` finds the clusters of any list; `place` decides which of the subjects that sources returned for one account
are that account. Both rest on the same comparison and model; both explain every judgement. Nothing is merged here:
judgements are rows, and clusters follow from them, so that undoing a judgement restores exactly what was.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TypeAlias

from matching.blocking import BlockReport, candidate_pairs
from matching.cluster import MODEL, Clusters, Judgement, Verdict, cluster
from matching.compare import compare
from matching.evidence import Evidence
from matching.model import Model, Score, most_prior_bits, prior_bits
from matching.rarity import Rarity
from matching.records import KINDS, Record, unique
from matching.traits import Traits, traits_of
from matching.weights import EXCLUSIVE, Force

SAME_BITS = 0.0
PLAUSIBLE_BITS = -4.0
_MOST_NEIGHBOURS = 12
_MOST_CONNECTED = 300
_CUT = "another record claims one of them with equal right, or contradicts"
_CUT_SHORT = frozenset(("shortened", "contained", "acronym", "initial", "partial"))


@dataclass(frozen=True)
class Report:
    """What a resolution did, for those who wonder what it cost and what it left out."""

    records: int
    blocks: BlockReport
    compared: int
    same: int
    unsure: int
    prior_bits: float


@dataclass(frozen=True)
class Resolution:
    """Clusters of record ids, singles included; the judgements they follow from; and the report."""

    clusters: tuple[tuple[str, ...], ...]
    judgements: tuple[Judgement, ...]
    report: Report


_Indexes: TypeAlias = tuple[int, int]


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
    subjects = sorted((traits_of(record) for record in records), key=lambda subject: subject.id)
    rarity = Rarity(subjects)
    model = Model(kind, rarity)
    candidates, blocks = candidate_pairs(subjects, rarity)
    scores = _promising(subjects, candidates, model)
    prior = prior_bits(len(subjects), scores.values())
    telling = _telling(scores, prior) | set(_at_odds(subjects, scores, prior))
    decided = {(j.left, j.right) for j in judgements}
    made = (
        _judge(subjects, pair, model, prior, same_bits)
        for pair in sorted(telling)
        if (subjects[pair[0]].id, subjects[pair[1]].id) not in decided
    )
    everything = [*made, *judgements]
    found = cluster((subject.id for subject in subjects), everything, same_bits)
    settled = tuple(_settle(everything, found))
    counts = Counter(judgement.verdict for judgement in settled)
    same, unsure = counts[Verdict.SAME], counts[Verdict.UNSURE]
    return Resolution(
        found.clusters, settled, Report(len(subjects), blocks, len(candidates), same, unsure, prior)
    )


def _one_kind(records: Sequence[Record]) -> str:
    unique([record.id for record in records])
    kinds = {record.kind for record in records}
    if len(kinds) > 1 or not kinds <= set(KINDS):
        raise ValueError(f"records of one kind are matched, companies or people; these are {sorted(kinds)}")
    return next(iter(kinds), "company")


def _promising(
    subjects: Sequence[Traits], candidates: Iterable[_Indexes], model: Model
) -> dict[_Indexes, Score]:
    """Scores of the candidates that may turn out plausible, and of namesakes; the rest is forgotten at once."""
    least = PLAUSIBLE_BITS - most_prior_bits(len(subjects))
    found: dict[_Indexes, Score] = {}
    for pair in candidates:
        evidence = compare(subjects[pair[0]], subjects[pair[1]])
        score = model.score(evidence)
        if score.bits > least or (score.force >= Force.CONFLICT and _one_name(evidence)):
            found[pair] = score
    return found


def _one_name(evidence: Sequence[Evidence]) -> bool:
    return any(e.field == "name" and e.level in ("same", "reordered", "generic") for e in evidence)


def _telling(scores: Mapping[_Indexes, Score], prior: float) -> set[_Indexes]:
    """The pairs worth a judgement: the plausible ones, namesakes to be told apart, and what is between them.

    The last finds the contradictions that blocking did not: two namesakes that a third record links.
    """
    plausible = {pair: score for pair, score in scores.items() if score.bits + prior > PLAUSIBLE_BITS}
    namesakes = {pair for pair, score in scores.items() if score.force >= Force.CONFLICT}
    return plausible.keys() | namesakes | set(_open_triangles(plausible))


def _at_odds(
    subjects: Sequence[Traits], scores: Mapping[_Indexes, Score], prior: float
) -> Iterator[_Indexes]:
    """Pairs with different exclusive identifiers that a chain of plausible pairs connects, however long it is."""
    home = list(range(len(subjects)))

    def root(index: int) -> int:
        while home[index] != index:
            home[index] = home[home[index]]
            index = home[index]
        return index

    for (left, right), score in scores.items():
        if score.bits + prior > PLAUSIBLE_BITS:
            home[root(left)] = root(right)
    for trait in EXCLUSIVE:
        connected: dict[int, list[int]] = defaultdict(list)
        for index, subject in enumerate(subjects):
            if trait in subject.keys:
                connected[root(index)].append(index)
        for group in connected.values():
            if len(group) <= _MOST_CONNECTED:
                yield from (pair for pair in combinations(group, 2) if _differ(subjects, pair, trait))


def _differ(subjects: Sequence[Traits], pair: _Indexes, trait: str) -> bool:
    return set(subjects[pair[0]].keys[trait]).isdisjoint(subjects[pair[1]].keys[trait])


def _open_triangles(plausible: Mapping[_Indexes, Score]) -> Iterator[_Indexes]:
    """Pairs of records that one third record is plausibly one with."""
    neighbours: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (left, right), score in plausible.items():
        neighbours[left].append((-score.bits, right))
        neighbours[right].append((-score.bits, left))
    for near in neighbours.values():
        closest = sorted(index for _, index in sorted(near)[:_MOST_NEIGHBOURS])
        yield from combinations(closest, 2)


def _judge(
    subjects: Sequence[Traits], pair: _Indexes, model: Model, prior: float, same_bits: float
) -> Judgement:
    evidence = compare(subjects[pair[0]], subjects[pair[1]])
    score = model.score(evidence)
    bits = round(score.bits + prior, 6)
    if bits >= same_bits and not score.outvoted:
        verdict = Verdict.SAME
    else:
        verdict = Verdict.UNSURE if bits > PLAUSIBLE_BITS else Verdict.DIFFERENT
    left, right = subjects[pair[0]].id, subjects[pair[1]].id
    because = model.explain(evidence, prior)
    shorter = {"left": left, "right": right}.get(_shorter(evidence), "")
    return Judgement(left, right, verdict, MODEL, bits, because, score.force, shorter)


def _shorter(evidence: Sequence[Evidence]) -> str:
    """Which of two names is a part or an abbreviation of the other; empty where neither is."""
    for piece in evidence:
        if piece.field == "name" and piece.level in _CUT_SHORT:
            return "left" if len(piece.left) < len(piece.right) else "right"
    return ""


def _settle(judgements: Sequence[Judgement], found: Clusters) -> Iterator[Judgement]:
    """The judgements as the clusters bear them out: what was cut is unsure, and says so."""
    home = {id_: number for number, group in enumerate(found.clusters) for id_ in group}
    for judgement in sorted(judgements, key=lambda j: (j.left, j.right, j.by)):
        left, right = home.get(judgement.left), home.get(judgement.right)
        if judgement.verdict is Verdict.SAME and judgement.by == MODEL and left != right:
            yield replace(judgement, verdict=Verdict.UNSURE, because=(_CUT, *judgement.because))
        else:
            yield judgement

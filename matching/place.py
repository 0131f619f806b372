"""Which of the subjects that sources returned for one account are that account.

A source asked for "Nova" may return five companies of that name. This is not the question `resolve` answers: the
candidates were chosen for being like the target, so that likeness alone says little, and the target is one, so that
two subjects of one source can hardly both be it. Hence three rules beside the comparison. A name alone convinces only
when it is distinctive and exact. Of several candidates of one source that fit equally well none is sure. And whatever
tells a candidate apart (another domain, country or register number) is not outvoted by its name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from matching.cluster import MODEL, Judgement, Verdict
from matching.compare import compare
from matching.evidence import Evidence
from matching.model import Model, Score
from matching.rarity import Rarity
from matching.records import Record
from matching.traits import Traits, traits_of
from matching.weights import Force

# The odds that a candidate found by its name is the target, before anything is compared: one of a few dozen.
PRIOR_BITS = -6.0
SAME_BITS = 3.3
DIFFERENT_BITS = -3.3
# A name of several words, or one that about one company in 16,000 has, needs no second witness.
DISTINCTIVE_WORDS = 3
DISTINCTIVE_BITS = 14.0
_MARGIN = 2.0
_EXACT_NAMES = frozenset(("same", "reordered", "generic", "former"))
_WITNESS_BITS = 1.5
_STRONG = 8.0


@dataclass(frozen=True, slots=True)
class _Fit:
    """One candidate, compared."""

    record: Record
    traits: Traits
    evidence: list[Evidence]
    score: Score
    distinctive: bool

    @property
    def bits(self) -> float:
        return self.score.bits + PRIOR_BITS

    @property
    def fits(self) -> bool:
        return self.bits >= SAME_BITS and not self.score.outvoted


def place(
    target: Record, candidates: Sequence[Record], judgements: Sequence[Judgement] = ()
) -> list[Judgement]:
    """Judge every candidate, in their order; a person's judgement on the pair stands as it is.

    Args:
        target: the account, as the user's list and what was learned so far tell of it.
        candidates: subjects that sources returned for it, of the target's kind.

    Raises:
        ValueError: for a candidate of another kind.
    """
    if strange := [record.id for record in candidates if record.kind != target.kind]:
        raise ValueError(f"{target.id} is a {target.kind}; not so: {', '.join(strange)}")
    decided = {(j.left, j.right): j for j in judgements if j.by != MODEL}
    model = Model(target.kind, Rarity())
    ours = traits_of(target)
    fits = [_fit(ours, record, model) for record in candidates]
    doubts = _rivalries(fits, model)
    answered = {fit.record.source for fit in fits if fit.fits}
    judged = []
    for fit in fits:
        made = _judge(target, fit, doubts.get(fit.record.id, ""), model)
        if fit.score.outvoted and fit.record.source in answered:
            made = replace(made, verdict=Verdict.DIFFERENT)
        judged.append(decided.get((made.left, made.right), made))
    return judged


def _fit(target: Traits, record: Record, model: Model) -> _Fit:
    traits = traits_of(record)
    evidence = compare(target, traits)
    named = not (target.guessed_name or traits.guessed_name)
    distinctive = named and any(
        piece.field == "name"
        and piece.level in _EXACT_NAMES
        and (
            len(piece.agreed) >= DISTINCTIVE_WORDS
            or sum(model.rarity.of(*shared) for shared in piece.agreed) >= DISTINCTIVE_BITS
        )
        for piece in evidence
    )
    return _Fit(record, traits, evidence, model.score(evidence), distinctive)


def _rivalries(fits: Sequence[_Fit], model: Model) -> dict[str, str]:
    """Why candidates that fit are not sure, by their ids: others fit as well, and cannot all be the target.

    Subjects of one source are different subjects; those of two sources are where something tells them apart. And a
    name that two such subjects have proves nothing for a third, in whatever source.
    """
    fitting = [fit for fit in fits if fit.fits]
    found: dict[str, str] = {}
    contested = 0.0
    for fit in fitting:
        rivals = [
            other
            for other in fitting
            if other is not fit and other.bits >= fit.bits - _MARGIN and _are_two(fit, other, model)
        ]
        if rivals:
            others = "another" if len(rivals) == 1 else f"{len(rivals)} others"
            sources = ", ".join(sorted({rival.record.source for rival in rivals}))
            found[fit.record.id] = f"{others} of {sources} fit as well or better"
            contested = max(contested, fit.bits)
    for fit in fitting:
        if found and fit.score.identifying < _STRONG and fit.bits <= contested + _MARGIN:
            found.setdefault(fit.record.id, "several companies of this name fit as well")
    return found


def _are_two(left: _Fit, right: _Fit, model: Model) -> bool:
    between = compare(left.traits, right.traits)
    score = model.score(between)
    if left.record.source != right.record.source:
        return score.outvoted
    named_alike = any(piece.field == "name" and piece.level in _EXACT_NAMES for piece in between)
    # A site asked for by its old address and by its new one is one company met twice.
    met_twice = named_alike and score.identifying >= _STRONG and not score.outvoted
    return not met_twice and not _two_sites(left, right)


def _two_sites(left: _Fit, right: _Fit) -> bool:
    """Whether each has a domain of the target's own, and not the same one: a company that was renamed has two."""
    strong = left.score.identifying >= _STRONG and right.score.identifying >= _STRONG
    return strong and not set(left.traits.get("domain")) & set(right.traits.get("domain"))


def _vouched(fit: _Fit) -> bool:
    """Whether the target names this very site, and the names share a telling word.

    People call companies by what they do ("Brandtner Aufzüge"); their sites call them by their registered names.
    """
    found = {piece.field: piece for piece in fit.evidence}
    name, domain = found.get("name"), found.get("domain")
    return (
        bool(name and name.agreed and domain and domain.level == "same") and fit.score.force is not Force.BAR
    )


def _judge(target: Record, fit: _Fit, rivalry: str, model: Model) -> Judgement:
    because = model.explain(fit.evidence, PRIOR_BITS)
    made = Judgement(
        target.id, fit.record.id, Verdict.UNSURE, MODEL, round(fit.bits, 6), because, fit.score.force
    )
    if fit.score.force is Force.BAR or fit.bits <= DIFFERENT_BITS:
        return replace(made, verdict=Verdict.DIFFERENT)
    if fit.bits < SAME_BITS and _vouched(fit) and not rivalry:
        return replace(made, verdict=Verdict.SAME)
    if fit.bits < SAME_BITS:
        return replace(made, verdict=Verdict.DIFFERENT) if fit.score.outvoted else made
    if reason := rivalry or _doubt(fit):
        return replace(made, because=(reason, *because))
    return replace(made, verdict=Verdict.SAME)


def _doubt(fit: _Fit) -> str:
    """Why a candidate without rivals is not sure to be the target; empty where nothing stands against it."""
    if fit.score.outvoted:
        return "only its name meets what tells it apart"
    if fit.score.witness < _WITNESS_BITS and (not fit.distinctive or fit.score.force >= Force.DOUBT):
        return "nothing but a name that others may have speaks for it"
    return ""

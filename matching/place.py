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
from itertools import combinations

import numpy as np

from matching.cluster import MODEL, Judgement, Verdict
from matching.compare import Compared, Comparer
from matching.encode import sheets
from matching.explain import because
from matching.levels import Force
from matching.model import ANY, ONE, Model, shipped
from matching.records import Record
from matching.table import Ints, gather

# The odds that a candidate found by its name is the target, before anything is compared: one of a few dozen.
# Whether a name is one that namesakes have is asked below, of the candidates themselves, and not of the model.
_SHARES = (-6.0, -60.0, -60.0)
SAME_BITS = 3.3
DIFFERENT_BITS = -3.3
# A name of several words, or one that about one company in 16,000 has, needs no second witness.
DISTINCTIVE_WORDS = 3
DISTINCTIVE_BITS = 14.0
_MARGIN = 2.0
_EXACT_NAMES = frozenset(("same", "reordered", "generic", "former"))
_WITNESS_BITS = 1.5
_STRONG = 8.0
# What tells a candidate apart weighs more than its frequency says, since the candidates were found by what is alike.
_AGAINST = np.array([0.0, 3.0, 8.0, 8.0])
# So many of the best candidates are held against one another: a source that returns hundreds has no better ones below.
_MOST_RIVALS = 40
# What different subjects of one name may well share, save the narrowest of places.
_COMMON_GROUND = frozenset(("legal_form", "affiliation", "place", "industry", "title"))
_NARROW = frozenset(("street", "postal_code"))


@dataclass(frozen=True, slots=True)
class _Fit:
    """One candidate, compared with the target, or two candidates with one another.

    Attributes:
        bits: of the odds, priors included.
        force: the strongest among the evidence.
        named: on which level the names agree; empty where one has none.
        one_site: whether they share a domain.
        witness: the bits of all that speaks for one subject beside the name.
        identifying: those of the witness that namesakes, colleagues and neighbours do not share.
        distinctive: whether the name is one that hardly two companies have.
    """

    record: Record
    index: int
    bits: float
    force: Force
    named: str
    one_site: bool
    witness: float
    identifying: float
    distinctive: bool

    @property
    def outvoted(self) -> bool:
        """Whether a conflict is met by nothing but a name, or cannot be met at all."""
        return self.force is Force.BAR or (self.force is Force.CONFLICT and self.identifying < _STRONG)

    @property
    def fits(self) -> bool:
        return self.bits >= SAME_BITS and not self.outvoted


class _Desk:
    """The target and its candidates as one table, and what comparing them says."""

    def __init__(self, target: Record, candidates: Sequence[Record]) -> None:
        renamed = [replace(record, id=f"{n:06d}") for n, record in enumerate((target, *candidates))]
        table = gather(sheets(renamed, target.kind), target.kind)
        self.records = (target, *candidates)
        self.comparer = Comparer.of(table, counted=False)
        self.model = replace(shipped(target.kind), shares=_SHARES)

    def fits(self, pairs: Sequence[tuple[int, int]]) -> list[_Fit]:
        """Pairs of records compared; each is called by the second of its records."""
        if not pairs:
            return []
        left, right = (np.array([pair[n] for pair in pairs], np.int32) for n in (0, 1))
        compared = self.comparer.compare(left, right)
        bits = self.model.odds(compared).bits if compared.levels else np.full(len(left), _SHARES[ONE])
        forces = self.model.forces(compared) if compared.levels else np.zeros(len(left), np.uint8)
        bits = bits - _AGAINST[forces]
        named = self._named(compared, len(left))
        distinctive = self._distinctive(compared, left, right)
        witness, identifying = self._witness(compared, len(left))
        domain = compared.levels.get("domain", np.zeros(len(left), np.uint8))
        return [
            _Fit(
                self.records[int(right[n])], int(right[n]), round(float(bits[n]), 6), Force(int(forces[n])), named[n],
                bool(domain[n] == 1), float(witness[n]), float(identifying[n]), bool(distinctive[n]),
            )
            for n in range(len(left))
        ]  # fmt: skip

    def because(self) -> list[tuple[str, ...]]:
        """Why each candidate is the target or is not."""
        right = np.arange(1, len(self.records), dtype=np.int32)
        return because(self.comparer, self.model, np.zeros_like(right), right)

    def _named(self, compared: Compared, size: int) -> list[str]:
        levels = compared.levels.get("name", np.zeros(size, np.uint8))
        names = ("", *(level.name for level in self.model.fields["name"].levels))
        return [names[level] for level in levels]

    def _distinctive(self, compared: Compared, left: Ints, right: Ints) -> np.ndarray:
        levels = compared.levels.get("name", np.zeros(len(left), np.uint8))
        exact = np.isin(levels, _numbers(self.model, "name", _EXACT_NAMES))
        book, first = self.comparer.book, self.comparer.book.codes[:, 0]
        words = np.append(book.word_counts, 0)[first]
        bits = np.append(self.comparer.frequencies.name_bits, 0)[first]
        fewest, least = np.minimum(words[left], words[right]), np.minimum(bits[left], bits[right])
        guessed = book.guessed[left] | book.guessed[right]
        return np.asarray(exact & ~guessed & ((fewest >= DISTINCTIVE_WORDS) | (least >= DISTINCTIVE_BITS)))

    def _witness(self, compared: Compared, size: int) -> tuple[np.ndarray, np.ndarray]:
        witness, identifying = np.zeros(size), np.zeros(size)
        for name, levels in compared.levels.items():
            if name == "name":
                continue
            classes = self.model.fields[name].of(levels, compared.rarity.get(name))
            quiet = self.model.force_of(name)[levels] == Force.NONE
            worth = np.where(quiet, np.maximum(0.0, classes[ONE] - classes[ANY]), 0.0)
            witness += worth
            narrow = np.isin(levels, _numbers(self.model, name, _NARROW)) if name in _COMMON_GROUND else True
            identifying += np.where(narrow, worth, 0.0)
        return witness, identifying


def _numbers(model: Model, name: str, levels: frozenset[str]) -> list[int]:
    return [n for n, level in enumerate(model.fields[name].levels, 1) if level.name in levels]


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
    desk = _Desk(target, candidates)
    fits = desk.fits([(0, n) for n in range(1, len(candidates) + 1)])
    doubts = _rivalries(fits, desk)
    answered = {fit.record.source for fit in fits if fit.fits}
    judged = []
    for fit, reasons in zip(fits, desk.because(), strict=True):
        made = _judge(target.id, fit, doubts.get(fit.record.id, ""), reasons)
        if fit.outvoted and fit.record.source in answered:
            made = replace(made, verdict=Verdict.DIFFERENT)
        judged.append(decided.get((made.left, made.right), made))
    return judged


def place_alone(candidate: Record, targets: Sequence[Record]) -> list[Judgement]:
    """Judge one candidate against every target by itself, in their order: that it fits several is no reason for it to
    fit none of them. Reasons are not given: this is asked of thousands of rows."""
    desk = _Desk(candidate, targets)
    fits = desk.fits([(0, n) for n in range(1, len(targets) + 1)])
    return [_judge(candidate.id, fit, "", ()) for fit in fits]


def _rivalries(fits: Sequence[_Fit], desk: _Desk) -> dict[str, str]:
    """Why candidates that fit are not sure, by their ids: others fit as well, and cannot all be the target.

    Subjects of one source are different subjects; those of two sources are where something tells them apart. And a
    name that two such subjects have proves nothing for a third, in whatever source.
    """
    best = sorted((fit for fit in fits if fit.fits), key=lambda fit: (-fit.bits, fit.record.id))
    fitting = best[:_MOST_RIVALS]
    close = [(a, b) for a, b in combinations(fitting, 2) if abs(a.bits - b.bits) <= _MARGIN]
    between = desk.fits([(a.index, b.index) for a, b in close])
    rivals: dict[str, list[_Fit]] = {}
    for (a, b), pair in zip(close, between, strict=True):
        if _are_two(a, b, pair, desk):
            rivals.setdefault(a.record.id, []).append(b)
            rivals.setdefault(b.record.id, []).append(a)
    found: dict[str, str] = {}
    for id_, others in rivals.items():
        said = "another" if len(others) == 1 else f"{len(others)} others"
        sources = ", ".join(sorted({rival.record.source for rival in others}))
        found[id_] = f"{said} of {sources} fit as well or better"
    contested = max((fit.bits for fit in fitting if fit.record.id in rivals), default=0.0)
    for fit in fits:
        if rivals and fit.fits and fit.identifying < _STRONG and fit.bits <= contested + _MARGIN:
            found.setdefault(fit.record.id, "several companies of this name fit as well")
    return found


def _are_two(left: _Fit, right: _Fit, between: _Fit, desk: _Desk) -> bool:
    if left.record.source != right.record.source:
        return between.outvoted
    # A site asked for by its old address and by its new one is one company met twice.
    met_twice = between.named in _EXACT_NAMES and between.identifying >= _STRONG and not between.outvoted
    return not met_twice and not _two_sites(left, right, desk)


def _two_sites(left: _Fit, right: _Fit, desk: _Desk) -> bool:
    """Whether each has a domain of the target's own, and not the same one: a company that was renamed has two."""
    if left.identifying < _STRONG or right.identifying < _STRONG:
        return False
    column = desk.comparer.table.columns.get("domain")
    ours, theirs = (set(column.of(fit.index)) if column else set() for fit in (left, right))
    return not ours & theirs


def _vouched(fit: _Fit) -> bool:
    """Whether the target names this very site, and the names share a telling word.

    People call companies by what they do ("Brandtner Aufzüge"); their sites call them by their registered names.
    """
    return fit.one_site and fit.named not in ("", "differs") and fit.force is not Force.BAR


def _judge(target: str, fit: _Fit, rivalry: str, because: tuple[str, ...]) -> Judgement:
    made = Judgement(target, fit.record.id, Verdict.UNSURE, MODEL, fit.bits, because, fit.force)
    if fit.force is Force.BAR or fit.bits <= DIFFERENT_BITS:
        return replace(made, verdict=Verdict.DIFFERENT)
    if fit.bits < SAME_BITS and _vouched(fit) and not rivalry:
        return replace(made, verdict=Verdict.SAME)
    if fit.bits < SAME_BITS:
        return replace(made, verdict=Verdict.DIFFERENT) if fit.outvoted else made
    if reason := rivalry or _doubt(fit):
        return replace(made, because=(reason, *because))
    return replace(made, verdict=Verdict.SAME)


def _doubt(fit: _Fit) -> str:
    """Why a candidate without rivals is not sure to be the target; empty where nothing stands against it."""
    if fit.outvoted:
        return "only its name meets what tells it apart"
    if fit.witness < _WITNESS_BITS and (not fit.distinctive or fit.force >= Force.DOUBT):
        return "nothing but a name that others may have speaks for it"
    return ""

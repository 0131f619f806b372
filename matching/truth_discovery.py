"""Who is right how often, learned from who agrees with whom, with nobody telling what is true.

Expectation maximisation over what several sources state of one thing. How likely each value is follows from who states
it, with how reliable they are and how much of it is their own (the Accu family of Dong, Berti-Equille & Srivastava,
PVLDB 2009); how reliable a source is follows from how likely its values are, upon a Beta prior around what it declares.
A source is shrunk towards what it declares, and a group of its fields towards what it does elsewhere, so that a
handful of rows changes hardly anything.

A statement holds today if its source was right and the value has not changed since. Of an old statement that does not
hold, only so much is laid to the source as is not explained by its age. Where a thing has many values, a source that
speaks of it without naming one speaks against it as much as it usually names what there is (its recall; Zhao et al.,
"A Bayesian approach to discovering truth from conflicting sources", PVLDB 2012).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import exp, log

from matching.cases import Case, Vote
from matching.copying import Pair, Ties, likelier_copied, pair_of

# So many claims weigh as much as what a source declares, and as what it does elsewhere.
_DECLARED_WEIGHT, _ELSEWHERE_WEIGHT = 100.0, 100.0
_LEAST, _MOST = 0.02, 0.99
_ROUNDS, _STEPS, _STILL = 5, 8, 1e-3
# So many cases of a field are searched for copying, pair by pair; more settle nothing more.
_MOST_COMPARED = 400
# How many values a field is taken to have before any is seen, and of so many pairs of mistakes how many are the same.
_VALUES, _COINCIDE = 10.0, (5.0, 20.0)
# A source is taken to name one in ten of what there is to name, on the strength of ten.
_RECALLED, _RECALL_WEIGHT = 1.0, 10.0
# What a source is worth that declares nothing.
USUAL = 0.7
_TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Counts:
    """Of the claims of a source that were compared with others', how many held and how many did not."""

    right: float = 0.0
    wrong: float = 0.0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.wrong + other.wrong)

    def __sub__(self, other: Counts) -> Counts:
        return Counts(self.right - other.right, self.wrong - other.wrong)


@dataclass(frozen=True)
class Discovered:
    reliability: Mapping[tuple[str, str], float]
    copied: Mapping[tuple[Pair, str], float]
    counts: Mapping[tuple[str, str], Counts]


@dataclass
class _State:
    """What is believed so far. Groups of fields are kept apart; how they are shrunk stands in `settle`."""

    declared: Mapping[str, float]
    spread: Mapping[str, float]
    popular: Mapping[tuple[str, str], float]
    reliability: dict[tuple[str, str], float] = field(default_factory=dict)
    recall: dict[tuple[str, str], float] = field(default_factory=dict)
    copied: Mapping[tuple[Pair, str], float] = field(default_factory=dict)
    counts: dict[tuple[str, str], Counts] = field(default_factory=dict)
    coincidence: dict[str, float] = field(default_factory=dict)

    def of(self, source: str, group: str) -> float:
        return self.reliability.get((source, group), self.declared.get(source, USUAL))


def discover(cases: Sequence[Case], declared: Mapping[str, float]) -> Discovered:
    """Learn from cases, in any order. Ends when nothing moves by more than a thousandth, or after fixed rounds."""
    state = _State(declared, *_usual_values(cases))
    for _ in range(_ROUNDS):
        state.copied = _copying(cases, state)
        before = dict(state.reliability)
        for _ in range(_STEPS):
            if _step(cases, state) < _STILL:
                break
        if before and _moved(before, state.reliability) < _STILL:
            break
    return Discovered(state.reliability, state.copied, state.counts)


def _usual_values(cases: Sequence[Case]) -> tuple[dict[str, float], dict[tuple[str, str], float]]:
    """How many values each field effectively has (inverse Simpson), and how popular each value is in its field."""
    stated: dict[str, Counter[str]] = defaultdict(Counter)
    for case in cases:
        stated[case.name].update(case.values[vote.value] for vote in case.votes)
    spread, popular = {}, {}
    for name, counts in stated.items():
        total = counts.total() + _VALUES
        spread[name] = total * total / (sum(n * n for n in counts.values()) + _VALUES)
        popular.update({(name, value): n / total for value, n in counts.items()})
    return spread, popular


def _step(cases: Sequence[Case], state: _State) -> float:
    """Once: how likely each value is, then how reliable that makes each source. Returns how far it moved."""
    counts: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0.0])
    recall: dict[tuple[str, str], list[float]] = defaultdict(lambda: [_RECALLED, _RECALL_WEIGHT])
    for case in cases:
        likely = _likely(case, state)
        for vote in case.votes:
            true = min(1.0, sum(likely[n] for n in case.near[vote.value]))
            right, wrong = _laid_to(
                state.of(vote.source, case.group), vote.holds, true, state.spread[case.name]
            )
            seen = counts[vote.source, case.group]
            seen[0] += right
            seen[1] += wrong
        if case.many:
            for vote in case.votes:
                recall[vote.source, case.name][0] += likely[0]
            for source in (*(vote.source for vote in case.votes), *case.silent):
                recall[source, case.name][1] += likely[0]
    state.recall = {key: named / there for key, (named, there) in recall.items()}
    before = state.reliability
    state.counts = {key: Counts(*seen) for key, seen in counts.items()}
    state.reliability = _settled(state.counts, state.declared)
    return _moved(before, state.reliability)


def _laid_to(reliability: float, holds: float, true: float, spread: float) -> tuple[float, float]:
    """How much of a claim speaks for its source, and how much against it; the rest is laid to age or to reading."""
    by_chance = (1.0 - holds) / spread
    right = true * holds * reliability / (holds * reliability + by_chance)
    wrong = (1.0 - true) * holds * (1.0 - reliability) / (1.0 - holds * reliability)
    return right, wrong


def _settled(
    counts: Mapping[tuple[str, str], Counts], declared: Mapping[str, float]
) -> dict[tuple[str, str], float]:
    """The mean of each Beta posterior: a group's upon what the source does elsewhere, that upon what it declares."""
    overall: dict[str, Counts] = defaultdict(Counts)
    for (source, _), seen in sorted(counts.items()):
        overall[source] += seen
    found = {
        (source, ""): _mean(seen, declared.get(source, USUAL), _DECLARED_WEIGHT)
        for source, seen in overall.items()
    }
    for (source, group), seen in counts.items():
        prior = _mean(overall[source] - seen, declared.get(source, USUAL), _DECLARED_WEIGHT)
        found[source, group] = _mean(seen, prior, _ELSEWHERE_WEIGHT)
    return found


def _mean(seen: Counts, prior: float, weight: float) -> float:
    mean = (prior * weight + seen.right) / (weight + seen.right + seen.wrong)
    return min(_MOST, max(_LEAST, mean))


def _moved(before: Mapping[tuple[str, str], float], after: Mapping[tuple[str, str], float]) -> float:
    return max((abs(after[key] - before.get(key, 2.0)) for key in after), default=0.0)


def _likely(case: Case, state: _State) -> list[float]:
    """How likely each value is to be true."""
    if case.many:
        return [_likely_named(case, state)]
    return _shares(case, [sum(added.values()) for added in _added(case, state)], state)


def _added(case: Case, state: _State) -> list[dict[str, float]]:
    """The log odds that each source adds to each value: to its own, and to those that come near it."""
    spread, heard = state.spread[case.name], _by_reliability(case, state)
    added: list[dict[str, float]] = []
    for near in case.near:
        mine: dict[str, float] = {}
        for reliability, vote in heard:
            if vote.value in near:
                own = _alone(state, vote.source, mine, case.group)
                mine[vote.source] = own * _speaks(reliability, vote.holds, spread)
        added.append(mine)
    return added


def _by_reliability(case: Case, state: _State) -> list[tuple[float, Vote]]:
    heard = [(state.of(vote.source, case.group), vote) for vote in case.votes]
    heard.sort(key=lambda one: (-one[0], one[1].source))
    return heard


def _shares(case: Case, odds: Sequence[float], state: _State) -> list[float]:
    """Log odds of each value as probabilities, those of values that nobody states left over."""
    most = max(*odds, 0.0)
    weights = [exp(one - most) / len(near) for one, near in zip(odds, case.near, strict=True)]
    unheard = max(1.0, state.spread[case.name] - len(odds)) * exp(-most)
    total = sum(weights) + unheard
    return [weight / total for weight in weights]


def _likely_named(case: Case, state: _State) -> float:
    """How likely a value among many is, by who names it and who speaks of its like and does not."""
    odds, heard = 0.0, list[str]()
    for reliability, vote in _by_reliability(case, state):
        held = 0.5 + (reliability - 0.5) * vote.holds
        odds += _alone(state, vote.source, heard, case.group) * log(held / (1.0 - held))
        heard.append(vote.source)
    for source in case.silent:
        odds += log(1.0 - state.recall.get((source, case.name), _RECALLED / _RECALL_WEIGHT))
    return 1.0 / (1.0 + exp(-odds))


def _speaks(reliability: float, holds: float, spread: float) -> float:
    """The log odds that a claim adds to its value; an old one adds little, and takes nothing away for being old."""
    p = holds * reliability
    return log((p * spread + 1.0 - holds) / (1.0 - p))


def _alone(state: _State, source: str, heard: Iterable[str], group: str) -> float:
    part = 1.0
    if state.copied:
        for other in heard:
            part *= 1.0 - state.copied.get((pair_of(source, other), group), 0.0)
    return part


def _copying(cases: Sequence[Case], state: _State) -> Mapping[tuple[Pair, str], float]:
    """Which sources repeat one another, by what is believed so far; and how often mistakes agree by chance."""
    ties = Ties()
    chance: dict[str, list[float]] = defaultdict(lambda: [*_COINCIDE])
    best = {key: _at_best(key, seen, state) for key, seen in state.counts.items()}
    searched: Counter[str] = Counter()
    for case in cases:
        searched[case.name] += 1
        if not case.many and searched[case.name] <= _MOST_COMPARED:
            _compare(case, state, best, ties, chance[case.name])
    state.coincidence = {name: agree / both for name, (agree, both) in chance.items()}
    return ties.rates()


def _compare(
    case: Case, state: _State, best: Mapping[tuple[str, str], float], ties: Ties, chance: list[float]
) -> None:
    """Note for each pair of sources of a case whether they agree, and what the others make of that."""
    added = _added(case, state)
    odds = [sum(mine.values()) for mine in added]
    likely = _shares(case, odds, state)
    coincidence = state.coincidence.get(case.name, _COINCIDE[0] / _COINCIDE[1])
    for one, other in combinations(case.votes, 2):
        pair, weight = (one.source, other.source), one.holds * other.holds
        both = weight * _alone(state, one.source, (other.source,), case.group)
        if one.value != other.value:
            chance[1] += both * max(0.0, 1.0 - likely[one.value] - likely[other.value])
            ties.differ(pair, case.group, weight)
            continue
        wrong = both * (1.0 - likely[one.value])
        chance[0] += wrong
        chance[1] += wrong
        without = [
            each - mine.get(one.source, 0.0) - mine.get(other.source, 0.0)
            for each, mine in zip(odds, added, strict=True)
        ]
        others = _odds_by(case, one.value, _shares(case, without, state), state)
        left, right = (best.get((s, case.group), state.of(s, case.group)) for s in pair)
        popular = max(coincidence, state.popular[case.name, case.values[one.value]])
        ties.agree(pair, case.group, weight, likelier_copied(left, right, others, popular))


def _odds_by(case: Case, value: int, shares: Sequence[float], state: _State) -> float:
    """How many times likelier a value is true by what was heard than it was before anything was."""
    true = min(1.0 - _TINY, sum(shares[n] for n in case.near[value]))
    return max(_TINY, true / (1.0 - true) * (max(state.spread[case.name], len(shares) + 1.0) - 1.0))


def _at_best(key: tuple[str, str], seen: Counts, state: _State) -> float:
    """How reliable a source may be at best: two that are nearly always right agree without copying."""
    best = (seen.right + 1.0) / (seen.right + seen.wrong + 1.0)
    return min(_MOST, max(state.reliability[key], best))

"""The smallest change that would turn a verdict around: "would qualify with at least 20 employees".

Found exactly, not by search: every gate that is shut or open to doubt must be opened, and of the nice-to-haves those
that gain most are taken first, so that no smaller set suffices. Each set named is scored again before it is named.
Unknown answers count at their worst, and stand apart, because learning one may be all the change there need be.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from icp.answer import MET, UNMET, Answer
from icp.interval import Clause, Decision, Group, Scale

MOST_ALTERNATIVES = 2


class Change(NamedTuple):
    """Criteria to turn around, by their place in the profile; any of `instead` would do for the last of them."""

    clauses: tuple[int, ...]
    instead: tuple[int, ...]
    to: Decision


def smallest_change(scale: Scale, answers: Sequence[Answer], decision: Decision) -> Change | None:
    """The fewest criteria whose turning qualifies a company, or rejects one that is qualified; None where none does."""
    if decision is Decision.QUALIFIED:
        to, chosen, ranked = Decision.REJECTED, [], _by_loss(scale, answers)
    else:
        to, chosen, ranked = Decision.QUALIFIED, scale.shut_gates(answers), _by_gain(scale, answers)
    forced = len(chosen)
    rest = iter(ranked)
    while not chosen or not _turns(scale, answers, chosen, to):
        added = next(rest, None)
        if added is None:
            return None
        chosen = [*chosen, added]
    if len(chosen) == forced:
        return Change(tuple(chosen), (), to)
    instead = (n for n in rest if _turns(scale, answers, [*chosen[:-1], n], to))
    return Change(tuple(chosen), tuple(islice(instead, MOST_ALTERNATIVES)), to)


def turned(
    clauses: Sequence[Clause], answers: Sequence[Answer], which: Sequence[int], to: Decision
) -> list[Answer]:
    """The answers after a change: those criteria as they would have to be, all others as they are."""
    changed = [*answers]
    for n in which:
        changed[n] = MET if _met(clauses[n], to) else UNMET
    return changed


def _met(clause: Clause, to: Decision) -> bool:
    """Whether a decision wants a criterion met: to qualify, what is wanted; to be rejected, what is excluded."""
    return (clause.group is Group.EXCLUDE) is (to is Decision.REJECTED)


def _turns(scale: Scale, answers: Sequence[Answer], which: Sequence[int], to: Decision) -> bool:
    return scale.decide(scale.interval(turned(scale.clauses, answers, which, to))) is to


def _by_gain(scale: Scale, answers: Sequence[Answer]) -> list[int]:
    """The nice-to-haves that are not surely met, by what meeting them would gain."""
    gains = {n: weight * (1.0 - answers[n].low) for n, weight in scale.nices if answers[n].low < 1.0}
    return sorted(gains, key=lambda n: -gains[n])


def _by_loss(scale: Scale, answers: Sequence[Answer]) -> list[int]:
    """The gates, any of which would do alone, then the nice-to-haves by what they would lose."""
    losses = {n: weight * answers[n].high for n, weight in scale.nices if answers[n].high > 0.0}
    return [*sorted((*scale.musts, *scale.excludes)), *sorted(losses, key=lambda n: -losses[n])]


def sentence(change: Change, clauses: Sequence[Clause], answers: Sequence[Answer]) -> str:
    """The change in words: what would have to be otherwise, and what need only be found out."""

    def words(n: int) -> str:
        return _words(clauses[n], answers[n], change.to)

    choice = [*change.clauses[-1:], *change.instead] if change.instead else []
    choice.sort(
        key=lambda n: answers[n].settled
    )  # what may be so already comes before what is known not to be
    sure = [n for n in change.clauses if n not in choice]
    other = [words(n) for n in sure if answers[n].settled]
    found = [words(n) for n in sure if not answers[n].settled]
    if choice:
        either = "either " if other else ""
        other.append(either + ", or ".join(words(n) + _doubt(answers[n]) for n in choice))
    verb = "qualify" if change.to is Decision.QUALIFIED else "be rejected"
    with_other = f" with {_joined(other)}" if other else ""
    if not found:
        return f"would {verb}{with_other}"
    return f"would {verb}{with_other}{',' if other else ''} if research finds {_joined(found)}"


def _joined(parts: Sequence[str]) -> str:
    """Demands in a row. They hold commas themselves, so that more than two are told apart by semicolons."""
    if len(parts) <= 2:
        return " and ".join(parts)
    return f"{'; '.join(parts[:-1])}; and {parts[-1]}"


def _doubt(answer: Answer) -> str:
    return "" if answer.settled else " (not known yet)"


def _words(clause: Clause, answer: Answer, to: Decision) -> str:
    """What a criterion would have to be: by what would just do, where the answer tells, else by all that would."""
    met = _met(clause, to)
    if answer.otherwise and (met or answer.settled):
        return answer.otherwise
    return clause.criterion.wish if met else clause.criterion.contrary

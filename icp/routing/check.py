"""Rules held against every lead there can be, before any lead is given to anybody.

What is found comes with an example: a lead that no rule takes, one that two rules give to different people, a rule
that never gets one because those before it take all. Nothing is sampled: see `boxes.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, islice

from icp.routing.axes import Axis
from icp.routing.boxes import Box, TooTangled, gap, gaps, meet
from icp.routing.rules import Rule, Team

_MOST_NAMED = 5
Mistake = tuple[int, str, str]
"""The place of a rule (-1 for all of them), what is wrong, and what to do."""


def mistakes(
    rules: Sequence[Rule], axes: Sequence[Axis], first: bool, otherwise: Team | None
) -> Iterator[Mistake]:
    """Everything that is wrong between rules. Without `otherwise` every gap is a mistake."""
    try:
        yield from _unreached(rules) if first else _overlaps(rules, axes)
        if otherwise is None:
            yield from _uncovered(rules, axes)
    except TooTangled:
        yield (
            -1,
            "these rules divide leads in too many ways to be checked for gaps",
            "split them into several files, or let each rule speak of fewer things",
        )


def _overlaps(rules: Sequence[Rule], axes: Sequence[Axis]) -> Iterator[Mistake]:
    for (_, one), (n, other) in combinations(enumerate(rules), 2):
        shared = meet(one.box, other.box)
        if shared is not None and one.team != other.team:
            yield (
                n,
                f'"{other.name}" and "{one.name}" both take a lead with {_example(shared, axes)}',
                'narrow one of them, or write match = "first" at the top to let the earlier rule have it',
            )


def _unreached(rules: Sequence[Rule]) -> Iterator[Mistake]:
    for n, rule in enumerate(rules):
        earlier = [other for other in rules[:n] if meet(other.box, rule.box) is not None]
        if earlier and gap(rule.box, [other.box for other in earlier]) is None:
            names = ", ".join(f'"{other.name}"' for other in earlier)
            yield (
                n,
                f'"{rule.name}" never gets a lead, because {names} take all of them first',
                "move it up, or take it out",
            )


def _uncovered(rules: Sequence[Rule], axes: Sequence[Axis]) -> Iterator[Mistake]:
    for found in forgotten(rules, axes):
        yield (
            -1,
            f"no rule takes a lead with {found}",
            'widen a rule, or say who takes the rest: [otherwise] with reps = ["..."] below it',
        )


def remarks(rules: Sequence[Rule], axes: Sequence[Axis]) -> tuple[str, ...]:
    """What `otherwise` is for: the leads that no rule takes."""
    try:
        return tuple(
            f"no rule takes a lead with {found}: [otherwise] does" for found in forgotten(rules, axes)
        )
    except TooTangled:
        return ("what [otherwise] takes cannot be listed: the rules divide leads in too many ways",)


def forgotten(rules: Sequence[Rule], axes: Sequence[Axis]) -> list[str]:
    """The leads that no rule takes, in words; the first few kinds of them."""
    everything = tuple(axis.full for axis in axes)

    def told(box: Box) -> str:
        one, all_of_them = _example(box, axes), describe(box, axes)
        return one if one == all_of_them else f"{one}, nor any with {all_of_them}"

    found = list(islice(gaps(everything, [rule.box for rule in rules]), _MOST_NAMED + 1))
    named = [told(box) for box in found[:_MOST_NAMED]]
    return [*named, "still other values"] if len(found) > _MOST_NAMED else named


def _example(box: Box, axes: Sequence[Axis]) -> str:
    """One lead in a box, in words."""
    parts = [axis.example(cells) for cells, axis in zip(box, axes, strict=True) if cells != axis.full]
    return ", ".join(parts) or "whatever values"


def describe(box: Box, axes: Sequence[Axis]) -> str:
    """A box in words: only the axes on which it is not everything."""
    parts = [axis.named(cells) for cells, axis in zip(box, axes, strict=True) if cells != axis.full]
    return ", ".join(parts) or "whatever values"

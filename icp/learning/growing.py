"""Which of many values together tell customers from others: grown one by one, each at a price.

Every value that is taken in has to make the customers so much likelier under their own rate than under that of the
others that luck among many candidates does not explain it; so a line has few values, and each earns its place. What
comes out says nothing of causes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple

from icp.learning.chances import Share, discoveries, doubt, gain, standard_score
from icp.learning.crowd import Column

_PRICE = 2.0  # nats: a value that makes the customers less than seven times as likely is left out
_FALSE = 0.05  # of the values that are considered, so many may be there by luck (Benjamini and Hochberg)
_LEAST_HOLDERS = 2
_LEAST_RATE = 0.12  # of the customers: fewer are a coincidence of two or three


class Chosen(NamedTuple):
    """Values, the shares of customers and others that show any of them, and how much they tell in nats."""

    values: tuple[str, ...]
    own: Share
    other: Share
    gain: float


def even_spread(values: Iterable[str], of: int, breadth: Callable[[str], int] = lambda value: 1) -> Column:
    """What stands for others where there are none: `of` companies, over whom all values are spread evenly."""
    holders: dict[str, int] = {}
    at = 0
    for value in sorted(values):
        wide = min(breadth(value), of)
        holders[value] = ((1 << wide) - 1) << (at % max(of - wide + 1, 1))
        at += wide
    return Column((1 << of) - 1, holders)


def share(bits: int, known: int) -> Share:
    return Share((bits & known).bit_count(), known.bit_count())


def grow(own: Column, other: Column, most: int) -> Chosen | None:
    """The values that tell customers from others; None where none does.

    Args:
        own, other: who is known and who shows what; what is not known is cut off already.
        most: how many values a line may have.
    """
    found = _candidates(own, other)
    chosen: list[str] = []
    reached = 0.0
    while len(chosen) < most:
        rated = [(_told(own, other, [*chosen, value]), value) for value in found if value not in chosen]
        best = max(rated, key=lambda pair: (pair[0], -len(pair[1]), pair[1]), default=(0.0, ""))
        if best[0] < reached + _PRICE:
            break
        reached = best[0]
        chosen = _without_idle(own, other, [*chosen, best[1]])
    if not chosen:
        return None
    shares = _shares(own, other, chosen)
    ranked = sorted(chosen, key=lambda value: -(own.holders[value] & own.known).bit_count())
    return Chosen(tuple(ranked), *shares, gain(*shares))


def foremost(own: Column, other: Column, most: int) -> list[str]:
    """The values that tell most by themselves, the most telling first, each form of a word once.

    Unlike `grow` it does not ask what is covered already. The words of one trade stand in the same texts, and to look
    for what the first of them leaves uncovered would find the words of the few customers that are strays.
    """
    found = sorted(
        _candidates(own, other),
        key=lambda value: (-standard_score(*_shares(own, other, [value])), len(value), value),
    )
    chosen: list[str] = []
    for value in found:
        if len(chosen) == most:
            break
        if not _said_again(value.rstrip("*"), [one.rstrip("*") for one in chosen]):
            chosen.append(value)
    return chosen


def _said_again(phrase: str, said: Collection[str]) -> bool:
    """Whether a phrase is a form or a part of one that is taken, or holds one."""
    return any(word in phrase or phrase in word for word in said)


def _candidates(own: Column, other: Column) -> list[str]:
    """Values that enough customers show and that are no work of chance."""
    least = max(_LEAST_HOLDERS, round(own.known.bit_count() * _LEAST_RATE))
    doubts = {}
    for value, bits in own.holders.items():
        if (bits & own.known).bit_count() >= least:
            shares = _shares(own, other, [value])
            doubts[value] = doubt(*shares) if gain(*shares) >= _PRICE else 1.0
    return discoveries(doubts, _FALSE)


def _shares(own: Column, other: Column, values: Iterable[str]) -> tuple[Share, Share]:
    mine = theirs = 0
    for value in values:
        mine |= own.holders[value]
        theirs |= other.holders.get(value, 0)
    return share(mine, own.known), share(theirs, other.known)


def _told(own: Column, other: Column, values: Iterable[str]) -> float:
    return gain(*_shares(own, other, values))


def _without_idle(own: Column, other: Column, values: list[str]) -> list[str]:
    """Values without those that a later one made idle: a narrow sector beside the wider one it is in."""
    for value in values[:-1]:
        rest = [one for one in values if one != value]
        if _told(own, other, rest) >= _told(own, other, values) - _PRICE / 2:
            return _without_idle(own, other, rest)
    return values

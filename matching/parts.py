"""Millions of pairs, compared a part at a time, so that several threads may share the work.

Most of comparing is done by the array and by libraries that let other threads run meanwhile. Who does the parts is not
decided here: it comes as an argument, `one_by_one` or something that does as it does. How large a part is follows from
the pairs alone, and so does what comes of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from matching.compare import Compared, Comparer
from matching.compare_names import judge_names
from matching.table import Ints

_AT_ONCE = 250_000
P = TypeVar("P")
T = TypeVar("T")
A = TypeVar("A", bound=np.generic)


class Each(Protocol):
    """Who does one thing for each of many, and gives back what came of it in their order."""

    def __call__(self, function: Callable[[P], T], things: Iterable[P], /) -> Iterable[T]: ...


class Part(NamedTuple):
    """Some pairs and how they compare."""

    left: Ints
    right: Ints
    compared: Compared


def one_by_one(function: Callable[[P], T], things: Iterable[P], /) -> Iterable[T]:
    """`Each` in this thread."""
    return map(function, things)


def slices(size: int) -> list[slice]:
    """So many pairs, part by part."""
    return [slice(start, start + _AT_ONCE) for start in range(0, size, _AT_ONCE)]


def compared_parts(comparer: Comparer, left: Ints, right: Ints, each: Each) -> list[Part]:
    """Pairs of records, compared."""
    # Other processes judge names, all of them at once.
    judge_names(comparer.book, left, right)

    def part(of: slice) -> Part:
        return Part(left[of], right[of], comparer.compare(left[of], right[of]))

    return list(each(part, slices(len(left))))


def every(parts: Sequence[Part], step: int) -> Compared:
    """How each so-many-th pair of them all compares."""
    ends = np.cumsum([len(part.left) for part in parts])
    chosen = [
        _chosen(part, slice(-(int(end) - len(part.left)) % step, None, step))
        for part, end in zip(parts, ends, strict=True)
    ]
    return Compared(
        _joined([(size, compared.levels) for size, compared in chosen], np.uint8),
        _joined([(size, compared.rarity) for size, compared in chosen], np.float32),
    )


def _chosen(part: Part, which: slice) -> tuple[int, Compared]:
    """Some pairs of a part, and how many they are."""
    levels = {name: column[which] for name, column in part.compared.levels.items()}
    rarity = {name: column[which] for name, column in part.compared.rarity.items()}
    return len(part.left[which]), Compared(levels, rarity)


def _joined(columns: Sequence[tuple[int, Mapping[str, NDArray[A]]]], kind: type[A]) -> dict[str, NDArray[A]]:
    """Columns end to end; a part that lacks one has noughts there."""
    names = dict.fromkeys(name for _, of in columns for name in of)
    return {
        name: np.concatenate([of[name] if name in of else np.zeros(size, kind) for size, of in columns])
        for name in names
    }

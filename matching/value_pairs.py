"""How pairs of values of one column compare, each pair once, however many records have the two and however often.

What two values mean to each other does not change while a list is matched. How rare they are does, and is not kept.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.int32]
Levels: TypeAlias = NDArray[np.uint8]
Codes: TypeAlias = NDArray[np.int64]
_HALF = np.int64(32)


class ValuePairs:
    """Pairs of values that were judged. Values go by their numbers in the column."""

    def __init__(self) -> None:
        self._known: tuple[Codes, Levels] = np.zeros(0, np.int64), np.zeros(0, np.uint8)

    def levels(self, a: Numbers, b: Numbers, judge: Callable[[Numbers, Numbers], Levels]) -> Levels:
        """A level for each pair of values.

        Args:
            judge: the levels of pairs, each given once; always the same judge.
        """
        if not len(a):
            return np.zeros(0, np.uint8)
        pairs, place = np.unique(a.astype(np.int64) << _HALF | b, return_inverse=True)
        # Looked at once: another thread may add to it meanwhile. What is lost so will be judged again, and alike.
        codes, levels = self._known
        fresh = pairs[~np.isin(pairs, codes, assume_unique=True)]
        if len(fresh):
            judged = judge((fresh >> _HALF).astype(np.int32), fresh.astype(np.int32))
            codes, levels = np.concatenate((codes, fresh)), np.concatenate((levels, judged))
            order = np.argsort(codes)
            self._known = codes, levels = codes[order], levels[order]
        return np.asarray(levels[np.searchsorted(codes, pairs)][place])

"""Which records are connected, however long the chain: the first rough cut before clusters are found in each piece."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from matching.table import Ints


def components(size: int, left: Ints, right: Ints) -> Ints:
    """For each of `size` records the smallest record that it is connected with (label propagation with jumps)."""
    home = np.arange(size, dtype=np.int32)
    while len(left):
        ours, theirs = home[left], home[right]
        apart = ours != theirs
        if not apart.any():
            break
        left, right = left[apart], right[apart]
        low, high = np.minimum(ours[apart], theirs[apart]), np.maximum(ours[apart], theirs[apart])
        np.minimum.at(home, high, low)
        while True:
            further = home[home]
            if np.array_equal(further, home):
                break
            home = further
    return home


def members(home: Ints) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Records in the order of their components, and where each component starts; singles included."""
    order = np.argsort(home, kind="stable")
    starts = (
        np.nonzero(np.concatenate(([True], home[order][1:] != home[order][:-1])))[0] if len(home) else order
    )
    return order, np.asarray(starts, np.int64)

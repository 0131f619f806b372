"""A list that does not say one thing twenty times: likeness against sameness."""

from __future__ import annotations

import numpy as np


def diversified(scores: np.ndarray, meaning: np.ndarray, share: float, count: int) -> list[int]:
    """The order in which candidates are shown, by maximal marginal relevance (Carbonell & Goldstein 1998).

    Args:
        scores: of the candidates, any order.
        meaning: unit rows, one a candidate.
        share: from 0, by score alone, to 1, by difference from those shown already alone.
        count: how many are wanted.
    """
    left = [int(n) for n in np.argsort(-scores, kind="stable")]
    if share <= 0 or not left:
        return left[:count]
    spread = float(scores.max() - scores.min()) or 1.0
    likeness = (scores - scores.min()) / spread
    sameness = np.zeros(len(scores))
    chosen: list[int] = []
    while left and len(chosen) < count:
        best = max(left, key=lambda n: (1 - share) * likeness[n] - share * sameness[n])
        left.remove(best)
        chosen.append(best)
        near = np.asarray(meaning @ meaning[best], dtype=np.float64)
        sameness = np.maximum(sameness, near)
    return chosen

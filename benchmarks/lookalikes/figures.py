"""How good a ranking is: precision, recall and nDCG, as TREC has them; seeds are taken out before."""

from __future__ import annotations

import numpy as np

NAMES = ("P@10", "P@20", "R@50", "nDCG@50")


def figures(scores: np.ndarray, seeds: np.ndarray, members: np.ndarray) -> np.ndarray:
    """P@10, P@20, R@50 and nDCG@50 of a ranking."""
    left = np.asarray(scores, dtype=float).copy()
    left[seeds] = -np.inf
    hit = np.isin(np.argsort(-left, kind="stable")[:50], members).astype(float)
    wanted = len(members) - len(seeds)
    discount = 1 / np.log2(np.arange(2, 52))
    ideal = discount[: min(50, wanted)].sum()
    return np.array([hit[:10].mean(), hit[:20].mean(), hit.sum() / wanted, (hit * discount).sum() / ideal])

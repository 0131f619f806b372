"""How many of many claims may stand together, when each is seen to hold with some doubt.

Benjamini and Hochberg's step-up rule ("Controlling the false discovery rate", Journal of the Royal Statistical Society
B 57, 1995): of the claims that stand, at most `rate` are expected to be chance. A single claim stands just where its
doubt is at most `rate`; among more, more is asked of each.
"""

from __future__ import annotations

from collections.abc import Iterable

_ROUNDING = 1e-12  # 1 - 0.95 is a little more than 0.05


def standing(doubts: Iterable[float], rate: float) -> int:
    """How many claims stand: those with the smallest doubts.

    Args:
        doubts: p-values, or posterior probabilities that a claim is wrong, in any order.
    """
    ranked = sorted(doubts)
    fitting = (n for n, doubt in enumerate(ranked, 1) if doubt <= rate * n / len(ranked) + _ROUNDING)
    return max(fitting, default=0)

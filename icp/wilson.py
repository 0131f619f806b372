"""How far a counted share may be from the share behind it: Wilson's score interval.

E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22, 1927. It stays within 0
and 1, is honest for small counts and needs no library. Where a prior or a comparison is meant, this is not the place:
see `calibration/posterior.py` and `learning/chances.py`.
"""

from __future__ import annotations

from math import sqrt

Z_95 = 1.959963984540054
"""Standard deviations on either side that hold 95 %."""


def wilson(share: float, n: float, z: float = Z_95) -> tuple[float, float]:
    """The interval of a share that was seen among `n`, which need not be whole; everything where n is 0."""
    if n <= 0:
        return 0.0, 1.0
    middle = share + z * z / (2 * n)
    spread = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    total = 1 + z * z / n
    return max((middle - spread) / total, 0.0), min((middle + spread) / total, 1.0)

"""Two names and nothing else: are they one company's, or one person's?

For whoever has pairs of names instead of a list: nothing can be counted then, so what is known beforehand of words and
names speaks alone, and the pair is taken to be one that somebody had a reason to ask about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from matching.compare import Comparer
from matching.encode import sheets
from matching.model import probability, shipped
from matching.records import Record
from matching.table import gather

# The odds, in bits, that two names somebody asks about are one subject's, and are kindred subjects'. Namesakes are not
# asked about here: two equal names are taken for one.
_SHARES = {"company": (-4.0, -8.0, -60.0), "person": (-4.0, -4.0, -60.0)}


def judge_names(kind: str, pairs: Sequence[tuple[str, str]]) -> list[float]:
    """The probability that the names of each pair are one subject's; 0.5 is even odds.

    Args:
        kind: "company" or "person".
    """
    if not pairs:
        return []
    names = [name for pair in pairs for name in pair]
    records = [Record(f"{n:09d}", kind, {f"{kind}.name": (name,)}) for n, name in enumerate(names)]
    table = gather(sheets(records, kind), kind)
    comparer = Comparer.of(table, counted=False)
    left = np.arange(0, len(names), 2, dtype=np.int32)
    compared = comparer.compare(left, left + np.int32(1))
    model = replace(shipped(kind), shares=_SHARES[kind])
    if not compared.levels:
        return [probability(_SHARES[kind][0])] * len(pairs)
    return [probability(float(bits)) for bits in model.odds(compared).bits]

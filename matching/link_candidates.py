"""Which companies a person's employer is worth being compared with: those that share a key with it.

The keys are those under which companies meet one another (`block_keys.py`), but only an employer and a company are
paired, never two employers: else a company with a thousand people would make half a million pairs of its staff. A key
that many companies have is made narrower by what else employer and company share; what many have even so is left. A
row of a person therefore costs the same in a long list as in a short one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from matching.block_keys import Keys, block_keys, mixed, narrowing
from matching.frequency import Frequencies
from matching.names import NameBook
from matching.table import Ints, Table

_Codes = NDArray[np.uint64]
# So many companies may share a key for which an employer is compared with all of them.
CAP = 20


def candidates(table: Table, book: NameBook, frequencies: Frequencies, companies: int) -> tuple[Ints, Ints]:
    """Pairs worth comparing as (company, employer), each once, those of one employer together.

    Args:
        table: companies, and behind them employers.
        companies: how many of the records are companies.
    """
    narrower = list(narrowing(table, book))
    size = np.uint64(len(table))
    codes = [
        pairs
        for keys in block_keys(table, book, frequencies)
        for pairs in _pairs(keys, narrower, companies, size)
    ]
    found = np.unique(np.concatenate(codes)) if codes else np.zeros(0, np.uint64)
    return (found % size).astype(np.int32), (found // size).astype(np.int32)


def _pairs(
    keys: Keys, narrower: Sequence[tuple[str, Ints]], companies: int, size: np.uint64
) -> Iterator[_Codes]:
    """The pairs of one sort of keys: of keys that few companies have, and of the others made narrower."""
    found, large = _met(keys, companies, size)
    yield found
    if len(large.records):
        for _, values in narrower:
            told = values[large.records] >= 0
            both = mixed(large.keys[told], values[large.records[told]])
            yield _met(Keys(large.sort, large.records[told], both), companies, size)[0]


def _met(keys: Keys, companies: int, size: np.uint64) -> tuple[_Codes, Keys]:
    """Pairs of a company and an employer that have one key; and keys that too many companies have."""
    ours = keys.records < companies
    order = np.argsort(keys.keys[ours], kind="stable")
    filed, under = keys.records[ours][order], keys.keys[ours][order]
    asking, asked = keys.records[~ours], keys.keys[~ours]
    first, last = np.searchsorted(under, asked), np.searchsorted(under, asked, side="right")
    counts = last - first
    few, many = counts <= CAP, counts > CAP
    offsets = np.arange(counts[few].sum()) - np.repeat(np.cumsum(counts[few]) - counts[few], counts[few])
    employers = np.repeat(asking[few], counts[few]).astype(np.uint64)
    found = filed[np.repeat(first[few], counts[few]) + offsets].astype(np.uint64)
    large = np.isin(keys.keys, asked[many])
    return employers * size + found, Keys(keys.sort, keys.records[large], keys.keys[large])

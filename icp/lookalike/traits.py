"""Things that a company has or has not: technologies, places, industries, its size as bands. One channel a column.

A trait weighs by how much it tells among the pool, -ln(share): one that everybody has weighs nothing. A company of
which a column says nothing has no traits there and is neither like nor unlike; that is told apart from having others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import floor, inf, log2, sqrt
from typing import TYPE_CHECKING

import numpy as np

from icp.lookalike.roles import Role, parts
from icp.spans import number_span

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

MOST_TRAITS = 20_000
_YEAR = re.compile(r"(?<!\d)(1[6-9]\d\d|20\d\d)(?!\d)")
_YEARS = 6
_LONGEST = 80


@dataclass(frozen=True)
class Channel:
    """The traits that one column can give.

    Attributes:
        names: as they are shown; keys are those, case folded.
        shares: float64, of the companies of which the column says something.
    """

    label: str
    role: Role
    names: tuple[str, ...]
    shares: np.ndarray

    @cached_property
    def place(self) -> dict[str, int]:
        return {name.casefold(): n for n, name in enumerate(self.names)}

    @cached_property
    def surprisal(self) -> np.ndarray:
        """How much each trait says, in nats; float32."""
        found: np.ndarray = -np.log(self.shares.clip(1e-12, 1)).astype(np.float32)
        return found

    def held(self, cells: Iterable[str]) -> csr_matrix:
        """What these cells have, weighed and scaled to unit length: float32 (cells × traits)."""
        from scipy.sparse import csr_matrix

        ends, columns = [0], []
        for cell in cells:
            keys = (name.casefold() for name in traits(self.role, cell))
            columns += sorted({self.place[key] for key in keys if key in self.place})
            ends.append(len(columns))
        places = np.asarray(columns, dtype=np.int32)
        said = self.surprisal[places]
        owner = np.repeat(np.arange(len(ends) - 1), np.diff(ends))
        length = np.sqrt(np.bincount(owner, said.astype(np.float64) ** 2, minlength=len(ends) - 1))
        weights = said / np.maximum(length[owner], 1e-9).astype(np.float32)
        return csr_matrix(
            (weights.astype(np.float32), places, np.asarray(ends)), (len(ends) - 1, len(self.names))
        )


def learn_channel(label: str, role: Role, cells: Iterable[str]) -> Channel:
    """The traits that stand in at least two of these cells, the commonest first where there are too many."""
    spread: Counter[str] = Counter()
    shown: dict[str, str] = {}
    filled = 0
    for cell in cells:
        found = {name.casefold(): name for name in traits(role, cell)}
        filled += bool(found)
        spread.update(found.keys())
        for key, name in found.items():
            shown.setdefault(key, name)
    kept = sorted((key for key, n in spread.items() if n > 1), key=lambda key: (-spread[key], key))[
        :MOST_TRAITS
    ]
    shares = np.array([spread[key] for key in kept], dtype=np.float64) / max(filled, 1)
    return Channel(label, role, tuple(shown[key] for key in kept), shares)


def traits(role: Role, cell: str) -> Sequence[str]:
    """What a cell says its company has."""
    if not cell or cell.isspace():
        return ()
    if role is Role.NUMBER:
        return _bands(cell)
    if role is Role.YEAR:
        return _spans_of_years(cell)
    return [part for part in parts(cell) if len(part) <= _LONGEST]


def _bands(cell: str) -> Sequence[str]:
    """The two bands, each from a number to four times it, that a count lies in: near counts share one at least."""
    span = number_span(cell.strip())
    if span is None:
        return ()
    middle = span.low if span.high == inf else sqrt(span.low * span.high)
    upper = floor(log2(max(middle, 1)))
    return [f"{2**low:,} to {2 ** (low + 2) - 1:,}" for low in (upper - 1, upper) if low >= 0]


def _spans_of_years(cell: str) -> Sequence[str]:
    """The two spans of six years that a year lies in."""
    found = _YEAR.search(cell)
    if found is None:
        return ()
    first = int(found.group()) // (_YEARS // 2) * (_YEARS // 2)
    return [f"{start} to {start + _YEARS - 1}" for start in (first - _YEARS // 2, first)]

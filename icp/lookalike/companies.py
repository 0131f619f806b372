"""Companies as arrays: where their descriptions lie and what traits they have, the same shape for a pool and its
seeds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from icp.lookalike.meaning import Space, learn_space
from icp.lookalike.roles import Role, Told
from icp.lookalike.traits import Channel, learn_channel

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Row = Sequence[str]


@dataclass(frozen=True)
class Companies:
    """Companies as they are compared.

    Attributes:
        meaning: float16 or float32 (companies × dimensions of the space); a row of zeros where nothing is told.
        traits: for each channel (companies × traits), unit rows; an empty row where nothing is told.
    """

    meaning: np.ndarray
    traits: tuple[csr_matrix, ...]

    def __len__(self) -> int:
        return len(self.meaning)

    def take(self, rows: Sequence[int] | np.ndarray) -> Companies:
        """Some of these companies, in this order."""
        chosen = np.asarray(rows, dtype=np.int64)
        return Companies(self.meaning[chosen], tuple(held[chosen] for held in self.traits))

    def followed_by(self, more: Companies) -> Companies:
        """These companies and, behind them, some others."""
        from scipy.sparse import vstack

        stacked = (vstack([a, b]).tocsr() for a, b in zip(self.traits, more.traits, strict=True))
        return Companies(np.vstack([self.meaning, more.meaning]), tuple(stacked))


@dataclass(frozen=True)
class Lens:
    """How a pool's rows are made comparable: learned from the pool, or from a part of a large one."""

    told: tuple[Told, ...]
    space: Space
    channels: tuple[Channel, ...]

    def see(self, rows: Sequence[Row]) -> Companies:
        """Rows of the pool's columns as companies."""
        cells = {told.column: [_cell(row, told.column) for row in rows] for told in self._valued}
        meaning = self.space.place([text_of(row, self.told) for row in rows])
        held = (
            channel.held(cells[told.column])
            for told, channel in zip(self._valued, self.channels, strict=True)
        )
        return Companies(meaning, tuple(held))

    @property
    def _valued(self) -> list[Told]:
        return valued(self.told)


def learn_lens(told: Sequence[Told], rows: Sequence[Row]) -> Lens:
    """Learn from rows how to compare companies."""
    texts = [text_of(row, told) for row in rows]
    channels = (learn_channel(t.label, t.role, [_cell(row, t.column) for row in rows]) for t in valued(told))
    return Lens(tuple(told), learn_space(texts), tuple(channels))


def valued(told: Sequence[Told]) -> list[Told]:
    """The columns that give traits."""
    return [one for one in told if one.role in (Role.VALUES, Role.TOPICS, Role.NUMBER, Role.YEAR)]


def text_of(row: Row, told: Sequence[Told]) -> str:
    """All that a row tells in words, the names of industries and the like among it; its name where it tells nothing.

    What is named is told too: a keyword of one company stands in the description of another.
    """
    said = [_cell(row, one.column) for one in told if one.role in (Role.TEXT, Role.TOPICS)]
    text = "\n".join(filter(None, said))
    return text or " ".join(_cell(row, one.column) for one in told if one.role is Role.NAME)


def _cell(row: Row, column: int) -> str:
    return row[column].strip() if column < len(row) else ""

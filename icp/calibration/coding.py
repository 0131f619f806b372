"""Leads as rows of traits: which of all levels of all fields each has. Learnt once, then applied to any lead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from icp.calibration.board import Board, Flags
from icp.calibration.levels import Levels, Trait, levels_of


@dataclass(frozen=True)
class Coding:
    """The levels of the fields in use, in the order of the fields' names."""

    fields: tuple[Levels, ...]

    @cached_property
    def traits(self) -> tuple[Trait, ...]:
        return tuple(trait for levels in self.fields for trait in levels.traits)

    def flags(self, board: Board) -> Flags:
        """Leads x traits. A field that these leads do not have says nothing of them."""
        parts = [
            levels.flags(board.columns[levels.field])
            if levels.field in board.columns
            else np.zeros((len(board), len(levels.labels)), dtype=bool)
            for levels in self.fields
        ]
        return np.hstack(parts) if parts else np.zeros((len(board), 0), dtype=bool)


def learn_coding(board: Board) -> tuple[Coding, Mapping[str, str]]:
    """The coding of some leads, and for each field that has no levels why."""
    fields: list[Levels] = []
    without: dict[str, str] = {}
    for name in sorted(board.columns):
        levels = levels_of(name, board.columns[name])
        if isinstance(levels, str):
            without[name] = levels
        else:
            fields.append(levels)
    return Coding(tuple(fields)), without

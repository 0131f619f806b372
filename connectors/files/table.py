"""A table: the names of its columns, and its rows, once. What every form of file becomes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO


@dataclass
class Table:
    """The names of the columns, and the rows below them, once, as an iterator.

    `preamble` is how many rows stood above the names; `form` says what was recognised, for showing to the user.
    `broken` says which lines were not well-formed and were kept as they stand; it grows while the rows are read.
    """

    columns: tuple[str, ...]
    rows: Iterator[tuple[str, ...]]
    form: str
    preamble: int = 0
    broken: list[str] = field(default_factory=list)


Reader = Callable[[BinaryIO, str], Table]

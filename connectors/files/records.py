"""Records of a CSV text. One broken quote costs one line and never the rows below it.

A quote that opens and is not closed turns the rest of a file into one cell, and readers that are lenient hand that
cell on without a word. Here every record is read strictly first. Where that fails its first line is kept by itself, as
it stands, and reading goes on with the next line.

Nearly all lists are well-formed, and one by one a million records take long: so they are read a block of lines at a
time, strictly too, and one by one only where a block has a record that is not well-formed or that ends beyond it.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from itertools import islice

from connectors.files.trouble import NotATable

MOST_CELL = 1_000_000
csv.field_size_limit(MOST_CELL)
# Lines read at once. More would save no more time, and lines may be long.
_BLOCK = 200


def records(
    lines: Iterator[str], delimiter: str, broken: list[str], above: int = 0
) -> Iterator[tuple[str, ...]]:
    """The records of a text, each as its cells; a blank line is a record without cells.

    Args:
        lines: lines with their ends.
        broken: takes a sentence for every line that was not well-formed.
        above: how many lines of the file stand above the first of `lines`.

    Raises:
        NotATable: for a line with a cell of more than a million characters.
    """
    feed = _Feed(lines, above, delimiter)
    while block := feed.block():
        try:
            found = list(csv.reader(block, delimiter=delimiter, strict=True))
        except csv.Error:
            yield from _one_by_one(feed, delimiter, broken)
        else:
            yield from map(tuple, found)


def _one_by_one(feed: _Feed, delimiter: str, broken: list[str]) -> Iterator[tuple[str, ...]]:
    """The records of a block of lines of which some record is not well-formed, or ends beyond it."""
    feed.give_back()
    reader = csv.reader(feed, delimiter=delimiter, strict=True)
    while feed.has_back():
        feed.begin()
        try:
            yield tuple(next(reader))
        except csv.Error:
            yield from _leniently(feed, delimiter, broken)
            reader = csv.reader(feed, delimiter=delimiter, strict=True)


def _leniently(feed: _Feed, delimiter: str, broken: list[str]) -> Iterator[tuple[str, ...]]:
    """A record that is not well-formed: whole where its quotes pair off, else its first line with its quotes in it."""
    number, kept, paired = feed.keep()
    if max(map(len, kept)) > MOST_CELL:
        raise NotATable(
            f"Line {number} holds more than {MOST_CELL:,} characters. Mend the line or remove it."
        )
    if paired:
        broken.append(f"line {number}: something stands behind a closing quote")
        yield from map(tuple, csv.reader(kept, delimiter=delimiter))
    else:
        broken.append(f"line {number}: a quote is opened and not closed")
        yield from map(tuple, csv.reader(kept, delimiter=delimiter, quoting=csv.QUOTE_NONE))


class _Feed:
    """Lines for a reader, remembering those of the record it is reading, so that they can be given back."""

    def __init__(self, lines: Iterator[str], above: int, delimiter: str) -> None:
        self._lines = lines
        self._opening = delimiter + '"'
        self._back: deque[str] = deque()
        self._taken: list[str] = []
        self._number = above

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else next(self._lines)
        self._taken.append(line)
        return line

    def block(self) -> list[str]:
        """The next few hundred lines, which begin with a record; none at the end."""
        self.begin()
        self._taken = list(islice(self._lines, _BLOCK))
        return self._taken

    def give_back(self) -> None:
        """Have the lines that were taken since the record began taken again."""
        self._back.extendleft(reversed(self._taken))
        self._taken = []

    def has_back(self) -> bool:
        """Whether there are lines that were given back."""
        return bool(self._back)

    def begin(self) -> None:
        """A new record begins."""
        self._number += len(self._taken)
        self._taken.clear()

    def keep(self) -> tuple[int, list[str], bool]:
        """Where the record under way begins, which lines of it to keep, and whether all its quotes pair off.

        All lines are kept if they do, else the first, and the others are given back.
        """
        paired = self._paired()
        if not paired:
            self._back.extendleft(reversed(self._taken[1:]))
            del self._taken[1:]
        return self._number + 1, list(self._taken), paired

    def _paired(self) -> bool:
        """Whether quotes come in pairs, and no later line opens one where the record would be inside its own."""
        if sum(map(len, self._taken)) > MOST_CELL or sum(line.count('"') for line in self._taken) % 2:
            return False
        return not any(line.startswith('"') or self._opening in line for line in self._taken[1:])

"""Records of a CSV text. One broken quote costs one line and never the rows below it.

A quote that opens and is not closed turns the rest of a file into one cell, and readers that are lenient hand that
cell on without a word. Here every record is read strictly first. Where that fails its first line is kept by itself, as
it stands, and reading goes on with the next line.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator

MOST_CELL = 1_000_000
csv.field_size_limit(MOST_CELL)


def records(
    lines: Iterator[str], delimiter: str, broken: list[str], above: int = 0
) -> Iterator[tuple[str, ...]]:
    """The records of a text, each as its cells; a blank line is a record without cells.

    Args:
        lines: lines with their ends.
        broken: takes a sentence for every line that was not well-formed.
        above: how many lines of the file stand above the first of `lines`.
    """
    feed = _Feed(lines, above)
    reader = csv.reader(feed, delimiter=delimiter, strict=True)
    while True:
        feed.begin()
        try:
            yield tuple(next(reader))
        except StopIteration:
            return
        except csv.Error as error:
            number, line, closed = feed.take_first()
            quoting = csv.QUOTE_MINIMAL if closed else csv.QUOTE_NONE
            broken.append(f"line {number}: {error}; kept as it stands")
            yield from map(tuple, csv.reader(line, delimiter=delimiter, quoting=quoting))
            reader = csv.reader(feed, delimiter=delimiter, strict=True)


class _Feed:
    """Lines for a reader, remembering those of the record it is reading, so that they can be given back."""

    def __init__(self, lines: Iterator[str], above: int) -> None:
        self._lines = lines
        self._back: deque[str] = deque()
        self._taken: list[str] = []
        self._number = above

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else next(self._lines)
        self._taken.append(line)
        return line

    def begin(self) -> None:
        """A new record begins."""
        self._number += len(self._taken)
        self._taken.clear()

    def take_first(self) -> tuple[int, list[str], bool]:
        """Where a record that failed begins, the lines to keep of it, and whether every quote in them is closed.

        A record whose quotes pair off is kept whole; of any other the first line, and the rest is given back.
        """
        closed = sum(line.count('"') for line in self._taken) % 2 == 0
        kept = self._taken if closed else self._taken[:1]
        self._back.extendleft(reversed(self._taken[len(kept) :]))
        self._taken = list(kept)
        return self._number + 1, self._taken, closed

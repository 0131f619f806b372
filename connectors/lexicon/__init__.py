"""Words that several readers and matchers share, as tables beside this file.

Each table is tab-separated text with a comment line that says where it comes from and under which
licence. They are read once, when first asked for. Nothing here interprets a word: that is the
business of whoever asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files


def rows(table: str, package: str = __name__) -> Iterator[list[str]]:
    """The rows of one table, without comments and blank lines.

    Args:
        package: beside whose modules the table stands, where it is not one of these.
    """
    for line in files(package).joinpath(table).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def words(table: str) -> frozenset[str]:
    """The first column of a table, as a set."""
    return frozenset(row[0] for row in rows(table))

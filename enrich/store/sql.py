"""The named queries of queries.sql, read once."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_NAMED = re.compile(r"^-- ([a-z_]+)\n((?:(?!^-- [a-z_]+\n).*\n?)*)", re.M)


@cache
def queries() -> dict[str, str]:
    """Name → SQL."""
    text = files(__package__).joinpath("queries.sql").read_text(encoding="utf-8")
    return {name: sql.strip().rstrip(";") for name, sql in _NAMED.findall(text.split("\n\n", 1)[1])}


def sql(name: str) -> str:
    """One query by its name. Raises KeyError for a name that is not in the file."""
    return queries()[name]

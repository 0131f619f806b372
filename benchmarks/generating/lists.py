"""The lists that can be generated, by what they are of and by which generator."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generating import companies_a, companies_b, people_a, people_b
from benchmarks.generating.drawing import up_to, write_rows


@dataclass(frozen=True, slots=True)
class List:
    """Columns, which of them holds what, and rows without end, each with the subject it is of."""

    columns: tuple[str, ...]
    fields: Mapping[str, str]
    rows: Callable[[random.Random], Iterator[tuple[str, list[str]]]]


def _as_named(columns: tuple[str, ...]) -> Mapping[str, str]:
    return {column: column for column in columns}


LISTS = {
    ("companies", "a"): List(companies_a.COLUMNS, _as_named(companies_a.COLUMNS), companies_a.rows),
    ("companies", "b"): List(
        companies_b.COLUMNS,
        {"unique_id": "id", "name": "Account", "domain": "Website", "city": "Town", "country": "Nation",
        "phone": "Telephone"},
        companies_b.rows,
    ),
    ("people", "a"): List(people_a.COLUMNS, _as_named(people_a.COLUMNS), people_a.rows),
    ("people", "b"): List(
        people_b.COLUMNS,
        {"unique_id": "id", "full_name": "Name", "company": "Organisation", "email": "Work e-mail", "city": "Town",
         "phone": "Mobile"},
        people_b.rows,
    ),
}  # fmt: skip


def write(kind: str, manner: str, size: int, seed: int, path: Path) -> Path:
    """Write `size` records as `path` and their clusters beside it; return the path of these."""
    made, rng = LISTS[kind, manner], random.Random(f"{kind} {manner} {seed}")
    return write_rows(path, made.columns, up_to(size, made.rows(rng)), rng)

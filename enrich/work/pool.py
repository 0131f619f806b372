"""A pool of companies made comparable: read once, learned from, and where it is large kept on disk as an index.

A pool of some thousands is read anew each time, in seconds. A larger one is written beside the program's other caches,
under a name made of its content, and mapped into memory when it is searched: a million companies need no more memory
than what is looked at. The index holds arrays and JSON, nothing that is executed when it is read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

import numpy as np

from connectors.files.columns import UnknownColumn, detect
from connectors.hosts import own_domain
from connectors.text import fold
from enrich.errors import BadInput
from enrich.work.rows import open_any
from icp.lookalike.companies import Companies, Lens, learn_lens
from icp.lookalike.roles import Told, role_of

LARGE = 50_000
"""From so many rows on an index is kept."""

LEARNED_FROM = 20_000
"""Of so many rows at most a lens is learned, evenly spread over the pool."""

_SAMPLE = 2_000
Watch = Callable[[str], None]


def unwatched(stage: str) -> None:
    del stage


@dataclass(frozen=True)
class Columns:
    """The columns of a list of companies.

    Attributes:
        fields: for each column the field it holds, or an empty text.
    """

    names: tuple[str, ...]
    fields: tuple[str, ...]

    def of(self, *fields: str) -> int | None:
        return next((n for field in fields for n, held in enumerate(self.fields) if held == field), None)

    def name(self, row: Sequence[str]) -> str:
        return self._cell(row, self.of("company.name"))

    def domain(self, row: Sequence[str]) -> str:
        """The company's own domain; empty where the site is one that houses many."""
        site = self._cell(row, self.of("company.domain", "company.website"))
        return own_domain(site) if site else ""

    @staticmethod
    def _cell(row: Sequence[str], column: int | None) -> str:
        return row[column].strip() if column is not None and column < len(row) else ""


@dataclass(frozen=True)
class Pool:
    """A pool that can be searched.

    Attributes:
        domains, names: a key of each row's domain and folded name, 0 where it has none.
        built: whether it was made comparable just now, rather than found in the index.
    """

    title: str
    columns: Columns
    lens: Lens
    companies: Companies
    rows: Sequence[tuple[str, ...]]
    domains: np.ndarray
    names: np.ndarray
    built: bool = True

    def find(self, name: str, domain: str) -> list[int]:
        """Rows with this domain, or with this name where no row has the domain."""
        found = np.flatnonzero(self.domains == key(domain)) if domain else np.zeros(0, int)
        if not len(found) and fold(name):
            found = np.flatnonzero(self.names == key(fold(name)))
            clash = [n for n in found if domain and self.columns.domain(self.rows[int(n)])]
            found = np.setdiff1d(found, clash)
        return [int(n) for n in found]


def key(text: str) -> int:
    """A number for a text, the same on every machine; 0 for an empty one."""
    return (
        int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little") >> 1 if text else 0
    )


@dataclass(frozen=True)
class CompanyList:
    """An open list of companies: its columns, what each says of likeness, and its rows, once."""

    columns: Columns
    told: Sequence[Told]
    rows: Iterator[tuple[str, ...]]


def open_companies(path: Path, overrides: Mapping[str, str]) -> CompanyList:
    """Open a list of companies.

    Raises:
        BadInput: for a file that cannot be read or an override that fits nothing.
    """
    listing = open_any(path)
    sample = list(islice(listing.rows, _SAMPLE))
    try:
        mapping = {m.column: m.field for m in detect(listing.columns, sample, overrides)}
    except UnknownColumn as error:
        raise BadInput(str(error)) from error
    columns = Columns(listing.columns, tuple(mapping.get(n, "") for n in range(len(listing.columns))))
    return CompanyList(columns, roles_of(columns, sample), chain(sample, listing.rows))


def roles_of(columns: Columns, sample: Sequence[Sequence[str]]) -> list[Told]:
    """What each column says of likeness."""
    found = []
    for n, (label, field) in enumerate(zip(columns.names, columns.fields, strict=True)):
        cells = [row[n] for row in sample if n < len(row)]
        found.append(Told(n, label or f"column {n + 1}", role_of(field, cells)))
    return found


def pool_of_rows(title: str, columns: Columns, told: Sequence[Told], rows: Sequence[tuple[str, ...]]) -> Pool:
    """A pool of rows at hand."""
    with one_thread():
        lens = learn_lens(told, spread(rows))
        companies = lens.see(rows)
    return Pool(title, columns, lens, companies, rows, *keys_of(columns, rows))


@contextmanager
def one_thread() -> Iterator[None]:
    """Keep linear algebra to one thread: on small pieces several wait for each other, on a busy machine for minutes."""
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1):
        yield


def spread(rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Rows evenly spread over the pool, as many as a lens is learned from."""
    if not len(rows):
        return []
    places = np.unique(np.linspace(0, len(rows) - 1, min(len(rows), LEARNED_FROM)).astype(int))
    return [rows[int(n)] for n in places]


def keys_of(columns: Columns, rows: Sequence[Sequence[str]]) -> tuple[np.ndarray, np.ndarray]:
    domains = np.fromiter((key(columns.domain(row)) for row in rows), np.int64, len(rows))
    names = np.fromiter((key(fold(columns.name(row))) for row in rows), np.int64, len(rows))
    return domains, names

"""Seeds: companies named in a list or on the command line. One that stands in the pool is taken as the pool knows
it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from connectors.hosts import own_domain
from connectors.text import fold
from enrich.errors import BadInput
from enrich.work.pool import Columns, Pool, open_companies
from enrich.work.rows import open_any
from icp.lookalike.companies import Companies
from icp.lookalike.roles import Role
from matching.normalise.companies import company_name

_MOST = 1_000
_MOST_NAMED = 5


@dataclass(frozen=True)
class Seeds:
    """Companies to be like, or unlike.

    Attributes:
        rows: their cells in the pool's columns.
        names: as they are shown.
        places: the rows of the pool that are one of them.
        identities: domain and key of the name of each.
        silent: names of those of which nothing is known that could be compared, which are left out.
        extra: how many were read that are no company or stand twice.
    """

    rows: tuple[tuple[str, ...], ...]
    names: tuple[str, ...]
    places: tuple[int, ...]
    identities: tuple[tuple[str, str], ...]
    companies: Companies
    silent: tuple[str, ...]
    in_pool: int


@dataclass(frozen=True)
class _Named:
    """A company as the user names it: with the cells that the user knows, in the pool's columns."""

    name: str
    domain: str
    cells: tuple[str, ...]


def read_seeds(
    pool: Pool, given: Sequence[str], overrides: Mapping[str, str], lists: Sequence[Path] = ()
) -> Seeds:
    """The seeds that were named: files of them, names and domains.

    Raises:
        BadInput: where none is known well enough to compare anything with it.
    """
    named = [one for text in given for one in _read(pool, text, said_of(Path(text), overrides, lists))]
    if len(named) > _MOST:
        raise BadInput(
            f"{len(named)} seeds are more than {_MOST:,}. Choose those that you would like most to have again."
        )
    rows: list[tuple[str, ...]] = []
    kept: list[_Named] = []
    places: list[int] = []
    in_pool = 0
    seen: set[tuple[str, str]] = set()
    for one in named:
        identity = (one.domain, company_name(one.name).key or fold(one.name))
        if identity in seen:
            continue
        seen.add(identity)
        found = pool.find(one.name, one.domain)
        places += found
        in_pool += bool(found)
        cells = pool.rows[found[0]] if found else ()
        rows.append(_filled(cells, one.cells, len(pool.columns.names)))
        kept.append(one)
    return _seeds(pool, kept, rows, places, in_pool, given)


def said_of(path: Path, overrides: Mapping[str, str], lists: Sequence[Path]) -> dict[str, str]:
    """What the user's words on columns say of one list: those on columns that only other lists have say nothing.

    A word on a column that no list has stays, so that it is refused.
    """
    if not overrides or not path.is_file():
        return dict(overrides)
    here, elsewhere = _columns_of(path), [_columns_of(other) for other in lists if other != path]
    return {
        field: column
        for field, column in overrides.items()
        if fold(column) in here or not any(fold(column) in columns for columns in elsewhere)
    }


def _columns_of(path: Path) -> set[str]:
    return {fold(column) for column in open_any(path).columns}


def _seeds(
    pool: Pool,
    named: list[_Named],
    rows: list[tuple[str, ...]],
    places: list[int],
    in_pool: int,
    given: Sequence[str],
) -> Seeds:
    """Those of which something is known, as they are compared."""
    valued = [one.column for one in pool.lens.told if one.role not in (Role.NAME, Role.ASIDE)]
    says = [any(row[column].strip() for column in valued) for row in rows]
    silent = [_shown(one) for one, said in zip(named, says, strict=True) if not said]
    if not any(says):
        shown = ", ".join(silent[:_MOST_NAMED]) or ", ".join(given)
        raise BadInput(
            f"nothing is known of these seeds that could be compared: {shown}. Name companies of the pool (by name or "
            "domain), or a list of seeds with the pool's columns, such as description, industry and employees."
        )
    one_of = [(one, row) for one, row, said in zip(named, rows, says, strict=True) if said]
    companies = pool.lens.see([row for _, row in one_of])
    return Seeds(
        tuple(row for _, row in one_of), tuple(_shown(one) for one, _ in one_of), tuple(dict.fromkeys(places)),
        tuple((one.domain, company_name(one.name).key or fold(one.name)) for one in named),
        companies, tuple(silent), in_pool,
    )  # fmt: skip


def _shown(one: _Named) -> str:
    return one.name or one.domain


def _filled(known: Sequence[str], given: Sequence[str], width: int) -> tuple[str, ...]:
    """What the pool knows of a seed, and where it knows nothing what the user gave."""
    wide = [*known, *[""] * (width - len(known))]
    more = [*given, *[""] * (width - len(given))]
    return tuple(a if a.strip() else b for a, b in zip(wide, more, strict=True))


def _read(pool: Pool, text: str, overrides: dict[str, str]) -> list[_Named]:
    """The companies of a file, or the one that is named."""
    if Path(text).is_file():
        return _of_file(pool, Path(text), overrides)
    domain = own_domain(text) if "." in text and not text.strip().count(" ") else ""
    name = "" if domain else text.strip()
    if not pool.find(name, domain):
        raise BadInput(
            f"{text!r} is neither a file nor a company of {pool.title}. Check its spelling, or name its domain."
        )
    at = pool.rows[pool.find(name, domain)[0]]
    return [_Named(pool.columns.name(at) or name, pool.columns.domain(at) or domain, ())]


def _of_file(pool: Pool, path: Path, overrides: dict[str, str]) -> list[_Named]:
    listed = open_companies(path, overrides)
    columns, found = listed.columns, []
    into = _aligned(columns, pool.columns)
    for row in listed.rows:
        name, domain = columns.name(row), columns.domain(row)
        if name or domain:
            cells = tuple(row[n].strip() if n is not None and n < len(row) else "" for n in into)
            found.append(_Named(name, domain, cells))
    if not found:
        known = ", ".join(name for name in columns.names if name)
        raise BadInput(
            f"{path}: no row names a company. Columns are: {known}. One should be called Company or Website."
        )
    return found


def _aligned(theirs: Columns, ours: Columns) -> list[int | None]:
    """For each column of the pool the one of the seeds that is called so, else the one that holds the same field."""
    by_name = {fold(name): n for n, name in reversed(list(enumerate(theirs.names))) if fold(name)}
    by_field = {field: n for n, field in reversed(list(enumerate(theirs.fields))) if field}
    return [
        by_name.get(fold(name), by_field.get(field)) if fold(name) else by_field.get(field)
        for name, field in zip(ours.names, ours.fields, strict=True)
    ]

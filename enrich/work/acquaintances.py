"""Exports of our own people's acquaintances, read: whose each is, of what day, and whom it names.

They are read as any list of the user's is, on this machine, and go nowhere else: no source is asked about anybody in
them, and nothing here makes a statement that is kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from connectors.files.owner import day_in_name, owner_in_archive, owner_in_name
from connectors.files.trouble import NotATable
from enrich.errors import BadInput
from enrich.store.acquaintances import AcquaintanceBook, Kept, KeptRow
from enrich.store.records import Standing
from enrich.work.rows import Listing, open_listing, rows_of, said_by
from matching.acquaintances import YOU, Acquaintance, Workplace, acquaintance_of

_ENDINGS = frozenset((".csv", ".tsv", ".txt", ".vcf", ".zip", ".xlsx", ".jsonl"))


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read, and whose it is: surely where the user said so, else as its name or folder has it."""

    path: Path
    owner: str = ""
    sure: bool = False


@dataclass(frozen=True)
class Export:
    """One export of one of ours.

    Attributes:
        name: what the file is called, no two alike.
        day: of which it speaks, ISO 8601.
        acquaintances: whoever it names; `unnamed` counts its other rows.
    """

    name: str
    owner: str
    form: str
    day: str
    acquaintances: tuple[Acquaintance, ...]
    unnamed: int
    listing: Listing


def sources_in(given: Iterable[Path], owned: Sequence[tuple[str, Path]] = ()) -> list[Source]:
    """The files that were given, those of folders among them, each once.

    Args:
        owned: files with the names of their owners.

    Raises:
        BadInput: for a file that is not there, or a folder without an export.
    """
    found: dict[Path, Source] = {}
    for owner, path in owned:
        for source in _files(path):
            found[source.path.resolve()] = replace(source, owner=owner, sure=True)
    for path in given:
        for source in _files(path):
            found.setdefault(source.path.resolve(), source)
    return list(found.values())


def _files(path: Path) -> list[Source]:
    if not path.exists():
        raise BadInput(f"{path} is not there.")
    if not path.is_dir():
        return [Source(path, owner_in_name(path.name))]
    found = sorted(
        file for file in path.rglob("*")
        if file.suffix.lower() in _ENDINGS and file.is_file() and not file.name.startswith(".")
    )  # fmt: skip
    if not found:
        raise BadInput(
            f"{path} holds no export. Put CSV, VCF, XLSX or ZIP files there, each called after its owner."
        )
    return [Source(file, owner_in_name(file.relative_to(path).as_posix())) for file in found]


def read_exports(
    sources: Sequence[Source], columns: Mapping[str, str], now: datetime, private: bool = False
) -> Iterator[Export]:
    """Each export, read.

    Args:
        columns: field → column, where it is not guessed rightly.
        private: whether their owners let others know no more than that there is somebody.

    Raises:
        BadInput: for a file that is no table of people.
    """
    names = _apart([source.path for source in sources])
    for source, name in zip(sources, names, strict=True):
        yield _read(source, replace(open_listing(source.path, columns), called=name), now, private)


def _apart(paths: Sequence[Path]) -> list[str]:
    """What files are called; those of one name are told apart by their folders."""
    plain = [path.name for path in paths]
    return [
        name if plain.count(name) == 1 else f"{path.resolve().parent.name}/{name}"
        for name, path in zip(plain, paths, strict=True)
    ]


def _read(source: Source, listing: Listing, now: datetime, private: bool) -> Export:
    if not any(m.field.startswith("person.") for m in listing.mapping):
        columns = ", ".join(repr(column) for column in listing.columns if column)
        raise BadInput(
            f"{source.path} names no people: no column is recognised as somebody's name. Columns are: {columns}. "
            "Say which one is: --map person.name=COLUMN"
        )
    owner = _owner(source)
    found: list[Acquaintance] = []
    unnamed = 0
    for row in rows_of(listing, now):
        said = said_by(listing.name, row, listing.mapping, now) if row.standing is Standing.COMPANY else []
        one = acquaintance_of(said, owner=owner, day="", file=listing.name, row=row.n, private=private)
        if one:
            found.append(one)
        else:
            unnamed += bool(said)
    day = _day(source.path, found)
    dated = tuple(replace(one, workplace=one.workplace._replace(day=day)) for one in found)
    return Export(listing.name, owner, listing.form, day, dated, unnamed, listing)


def _owner(source: Source) -> str:
    """Whose it is: as the user says, as the archive's own profile says, as the file or its folder is called."""
    try:
        with source.path.open("rb") as file:
            member = "" if source.sure else owner_in_archive(file, source.path.name)
    except NotATable as error:
        raise BadInput(str(error)) from error
    return member or source.owner or YOU


def _day(path: Path, found: Sequence[Acquaintance]) -> str:
    """The day an export speaks of: the one it is called after, else its own last day, else the file's.

    A file that was copied today is not of today; but one that holds a connection of March is of March or later.
    """
    if named := day_in_name(path.name):
        return named
    last = max((day for one in found for day in (one.connected, one.contacted)), default="")
    return last or datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat()


# -- kept ----------------------------------------------------------------------------------------------

# What stands beside what a row says, and not in it.
_BESIDE = ("owner", "file", "row", "private")


def keep_export(book: AcquaintanceBook, export: Export, until: date, private: bool) -> None:
    """Keep an export until a day."""
    kept = Kept(export.owner, export.name, export.day, until.isoformat(), private)
    book.keep(kept, ((one.row, _said(one)) for one in export.acquaintances))


def kept_acquaintances(book: AcquaintanceBook) -> list[Acquaintance]:
    """Everybody who is kept."""
    return [_acquaintance(row) for row in book.all()]


def _said(one: Acquaintance) -> str:
    return json.dumps({k: v for k, v in asdict(one).items() if v and k not in _BESIDE}, ensure_ascii=False)


def _acquaintance(row: KeptRow) -> Acquaintance:
    said: dict[str, Any] = json.loads(row.said)
    said["workplace"] = Workplace(*said.get("workplace", ()))
    said["earlier"] = tuple(Workplace(*place) for place in said.get("earlier", ()))
    said["emails"] = tuple(said.get("emails", ()))
    return Acquaintance(owner=row.owner, file=row.file, row=row.row, private=row.private, **said)

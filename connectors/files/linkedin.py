"""The copy of their data that LinkedIn gives its members, as the ZIP file that it is downloaded as.

Its Connections.csv is the list. Of messages and invitations only this is taken: on which day the member and a
connection last wrote, and who of the two did. No word of a message is kept, shown or handed on. LinkedIn itself is
never asked; the address of a profile is an identifier and nothing more.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from connectors.files import zips
from connectors.files.contacts import Contact, Contacts, slug
from connectors.files.families import family_of
from connectors.files.records import records
from connectors.files.table import Reader, Table
from connectors.files.trouble import NotATable
from connectors.text import fold

LAST_CONTACT = ("Last contact", "Last contact by")
_HEADER_WITHIN = 30
_MESSAGES = frozenset({"from", "sender profile url", "date"})
_INVITATIONS = frozenset({"direction", "inviterprofileurl", "inviteeprofileurl"})
# Of the same columns, and of no contact: what a course and an assistant wrote.
_NOT_MESSAGES = ("learning_", "guide_")


def export(file: BinaryIO, name: str, read: Reader) -> Table | None:
    """The connections in an export, each with the last contact; None where the file is no archive of tables.

    Args:
        read: what reads one table.

    Raises:
        NotATable: for an archive that is not to be trusted, is damaged, or holds no connections.
    """
    archive = zips.opened(file, name)
    if archive is None:
        return None
    try:
        return _connections(archive, name, read)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise NotATable(f"{name} is damaged ({error}). Download it again.") from error


def _connections(archive: zipfile.ZipFile, name: str, read: Reader) -> Table:
    found: zipfile.ZipInfo | None = None
    contacts = Contacts()
    for member in zips.tables(archive, name):
        header = _header(archive, member)
        base = member.filename.rpartition("/")[2].lower()
        family = family_of(header)
        if found is None and ((family and family.key == "linkedin") or base == "connections.csv"):
            found = member
        elif header >= _MESSAGES and not base.startswith(_NOT_MESSAGES):
            contacts.read_messages(_rows(archive, member))
        elif header >= _INVITATIONS:
            contacts.read_invitations(_rows(archive, member))
    if found is None:
        raise NotATable(
            f"{name} is neither a workbook nor a copy of LinkedIn data with connections in it. LinkedIn sends the "
            "larger archive a day after the first; of other archives give the file that is wanted."
        )
    table = read(io.BytesIO(archive.read(found)), found.filename)
    form = f"LinkedIn export, {found.filename}, {table.form}"
    return _with_contacts(replace(table, form=form), contacts.last())


def _header(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> set[str]:
    """The names of the columns of a member, folded: those of the row among the first that tells what it is."""
    for row, _ in zip(_cells(archive, member), range(_HEADER_WITHIN), strict=False):
        names = {fold(cell) for cell in row}
        if family_of(row) or names >= _MESSAGES or names >= _INVITATIONS:
            return names
    return set()


def _cells(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[tuple[str, ...]]:
    with archive.open(member) as raw:
        yield from records(io.TextIOWrapper(raw, "utf-8-sig", errors="replace", newline=""), ",", [])


def _rows(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[dict[str, str]]:
    """The rows of a member below its names, by those names folded."""
    names: list[str] = []
    for row in _cells(archive, member):
        if names:
            yield dict(zip(names, row, strict=False))
        elif {fold(cell) for cell in row} & {"sender profile url", "inviterprofileurl"}:
            names = [fold(cell) for cell in row]


def _with_contacts(table: Table, last: dict[str, Contact]) -> Table:
    """The same table with two columns more; a blank row stays blank."""
    if not last:
        return table
    width = len(table.columns)
    profile = next((n for n, column in enumerate(table.columns) if fold(column) == "url"), width)

    def rows() -> Iterator[tuple[str, ...]]:
        for row in table.rows:
            contact = last.get(slug(row[profile])) if profile < len(row) <= width else None
            if contact:
                row = (*row, *[""] * (width - len(row)), contact.day, contact.way)
            yield row

    return replace(table, columns=(*table.columns, *LAST_CONTACT), rows=rows())

"""ZIP files as they were downloaded: what stands in them, within bounds. Nothing is ever unpacked to disk.

A member whose name leads out of a folder has no business in a download, so an archive with one is refused whole. So
is one that unpacks to more than is read here: the sizes that an archive declares are held to, since Python's reader
never gives more of a member than it declares.
"""

from __future__ import annotations

import re
import zipfile
from typing import BinaryIO

from connectors.files.trouble import NotATable

MOST_MEMBERS = 5_000
MOST_UNPACKED = 2 * 1024**3
MOST_MEMBER = 256 * 1024**2
_ENCRYPTED = 0x1
_ESCAPES = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\x00")


def opened(file: BinaryIO, name: str) -> zipfile.ZipFile | None:
    """An archive with tables in it, or None for what is another kind of file: a workbook, or damaged.

    Raises:
        NotATable: for one with names that lead out of it, encrypted members, or more than is read here.
    """
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return None
    finally:
        file.seek(0)
    members = archive.infolist()
    if not any(_is_table(member) for member in members):
        return None
    for member in members:
        if _ESCAPES.search(member.orig_filename) or _ESCAPES.search(member.filename):
            raise NotATable(f"{name} holds {member.filename!r}, which leads out of it. Do not use this file.")
        if member.flag_bits & _ENCRYPTED:
            raise NotATable(f"{name} is encrypted. Unpack it and give the file that is wanted.")
    size = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS or size > MOST_UNPACKED:
        raise NotATable(
            f"{name} holds {len(members):,} files of {size:,} bytes, more than is read here. "
            "Unpack it and give the file that is wanted."
        )
    return archive


def tables(archive: zipfile.ZipFile, name: str) -> list[zipfile.ZipInfo]:
    """The CSV files in an archive, in whatever folder, those further up first.

    Raises:
        NotATable: for one that is larger than is read here.
    """
    found = [member for member in archive.infolist() if _is_table(member)]
    if large := next((m.filename for m in found if m.file_size > MOST_MEMBER), ""):
        raise NotATable(f"{name} holds {large!r}, which is larger than {MOST_MEMBER:,} bytes.")
    return sorted(found, key=lambda m: (m.filename.count("/"), m.filename))


def _is_table(member: zipfile.ZipInfo) -> bool:
    return not member.is_dir() and member.filename.lower().endswith(".csv")

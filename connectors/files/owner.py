"""Whose export a file is: by the profile that lies in LinkedIn's archive, else by what it is called.

A copy of LinkedIn data has the member's own name in Profile.csv. Other exports do not say whose they are, and people
name such files for their owners: "Connections - Ada Brandt.csv", "bob_contacts.vcf", "exports/carla/Connections.csv".
No other row of the archive is read here.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from itertools import pairwise
from typing import BinaryIO

from connectors.files import zips
from connectors.files.records import records
from connectors.text import fold, squash

# Words of a file's name that say what it is and not whose: of programs, and of those who save files.
_PLAIN = frozenset(
    "connections connection contacts contact export exports exported linkedin linkedindataexport dataexport basic "
    "complete data google gmail outlook vcard hubspot salesforce pipedrive crm address book addressbook adressbuch "
    "kontakte people persons network my of the copy final new old s s. csv xlsx vcf all list download zip "
    "backup january february march april may june july august september october november december".split()
)
_APART = re.compile(r"[\W\d_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_DAY = re.compile(
    r"(?<!\d)(?:(?P<y>20\d\d)[-_.](?P<m>\d\d)[-_.](?P<d>\d\d)|(?P<us>\d\d-\d\d)-(?P<uy>20\d\d))(?!\d)"
)
_ROWS = 5


def owner_in_archive(file: BinaryIO, name: str) -> str:
    """The name of the member whose copy of LinkedIn data a file is; empty for any other file. It is left at its start.

    Raises:
        NotATable: for an archive that is not to be trusted.
    """
    archive = zips.opened(file, name) if zipfile.is_zipfile(file) else None
    file.seek(0)
    if archive is None:
        return ""
    try:
        for member in archive.infolist():
            if (
                member.filename.rpartition("/")[2].lower() == "profile.csv"
                and member.file_size <= zips.MOST_MEMBER
            ):
                return _member(
                    io.TextIOWrapper(archive.open(member), "utf-8-sig", errors="replace", newline="")
                )
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
        return ""  # what is damaged in it is said by whoever reads its tables
    finally:
        file.seek(0)
    return ""


def _member(text: io.TextIOWrapper) -> str:
    """The name in a table of one row; what stands above the names of its columns is passed over."""
    rows = [row for _, row in zip(range(_ROWS), records(text, ",", []), strict=False)]
    for header, below in pairwise(rows):
        cells = dict(zip(map(fold, header), below, strict=False))
        if {"first name", "last name"} <= cells.keys():
            return squash(f"{cells['first name']} {cells['last name']}")
    return ""


def owner_in_name(path: str) -> str:
    """Whose export a file is by its name, else by its folder's; empty where both say only what it is.

    Args:
        path: below the folder that all the exports lie in, with "/" between folders.
    """
    *folders, file = path.split("/")
    parts = [file.rpartition(".")[0] or file, *reversed(folders)]
    return next((owner for part in parts if (owner := _said(part))), "")


def _said(text: str) -> str:
    pieces = [piece for piece in _APART.split(text) if fold(piece) not in _PLAIN]
    words = [word for piece in pieces for word in _CAMEL.split(piece) if word and fold(word) not in _PLAIN]
    return " ".join(word.capitalize() if word.islower() else word for word in words)


def day_in_name(name: str) -> str:
    """The day that a file is called after, as ISO 8601: LinkedIn calls its archives "…_01-31-2026.zip"."""
    found = _DAY.search(name)
    if found is None:
        return ""
    year, month, day = (
        (found["uy"], *found["us"].split("-")) if found["us"] else (found["y"], found["m"], found["d"])
    )
    return f"{year}-{month}-{day}" if "01" <= month <= "12" and "01" <= day <= "31" else ""

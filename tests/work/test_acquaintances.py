"""Exports of our own people, read from files and folders, and kept."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from enrich.errors import BadInput
from enrich.store.acquaintances import AcquaintanceBook
from enrich.work.acquaintances import Export, keep_export, kept_acquaintances, read_exports, sources_in
from tests.connectors.files.lists import export, zipped

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ROW = "Ada,Voss,https://www.linkedin.com/in/ada-voss,,Quillpost Ltd,CFO | ex-Fjordkulde,14 Mar 2024\n"
PROFILE = b"First Name,Last Name\nCarla,Lind\n"


def read(*given: Path, owned: tuple[tuple[str, Path], ...] = (), private: bool = False) -> list[Export]:
    return list(read_exports(sources_in(given, owned), {}, NOW, private))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A team's exports, each called after its owner."""
    made = tmp_path / "exports"
    (made / "bob").mkdir(parents=True)
    (made / "ada-brandt.csv").write_text(HEADER + ROW)
    (made / "bob" / "Connections.csv").write_text(HEADER + ROW + ",,,,,,\n")
    members = {
        name: export(f"linkedin/{name}") for name in ("Connections.csv", "messages.csv", "Invitations.csv")
    }
    (made / "Basic_LinkedInDataExport_01-31-2026.zip").write_bytes(
        zipped({**members, "Profile.csv": PROFILE})
    )
    (made / "notes.md").write_text("not an export")
    return made


def test_a_folder_is_read_file_by_file_and_each_has_its_owner(folder: Path) -> None:
    found = {one.name: one for one in read(folder)}
    assert {name: one.owner for name, one in found.items()} == {
        "ada-brandt.csv": "Ada Brandt",
        "Connections.csv": "Bob",
        "Basic_LinkedInDataExport_01-31-2026.zip": "Carla Lind",
    }  # fmt: skip
    assert found["Basic_LinkedInDataExport_01-31-2026.zip"].day == "2026-01-31"
    assert len(found["Connections.csv"].acquaintances) == 1


def test_an_archive_brings_the_day_of_the_last_contact_and_who_wrote(folder: Path) -> None:
    archive = folder / "Basic_LinkedInDataExport_01-31-2026.zip"
    (one,) = read(archive)
    contacted = [known for known in one.acquaintances if known.contacted]
    assert contacted
    assert {known.contact for known in contacted} <= {
        "you wrote",
        "they wrote",
        "you invited them",
        "they invited you",
    }


def test_who_is_named_as_the_owner_is_the_owner(folder: Path) -> None:
    archive = folder / "Basic_LinkedInDataExport_01-31-2026.zip"
    (one,) = read(owned=(("Dana", archive),))
    assert {one.owner, *(known.owner for known in one.acquaintances)} == {"Dana"}
    assert len(read(folder, owned=(("Dana", archive),))) == 3


def test_an_export_whose_owner_nothing_tells_is_yours(tmp_path: Path) -> None:
    (tmp_path / "Connections.csv").write_text(HEADER + ROW)
    (one,) = read(tmp_path / "Connections.csv")
    assert one.owner == "you"


def test_an_export_is_of_its_own_last_day_however_new_the_copy(tmp_path: Path) -> None:
    file = tmp_path / "Connections.csv"
    file.write_text(HEADER + ROW)
    assert read(file)[0].day == "2024-03-14"
    assert read(file)[0].acquaintances[0].workplace.day == "2024-03-14"
    book = tmp_path / "book.csv"
    book.write_text("Name,Title,Company\nAda Voss,CFO,Quillpost\n")
    os.utime(book, (0, 1_700_000_000))
    assert read(book)[0].day == "2023-11-14"


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for who in ("ada", "bob"):
        (tmp_path / who).mkdir()
        (tmp_path / who / "Connections.csv").write_text(HEADER + ROW)
    assert [one.name for one in read(tmp_path)] == ["ada/Connections.csv", "bob/Connections.csv"]


@pytest.mark.parametrize(
    ("content", "says"),
    [("Company,Website\nQuillpost,quillpost.example\n", "names no people"), ("", "is empty")],
)
def test_a_file_without_people_is_refused_and_says_what_to_do(
    tmp_path: Path, content: str, says: str
) -> None:
    (tmp_path / "list.csv").write_text(content)
    with pytest.raises(BadInput, match=says):
        read(tmp_path / "list.csv")


def test_a_folder_without_exports_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="holds no export"):
        read(tmp_path)


def test_what_is_kept_comes_back_as_it_was_read(folder: Path, tmp_path: Path) -> None:
    exports = read(folder, private=True)
    with AcquaintanceBook(tmp_path / "store.db", NOW.date()) as book:
        for one in exports:
            keep_export(book, one, date(2027, 1, 1), private=True)
        kept = kept_acquaintances(book)
    given = [known for one in exports for known in one.acquaintances]
    assert sorted(kept, key=repr) == sorted(given, key=repr)
    assert len(given) > 4
    assert all(known.private for known in kept)

"""`enrich run LIST --also FILE`: what is shown, what is written, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.app.conftest import Enrich, run_arguments
from tests.connectors.files.lists import export, zipped
from tests.office import Office, files_of, records_of

MEMBERS = ("Connections.csv", "messages.csv", "Invitations.csv")
LIST = "Company,Website\nFjord Kulde AS,fjordkulde.example\nKältewerk Nord GmbH,\nTiny Tap Ltd,tiny-tap.example\n"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A folder with a list, LinkedIn's export of a colleague, and contacts."""
    made = Office.open(tmp_path)
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    (tmp_path / "Basic_LinkedInDataExport_01-31-2026.zip").write_bytes(
        zipped({name: export(f"linkedin/{name}") for name in MEMBERS})
    )
    (tmp_path / "contacts.csv").write_bytes(export("outlook/classic.csv"))
    return made


def arguments(office: Office, *more: str | Path) -> list[str | Path]:
    folder = office.folder
    beside = ["--also", folder / "Basic_LinkedInDataExport_01-31-2026.zip", "--also", folder / "contacts.csv"]
    return run_arguments(office, "--sources", "dns", *beside, *more)


def test_every_file_is_shown_before_anything_is_done_with_it(enrich: Enrich, office: Office) -> None:
    ended = enrich(*arguments(office))
    assert ended.code == 0
    assert "contacts.csv: CSV, cp1252, comma; columns as in Outlook contacts" in ended.err
    assert "'Business Phone' holds person.phone (as in Outlook contacts)" in ended.err
    assert "Home Phone" in ended.err.partition("kept as they are: ")[2]
    assert (
        "LinkedIn export, Connections.csv, CSV, utf-8, comma; columns as in LinkedIn connections" in ended.err
    )


def test_people_stand_at_the_accounts_of_the_list_and_the_list_comes_back_as_it_was(
    enrich: Enrich, office: Office
) -> None:
    assert enrich(*arguments(office)).code == 0
    rows = records_of(office.out / "accounts.csv")
    assert [row["Company"] for row in rows] == ["Fjord Kulde AS", "Kältewerk Nord GmbH", "Tiny Tap Ltd"]
    people = {(row["row"], row["name"]): row for row in records_of(office.out / "people.csv")}
    assert set(people) == {("1", "Ingrid Solvang"), ("2", "Jürgen Größ")}
    assert people["2", "Jürgen Größ"]["email"] == "groess@kaeltewerk-nord.example"


def test_who_fits_no_account_is_counted_and_named_and_all_rows_are_in_a_file(
    enrich: Enrich, office: Office
) -> None:
    ended = enrich(*arguments(office))
    (linkedin, outlook) = (line for line in ended.out.splitlines() if line.startswith("Beside the list, "))
    assert linkedin == (
        "Beside the list, Basic_LinkedInDataExport_01-31-2026.zip: 2 of 5 rows are at 2 accounts; 1 blank; "
        "1 fits no account; 1 names no employer. Without an account: Ada Nwosu, Quillpost."
    )
    assert outlook.endswith("contacts.csv: 1 of 2 rows is at 1 account; 1 names no employer.")
    lines = [
        (row["file_row"], row["person"], row["outcome"], row["row"])
        for row in records_of(office.out / "also.csv")
    ]
    assert lines[3:] == [
        ("4", "Bo Ek", "names no employer", ""),
        ("5", "Ada Nwosu", "fits no account", ""),
        ("1", "Jürgen Größ", "at an account", "2"),
        ("2", "Anna Größ", "names no employer", ""),
    ]


def test_no_word_of_a_message_and_no_private_value_is_written_anywhere(
    enrich: Enrich, office: Office
) -> None:
    ended = enrich(*arguments(office, "--jsonl"))
    written = "".join(text.decode("utf-8", "replace") for text in files_of(office.out).values())
    store = (office.folder / "store.db").read_bytes()
    assert "2026-03-04" in written
    for secret in ("secret-sauce", "spinmail"):
        assert secret not in written + ended.out + ended.err
        assert secret.encode() not in store
    for private in ("125900", "125901", "gmail.com", "Plön"):
        assert private not in written


def test_a_run_with_files_beside_is_taken_up_again_and_replays_to_the_byte(
    enrich: Enrich, office: Office
) -> None:
    enrich(*arguments(office))
    first = files_of(office.out)
    enrich(*arguments(office))
    assert files_of(office.out) == first
    enrich(*arguments(office), store=office.folder / "other.db")
    assert files_of(office.out) == first


def test_run_json_counts_the_files_beside(enrich: Enrich, office: Office) -> None:
    (summary,) = enrich(*arguments(office, "--json")).lines
    about = json.loads((office.out / "run.json").read_text(encoding="utf-8"))
    assert summary["also"] == about["also"]
    assert [(a["rows"], a["accounts"], a["outcomes"]["at an account"]) for a in about["also"]] == [
        (5, 2, 2),
        (2, 1, 1),
    ]


def test_a_column_is_named_for_the_file_it_stands_in(enrich: Enrich, office: Office) -> None:
    ended = enrich(*arguments(office, "--map", "contacts.csv:person.title=Department"))
    assert "'Department' holds person.title (as you said)" in ended.err
    refused = enrich(*arguments(office, "--map", "nobody.csv:person.title=Department"))
    assert refused.code == 2
    assert (
        "--map nobody.csv:person.title=Department: no such file. Files are: list.csv, Basic_" in refused.err
    )


def test_a_file_beside_that_cannot_be_read_is_refused_by_its_name(enrich: Enrich, office: Office) -> None:
    (office.folder / "contacts.csv").write_text("Colour,Shape\nred,round\n")
    ended = enrich(*arguments(office))
    assert ended.code == 2
    assert "contacts.csv: no column is recognised" in ended.err


def test_without_files_beside_there_is_no_file_about_them(enrich: Enrich, office: Office) -> None:
    enrich(*arguments(office))
    assert (office.out / "also.csv").exists()
    ended = enrich(*run_arguments(office, "--sources", "dns"))
    assert ended.code == 0
    assert not (office.out / "also.csv").exists()
    assert "Beside the list" not in ended.out


def test_an_export_is_a_list_too(enrich: Enrich, office: Office) -> None:
    (office.folder / "list.csv").write_bytes(export("salesforce/contacts_report.csv"))
    ended = enrich(*run_arguments(office, "--sources", "dns"))
    assert ended.code == 0
    assert "columns as in Salesforce contacts" in ended.err
    rows = records_of(office.out / "accounts.csv")
    assert [row["enrich_standing"] for row in rows] == ["", "blank", "blank", *["footer"] * 5]
    assert rows[0]["enrich_domain"] == "quillpost.example"

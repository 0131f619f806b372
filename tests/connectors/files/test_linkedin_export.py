"""The ZIP file that LinkedIn gives: connections with the day of the last contact, and no word of any message."""

from __future__ import annotations

import io
import zipfile

import pytest

from connectors.files import zips
from connectors.files.contacts import Contact, Contacts, slug
from connectors.files.tables import NotATable
from tests.connectors.files.lists import export, said, statements, table, zipped

NAMES = ("Connections.csv", "messages.csv", "Invitations.csv", "learning_role_play_messages.csv")
MEMBERS = {name: export(f"linkedin/{name}") for name in NAMES}
ME = "https://www.linkedin.com/in/me"


def last(content: bytes) -> dict[str, tuple[str, str]]:
    """With whom the last contact was when, and who wrote, by the names of connections."""
    read = table(content, name="x.zip")
    day, by = read.columns.index("Last contact"), read.columns.index("Last contact by")
    return {row[0]: (row[day], row[by]) for row in read.rows if len(row) > by}


@pytest.mark.parametrize("folder", ["", "Complete_LinkedInDataExport_01-31-2026/", "a/b/"])
def test_connections_are_found_in_whatever_folder(folder: str) -> None:
    read = table(zipped({folder + name: content for name, content in MEMBERS.items()}), name="x.zip")
    assert read.form == f"LinkedIn export, {folder}Connections.csv, CSV, utf-8, comma"
    assert [row[0] for row in read.rows] == ["Ingrid", "Jürgen", "", "Bo", "Ada"]


def test_the_last_contact_is_told_by_day_and_by_who_wrote() -> None:
    assert last(zipped(MEMBERS)) == {
        "Ingrid": ("2026-03-04", "they wrote"),
        "Jürgen": ("2025-11-20", "you wrote"),
        "Bo": ("2026-02-03", "they invited you"),
        "Ada": ("2026-01-31", "you invited them"),
    }


def test_it_becomes_statements() -> None:
    found = said(zipped(MEMBERS))
    assert found["1/person"]["person.contacted"] == ["2026-03-04"]
    assert found["1/person"]["person.contact"] == ["they wrote"]
    assert found["1/person"]["person.connected"] == ["2024-03-14"]


def test_no_word_of_a_message_is_in_what_is_read() -> None:
    read = table(zipped(MEMBERS), name="x.zip")
    assert b"secret-sauce" in MEMBERS["messages.csv"]
    assert "secret-sauce" not in repr((read, list(read.rows), statements(zipped(MEMBERS))))


def test_private_mailboxes_of_connections_are_not_read() -> None:
    assert not any("gmail" in s.value for s in statements(zipped(MEMBERS)))


def test_messages_are_known_by_their_columns_and_not_by_their_name() -> None:
    renamed = {"c.csv": MEMBERS["Connections.csv"], "m.csv": MEMBERS["messages.csv"]}
    assert last(zipped(renamed))["Ingrid"] == ("2026-03-04", "they wrote")


def test_an_export_without_messages_is_its_connections() -> None:
    read = table(zipped({"Connections.csv": MEMBERS["Connections.csv"]}), name="x.zip")
    assert read.columns[-1] == "Connected On"


def test_an_export_without_connections_says_that_the_rest_comes_later() -> None:
    with pytest.raises(NotATable, match="LinkedIn sends the larger archive a day after the first"):
        table(zipped({"messages.csv": MEMBERS["messages.csv"]}), name="x.zip")


# ---- who wrote


def messages(*rows: tuple[str, str, str, str]) -> Contacts:
    """Messages as (conversation, sender, recipients, day)."""
    found = Contacts()
    found.read_messages(
        {
            "conversation id": conversation,
            "sender profile url": f"https://www.linkedin.com/in/{sender}",
            "recipient profile urls": ",".join(f"https://www.linkedin.com/in/{to}" for to in others.split()),
            "date": f"{day} 10:00:00 UTC",
        }
        for conversation, sender, others, day in rows
    )
    return found


def test_the_member_is_who_takes_part_in_most_conversations() -> None:
    found = messages(("1", "me", "ann", "2026-01-01"), ("2", "bob", "me", "2026-01-02"))
    assert found.owner() == "me"
    assert found.last() == {
        "ann": Contact("2026-01-01", "you wrote"),
        "bob": Contact("2026-01-02", "they wrote"),
    }


def test_where_nothing_tells_the_member_only_the_day_is_known() -> None:
    assert messages(("1", "me", "ann", "2026-01-01")).last()["ann"] == Contact("2026-01-01", "")


def test_what_others_write_to_each_other_is_no_contact() -> None:
    found = messages(
        ("1", "me", "ann bob", "2026-01-01"),
        ("1", "ann", "me bob", "2026-01-03"),
        ("2", "me", "cy", "2026-01-01"),
    )
    assert found.last()["bob"] == Contact("2026-01-01", "you wrote")
    assert found.last()["ann"] == Contact("2026-01-03", "they wrote")


def test_older_messages_without_recipients_tell_what_was_received() -> None:
    found = messages(
        ("1", "me", "", "2026-01-01"), ("1", "ann", "", "2026-01-02"), ("2", "me", "", "2026-01-01")
    )
    assert found.last() == {"ann": Contact("2026-01-02", "they wrote")}


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.linkedin.com/in/Jane-Doe/", "jane-doe"),
        ("linkedin.com/in/jane-doe?trk=x", "jane-doe"),
        ("https://de.linkedin.com/in/j%C3%BCrgen/de", "jürgen"),
        ("https://www.linkedin.com/company/acme", ""),
        ("", ""),
        ("https://[", ""),
    ],
)
def test_a_profile_is_called_by_its_slug(url: str, name: str) -> None:
    assert slug(url) == name


# ---- archives that are not to be trusted


@pytest.mark.parametrize(
    "name", ["../Connections.csv", "/etc/Connections.csv", "a/../../x.csv", "..\\x.csv", "C:\\x.csv"]
)
def test_an_archive_with_a_name_that_leads_out_of_it_is_refused_whole(name: str) -> None:
    with pytest.raises(NotATable, match="leads out of it"):
        table(zipped({"Connections.csv": MEMBERS["Connections.csv"], name: b"x"}), name="x.zip")


def test_an_archive_that_unpacks_to_too_much_is_refused_before_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(zips, "MOST_UNPACKED", 10_000)
    with pytest.raises(NotATable, match="more than is read here"):
        table(zipped({"Connections.csv": MEMBERS["Connections.csv"], "big.bin": b"0" * 20_000}), name="x.zip")


def test_an_archive_with_too_many_files_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "MOST_MEMBERS", 3)
    with pytest.raises(NotATable, match="holds 4 files"):
        table(zipped(MEMBERS), name="x.zip")


def test_one_table_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "MOST_MEMBER", 1_000)
    with pytest.raises(NotATable, match=r"'messages\.csv', which is larger than 1,000 bytes"):
        table(zipped(MEMBERS), name="x.zip")


def test_a_member_never_gives_more_than_it_declares() -> None:
    made = bytearray(zipped({"Connections.csv": MEMBERS["Connections.csv"] + b"Al,Ito,,,,,\n" * 5_000}))
    size = len(MEMBERS["Connections.csv"]) + 12 * 5_000
    lied = bytes(made).replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert lied != bytes(made)
    with pytest.raises(NotATable):
        table(lied, name="x.zip")


def test_an_encrypted_archive_is_refused() -> None:
    made = io.BytesIO(zipped({"Connections.csv": b"x"}))
    content = made.getvalue()
    at = content.index(b"PK\x01\x02") + 8
    with pytest.raises(NotATable, match="is encrypted"):
        table(content[:at] + b"\x01" + content[at + 1 :], name="x.zip")


def test_a_damaged_member_is_named_as_such() -> None:
    content = bytearray(zipped(MEMBERS))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        at = archive.getinfo("Connections.csv").header_offset + 30 + len("Connections.csv") + 40
    content[at : at + 30] = b"\xff" * 30
    with pytest.raises(NotATable, match="is damaged"):
        table(bytes(content), name="x.zip")

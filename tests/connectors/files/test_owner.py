"""Whose export a file is, and of which day: by the profile inside, by its name, by its folder."""

from __future__ import annotations

import io

import pytest

from connectors.files.owner import day_in_name, owner_in_archive, owner_in_name
from connectors.files.trouble import NotATable
from tests.connectors.files.lists import export, zipped

PROFILE = b"First Name,Last Name,Maiden Name,Headline\nAda,Brandt,,Sales\n"


def owner(**members: bytes) -> str:
    content = zipped({f"{name}.csv": body for name, body in members.items()})
    return owner_in_archive(io.BytesIO(content), "export.zip")


def test_a_copy_of_linkedin_data_says_whose_it_is() -> None:
    assert owner(Profile=PROFILE, Connections=export("linkedin/Connections.csv")) == "Ada Brandt"
    assert owner(Profile=b"Notes:\n\n" + PROFILE) == "Ada Brandt"


def test_without_a_profile_in_it_it_says_nothing() -> None:
    assert owner(Connections=export("linkedin/Connections.csv")) == ""
    assert owner(Profile=b"Headline\nSales\n") == ""
    assert owner_in_archive(io.BytesIO(export("linkedin/Connections.csv")), "Connections.csv") == ""


def test_the_file_is_left_at_its_beginning() -> None:
    file = io.BytesIO(zipped({"Profile.csv": PROFILE}))
    owner_in_archive(file, "export.zip")
    assert file.tell() == 0


def test_an_archive_that_leads_out_of_itself_is_refused() -> None:
    with pytest.raises(NotATable, match="leads out of it"):
        owner_in_archive(io.BytesIO(zipped({"../Profile.csv": PROFILE})), "export.zip")


@pytest.mark.parametrize(
    ("path", "whose"),
    [
        ("ada-brandt.csv", "Ada Brandt"),
        ("Connections - Ada Brandt.csv", "Ada Brandt"),
        ("bob_contacts_2026-10-20.vcf", "Bob"),
        ("Bob's Google Contacts (2).csv", "Bob"),
        ("AdaBrandtConnections.csv", "Ada Brandt"),
        ("ada/Connections.csv", "Ada"),
        ("ada/2026/linkedin/Connections.csv", "Ada"),
        ("Basic_LinkedInDataExport_01-31-2026.zip", ""),
        ("Connections.csv", ""),
        ("Åsa Öberg.csv", "Åsa Öberg"),
    ],
)
def test_people_call_exports_after_their_owners(path: str, whose: str) -> None:
    assert owner_in_name(path) == whose


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Basic_LinkedInDataExport_01-31-2026.zip", "2026-01-31"),
        ("ada_2026-10-20.csv", "2026-10-20"),
        ("ada_2026-31-20.csv", ""),
        ("ada_120-31-2026.csv", ""),
        ("Connections.csv", ""),
    ],
)
def test_some_are_called_after_their_day(name: str, day: str) -> None:
    assert day_in_name(name) == day

"""Whose export a list is: told by its columns, shown, and overruled by the user."""

from __future__ import annotations

import pytest

from connectors.files.catalog import ALL, FileSource
from connectors.files.columns import detect, fields
from connectors.files.families import families, family_of
from tests.connectors.files.lists import EXPORTS, export, said, statements, table, zipped

FAMILY = {
    "google/current.csv": "google-contacts",
    "google/older.csv": "google-contacts",
    "hubspot/companies.csv": "hubspot-companies",
    "hubspot/contacts.csv": "hubspot-contacts",
    "linkedin/Connections.csv": "linkedin",
    "outlook/classic.csv": "outlook",
    "outlook/new.csv": "outlook",
    "pipedrive/organizations.csv": "pipedrive",
    "pipedrive/people.csv": "pipedrive",
    "sales_navigator/evaboot.csv": "prospects",
    "sales_navigator/phantombuster.csv": "sales-navigator",
    "sales_navigator/wiza.csv": "prospects",
    "salesforce/accounts_api.csv": "salesforce-accounts",
    "salesforce/contacts_api.csv": "salesforce-contacts",
    "salesforce/contacts_report.csv": "salesforce-contacts",
    "salesforce/leads_report.csv": "salesforce-leads",
    "vcard/damaged.vcf": "vcard",
    "vcard/four.vcf": "vcard",
    "vcard/three.vcf": "vcard",
    "vcard/two_one.vcf": "vcard",
}
# Files that stand in an export beside its list.
BESIDE = {"linkedin/messages.csv", "linkedin/Invitations.csv", "linkedin/learning_role_play_messages.csv"}
# What every export of a person says, however its columns are called.
ADA = {
    "person.name": "Ada Nwosu",
    "person.title": "Head of Operations",
    "person.company_name": "Quillpost",
    "person.email": "ada@quillpost.example",
}
WITH_ADA = [
    "google/current.csv", "google/older.csv", "hubspot/contacts.csv", "outlook/new.csv", "pipedrive/people.csv",
    "sales_navigator/evaboot.csv", "sales_navigator/wiza.csv", "salesforce/contacts_report.csv",
    "salesforce/contacts_api.csv", "linkedin/Connections.csv",
]  # fmt: skip


def test_every_fixture_is_looked_at_and_every_family_has_one() -> None:
    there = {path.relative_to(EXPORTS).as_posix() for path in EXPORTS.rglob("*.*")}
    assert there == FAMILY.keys() | BESIDE
    assert set(FAMILY.values()) == set(families())


@pytest.mark.parametrize("name", FAMILY)
def test_an_export_is_told_by_its_columns_whatever_its_file_is_called(name: str) -> None:
    found = family_of(table(export(name), name="list.csv").columns)
    assert found
    assert found.key == FAMILY[name]


@pytest.mark.parametrize(
    "header",
    ["Company,Website", "First Name,Last Name,Email,Company", "Name,Title,Organization", "", "Id,Name"],
)
def test_a_list_of_ones_own_is_no_export(header: str) -> None:
    assert family_of(header.split(",")) is None


@pytest.mark.parametrize("name", WITH_ADA)
def test_a_person_is_read_from_every_export_alike_and_works_at_the_company_of_the_row(name: str) -> None:
    found = said(export(name))
    (person,) = (s for s, about in found.items() if about.get("person.name") == ["Ada Nwosu"])
    assert {field: found[person][field][0] for field in ADA} == ADA
    row = person.removesuffix("/person")
    assert found[person]["person.employer"] == [f"file:accounts.csv:{row}"]
    assert found[row]["company.domain"] == ["quillpost.example"]


def test_families_hold_only_fields_that_a_column_can_hold() -> None:
    held = {holding.field for family in families().values() for holding in family.holds}
    assert held <= set(fields())


SOURCE = {
    "linkedin": "linkedin-export", "sales-navigator": "sales-navigator", "prospects": "sales-navigator",
    "google-contacts": "google-contacts", "outlook": "outlook-contacts", "vcard": "vcard",
    "hubspot-contacts": "hubspot-export", "hubspot-companies": "hubspot-export", "pipedrive": "pipedrive-export",
    "salesforce-accounts": "salesforce-export", "salesforce-contacts": "salesforce-export",
    "salesforce-leads": "salesforce-export",
}  # fmt: skip


@pytest.mark.parametrize("source", [source for source in ALL if source.name != "file"], ids=lambda s: s.name)
def test_an_export_states_all_that_is_declared_of_it_and_nothing_else(source: FileSource) -> None:
    contents = [export(name) for name, family in FAMILY.items() if SOURCE[family] == source.name]
    if source.name == "linkedin-export":
        names = ("Connections.csv", "messages.csv")
        contents.append(zipped({name: export(f"linkedin/{name}") for name in names}))
    # The block below a report is told by where it stands, and set aside where rows are kept.
    said_of = {s.field for content in contents for s in statements(content)}
    assert said_of == set(source.yields)


def test_the_user_overrules_what_an_export_is_thought_to_hold() -> None:
    read = table(export("outlook/classic.csv"))
    rows = list(read.rows)
    mapping = detect(read.columns, rows, {"person.phone": "Mobile Phone", "person.title": "Profession"})
    found = {m.field: (m.name, m.because) for m in mapping}
    assert found["person.phone"] == ("Mobile Phone", "as you said")
    assert found["person.title"] == ("Profession", "as you said")
    assert found["company.name"] == ("Company", "as in Outlook contacts")


def test_of_an_open_family_other_columns_are_read_by_their_names_and_of_a_closed_one_they_are_not() -> None:
    crm = table("Record ID,First Name,Last Name,Email,Job Title,Company LinkedIn,Favourite colour\n")
    book = table("First Name,Last Name,E-mail Address,E-mail 2 Address,Company,Home Country,Website\n")
    assert "company.linkedin" in {m.field for m in detect(crm.columns, [])}
    assert "company.website" not in {m.field for m in detect(book.columns, [])}
    cells = [["A", "B", "", "", "", "Germany", "a.example"]] * 3
    assert not {"company.country", "company.website"} & {m.field for m in detect(book.columns, cells)}


def test_of_several_columns_for_one_value_the_first_that_says_something_counts() -> None:
    head = "Record ID,First Name,Last Name,Email,Company Name,Associated Company\n"
    found = said(head + "1,Al,Ito,,Typed Ltd,Linked Ltd\n2,Bo,Ek,,,Linked Ltd\n3,Cy,Fu,,n/a,Linked Ltd\n")
    assert [found[row]["company.name"] for row in "123"] == [["Typed Ltd"], ["Linked Ltd"], ["Linked Ltd"]]

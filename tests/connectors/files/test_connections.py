"""LinkedIn's own export of somebody's contacts, which begins with notes to the reader."""

from __future__ import annotations

from connectors.files.rows import standing
from tests.connectors.files.lists import mapping, said, statements, table

EXPORT = """Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing. You will only see \
email addresses for connections who have allowed it, using this setting https://www.linkedin.com/psettings/privacy/email."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ingrid,Solvang,https://www.linkedin.com/in/ingrid-solvang-example,,Fjord Kulde AS,"Daglig leder, partner",14 Mar 2024
Émile,"d'Artois, PhD",https://www.linkedin.com/in/emile-dartois,emile@artois.example,Artois & Fils,Gérant,2 Sep 2025
,,,,,,
Bo,Ek,https://www.linkedin.com/in/bo-ek-example,,,,21 Jan 2023
"""


def test_the_notes_above_are_passed_over() -> None:
    read = table(EXPORT)
    assert read.columns[0] == "First Name"
    assert read.preamble == 3
    assert len(list(read.rows)) == 4
    assert read.broken == []


def test_its_columns_are_known() -> None:
    assert mapping(EXPORT) == {
        "person.given_name": "First Name",
        "person.family_name": "Last Name",
        "person.linkedin": "URL",
        "person.email": "Email Address",
        "company.name": "Company",
        "person.title": "Position",
        "person.connected": "Connected On",
    }


def test_a_contact_is_a_person_at_a_company_with_a_profile_that_is_only_an_identifier() -> None:
    found = said(EXPORT)
    assert found["1"] == {"company.name": ["Fjord Kulde AS"]}
    assert found["1/person"]["person.name"] == ["Ingrid Solvang"]
    assert found["1/person"]["person.title"] == ["Daglig leder, partner"]
    assert found["1/person"]["person.linkedin"] == ["https://www.linkedin.com/in/ingrid-solvang-example"]
    assert found["2/person"]["person.email"] == ["emile@artois.example"]


def test_a_profile_in_the_column_url_is_not_taken_for_a_companys_site() -> None:
    assert not {"company.website", "company.domain"} & {s.field for s in statements(EXPORT)}


def test_a_contact_without_a_company_is_kept_and_placed_nowhere() -> None:
    found = said(EXPORT)
    assert found["4/person"]["person.name"] == ["Bo Ek"]
    assert "person.employer" not in found["4/person"]
    own = [s for s in statements(EXPORT) if s.subject == "file:accounts.csv:4/person"]
    assert standing(("Bo", "Ek", "", "", "", ""), (), own) == "company"

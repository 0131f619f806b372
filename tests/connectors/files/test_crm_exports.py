"""Exports of CRMs and of Sales Navigator: whose city, whose telephone, whose page."""

from __future__ import annotations

import re

import pytest

from connectors.files.rows import standing
from tests.connectors.files.lists import export, said, statements, table


def test_a_contacts_city_is_theirs_and_no_head_office() -> None:
    found = said(export("hubspot/contacts.csv"))
    assert found["1/person"]["person.place"] == ["Leeds"]
    assert not {"company.city", "company.country", "company.phone"} & found["1"].keys()


def test_a_companys_city_and_telephone_are_its_own() -> None:
    found = said(export("hubspot/companies.csv"))
    assert set(found) == {"1"}
    assert (found["1"]["company.city"], found["1"]["company.phone"]) == (["London"], ["+442079460100"])
    assert found["1"]["company.employees"] == ["120"]


def test_owners_are_the_users_colleagues_and_are_not_read() -> None:
    for name in ("hubspot/contacts.csv", "hubspot/companies.csv", "salesforce/contacts_report.csv"):
        found = said(export(name))
        told = repr([found[subject] for subject in found if subject.startswith("1")])
        assert "Quillpost" in told
        assert not {"tourenwerk", "Mara"} & set(re.findall(r"\w+", told))


def test_a_report_of_salesforce_tells_the_account_from_the_contact() -> None:
    found = said(export("salesforce/contacts_report.csv"))
    assert found["1"]["company.city"] == ["London"]
    assert found["1/person"]["person.place"] == ["Leeds"]


def test_a_lead_of_salesforce_works_at_its_company() -> None:
    found = said(export("salesforce/leads_report.csv"))
    assert found["1"]["company.name"] == ["Fjord Kulde AS"]
    assert found["1/person"]["person.phone"] == ["+4722450101"]


def test_pipedrive_reads_addresses_of_work_only() -> None:
    found = said(export("pipedrive/people.csv"))["1/person"]
    assert found["person.email"] == ["ada@quillpost.example", "a.nwosu@quillpost.example"]
    assert found["person.phone"] == ["+442079460101"]


def test_sales_navigator_knows_people_by_their_public_profile_only() -> None:
    found = said(export("sales_navigator/phantombuster.csv"))
    assert found["2/person"]["person.linkedin"] == ["https://www.linkedin.com/in/ada-nwosu-example"]
    assert found["2/person"]["person.place"] == ["Leeds, England, United Kingdom"]
    assert found["2"]["company.city"] == ["London"]


@pytest.mark.parametrize(
    "url",
    [
        "company/7001",
        "company/7001/",
        "sales/company/7001",
        "sales/lead/ACwAAAx1,NAME_SEARCH,ab12",
        "in/ACwAAAx1",
    ],
)
def test_a_page_by_its_number_would_pass_for_another_and_is_left_out(url: str) -> None:
    head = "fullName,profileUrl,companyName,connectionDegree,regularCompanyUrl,defaultProfileUrl\n"
    page = f"https://www.linkedin.com/{url}"
    found = said(head + f'Al Ito,"{page}",Acme,2nd,"{page}","{page}"\n')
    assert "company.linkedin" not in found["1"]
    assert "person.linkedin" not in found["1/person"]


def test_what_somebody_writes_of_themselves_describes_no_company() -> None:
    assert not any(
        s.field == "company.description" for s in statements(export("sales_navigator/phantombuster.csv"))
    )


def test_the_block_below_a_report_would_be_companies_if_rows_alone_were_asked() -> None:
    read = table(export("salesforce/contacts_report.csv"))
    named = [s for s in statements(export("salesforce/contacts_report.csv")) if s.subject.endswith(":5")]
    assert standing(list(read.rows)[4], read.columns, named) == "company"

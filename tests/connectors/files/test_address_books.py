"""Google's and Outlook's contacts: what is of business in them, and nothing else."""

from __future__ import annotations

from tests.connectors.files.lists import export, said, statements, table


def everything(name: str) -> str:
    return "\n".join(f"{s.field} {s.value}" for s in statements(export(name)))


def test_google_values_of_home_and_mobile_numbers_are_not_read() -> None:
    found = said(export("google/current.csv"))["1/person"]
    assert found["person.email"] == ["ada@quillpost.example"]
    assert found["person.phone"] == ["+442079460101", "+442079460102"]
    assert "nwosu-family" not in everything("google/older.csv")


def test_google_a_profile_is_known_whatever_its_label_and_a_site_only_where_it_is_one_of_work() -> None:
    found = said(export("google/current.csv"))
    assert found["1/person"]["person.linkedin"] == ["https://www.linkedin.com/in/ada-nwosu-example"]
    assert found["1"]["company.domain"] == ["quillpost.example"]
    assert found["3"]["company.domain"] == ["fjordkulde.example"]
    assert "company.website" not in found["3"]


def test_google_what_stands_behind_a_stray_quote_is_not_believed() -> None:
    found = said(export("google/current.csv"))
    assert found["4"] == {"company.name": ["Splitwood Oy"]}
    assert not {"person.email", "person.phone", "person.linkedin"} & found["4/person"].keys()


def test_google_nothing_is_read_from_the_column_on_in_which_an_address_should_stand_and_does_not() -> None:
    head = "First Name,Last Name,Organization Name,Notes,E-mail 1 - Label,E-mail 1 - Value,"
    head += "E-mail 2 - Label,E-mail 2 - Value\n"
    whole, shifted = "met,* Work,ada@quillpost.example", 'met, she said, "hi",Work,ada@quillpost.example'
    assert "person.email" in said(f"{head}Ada,Nwosu,Quillpost,{whole}\n")["1/person"]
    found = said(f"{head}Ada,Nwosu,Quillpost,{shifted}\n")
    assert found["1"]["company.name"] == ["Quillpost"]
    assert "person.email" not in found["1/person"]


def test_google_a_contact_without_an_employer_is_placed_nowhere() -> None:
    assert said(export("google/current.csv"))["2/person"] == {"person.name": ["Grandma"]}


def test_outlook_only_what_is_of_business_is_read() -> None:
    found = said(export("outlook/classic.csv"))
    assert found["1"] == {
        "company.name": ["Kältewerk Nord GmbH"],
        "company.website": ["http://www.kaeltewerk-nord.example/"],
        "company.domain": ["kaeltewerk-nord.example"],
        "company.phone": ["+493023125100"],
    }
    assert found["1/person"] == {
        "person.name": ["Jürgen Größ"],
        "person.title": ["Einkaufsleiter"],
        "person.email": ["groess@kaeltewerk-nord.example"],
        "person.phone": ["+493023125101"],
        "person.place": ["Kiel"],
        "person.company_name": ["Kältewerk Nord GmbH"],
        "person.employer": ["file:accounts.csv:1"],
    }
    assert found["2/person"] == {"person.name": ["Anna Größ"]}


def test_outlook_is_read_in_the_charset_of_windows_and_comes_back_whole() -> None:
    read = table(export("outlook/classic.csv"))
    assert read.form.startswith("CSV, cp1252")
    assert len(read.columns) == 92
    assert next(read.rows)[read.columns.index("Spouse")] == "Anna"


def test_an_address_inside_a_mail_system_is_none_and_shifts_nothing() -> None:
    head = "First Name,Last Name,E-mail Address,E-mail 2 Address,Company\n"
    found = said(head + "Jo,Ek,/O=CORP/OU=x/CN=jo,jo@corp.example,Corp\n")
    assert found["1/person"]["person.email"] == ["jo@corp.example"]
    assert found["1"]["company.name"] == ["Corp"]

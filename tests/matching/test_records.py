"""Records from statements and from rows."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from connectors.statement import Finding, Statement, stamp
from matching.records import record_of, records_of_rows

SEEN = datetime(2026, 10, 1, tzinfo=UTC)


def statement(subject: str, field: str, value: str) -> Statement:
    finding = Finding(subject, field, value)
    return stamp(finding, source="register", url="https://register.example/1", seen=SEEN)


def test_a_record_holds_what_statements_say_of_one_subject() -> None:
    said = [
        statement("7", "company.name", "Corwick"),
        statement("7", "company.other_name", "Corwick Works"),
        statement("7", "company.other_name", "CW"),
    ]
    record = record_of("register:7", said)
    assert (record.id, record.kind, record.source) == ("register:7", "company", "register")
    assert record.all("company.other_name") == ("Corwick Works", "CW")
    assert record.all("company.lei") == ()


def test_a_statement_about_another_subject_is_refused() -> None:
    with pytest.raises(ValueError, match="register:8"):
        record_of("register:7", [statement("8", "company.name", "Corwick")])


def test_what_is_neither_company_nor_person_is_refused() -> None:
    with pytest.raises(ValueError, match="role"):
        record_of("register:7", [statement("7", "role.title", "Welder")])


def test_rows_become_records_by_a_mapping() -> None:
    rows = [{"Account": " Corwick ", "Web": "corwick.example"}, {"Account": "Zenobia", "Web": ""}]
    records = records_of_rows(rows, "company", {"company.name": "Account", "company.domain": "Web"})
    assert [record.id for record in records] == ["1", "2"]
    assert records[0].values == {"company.name": ("Corwick",), "company.domain": ("corwick.example",)}
    assert records[1].values == {"company.name": ("Zenobia",)}


def test_several_columns_may_hold_one_field() -> None:
    rows = [{"Phone": "1", "Mobile": "2"}]
    (record,) = records_of_rows(rows, "person", {"person.phone": ("Phone", "Mobile")})
    assert record.all("person.phone") == ("1", "2")


def test_fields_of_peoples_lists_are_known_beside_the_vocabulary() -> None:
    (record,) = records_of_rows([{"Born": "1971"}], "person", {"person.birth_date": "Born"})
    assert record.all("person.birth_date") == ("1971",)


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValueError, match=r"company\.shoe_size"):
        records_of_rows([], "company", {"company.shoe_size": "Size"})


def test_an_id_must_be_unique() -> None:
    rows = [{"Id": "7", "Name": "a"}, {"Id": "7", "Name": "b"}]
    with pytest.raises(ValueError, match="'7'"):
        records_of_rows(rows, "company", {"company.name": "Name"}, id_column="Id")

"""Address books in vCard: three versions, and cards that are damaged, each of which costs itself at most."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.files.tables import NotATable
from tests.connectors.files.lists import export, said, table


def rows(content: str | bytes) -> list[dict[str, str]]:
    read = table(content, name="contacts.vcf")
    return [dict(zip(read.columns, row, strict=True)) for row in read.rows]


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def test_version_2_1_is_read_with_its_charsets_and_its_bare_types() -> None:
    (ada,) = rows(export("vcard/two_one.vcf"))
    assert (ada["FN"], ada["N.family"]) == ("Dr. Jürgen Größ", "Größ")
    assert (ada["ORG"], ada["ORG.unit"]) == ("Kältewerk Nord GmbH", "Einkauf")
    assert (ada["TEL"], ada["ADR.locality"]) == ("+49 30 23125 101", "Kiel")
    assert "deaf on one ear" in ada["NOTE"]


def test_version_3_0_is_read_with_its_folds_escapes_and_labels() -> None:
    ada, _ = rows(export("vcard/three.vcf"))
    assert (ada["ORG"], ada["ORG.unit"]) == ("Quillpost, Ltd.", "Operations")
    assert ada["URL"].endswith("/because/the/line/is/too/long")
    assert ada["EMAIL"] == "ada@quillpost.example"
    assert ada["TEL"] == "+44 20 7946 0101"
    assert ada["LINKEDIN"] == "https://www.linkedin.com/in/ada-nwosu-example"
    assert ada["NOTE"] == "Prefers; mornings and tea"


def test_version_4_0_is_read_with_its_uris_and_quoted_parameters() -> None:
    (ingrid,) = rows(export("vcard/four.vcf"))
    assert ingrid["TITLE"] == "Daglig leder, partner"
    assert (ingrid["EMAIL"], ingrid["TEL"]) == ("ingrid@fjordkulde.example", "+47-22-45-01-01")
    assert ingrid["ADR.locality"] == "Bergen"
    assert ingrid["UID"].startswith("urn:uuid:")


def test_pictures_birthdays_homes_and_the_cards_of_assistants_are_left_out() -> None:
    for name in ("two_one", "three", "four"):
        read = table(export(f"vcard/{name}.vcf"))
        told = repr((read.columns, list(read.rows)))
        assert not any(
            word in told for word in ("PHOTO", "BDAY", "/9j/", "1970", "1988", "nwosu-family", "letters")
        )
        assert not any(word in told for word in ("125 900", "900123", "01-02", "Pat Help", "125 109"))


def test_a_card_of_a_company_makes_no_person() -> None:
    found = said(export("vcard/three.vcf"))
    assert found["2"] == {
        "company.name": ["Fjord Kulde AS"],
        "company.website": ["https://fjordkulde.example/"],
        "company.domain": ["fjordkulde.example"],
    }
    assert "2/person" not in found
    assert rows(card("FN:Fjord AS", "KIND:org", version="4.0"))[0]["ORG"] == "Fjord AS"


def test_of_damaged_cards_every_one_is_read_as_far_as_it_goes_and_the_damage_is_named() -> None:
    read = table(export("vcard/damaged.vcf"))
    found = [dict(zip(read.columns, row, strict=True)) for row in read.rows]
    assert [(c["FN"], c["ORG"]) for c in found] == [
        ("Never Closed", "Open Works"),
        ("Jürgen Odd", "Odd Charset GmbH"),
        ("Broken Note", "Loose Ends Oy"),
        ("Cut Off", "Last Words Ltd"),
    ]
    assert found[2]["NOTE"] == "first line second line without a blank"
    assert read.broken == [
        "line 1: a card is not closed",
        "line 16: no property of a card",
        "line 19: a card is not closed",
    ]


def test_properties_that_are_not_known_are_kept_as_columns() -> None:
    (one,) = rows(card("FN:Al Ito", "X-EYE-COLOUR:green", "CATEGORIES:a,b", "item1.X-CUSTOM:x"))
    assert (one["X-EYE-COLOUR"], one["CATEGORIES"], one["X-CUSTOM"]) == ("green", "a,b", "x")


def test_an_escaped_sign_separates_nothing() -> None:
    (one,) = rows(card(r"FN:A", r"ORG:Sons\; Daughters\, Ltd\\;Sales"))
    assert (one["ORG"], one["ORG.unit"]) == ("Sons; Daughters, Ltd\\", "Sales")


def test_bad_quoted_printable_is_kept_as_it_stands() -> None:
    (one,) = rows(card("FN;ENCODING=QUOTED-PRINTABLE:J=ZZ =FC =", version="2.1"))
    assert one["FN"].startswith("J=ZZ ü")


def test_a_web_page_is_not_taken_for_an_address_book() -> None:
    with pytest.raises(NotATable):
        rows("<html>BEGIN:VCARD</html>")


@given(
    st.lists(
        st.sampled_from(
            ["BEGIN:VCARD", "END:VCARD", "FN:A", "AGENT:", "N:;;", "TEL;=:", ";:", " x", "X;ENCODING=b:%", "ADR:",
             "\ufeff", "NOTE;QUOTED-PRINTABLE:=", "ORG:\\", "a.b.c:d", 'T;X=":"y:z']
        ),
        max_size=25,
    )
)  # fmt: skip
def test_no_order_of_lines_breaks_the_reading(lines: list[str]) -> None:
    read = table("\n".join(["BEGIN:VCARD", "FN:Al Ito", *lines]))
    found = list(read.rows)
    assert len(found) >= 1
    assert {len(row) for row in found} == {len(read.columns)}

"""From the row of an export to an acquaintance, and from a title to former employers."""

from __future__ import annotations

import pytest

from matching.acquaintances import Acquaintance, acquaintance_of
from matching.acquaintances.reading import former_employers, is_no_employer
from tests.connectors.files.lists import statements

LINKEDIN = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def read(row: str) -> Acquaintance | None:
    return acquaintance_of(statements(LINKEDIN + row), owner="Bob", day="2026-10-01", file="c.csv", row=1)


def test_a_row_of_connections_becomes_an_acquaintance() -> None:
    url = "https://www.linkedin.com/in/ada-voss"
    one = read(f"Ada,Voss,{url},ada@quillpost.example,Quillpost Ltd,CFO | ex-Fjordkulde,14 Mar 2024\n")
    assert one is not None
    assert (one.name, one.title, one.profile, one.connected) == (
        "Ada Voss",
        "CFO | ex-Fjordkulde",
        url,
        "2024-03-14",
    )
    assert (one.workplace.name, one.workplace.day) == ("Quillpost Ltd", "2026-10-01")
    assert one.emails == ("ada@quillpost.example",)
    assert [place.name for place in one.earlier] == ["Fjordkulde"]


def test_a_row_without_a_name_is_nobody() -> None:
    assert read(",,https://www.linkedin.com/in/x,,Quillpost,CFO,14 Mar 2024\n") is None


def test_what_is_no_employer_is_not_taken_for_one() -> None:
    one = read("Ada,Voss,,,Self-employed,Coach,14 Mar 2024\n")
    assert one is not None
    assert one.workplace.name == ""
    assert is_no_employer("Stealth Startup")
    assert is_no_employer("Selbstständig")
    assert not is_no_employer("Freelance Federation GmbH")


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Advisor | ex-Quillpost", ["Quillpost"]),
        ("Founder (ex Quillpost, ex Fjordkulde)", ["Quillpost", "Fjordkulde"]),
        ("Formerly CFO at Quillpost Ltd, now coach", ["Quillpost Ltd"]),
        ("ehem. Leiter Einkauf bei Kältewerk Nord", ["Kältewerk Nord"]),
        ("Executive Director", []),
        ("Experte für Bau", []),
        ("CEO at Quillpost", []),
    ],
)
def test_former_employers_are_read_from_titles(title: str, names: list[str]) -> None:
    assert former_employers(title) == names

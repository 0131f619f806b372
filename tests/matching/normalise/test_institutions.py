"""Affiliations: the institution without its departments and its address, and no company's name cut by its commas."""

from __future__ import annotations

import pytest

from matching.normalise.institutions import institution_of
from matching.normalise.spellings import spellings


@pytest.mark.parametrize(
    ("text", "institution"),
    [
        ("Dept. of Physics, Univ. of Graz, Universitätsplatz 5, 8010 Graz, Austria", "Univ. of Graz"),
        ("Harrow University, Computer Science Division, Tel-Aviv, Israel", "Harrow University"),
        ("Faculty of Engineering, School of Roads Harrow University, Leeds", "School of Roads Harrow University"),
        ("Department of Mathematics University of Chicago", "University of Chicago"),
        ("Department of Dermatology, School of Medicine, The University of Daegu, Daegu, South Korea",
         "University of Daegu"),
        ("Institut für Physik, Technische Hochschule Ulm, 89081 Ulm", "Technische Hochschule Ulm"),
        ("Medical College, National Kestrel University", "National Kestrel University"),
        ("Laboratory of Optics, Kestrel National Laboratory, Building 5", "Kestrel National Laboratory"),
        ("Center for Roads, Harrow Institute of Technology, Cambridge, MA", "Harrow Institute of Technology"),
        ("Univ. of Dundee, Dundee, U.K.", "Univ. of Dundee"),
    ],
)  # fmt: skip
def test_the_institution_of_an_affiliation(text: str, institution: str) -> None:
    assert institution_of(text) == institution
    assert spellings(text).name == institution


def test_universities_of_one_state_are_told_by_their_campus() -> None:
    angeles = institution_of("Dept. of Statistics, University of California, Los Angeles, CA 90095")
    berkeley = institution_of("University of California, Berkeley")

    assert (angeles, berkeley) == (
        "University of California Los Angeles",
        "University of California Berkeley",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Baker, Fisher & Sons, Ltd.",
        "Harrow Consulting Group, Inc.",
        "University Press, Inc.",
        "Kestrel Labs, Berlin",
        "Kestrel Labs, Inc.",
        "Museum of Roads, New York",
        "Units, Groups & Sections, LLC",
        "Department 56, Inc.",
        "Acme",
        ",",
    ],
)
def test_any_other_name_stays_whole(text: str) -> None:
    assert institution_of(text) == text

"""A framework is a table: anybody's is read, and every mistake in it is told with its line."""

from __future__ import annotations

import pytest

from icp.frameworks import frameworks, parse_framework
from icp.table import ProfileError

OURS = """
name = "SCOTSMAN, in short"
about = "ours"
source = "us"
points = [0, 1, 2, 3, 10]

[[factor]]
fact = "money"

[[factor]]
letter = "T"
name = "When"
fact = "time"
"""


def test_a_table_of_ones_own_is_a_framework() -> None:
    ours = parse_framework(OURS, "ours.toml")
    assert ours.most == 20
    assert [(f.letter, f.name) for f in ours.factors] == [("M", "Money"), ("T", "When")]


def test_a_level_between_two_is_worth_what_lies_between_them() -> None:
    ours = parse_framework(OURS, "ours.toml")
    assert [ours.worth(level) for level in (1, 2.5, 4, 4.5, 5)] == [0, 1.5, 3, 6.5, 10]
    assert frameworks()["minda"].worth(3.5) == 3.5


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('fact = "time"', 'fact = "tme"', 'line 13: [[factor]]: "fact" is "tme"; did you mean "time"?'),
        ("points = [0, 1, 2, 3, 10]", "points = [0, 1]", "give one for each of the five levels"),
        ("points = [0, 1, 2, 3, 10]", "points = [5, 4, 3, 2, 1]", "a higher level is worth as much or more"),
        ("points = [0, 1, 2, 3, 10]", "points = [1, 1, 1, 1, 1]", "a higher level is worth as much or more"),
        ("points = [0, 1, 2, 3, 10]", 'points = ["a", 1, 2, 3, 4]', "give one for each of the five levels"),
        ('about = "ours"', 'abuot = "ours"', 'did you mean "about"?'),
        ('source = "us"', "met = 9", "it must be 2 or less"),
        ('source = "us"', "met = yes", "this is not TOML"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_its_remedy(old: str, new: str, says: str) -> None:
    with pytest.raises(ProfileError) as error:
        parse_framework(OURS.replace(old, new), "ours.toml")
    assert says in str(error.value)


def test_a_table_without_factors_is_refused() -> None:
    with pytest.raises(ProfileError, match="there is no factor"):
        parse_framework('name = "x"', "ours.toml")

"""Mistakes are placed on the line where they stand, whatever the TOML looks like."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp.toml_lines import Lines, Path

TEXT = '''# a comment with [brackets] and key = 1
name = "a # in a text"
long = """
[[must]]
kind = "not here"
"""
[thresholds]   # and here
qualified = 60

[[must]]
kind = "size"
any = [
  "one", # first
  "two",
]
[[must]]
kind = 'industry'
"quoted key" = 3
dotted.key = { inner = 1, other = [1, 2] }
[[must.deep]]
x = 1
[[nice]]
kind = "age"
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("name",), 2), (("long",), 3), (("thresholds",), 7), (("thresholds", "qualified"), 8), (("must", 0), 10),
        (("must", 0, "kind"), 11), (("must", 0, "any"), 12), (("must", 1, "kind"), 17),
        (("must", 1, "quoted key"), 18), (("must", 1, "dotted", "key"), 19), (("must", 1, "deep", 0, "x"), 21),
        (("nice", 0, "kind"), 23),
    ],
)  # fmt: skip
def test_a_key_is_found_on_its_line(path: Path, line: int) -> None:
    tomllib.loads(TEXT)
    assert Lines(TEXT).of(path) == line


def test_an_item_of_a_list_is_found_on_its_own_line() -> None:
    assert Lines(TEXT).of(("must", 0, "any"), "two") == 14


def test_what_has_no_place_is_placed_at_what_holds_it() -> None:
    lines = Lines(TEXT)
    assert lines.of(("must", 1, "missing")) == 16
    assert lines.of(("must", 1, "dotted", "key", "inner")) == 19
    assert lines.of(("nothing",)) == 1


@given(st.lists(st.tuples(st.sampled_from(["must", "nice"]), st.integers(0, 3)), max_size=8))
def test_tables_are_counted_as_tomllib_counts_them(tables: list[tuple[str, int]]) -> None:
    text, expected, count = "", {}, {"must": 0, "nice": 0}
    for name, blank in tables:
        text += "\n" * blank
        expected[name, count[name]] = text.count("\n") + 1
        text += f"[[{name}]]\nn = {count[name]}\n"
        count[name] += 1
    content = tomllib.loads(text)
    for (name, n), line in expected.items():
        assert content[name][n]["n"] == n
        assert Lines(text).of((name, n)) == line
        assert Lines(text).of((name, n, "n")) == line + 1

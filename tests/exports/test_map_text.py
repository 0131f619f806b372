"""Texts measured without a font: how wide, how much of them fits, where they break, which way they run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.exports.map_text import ELLIPSIS, printable, right_to_left, shortened, width, wrapped


def test_every_printable_ascii_character_has_a_measured_width() -> None:
    from enrich.exports.map_text import _LATIN

    assert not [chr(code) for code in range(32, 127) if chr(code) not in _LATIN]


def test_widths_tell_narrow_from_wide() -> None:
    assert width("iiii", 10) < width("nnnn", 10) < width("WWWW", 10)
    assert width("部長", 10) >= 20
    assert width("é", 10) == width("e", 10)
    assert width("e\u0301", 10) == width("e", 10)
    assert width("Eva", 10, bold=True) > width("Eva", 10)


@given(
    text=st.text(max_size=80).map(printable), room=st.floats(5, 400), size=st.sampled_from([8.0, 10.5, 20.0])
)
def test_what_is_shortened_fits_and_says_that_something_is_missing(
    text: str, room: float, size: float
) -> None:
    short = shortened(text, room, size)
    assert width(short, size) <= room or short == ELLIPSIS
    assert short == text or short == "" or short.endswith(ELLIPSIS)


@given(text=st.text(max_size=200).map(printable), room=st.floats(30, 400), lines=st.integers(1, 4))
def test_what_is_wrapped_fits_and_loses_nothing_but_the_end(text: str, room: float, lines: int) -> None:
    found = wrapped(text, room, 9, lines)
    assert len(found) <= lines
    assert all(width(line, 9) <= room for line in found)
    joined = "".join(found).replace(" ", "")
    if found and not found[-1].endswith(ELLIPSIS):
        assert joined == text.replace(" ", "")


def test_lines_break_at_spaces_and_between_east_asian_characters() -> None:
    assert wrapped("Head of Marketing", width("Head of", 9) + 1, 9, 2)[0] == "Head of"
    assert wrapped("代表取締役社長", 30, 9, 3)[0] == "代表取"
    assert wrapped("Donaudampfschiff", 40, 9, 3)[0] in "Donaudampfschiff"


@pytest.mark.parametrize(
    ("text", "runs"), [("محمد", True), ("12 דוד", True), ("Eva محمد", False), ("42", False), ("佐藤", False)]
)
def test_the_first_letter_that_runs_anywhere_tells_which_way(text: str, runs: bool) -> None:
    assert right_to_left(text) is runs


def test_what_controls_rather_than_shows_is_left_out() -> None:
    assert printable("Eva\x00\n\u202eRoth  \ud800x") == "Eva Roth x"

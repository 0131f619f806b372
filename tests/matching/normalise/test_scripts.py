"""Other scripts in Latin letters, and words as they sound."""

from __future__ import annotations

import pytest

from matching.normalise.scripts import latin, spelt_apart
from matching.normalise.sounds import sound


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Газовик", "gazovik"),
        ("Ελλάδα", "ellada"),
        ("トヨタ", "toyota"),
        ("Crédit", "credit"),
        ("Zürich", "zurich"),
    ],
)
def test_letters_become_latin(text: str, expected: str) -> None:
    assert latin(text) == expected


def test_characters_that_sound_alike_are_still_told_apart() -> None:
    assert latin("高石") == latin("高市")
    assert spelt_apart("高石", "高市")
    assert not spelt_apart("高石", "高石")
    assert not spelt_apart("Gaoshi", "高石")


@pytest.mark.parametrize(
    ("left", "right"), [("genral", "general"), ("schmidt", "schmitt"), ("meyer", "meier")]
)
def test_misspellings_sound_alike(left: str, right: str) -> None:
    assert sound(left) == sound(right)


def test_other_words_do_not() -> None:
    assert len({sound(word) for word in ("corwick", "zenobia", "harrow", "moreau")}) == 4

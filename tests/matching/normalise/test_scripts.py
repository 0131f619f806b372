"""Other scripts in Latin letters, and words as they sound."""

from __future__ import annotations

import pytest

from matching.normalise.scripts import latin, latin_words, reread, respelt, spelt_apart
from matching.normalise.sounds import sound


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Газовик", "gazovik"),
        ("Ελλάδα", "ellada"),
        ("トヨタ", "toyota"),
        ("Crédit", "credit"),
        ("Zürich", "zurich"),
        ("ＺＵＲＩＣＨ", "zurich"),
        ("ﾄﾖﾀ", "toyota"),
        ("Zu\u0308rich", "zurich"),
        ("삼성", "samseong"),
        ("Harrow’s", "harrows"),
        ("a_b·c", "a b c"),
        ("", ""),
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


def test_words_are_apart_in_any_script() -> None:
    assert latin_words("Газ & Нефть—Юг") == ["gaz", "neft", "yug"]


@pytest.mark.parametrize(
    ("left", "right"), [("mueller", "muller"), ("soerensen", "sorensen"), ("haarlund", "harlund")]
)
def test_umlauts_written_out_are_no_difference(left: str, right: str) -> None:
    assert respelt(left) == respelt(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [("gazovik", "gasovik"), ("samseong", "samsung"), ("shkolnik", "skolnik"), ("habarov", "khabarov")],
)
def test_romanisations_of_one_word_read_alike(left: str, right: str) -> None:
    assert reread(left) == reread(right)


def test_other_words_do_not_read_alike() -> None:
    assert len({reread(word) for word in ("corwick", "zenobia", "harrow", "moreau", "nova", "neva")}) == 6

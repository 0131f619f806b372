"""Telephone numbers made comparable: the cheap way and libphonenumber's agree, and shared lines are known."""

from __future__ import annotations

from random import Random

import phonenumbers
import pytest
from phonenumbers import PhoneMetadata

from matching.normalise import phones
from matching.normalise.phones import line_of, phone_extension, phone_key

_DRAWN = Random(4)
_PLANS = {
    region: PhoneMetadata.metadata_for_region(region, None) for region in phonenumbers.SUPPORTED_REGIONS
}


def _spellings(region: str) -> list[str]:
    """Numbers of a country's examples, digits changed and prefixes put before them, right and wrong ones."""
    plan = _PLANS[region]
    examples = [
        kind.example_number for kind in (plan.fixed_line, plan.mobile) if kind and kind.example_number
    ]
    found = []
    for _ in range(40):
        digits = list(_DRAWN.choice(examples))
        for _ in range(_DRAWN.choice((0, 1, 4))):
            digits[_DRAWN.randrange(len(digits))] = _DRAWN.choice("0123456789")
        prefix = _DRAWN.choice(
            ("", plan.national_prefix or "0", "0", "1", "8", str(plan.country_code), "011", "15")
        )
        at = _DRAWN.randrange(len(digits))
        found.append(prefix + "".join(digits[:at]) + _DRAWN.choice(" -./") + "".join(digits[at:]))
    return found


def test_plain_digits_are_read_as_libphonenumber_reads_them_in_every_country() -> None:
    asked = [(text, region) for region in sorted(_PLANS) for text in _spellings(region)]
    differing = [(t, r) for t, r in asked if phone_key(t, r) != phones._read_key(t, r)]
    quick = [(t, r) for t, r in asked if phones._plain("".join(filter(str.isdigit, t)), r) is not None]
    assert differing == []
    assert len(quick) > len(asked) / 5


def test_a_leading_zero_that_belongs_to_the_number_stays() -> None:
    assert phone_key("02 1234 5678", "IT") == phone_key("+39 02 1234 5678")


def test_a_vanity_number_is_the_digits_that_are_dialled() -> None:
    assert phone_key("1-800-EXAMPLE") == phone_key("1-800-EXAMPLE", "US") == phone_key("+1 800 392 6753")


@pytest.mark.parametrize("text", ["Call us today", "n/a", "2nd FLOOR", ""])
def test_words_are_no_vanity_number(text: str) -> None:
    assert phone_key(text) == phone_key(text, "US") == ""


@pytest.mark.parametrize(
    ("text", "extension"),
    [("202-555-0132 x 204", "204"), ("030 23125 001 Durchwahl 12", "12"), ("+1 202 555 0132, ext. 7", "7"),
     ("Fax 7946012", ""), ("020 7946 0123", ""), ("", "")],
)  # fmt: skip
def test_an_extension_is_told_where_it_is_marked(text: str, extension: str) -> None:
    assert phone_extension(text) == extension


def test_lines_that_many_share_are_marked() -> None:
    assert line_of("1-800-356-9377", "US") == line_of("+1 800 356 9377") == "toll_free"
    assert line_of("0180 5 123456", "DE") == "shared_cost"
    assert line_of("0900 1 234567", "DE") == "premium"
    assert line_of("(202) 555-0132", "US") == line_of("not a number", "US") == ""

"""Telephone numbers made comparable: one short key for every spelling, and what kind of line a number is.

The key is the last nine digits of the number in its international form, in which "030 23125001" and
"+49 30 23125001" agree even where nobody knows the country. libphonenumber decides what is a trunk prefix and what
a number; nearly all cells are plain digits, though, and for those its numbering plans are asked directly, with the
same answer at a tenth of the cost. A number shared by many callers of many owners (toll-free, shared cost, premium)
is still a number: `line_of` says so, and whoever weighs evidence must ask.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

_DIGITS = re.compile(r"\D")
_EXTENSION = re.compile(
    r"(?:\b(?:ext|extension|extn|durchwahl|dw|poste|anexo|toestel|int)|(?<![a-z])x|#)\.?:?\s*(\d{1,7})\s*$",
    re.I,
)
# Digits and then at least three letters, as a number is advertised: "1-800-FLOWERS".
_VANITY = re.compile(r"\+?[\d(][\d ().-]{2,}[A-Z][A-Z\d .-]{2,}")
_KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
_SEPARATORS = str.maketrans("", "", " -()./")
_SHORTEST = 7
_LONGEST = 15  # ITU-T E.164
_COMPARED_DIGITS = 9


class _Plan(NamedTuple):
    """The part of a country's numbering plan that tells where a national number begins."""

    code: str
    code_is_trunk: bool  # as in North America, where 1 is both
    before: re.Pattern[
        str
    ]  # what is dialled before a number; a group has matched where that is no mere prefix
    number: re.Pattern[str]
    lengths: frozenset[int]


def phone_key(text: str, country: str = "") -> str:
    """The last nine digits of a number, in which its national and international spellings agree.

    Args:
        country: alpha-2 code of the country it is written in, which tells a trunk prefix from a digit.
    """
    text = text.strip()
    digits = text.translate(_SEPARATORS)
    if not digits.isascii():
        return _read_key(text, country)
    if digits.isdecimal():
        if not country or text.startswith("00"):
            return _key(digits)
        if (plain := _plain(digits, country)) is not None:
            return plain
    elif digits[:1] == "+" and digits[1:].isdecimal():
        return _key(digits[1:])
    return _read_key(text, country)


def phone_extension(text: str) -> str:
    """The digits of an extension ("x 204", "Durchwahl 12"); empty where none is marked as one."""
    found = _EXTENSION.search(text)
    return found[1] if found else ""


def line_of(text: str, country: str = "") -> str:
    """What kind of line a number is where that says that many may share it.

    Returns:
        "toll_free", "shared_cost", "premium", "universal" (one number for all sites of an owner), or an empty text
        for ordinary and mobile lines and for what is no number.
    """
    return _line(_spelt_out(_EXTENSION.sub("", text.strip())), country)


def _key(digits: str) -> str:
    digits = digits.lstrip("0")
    return digits[-_COMPARED_DIGITS:] if len(digits) >= _SHORTEST else ""


def _plain(digits: str, country: str) -> str | None:
    """The key of a national number by its country's plan; None where libphonenumber itself must be asked."""
    plan = _plan(country)
    if plan is None:
        return None
    code, code_is_trunk, before, number, lengths = plan
    if not code_is_trunk and digits.startswith(code) and not number.fullmatch(digits):
        return None
    if prefix := before.match(digits):
        if prefix.lastindex:
            return None
        digits = digits[prefix.end() :]
    if len(digits) not in lengths or not number.fullmatch(digits):
        return None
    whole = code + digits
    return whole[-_COMPARED_DIGITS:] if len(whole) >= _SHORTEST else ""


@cache
def _plan(country: str) -> _Plan | None:
    from phonenumbers import PhoneMetadata

    plan = PhoneMetadata.metadata_for_region(country, None)
    if plan is None or plan.general_desc is None or not plan.general_desc.national_number_pattern:
        return None
    abroad, trunk = plan.international_prefix or "(?!)", plan.national_prefix_for_parsing or "(?!)"
    return _Plan(
        code=str(plan.country_code),
        code_is_trunk=trunk == str(plan.country_code),
        before=re.compile(f"({abroad})|(?:{trunk})"),
        number=re.compile(plan.general_desc.national_number_pattern),
        lengths=frozenset(plan.general_desc.possible_length),
    )


@lru_cache(maxsize=16_384)
def _read_key(text: str, country: str) -> str:
    text = _spelt_out(_EXTENSION.sub("", text.strip()))
    if not text.startswith(("+", "00")) and country:
        text = _international(text, country) or text
    return _key(_DIGITS.sub("", text))


def _spelt_out(text: str) -> str:
    """A vanity number in the digits that are dialled; any other text as it is."""
    if not _VANITY.fullmatch(text):
        return text
    dialled = text.translate(_KEYPAD)
    return dialled if sum(map(str.isdigit, dialled)) <= _LONGEST else text


def _international(text: str, country: str) -> str:
    import phonenumbers

    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return ""
    return f"{number.country_code}{phonenumbers.national_significant_number(number)}"


@lru_cache(maxsize=16_384)
def _line(text: str, country: str) -> str:
    import phonenumbers
    from phonenumbers import PhoneNumberType

    text = "+" + text[2:] if text.startswith("00") else text
    try:
        number = phonenumbers.parse(text, country or None)
    except phonenumbers.NumberParseException:
        return ""
    return {
        PhoneNumberType.TOLL_FREE: "toll_free",
        PhoneNumberType.SHARED_COST: "shared_cost",
        PhoneNumberType.PREMIUM_RATE: "premium",
        PhoneNumberType.UAN: "universal",
    }.get(phonenumbers.number_type(number), "")

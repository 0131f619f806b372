"""Telephone numbers made comparable: E.164 where the country is known. libphonenumber decides what is a number.

Numbers in running text are found by `website/phones.py`; here a piece of text is already thought to be one.
"""

from __future__ import annotations

import re
from functools import lru_cache

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

_DATE = re.compile(r"^(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}|(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2})$")
_YEARS = re.compile(r"^(?:19|20)\d{2}\s?[-–—/]\s?(?:19|20)?\d{2}")
_LEAST_VOUCHED = 8
_IPV4 = re.compile(r"^\d{1,3}(?:\.\d{1,3}){3}$")
_NANP = re.compile(r"^(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}-\d{4}$")
_LETTERS = re.compile(r"[A-Z]{3}")
# Countries whose numbers are usual on pages of a language, when no domain or attribute says more.
_BY_LANGUAGE = {
    "de": "DE", "fr": "FR", "es": "ES", "it": "IT", "nl": "NL", "pt": "PT", "sv": "SE", "nb": "NO", "no": "NO",
    "nn": "NO", "da": "DK", "fi": "FI", "pl": "PL", "cs": "CZ", "sk": "SK", "hu": "HU", "ro": "RO", "el": "GR",
    "tr": "TR", "id": "ID", "ru": "RU", "uk": "UA", "ja": "JP", "zh": "CN", "ko": "KR", "ar": "AE", "he": "IL",
    "hr": "HR", "sl": "SI", "bg": "BG", "et": "EE", "lv": "LV", "lt": "LT", "vi": "VN", "th": "TH", "is": "IS",
}  # fmt: skip


def e164(printed: str, country: str) -> str:
    """A number in E.164 ("+14155550132") where its country makes it a possible one, else as it is printed.

    Args:
        country: ISO 3166-1 code of the country it is printed in; empty when not known.
    """
    try:
        number = phonenumbers.parse(printed, country or None)
    except NumberParseException:
        return printed
    return (
        phonenumbers.format_number(number, PhoneNumberFormat.E164)
        if phonenumbers.is_possible_number(number)
        else printed
    )


# Where nothing tells the country. A number that is not assigned in the second of them is then of another one.
_ANYWHERE = ("US", "GB")


def regions(host: str, language: str, countries: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Countries to read national numbers by, likeliest first.

    Args:
        host: of the page; a country's top-level domain says most.
        language: as the page declares it, "de" or "de-AT".
        countries: ISO codes of where the company is thought to be, when neither tells.
    """
    suffix = host.rpartition(".")[2].upper()
    suffix = {"UK": "GB", "EU": "", "IO": "", "CO": "", "AI": "", "TV": "", "ME": "", "SM": "SM"}.get(
        suffix, suffix
    )
    local = suffix if len(suffix) == 2 and phonenumbers.country_code_for_region(suffix) else ""
    tongue, _, region = language.partition("-")
    region = (
        region.upper() if len(region) == 2 and phonenumbers.country_code_for_region(region.upper()) else ""
    )
    guess = _BY_LANGUAGE.get(tongue.lower(), "")
    kept = dict.fromkeys(r for r in (local, region, guess, *countries) if r)
    return tuple(kept) or _ANYWHERE


@lru_cache(maxsize=8_192)
def parse_number(printed: str, where: tuple[str, ...], labelled: bool) -> str:
    """A printed number as E.164, or an empty text when it is none.

    A number with a country code must be possible; one without must be valid in one of the countries, and written
    like a phone number unless a label says that it is one.
    """
    if _DATE.match(printed) or _YEARS.match(printed) or _IPV4.match(printed):
        return ""
    digits = sum(c.isdigit() for c in printed)
    if printed.startswith(("+", "00")):
        return _international(printed)
    if not labelled and not _looks_dialled(printed, digits):
        return ""
    for region in where:
        try:
            number = phonenumbers.parse(printed, region)
        except NumberParseException:
            continue
        vouched = labelled and (where != _ANYWHERE or region == "US") and _reserved(number)
        if phonenumbers.is_valid_number(number) or vouched:
            return phonenumbers.format_number(number, PhoneNumberFormat.E164)
    return _north_american(printed)


def _north_american(printed: str) -> str:
    """A number written as only North Americans write theirs, on a page that says nothing of America: 514 714-3411."""
    if not _NANP.match(printed):
        return ""
    number = phonenumbers.parse(printed, "US")
    valid = phonenumbers.is_valid_number(number)
    return phonenumbers.format_number(number, PhoneNumberFormat.E164) if valid else ""


def _international(printed: str) -> str:
    text = "+" + printed[2:] if printed.startswith("00") else printed
    try:
        number = phonenumbers.parse(text.replace("(0)", ""), None)
    except NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def _reserved(number: phonenumbers.PhoneNumber) -> bool:
    """Numbers of the right length that no plan assigns yet; a label vouches for them."""
    national = phonenumbers.national_significant_number(number)
    if number.country_code == 1 and (national[0] in "01" or national[3:4] in ("0", "1")):
        return False  # no area or exchange of North America begins so
    return len(national) >= _LEAST_VOUCHED and phonenumbers.is_possible_number(number)


def _looks_dialled(printed: str, digits: int) -> bool:
    """Whether digits alone are written as people write phone numbers: in two groups or more, or in brackets."""
    if _LETTERS.search(printed):
        return True
    groups = re.findall(r"\d+", printed)
    if printed.startswith("("):
        return digits >= 9
    return 9 <= digits <= 13 and len(groups) >= 3 and max(map(len, groups)) <= 5

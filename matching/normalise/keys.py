"""Identifiers made comparable: domains, e-mail addresses, telephone numbers, register numbers.

A key that cannot be right (an LEI with wrong check digits, a domain of a platform, a free-mail address as a sign
of a company) is empty, and an empty key is no evidence of anything.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from connectors.hosts import own_domain, parse

_NOT_KEY = re.compile(r"[^0-9A-Za-z]")
_DIGITS = re.compile(r"\D")
_DIGIT_RUNS = re.compile(r"\d+")
_EXTENSION = re.compile(r"(?:ext|extension|x|durchwahl|poste)\.?\s*\d+\s*$", re.I)
_SHORTEST_PHONE = 7
_COMPARED_DIGITS = 9


@cache
def _free_mail() -> frozenset[str]:
    lines = files(__package__).joinpath("free_mail.tsv").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def domain_key(text: str) -> str:
    """The registrable domain that can say who somebody is, of a host or an address; else an empty text."""
    domain = own_domain(text.strip())
    return "" if domain in _free_mail() else domain


def domain_label(domain: str) -> str:
    """What a registrable domain calls its owner: "acme" of "acme.co.uk"."""
    return domain.partition(".")[0].replace("-", "")


@lru_cache(maxsize=16_384)
def email_key(text: str) -> str:
    """An address in lower case, without a "+tag"; empty for what is none."""
    local, at, host = text.strip().lower().removeprefix("mailto:").partition("@")
    if not at or not local or "." not in host or "@" in host:
        return ""
    return f"{local.partition('+')[0]}@{host.rstrip('.')}"


def email_domain(text: str) -> str:
    """The domain of an address where it says whose it is: not of free mail, not of a platform."""
    return domain_key(text.strip().lower().rpartition("@")[2]) if "@" in text else ""


@lru_cache(maxsize=16_384)
def phone_key(text: str, country: str = "") -> str:
    """The last nine digits of a number, in which its national and international spellings agree.

    Args:
        country: alpha-2 code of the country it is written in, which tells a trunk prefix from a digit.
    """
    text = _EXTENSION.sub("", text.strip())
    if not text.startswith(("+", "00")) and country:
        text = _international(text, country) or text
    digits = _DIGITS.sub("", text).lstrip("0")
    return digits[-_COMPARED_DIGITS:] if len(digits) >= _SHORTEST_PHONE else ""


def _international(text: str, country: str) -> str:
    import phonenumbers

    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return ""
    return f"{number.country_code}{number.national_number}"


def date_key(text: str) -> str:
    """A date as eight digits, year first; as many as are known. "24.06.1971" and "1971-06-24" agree.

    Where nothing shows whether day or month leads ("03/04/1971"), the day is taken to.
    """
    parts: list[str] = _DIGIT_RUNS.findall(text)
    if len(parts) != 3 or len(parts[2]) != 4:
        return "".join(part.zfill(2) for part in parts)
    first, second, year = parts
    day, month = (second, first) if int(second) > 12 else (first, second)
    return year + month.zfill(2) + day.zfill(2)


def lei_key(text: str) -> str:
    """A Legal Entity Identifier whose check digits are right (ISO 17442: MOD 97-10 of ISO 7064); else empty."""
    lei = _NOT_KEY.sub("", text).upper()
    if len(lei) != 20 or not lei[18:].isdigit():
        return ""
    number = int("".join(str(int(c, 36)) for c in lei))
    return lei if number % 97 == 1 else ""


def cik_key(text: str) -> str:
    """A Central Index Key of the SEC, ten digits; empty for what is none."""
    digits = _NOT_KEY.sub("", text.upper().removeprefix("CIK"))
    return digits.zfill(10) if digits.isdigit() and int(digits) and len(digits) <= 10 else ""


def number_key(text: str) -> str:
    """A number of some register: letters and digits only, capitals, no leading zeros."""
    return _NOT_KEY.sub("", text).upper().lstrip("0")


@lru_cache(maxsize=16_384)
def profile_key(url: str) -> str:
    """Host and path of a profile page, without www, language and trailing slash."""
    parsed = parse(url)
    if parsed is None:
        return number_key(url).lower()
    href, host = parsed
    path = href.partition("://")[2].partition("/")[2].partition("?")[0].partition("#")[0].strip("/").lower()
    site = ".".join(host.split(".")[-2:])
    return f"{site}/{path}" if path else ""

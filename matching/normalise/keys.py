"""Identifiers made comparable: domains, e-mail addresses, telephone numbers, register numbers.

A key that cannot be right (an LEI with wrong check digits, a domain of a platform, a free-mail address as a sign
of a company) is empty, and an empty key is no evidence of anything.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from connectors.hosts import own_domain, parse
from connectors.mailbox import reader_of
from matching.normalise.phones import phone_key

__all__ = [
    "cik_key", "date_key", "domain_key", "domain_label", "email_domain", "email_key", "lei_key", "number_key",
    "person_email_key", "phone_key", "profile_key",
]  # fmt: skip

_NOT_KEY = re.compile(r"[^0-9A-Za-z]")
_DIGIT_RUNS = re.compile(r"\d+")
# An address in which every parser finds the same host and path.
_PLAIN_PROFILE = re.compile(
    r"(?:https?://)?((?:[a-z0-9-]+\.)+[a-z]{2,})/(?![./])([\w./+=~-]*)(?:[?#][\w./?%&=+~#-]*)?", re.ASCII
)
_IN_DIGITS = {ord(letter): str(int(letter, 36)) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


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


def email_key(text: str) -> str:
    """An address in lower case, without a "+tag"; empty for what is none."""
    local, at, host = text.strip().lower().removeprefix("mailto:").partition("@")
    if not at or not local or "." not in host or "@" in host:
        return ""
    return f"{local.partition('+')[0]}@{host.rstrip('.')}"


def person_email_key(text: str) -> str:
    """`email_key` of an address that may be one person's; empty for one that a desk reads ("info", "sales")."""
    key = email_key(text)
    # A mailbox of digits alone is somebody's telephone or number, and no desk's.
    return "" if not key.partition("@")[0].isdigit() and reader_of(key) == "role" else key


def email_domain(text: str) -> str:
    """The domain of an address where it says whose it is: not of free mail, not of a platform."""
    return domain_key(text.strip().lower().rpartition("@")[2]) if "@" in text else ""


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
    lei = text if len(text) == 20 else _NOT_KEY.sub("", text)
    lei = lei.upper()
    if len(lei) != 20 or not lei.isalnum() or not lei.isascii() or not lei[18:].isdecimal():
        return ""
    return lei if int(lei.translate(_IN_DIGITS)) % 97 == 1 else ""


def cik_key(text: str) -> str:
    """A Central Index Key of the SEC, ten digits; empty for what is none."""
    digits = _NOT_KEY.sub("", text.upper().removeprefix("CIK"))
    return digits.zfill(10) if digits.isdigit() and int(digits) and len(digits) <= 10 else ""


def number_key(text: str) -> str:
    """A number of some register: letters and digits only, capitals, no leading zeros."""
    return _NOT_KEY.sub("", text).upper().lstrip("0")


def profile_key(url: str) -> str:
    """Host and path of a profile page, without www, language and trailing slash."""
    plain = _PLAIN_PROFILE.fullmatch(url.strip().lower())
    if plain and "xn--" not in plain[1] and "/." not in plain[2]:
        return _profile(plain[1], plain[2])
    return _parsed_profile(url)


@lru_cache(maxsize=16_384)
def _parsed_profile(url: str) -> str:
    parsed = parse(url)
    if parsed is None:
        return number_key(url).lower()
    href, host = parsed
    path = href.partition("://")[2].partition("/")[2].partition("?")[0].partition("#")[0]
    return _profile(host, path.lower())


def _profile(host: str, path: str) -> str:
    path = path.strip("/")
    site = ".".join(host.split(".")[-2:])
    return f"{site}/{path}" if path else ""

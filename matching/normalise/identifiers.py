"""Register and tax numbers of companies, read with their country, so that eight digits of two countries never meet.

`identifiers.tsv` says what the numbers of a country look like and which module of python-stdnum knows their check
digits. A VAT number that has the register's number in it (France, Denmark, Belgium, Norway …) gives that one. A
number that has the wrong shape for its country, or wrong check digits, is empty and no evidence of anything.

What it refuses: to guess a country from bare digits, and to take one VAT number for one company. Groups of companies
may share a single VAT number (Germany, the United Kingdom, the Netherlands, Sweden and others allow it), so two
companies with the same `vat_key` and different register numbers are a family. A commercial register number of
Germany is unique in its court alone, of which many records say nothing: `register_court` tells it apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

from connectors.lexicon import rows
from connectors.text import fold

# "R.C.S. Nanterre", "KvK-nummer:", "P. IVA", "Company No.": what stands before a number and is not of it.
_LABEL = re.compile(r"(?:\b[A-Z]\. ?){2,}|(?:\b[A-Z]\. ?)?\b(?:[^\W\d_]{3,}|n[ro°º])\b[.:]*", re.I)
_NOT_NUMBER = re.compile(r"[^0-9A-ZÑ&]")
_GERMAN = re.compile(
    r"\b(HRA|HRB|GnR|GsR|PR|VR)[ .:-]*(?:nr?\.?:? ?|nummer:? )?(\d{1,6})[ -]?([A-Z]{1,3}\b)?", re.I
)
_COURT = re.compile(
    r"(?:(?:amtsgerichte?s?|registergericht|\bAG\b|handelsregister(?: des| beim)?|register court)[ :]+(?:of |in )?)+"
    r"([A-ZÄÖÜ][\w.-]+(?:[ -](?:am|an|im|der|a\.?|[A-ZÄÖÜ(])[\w.()-]*)*)|"
    r"^\s*([A-ZÄÖÜ][a-zäöüß-]+(?: \([A-ZÄÖÜ][a-zäöüß-]+\))?)[ ,]+HR[AB]\b",
    re.I,
)
# Letters that some courts put behind the number instead of their name.
_COURT_LETTERS = {"B": "berlin", "P": "potsdam", "FL": "flensburg", "KI": "kiel", "HL": "lubeck", "PI": "pinneberg",
                  "HB": "bremen", "FF": "frankfurt oder", "CB": "cottbus", "NP": "neuruppin"}  # fmt: skip
_COURT_ASIDE = re.compile(r"\s*\(.*?\)|\bHR[AB]\b.*|\bunter\b.*|\bnr\b.*", re.I)
_VAT_TAIL = re.compile(r"(?<=\d)(?:MWST|TVA|IVA|TPV|MVA)$")
_LEAST_DIGITS = 4


class _Shape(NamedTuple):
    kind: str
    fits: re.Pattern[str]
    check: str
    width: int
    first: int


@cache
def _shapes() -> dict[str, tuple[_Shape, ...]]:
    found: dict[str, tuple[_Shape, ...]] = {}
    for country, kind, shape, check, form in rows("identifiers.tsv", __package__):
        first = int(form[1:]) if form.startswith(":") else 0
        width = int(form) if form and not first else 0
        found[country] = (*found.get(country, ()), _Shape(kind, re.compile(shape), check, width, first))
    return found


@lru_cache(maxsize=65_536)
def register_key(text: str, country: str = "") -> str:
    """The number under which a company is registered, with country and kind: "GB:01234567", "PL:NIP5260250274".

    Args:
        country: alpha-2 code of the register; without it only numbers that tell their country are read: VAT numbers,
            the Swiss UID, German register numbers.
    """
    country = country.upper()
    if german := _GERMAN.search(text) if country in ("", "DE") else None:
        return f"DE:{german[1].upper()}{german[2].lstrip('0')}"
    compact = _NOT_NUMBER.sub("", text.upper())
    if not country:
        country = _told(compact)
    shapes = _shapes().get(country)
    if shapes is None:
        return f"{country}:{compact.lstrip('0')}" if country and _digits(compact) >= _LEAST_DIGITS else ""
    unlabelled = _NOT_NUMBER.sub("", _LABEL.sub("", text).upper())
    for written in dict.fromkeys((compact, unlabelled)):
        for shape in shapes:
            if number := _number(written, shape):
                return f"{country}:{shape.kind}{number}"
    return ""


def register_court(text: str) -> str:
    """The court of a German register number, folded; empty where neither its name nor its letter is there."""
    if named := _COURT.search(text):
        return fold(_COURT_ASIDE.sub("", named[1] or named[2]))
    german = _GERMAN.search(text)
    return _COURT_LETTERS.get((german[3] or "").upper(), "") if german else ""


@lru_cache(maxsize=65_536)
def vat_key(text: str, country: str = "") -> str:
    """A value added tax number with its country's prefix and right check digits: "DE136695976"; else empty."""
    compact = _NOT_NUMBER.sub("", text.upper().replace("VAT", "").replace("UST", ""))
    prefix = {"GR": "EL"}.get(country.upper(), country.upper())
    if not compact[:2].isalpha() or (prefix and compact[:2] != prefix and prefix not in ("FR", "ES", "CH")):
        compact = prefix + compact
    module = {"GB": "gb.vat", "CH": "ch.vat", "NO": "no.mva"}.get(compact[:2], "eu.vat")
    number = compact if module in ("eu.vat", "ch.vat") else compact[2:]
    if not compact[:2].isalpha() or not _valid(module, number):
        return ""
    return _VAT_TAIL.sub("", "BE" + compact[2:].zfill(10) if compact[:2] == "BE" else compact)


def _told(compact: str) -> str:
    """The country a number itself names: its VAT prefix, or CHE."""
    prefix = {"EL": "GR"}.get(compact[:2], compact[:2])
    if compact[:3] == "CHE":
        return "CH"
    return prefix if prefix.isalpha() and prefix in _shapes() and vat_key(compact) else ""


def _number(written: str, shape: _Shape) -> str:
    """What a number is in its register; empty where it is none of this shape or its check digits are wrong."""
    found = shape.fits.fullmatch(written)
    if found is None:
        return ""
    number: str = found[1].lstrip("J") if shape.kind == "J" else found[1]
    number = _filled(number, shape.width)
    if not number.strip("0") or (shape.check and not _valid(shape.check, number)):
        return ""
    return number[: shape.first] if shape.first else number


def _filled(number: str, width: int) -> str:
    """A number with zeros up to its full width, behind the letters it may begin with."""
    letters = number.rstrip("0123456789")
    return letters + number[len(letters) :].zfill(width - len(letters)) if width else number


def _valid(module: str, number: str) -> bool:
    """Whether check digits are right. Austria writes the letter that checks small, and python-stdnum wants it so."""
    is_valid = _checker(module)
    return is_valid(number) or is_valid(number.lower())


@cache
def _checker(module: str) -> Callable[[str], bool]:
    from stdnum.util import get_cc_module

    found = get_cc_module(*module.split("."))
    if found is None:
        raise LookupError(f"identifiers.tsv names {module}, which python-stdnum does not have.")
    return found.is_valid


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))

"""Reading a text back: do these words say what that value says? The proof's own understanding of values.

Written without the code that writes values, so that neither can hide a mistake of the other: numbers, sums and dates
are parsed from the text and compared as quantities, names and quotations as the words they are.
"""

from __future__ import annotations

import re
from decimal import Decimal

from connectors.hosts import host_of
from connectors.lexicon.names import is_title
from connectors.names import core
from connectors.statement import Statement
from connectors.text import fold
from outreach.slots import Form

_MONTH_NAMES = {
    name: number
    for number, names in enumerate(
        ("january januar janvier enero", "february februar fevrier febrero", "march marz mars marzo",
         "april avril abril", "may mai mayo", "june juni juin junio", "july juli juillet julio",
         "august aout agosto", "september septembre septiembre", "october oktober octobre octubre",
         "november novembre noviembre", "december dezember decembre diciembre"), 1)
    for name in names.split()
}  # fmt: skip
_SUM = re.compile(r"([$€£]?)(\d[\d.,\u202f]*)(?: (million|Mio\.|M)(?![A-Za-z]))?(?: ([A-Z]{3}))?")
_ROUNDING = 50_000
_SYMBOL = {"$": "USD", "€": "EUR", "£": "GBP"}
_GROUPED = re.compile(r"[.,\u202f](?=\d{3}(?!\d))")
_BAND = re.compile(r"[–-]")
# What a title may end in and a letter may leave out: marks of gender, one to four of them.
_GENDER_MARK = re.compile(r"^\W*(?:[mwfdxhi](?:\W+[mwfdxhi]){1,3}|all genders)\W*$", re.I)
_BEGIN_OF_SENTENCE = re.compile(r"(?:^|[.!?]\s|\n)\s*$")
_END_OF_SENTENCE = re.compile(r"\s*$|[.!?]+(?:\s|$)|\s*\n")


def says(form: Form, text: str, statement: Statement) -> bool:
    """Whether words of a draft say what a statement states, in a form that their slot allows."""
    value = statement.value
    match form:
        case Form.NUMBER:
            return _quantities(text) == _quantities(value) and text.endswith("+") == value.endswith("+")
        case Form.MONEY:
            return _same_sum(text, value)
        case Form.MONTH:
            return _month(text) == value[:7]
        case Form.YEAR:
            return text == value[:4]
        case Form.COMPANY:
            return text == value or (text in value and core(text) == core(value))
        case Form.FIRST:
            return _begins(text, value)
        case Form.TITLE:
            return text == value or (value.startswith(text) and bool(_GENDER_MARK.match(value[len(text) :])))
        case Form.QUOTE:
            return _whole_sentence(text, value)
        case Form.SOURCE:
            return bool(text) and host_of(statement.url).removeprefix("www.") == text
        case Form.HOST:
            return bool(text) and host_of(value).removeprefix("www.") == text
        case Form.EXACT:
            return text == value


def _quantities(text: str) -> list[int] | None:
    """The whole numbers of a band or a single number; None where there is anything else."""
    parts = [_GROUPED.sub("", part.rstrip("+")) for part in _BAND.split(text)]
    return [int(part) for part in parts] if all(part.isdecimal() for part in parts) else None


def _same_sum(text: str, value: str) -> bool:
    """Whether a printed sum is the stated one, millions rounded to a tenth."""
    found = _SUM.fullmatch(text)
    amount, _, currency = value.partition(" ")
    if found is None or not (found.group(1) or found.group(4)):
        return False
    if (found.group(4) or _SYMBOL[found.group(1)]) != currency:
        return False
    if found.group(3) is None:
        digits = _GROUPED.sub("", found.group(2))
        return digits.isdecimal() and abs(Decimal(digits) - Decimal(amount)) <= Decimal("0.5")
    printed = Decimal(found.group(2).replace(",", ".")) * 1_000_000
    return abs(printed - Decimal(amount)) <= _ROUNDING


def _month(text: str) -> str:
    """A month as "2026-03", a year as "2026"; empty for anything else."""
    words = [word for word in fold(text).split() if word != "de"]
    if len(words) == 1 and re.fullmatch(r"\d{4}", words[0]):
        return words[0]
    if len(words) == 2 and words[0] in _MONTH_NAMES and re.fullmatch(r"\d{4}", words[1]):
        return f"{words[1]}-{_MONTH_NAMES[words[0]]:02}"
    return ""


def _begins(text: str, name: str) -> bool:
    """Whether a text is the first word of a name of several, titles before it left out."""
    words = name.split()
    while words and is_title(words[0]):
        words = words[1:]
    return len(words) > 1 and text == words[0]


def _whole_sentence(text: str, value: str) -> bool:
    """Whether a quotation is a sentence of the value from its first word to its last, and not a piece that misleads."""
    for found in re.finditer(re.escape(text), value) if text else ():
        before, after = value[: found.start()], value[found.end() :]
        if _BEGIN_OF_SENTENCE.search(before) and _END_OF_SENTENCE.match(after):
            return True
    return False

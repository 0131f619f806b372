"""Telephone and fax numbers as people print them, made comparable.

libphonenumber decides what is a number; this file decides what is worth showing it. Digits are a phone number when
they are written like one or when a word beside them says so: dates, prices, years and register numbers are neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from connectors.telephone import parse_number

# Plus or bracket or digit, then digits with the separators people use, and perhaps letters (1-800-FLOWERS).
_CANDIDATE = re.compile(
    r"(?<![\w@/.,+-])(?:\+|00|\()?\s?\(?\d(?:[\s().\-–—/‐‑·]{0,3}\d){5,16}(?:[\s.\-–—]{1,2}[A-Z]{3,7}\b)?(?![\w@])"
    r"|(?<![\w@/.,+-])\(?\d{3}\)?[\s.\-]{1,2}(?:\d{3}[\s.\-]{1,2}[A-Z]{4}|[A-Z]{3}[\s.\-]?[A-Z0-9]{4})\b"
    r"|(?<![\w@/.,+-])1?[\s.\-]?8(?:00|33|44|55|66|77|88)[\s.\-]{1,2}[A-Z0-9][A-Z0-9\-]{5,10}\b"
)
_EXTENSION = re.compile(
    r"^\s*[,;]?\s*(?:extension|extn|ext|x|poste|durchwahl|dw|int|anexo|wew|linka)[.:]?\s*(\d{1,6})(?!\d)",
    re.I,
)
_FAX = re.compile(
    r"(?<!\w)(?:tele)?(?:fax|faks|faxe|facs(?:imile)?|télécopie(?:ur)?|telecopie(?:ur)?|факс|ファックス|ファクス|傳真|传真|팩스|فاكس|f)"
    r"(?:\s?(?:no|nr|number|nummer|番号))?\.?\s*[:#.\-–—/)]?\s*\(?$",
    re.I,
)
_PHONE = re.compile(
    r"(?<!\w)(?:tel|téléphone|telephone|telefon|teléfono|telefono|telefone|telefoon|puhelin|phone|ph|call|mobile|mobil|móvil|"
    r"cell|handy|gsm|hotline|toll[\s-]?free|freephone|office|zentrale|standard|fon|tlf|tfn|tél|numéro|numer|номер|тел|телефон|"
    r"電話|代表|電話番号|电话|電話號碼|전화|هاتف|τηλ|τηλέφωνο|t|p|m)(?:\s?(?:no|nr|number|nummer|番号))?"
    r"\.?\s*[:#.\-–—/)]?\s*\(?$",
    re.I,
)
_BOTH = re.compile(r"(?:tel|fon|phone|tél|тел)\w*\.?\s*(?:[/&+,]|und|and|et|y|e)\s*(?:tele)?fax\W*$", re.I)
_PLACE_OF_LABEL = 28


@dataclass(frozen=True, slots=True)
class Number:
    """One number: E.164, with ";ext=" where it has an extension; as printed; and whether it is a fax."""

    value: str
    printed: str
    fax: bool
    start: int
    end: int


def numbers_in(text: str, where: tuple[str, ...], before: str = "") -> Iterator[Number]:
    """The phone numbers of one line.

    Args:
        where: countries to read national numbers by.
        before: the text just before this line, where a label may stand ("Fax:").
    """
    last_fax = False
    for match in _CANDIDATE.finditer(text):
        printed = match.group().strip()
        ahead = text[max(0, match.start() - _PLACE_OF_LABEL) : match.start()]
        label = ahead if ahead.strip(" (:,") else f"{before} "
        fax = bool(_FAX.search(label.rstrip())) and not _BOTH.search(label)
        if not fax and last_fax and ahead.strip().lower() in ("/", ",", "or", "oder", "ou", "|"):
            fax = True
        labelled = fax or bool(_PHONE.search(label.rstrip()))
        tail = _EXTENSION.match(text[match.end() :])
        value = parse_number(printed, where, labelled)
        if value:
            last_fax = fax
            end = match.end() + (tail.end() if tail else 0)
            yield Number(value + (f";ext={tail.group(1)}" if tail else ""), text[match.start() : end].strip(), fax,
                         match.start(), end)  # fmt: skip

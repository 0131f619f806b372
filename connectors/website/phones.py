"""Telephone and fax numbers as people print them, made comparable.

libphonenumber decides what is a number; this file decides what is worth showing it. Digits are a phone number when
they are written like one or when a word near them says so: dates, prices, years and register numbers are neither.
A fax is told by its word, before the number, after it, above its column, or on the line above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from connectors.telephone import parse_number
from connectors.website.document import Line, column_header

# Plus or bracket or digit, then digits with the separators people use, and perhaps letters (1-800-FLOWERS).
_CANDIDATE = re.compile(
    r"(?<![\w@/.,+-])(?:\+|00|\()?\s?\(?\d(?:[\s().\-–—/‐‑·]{0,3}\d){5,22}(?:[\s.\-–—]{1,2}[A-Z]{3,7}\b)?(?![\w@])"
    r"|(?<![\w@/.,+-])\(?\d{3}\)?[\s.\-]{1,2}(?:\d{3}[\s.\-]{1,2}[A-Z]{4}|[A-Z]{3}[\s.\-]?[A-Z0-9]{4})\b"
    r"|(?<![\w@/.,+-])1?[\s.\-]?8(?:00|33|44|55|66|77|88)[\s.\-]{1,2}[A-Z0-9][A-Z0-9\-]{5,10}\b"
)
_EXTENSION = re.compile(
    r"^\s*[,;]?\s*(?:extension|extn|ext|x|poste|durchwahl|dw|int|anexo|wew|linka)[.:]?\s*(\d{1,6})(?!\d)",
    re.I,
)
_SEVERAL = re.compile(r"\s*[/;]\s*|\s+[-–—]\s+|\s+(?:or|oder|ou|und|and)\s+")
# The words beside numbers, in the languages of the pages; a single letter only before a colon, a dot or the number.
_LABEL = re.compile(
    r"(?<!\w)(?:(?P<fax>(?:tele)?(?:fax|faks)\w{0,3}|facs(?:imile)?|télécopie(?:ur)?|telecopie(?:ur)?|факс|ファッ?クス|傳真|传真|팩스|"
    r"فاكس|f(?=\s*[:.)]|\s*\+?\(?\d|\s*$))"
    r"|(?P<other>rcs|siren|siret|hr[ab]|iban|bic|vat|tva|ust|nip|krs|regon|ičo?|dič|kvk|btw|cif|nif|iva|cvr|rut|cnpj|abn|"
    r"isbn|issn|plz|zip|cep|lei|duns|ein|orgnr|org\.?\s?nr|che|ref|order|invoice|rechnung|konto|account)(?!\w)"
    r"|(?P<phone>tel|téléphone|telephone|telefon|teléfono|telefono|telefone|telefoon|puhelin|phone|ph|call|mobile|mobil|"
    r"móvil|cell|handy|gsm|hotline|line|toll[\s-]?free|freephone|dial|zentrale|fon|tlf|tfn|tél|номер|тел|телефон|電話|"
    r"代表|電話番号|电话|전화|هاتف|τηλ|τηλέφωνο|[tpm](?=\s*[:.)]|\s*\+?\(?\d|\s*$)))",
    re.I,
)
# "Fax: dial …" tells of a fax.
_VERBS = frozenset(("call", "dial", "line"))
_REST_OF_WORD = re.compile(r"^\w+")
_AFTER = re.compile(r"^\s*(?:[\[(][^)\]]{0,40}[\])]|(?:tele)?fax\b)", re.I)
_PLACE_OF_LABEL = 40
_LONGEST_LABEL = 40
_LEAST_DIGITS = 7
_LONGEST_LINE = 20_000


@dataclass(frozen=True, slots=True)
class Number:
    """One number: E.164, with ";ext=" where it has an extension; as printed; "phone", "fax" or "both"; its line."""

    value: str
    printed: str
    kind: str
    line: int


def numbers_of(lines: Sequence[Line], where: tuple[str, ...]) -> Iterator[Number]:
    """The numbers of a page.

    Args:
        where: countries to read national numbers by, likeliest first.
    """
    above = ""
    for line in lines:
        if not line.digits:
            above = line.text if len(line.text) <= _LONGEST_LABEL else ""
            continue
        found = list(numbers_in(line.text[:_LONGEST_LINE], where, above, line))
        yield from found
        if not found:
            above = ""


def label(text: str) -> str:
    """What a text says of the number behind it: "phone", "fax", "both", "other" or nothing. Its last word counts."""
    every = list(_LABEL.finditer(text))
    found = [match for match in every if match.group().lower() not in _VERBS] or every
    if not found:
        return ""
    if len(found) > 1 and found[-1].group("fax") and found[-2].group("phone"):
        between = _REST_OF_WORD.sub("", text[found[-2].end() : found[-1].start()]).strip(" .:")
        if between in ("/", "&", "+", ",", "und", "and", "et", "y", "e", "-"):
            return "both"
    return "fax" if found[-1].group("fax") else "other" if found[-1].group("other") else "phone"


def numbers_in(
    text: str, where: tuple[str, ...], above: str = "", line: Line | None = None
) -> Iterator[Number]:
    """The numbers of one line. `above` is a line above without numbers, which may say what they are."""
    end = 0
    kind = ""
    for match in _CANDIDATE.finditer(text):
        ahead = text[max(end, match.start() - _PLACE_OF_LABEL) : match.start()]
        kind = label(ahead) or _told_after(text[match.end() :], above) or (kind if _joins(ahead) else "")
        known = kind or label(above) or (label(column_header(line)) if line else "")
        if known == "other":
            end = match.end()
            continue
        for printed, value in _values(match.group().strip(), where, bool(known)):
            tail = _EXTENSION.match(text[match.end() :])
            shown = printed + (text[match.end() : match.end() + tail.end()] if tail else "")
            yield Number(
                value + (f";ext={tail.group(1)}" if tail else ""),
                shown,
                known or "phone",
                line.number if line else 0,
            )
        end = match.end()


def _told_after(rest: str, above: str) -> str:
    """What the words in brackets behind a number say of it. Under a heading for faxes "toll free" says nothing."""
    behind = _AFTER.match(rest)
    kind = label(behind.group()) if behind else ""
    return "" if kind == "phone" and label(above) == "fax" else kind


def _joins(between: str) -> bool:
    return between.strip().lower() in ("/", ",", "or", "oder", "ou", "|", ";", "and", "und")


def _without_hours(printed: str) -> str:
    """A run of digits without a bracket opened behind the number: "(413) 545-0722 (8" of "… (8:30 to 5)"."""
    number, bracket, rest = printed.rpartition(" (")
    return number.rstrip() if bracket and ")" not in rest else ""


def _values(printed: str, where: tuple[str, ...], labelled: bool) -> Iterator[tuple[str, str]]:
    """The numbers in a run of digits: usually one, or several with a slash or a dash between, the later ones cut."""
    if value := parse_number(printed, where, labelled):
        yield printed, value
        return
    shorter = _without_hours(printed)
    if shorter and (value := parse_number(shorter, where, labelled)):
        yield shorter, value
        return
    parts = [part for part in _SEVERAL.split(printed) if part]
    first = parts[0]
    for part in parts if len(parts) > 1 else ():
        whole = part if len(part) >= len(first) - 3 else first[: len(first) - len(part)] + part
        if sum(c.isdigit() for c in whole) >= _LEAST_DIGITS and (
            value := parse_number(whole.strip(), where, labelled)
        ):
            yield part, value

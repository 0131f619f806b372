"""How values are written in a letter: numbers, sums and months in its language, names without their trappings.

Writing only. The proof reads what stands in a text back with rules of its own (outreach/reading.py), so that a
mistake made here is caught there.
"""

from __future__ import annotations

import re

from connectors.hosts import host_of
from connectors.lexicon import names
from connectors.lexicon.legal_forms import split_legal_form
from outreach.sayable import shouted, unsayable, untidy
from outreach.slots import Form

MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
}
LANGUAGES = tuple(MONTHS)
"""The languages in which this program can write values."""

_GROUP = {"en": ",", "de": ".", "fr": "\u202f", "es": "."}
_POINT = {"en": ".", "de": ",", "fr": ",", "es": ","}
_MONTH_OF_YEAR = {"es": "{} de {}"}
_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£"}
_MILLION = 1_000_000
_ABBREVIATION = 3
# "(m/w/d)", "[f/m/x]", "– m/f", "(all genders)": obliging in an advertisement, odd in a letter.
# What leads to the mark is looked for from its first sign only: a long rule of dashes costs no square.
_GENDERS = re.compile(
    r"(?<![\s,–-])[\s,–-]*(?:[(\[]\s*(?:[a-z](?:\s*[/|]\s*[a-z]){1,3}|all genders)\s*[)\]]"
    r"|(?<=\s)[mwf](?:/[mwfdxh]){1,3})\s*$",
    re.I,
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=\W*[^\W\d_a-z])")


def number(digits: str, language: str) -> str:
    """A number or a band of two: "1250" becomes "1,250", "11-50" becomes "11–50", "1000+" becomes "1,000+"."""
    return "–".join(_grouped(part, language) for part in digits.split("-"))


def _grouped(digits: str, language: str) -> str:
    plus = "+" if digits.endswith("+") else ""
    return f"{int(digits.rstrip('+')):,}".replace(",", _GROUP[language]) + plus


def money(value: str, language: str) -> str:
    """A sum, from a million on with two figures at most behind the whole: "4213450 USD" becomes "$4.2 million"."""
    amount, _, currency = value.partition(" ")
    units = round(float(amount))
    if units < _MILLION:
        figure, scale = _grouped(str(units), language), ""
    else:
        figure = f"{units / _MILLION:.1f}".removesuffix(".0").replace(".", _POINT[language])
        scale = {"en": " million", "de": " Mio.", "fr": " M", "es": " M"}[language]
    if language == "en" and currency in _SYMBOLS:
        return f"{_SYMBOLS[currency]}{figure}{scale}"
    return f"{figure}{scale} {currency}"


def month(value: str, language: str) -> str:
    """A date to the month: "2026-03-12" becomes "March 2026"; a year stays a year."""
    year, _, rest = value.partition("-")
    if not rest:
        return year
    name = MONTHS[language][int(rest[:2]) - 1]
    return _MONTH_OF_YEAR.get(language, "{} {}").format(name, year)


def in_language(form: Form, text: str, language: str) -> str:
    """A chosen value as it is written in a language."""
    if form is Form.NUMBER:
        return number(text, language)
    if form is Form.MONEY:
        return money(text, language)
    return month(text, language) if form is Form.MONTH else text


def chosen(form: Form, field: str, value: str, url: str) -> tuple[str, str]:
    """The words of a value that a slot takes, and an empty text; or an empty text and why there are none.

    Args:
        url: the page that states the value.
    """
    if form in (Form.SOURCE, Form.HOST):
        host = host_of(url if form is Form.SOURCE else value).removeprefix("www.")
        return host, "" if host else "it is no address on the web"
    words = first_sentence(value) if form is Form.QUOTE else value
    if reason := untidy(words):
        return "", reason
    if form is Form.TITLE:
        words = _GENDERS.sub("", words)
    elif form is Form.COMPANY:
        words = split_legal_form(words)[0] or words
    elif form is Form.FIRST:
        words = forename(words)
        return words, "" if words else "which part of the name is the forename is not certain"
    reason = unsayable(field, words)
    return ("", reason) if reason else (words[:4] if form is Form.YEAR else words, "")


def first_sentence(text: str) -> str:
    """The first sentence of a text, without its full stop; all of it where an abbreviation may only seem to end one."""
    text = text.strip().partition("\n")[0].rstrip()
    first = _SENTENCE_END.split(text, maxsplit=1)[0]
    if first != text and len(first.split()[-1].rstrip(".")) <= _ABBREVIATION:
        first = text
    return first.rstrip(".").rstrip()


def forename(name: str) -> str:
    """The forename in a full name, where there can be no doubt; else an empty text.

    The first word, if it is known as a forename and better known as that than as a family name: Hungarian, East
    Asian and register lists put the family first, and a stranger addressed by half of his surname stops reading.
    """
    words = name.split()
    while words and names.is_title(words[0]):
        words = words[1:]
    if len(words) < 2 or "," in name or shouted(name):
        return ""
    parts = [names.locales(part) for part in words[0].split("-")]
    return words[0] if all(part.forename > part.surname for part in parts) else ""

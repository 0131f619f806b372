"""What an answer says plainly, as findings: values under keys, days, codes, lines of an address, websites, sums.

A source declares which of its keys is which field, and this file reads them all. Each value is quoted as it stands and
brought to the form of its field's kind. What is not there says nothing, and neither does what is none: a day that is no
day, a country that nobody knows, a website that is a page on somebody else's platform.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from connectors.fields import FIELDS, Kind
from connectors.hosts import own_domain, parse, platform
from connectors.lexicon.places import country_code
from connectors.mailbox import normal, reader_of
from connectors.part import Part
from connectors.statement import Finding
from connectors.telephone import e164

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DOTTED_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_MONTH_OR_YEAR = re.compile(r"\d{4}(?:-\d{2})?")


def believed(findings: Iterable[Finding], belief: float) -> Iterator[Finding]:
    """Findings, no surer than it is that what they were read from is the company's own."""
    for finding in findings:
        yield replace(finding, confidence=round(finding.confidence * belief, 4))


def text_of(*parts: Part | None, between: str = " ") -> str:
    """The texts of what may be there, in this order; empty where nothing is."""
    return between.join(part.text for part in parts if part)


def told(
    part: Part,
    subject: str,
    fields: Mapping[str, str],
    *,
    country: str = "",
    confidence: float = 1.0,
    as_of: str = "",
) -> Iterator[Finding]:
    """The values that stand under plain keys, where they are there.

    Args:
        fields: the path of each value ("siege.commune"), and the field that it is.
        country: where telephone numbers are printed (ISO 3166-1 alpha-2).
    """
    for path, field in fields.items():
        value = part.opt(*path.split("."))
        if value and (written := _written(value.text, FIELDS[field].kind, country)):
            made = "" if written == value.text else written
            yield value.says(subject, field, made, confidence=confidence, as_of=as_of)


def _written(text: str, kind: Kind, country: str) -> str:
    """A value in the form of its kind; empty where it is none."""
    if kind is Kind.DATE:
        return day(text)
    if kind is Kind.COUNTRY:
        return country_code(text)
    if kind is Kind.PHONE:
        return e164(text, country)
    if kind is Kind.URL:
        address = parse(text)
        return address[0] if address else ""
    return text


def day(text: str) -> str:
    """A date in ISO 8601 of "2019-04-30T00:00", "30.04.2019", "30. 4. 2019" or "2019"; empty for what is none."""
    if found := _DAY.match(text):
        return found.group()
    if found := _DOTTED_DAY.match(text):
        return f"{found[3]}-{int(found[2]):02d}-{int(found[1]):02d}"
    return text if _MONTH_OR_YEAR.fullmatch(text) else ""


def dated(part: Part | None, subject: str, field: str) -> Iterator[Finding]:
    """The date that a part states, if it is there and a date."""
    if part and (date := day(part.text)):
        yield part.says(subject, field, date)


def coded(part: Part | None, subject: str, field: str, words: Mapping[str, str]) -> Iterator[Finding]:
    """What a code stands for, where it is there and its table knows it."""
    if part and (word := words.get(part.text)):
        yield part.says(subject, field, word)


def trade(code: Part | None, company: str, system: str, confidence: float = 1.0) -> Iterator[Finding]:
    """The code of a trade, with the system that it is of: "nace:62.01"."""
    if code:
        yield code.says(company, "company.industry_code", f"{system}:{code.text}", confidence=confidence)


def joined(parts: Iterable[Part | None], subject: str, field: str, between: str = ", ") -> Iterator[Finding]:
    """One value of several parts, those that are there: the lines of an address. The first is quoted."""
    there = [part for part in parts if part]
    if there:
        yield there[0].says(subject, field, text_of(*there, between=between))


def site(part: Part | None, company: str) -> Iterator[Finding]:
    """The company's website and domain, as it has given them to somebody: often without a scheme."""
    address = parse(part.text) if part else None
    if part and address and not platform(part.text):
        yield part.says(company, "company.website", address[0])
        if domain := own_domain(part.text):
            yield part.says(company, "company.domain", domain)


def mailbox(part: Part | None, company: str) -> Iterator[Finding]:
    """The company's e-mail address, where a desk reads it: what is called the company's may be its owner's own."""
    if part and (address := normal(part.text.lower())) and reader_of(address) == "role":
        yield part.says(company, "company.email", address)


def money(part: Part | None, company: str, field: str, currency: str, as_of: str = "") -> Iterator[Finding]:
    """A sum as registers write sums: 150000.0, "5000,00", "2000000;00". What is no number states nothing."""
    try:
        amount = Decimal(re.sub(r"\s", "", text_of(part)).replace(",", ".").replace(";", "."))
    except InvalidOperation:
        return
    if part:
        whole = f"{amount:f}".rstrip("0").rstrip(".") if "." in f"{amount:f}" else f"{amount:f}"
        yield part.says(company, field, f"{whole} {currency}", as_of=as_of)

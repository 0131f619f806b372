"""How registers state plain facts: keys that hold a value, days, websites. Each is quoted as it stands there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from connectors.hosts import own_domain, parse, platform
from connectors.mailbox import normal, reader_of
from connectors.part import Part
from connectors.statement import Finding

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DOTTED_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")


def believed(findings: Iterable[Finding], belief: float) -> Iterator[Finding]:
    """Findings, no surer than it is that the entry is the company's own."""
    for finding in findings:
        yield replace(finding, confidence=round(finding.confidence * belief, 4))


def text_of(part: Part | None) -> str:
    """The text of what may be there; empty where it is not."""
    return part.text if part else ""


def identity(number: Part, company: str, register: str, law: str) -> Iterator[Finding]:
    """The company's number, the register that it is of, and the country whose law it is under; empty if not known."""
    yield number.says(company, "company.registration_number", company)
    yield number.says(company, "company.register", register)
    if law:
        yield number.says(company, "company.jurisdiction", law)


def told(part: Part, company: str, fields: Mapping[str, str]) -> Iterator[Finding]:
    """The values that stand under plain keys ("siege.commune"), where they are there: key to field."""
    for path, field in fields.items():
        if value := part.opt(*path.split(".")):
            yield value.says(company, field)


def day(text: str) -> str:
    """A day in ISO 8601 of "2019-04-30T00:00", "30.04.2019" or "30. 4. 2019"; empty for what is none."""
    if found := _DAY.match(text):
        return found.group()
    if found := _DOTTED_DAY.match(text):
        return f"{found[3]}-{int(found[2]):02d}-{int(found[1]):02d}"
    return ""


def dated(part: Part | None, subject: str, field: str) -> Iterator[Finding]:
    """The day that a part states, if it is there and a day."""
    if part and (date := day(part.text)):
        yield part.says(subject, field, date)


def site(part: Part | None, company: str) -> Iterator[Finding]:
    """The company's website and domain, as it gave them to the register: often without a scheme."""
    address = parse(part.text) if part else None
    if part and address and not platform(part.text):
        yield part.says(company, "company.website", address[0])
        if domain := own_domain(part.text):
            yield part.says(company, "company.domain", domain)


def mailbox(part: Part | None, company: str) -> Iterator[Finding]:
    """The company's e-mail address, where a desk reads it: what registers call the company's may be its owner's own."""
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

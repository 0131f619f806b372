"""A national register, declared: its country, what it is called, how its numbers look.

A number counts as one of a register when something says so: the register's name beside it, or the company's country. A
VAT number that holds the number, or an identifier of OpenCorporates, says it by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from connectors.connector import Target, Unanswered
from connectors.part import Part
from connectors.registers.entries import Entry, likeliest
from connectors.statement import Cause, Finding

MOST_NUMBERS = 2
CERTAIN = 1.0
# What `Register.identity` states.
IDENTITY = ("company.registration_number", "company.register", "company.jurisdiction")
SEATED_HERE = 0.8

_GLEIF = re.compile(r"RA\d{6}")
_NOT_NUMBER = re.compile(r"[^0-9A-Z]")


@dataclass(frozen=True, slots=True)
class Register:
    """A national register: how its numbers look, and how it is known which of a company's numbers is one.

    Attributes:
        country: ISO 3166-1 alpha-2.
        codes: what `company.register` calls it: codes of GLEIF ("RA000585") and names that companies print. The first
            is the one that is stated.
        number: a pattern of its numbers, written in capitals without spaces and punctuation; a group is the number.
        vat: the same for VAT numbers, where these hold the number.
        width: how long a number is; shorter ones lack their leading zeros.
    """

    country: str
    codes: tuple[str, ...]
    number: str
    vat: str = ""
    width: int = 0

    def numbers(self, target: Target) -> list[str]:
        """The company's numbers in this register, as far as they are known."""
        registers = target.all("company.register")
        named = not set(self.codes).isdisjoint(registers)
        elsewhere = any(_GLEIF.fullmatch(register) for register in registers)
        found: list[str] = []
        if named or (self.holds(target) and not elsewhere):
            found += [self._number(text, padded=named) for text in target.all("company.registration_number")]
        found += [_matched(self.vat, text) for text in target.all("company.vat_id") if self.vat]
        for identifier in target.all("company.opencorporates"):
            jurisdiction, _, number = identifier.partition("/")
            if jurisdiction == self.country.lower():
                found.append(self._number(number, padded=True))
        return list(dict.fromkeys(number for number in found if number))[:MOST_NUMBERS]

    def known(self, target: Target) -> list[str]:
        """The company's numbers, for a register that answers to nothing else; none for a company of another country.

        Raises:
            Unanswered: when none is known: the company is not missing there, it was not asked for.
        """
        numbers = self.numbers(target)
        taxed = {vat[:2].upper() for vat in target.all("company.vat_id") if vat[:2].isalpha()}
        places = _countries(target) | taxed
        if numbers or (places and self.country not in places):
            return numbers
        raise Unanswered(
            Cause.ERROR, "no number of this register is known, and it can not be searched by name"
        )

    def holds(self, target: Target) -> bool:
        """Whether the company is known to be of this register's country."""
        return self.country in _countries(target)

    def likeliest(self, target: Target, entries: Iterable[Entry]) -> tuple[Entry, float] | None:
        """The one entry that is this company and how far it is believed; None where none is, or two could be."""
        here = self.holds(target) or not set(self.codes).isdisjoint(target.all("company.register"))
        return likeliest(target, entries, here)

    def identity(
        self, number: Part, company: str, law: str | None = None, seated: bool = False
    ) -> Iterator[Finding]:
        """The company's number, the register that it is of, and the country whose law it is under.

        Args:
            company: its subject, the number in full.
            law: that country; this register's if not given, empty where it is not known.
            seated: whether its head office is most likely in this register's country.
        """
        yield number.says(company, "company.registration_number", company)
        yield number.says(company, "company.register", self.codes[0])
        if law := self.country if law is None else law:
            yield number.says(company, "company.jurisdiction", law)
        if seated:
            yield number.says(company, "company.country", self.country, confidence=SEATED_HERE)

    def _number(self, text: str, padded: bool) -> str:
        number = _matched(self.number, text)
        digits = number.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        if padded and number:
            letters = number[: len(number) - len(digits)]
            return letters + digits.zfill(self.width - len(letters))
        return number if len(number) >= self.width else ""


def _countries(target: Target) -> set[str]:
    laws = {law.partition("-")[0] for law in target.all("company.jurisdiction")}
    return laws.union(target.all("company.country"))


def _matched(pattern: str, text: str) -> str:
    found = re.fullmatch(pattern, _NOT_NUMBER.sub("", text.upper()))
    return (found.group(1) if found.re.groups else found.group()) if found else ""

"""Which entry of a national register is this company's: what all readers of registers share.

A number known to be of a register settles which entry is meant. Without one a register can only be searched by name,
and names repeat: a hit counts when something else agrees with it too, its website, its postal code, its town, or at
the least that the company is known to be of this country; and where two hits are equally likely, neither is read.
Whether a register is asked at all about a company of another country is not decided here: its connector declares
`countries` and `registers`, and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from connectors.connector import Request, Target, Wanted
from connectors.hosts import own_domain, registrable
from connectors.lexicon.legal_forms import split_legal_form
from connectors.names import alike, key
from connectors.page import Page
from connectors.text import fold

MOST_NUMBERS = 2
MOST_SEARCHES = 2
CERTAIN = 1.0
# What is believed of an entry found by name, by what else agrees with it.
BY_DOMAIN, BY_POSTCODE, BY_TOWN, BY_COUNTRY, BY_NAME_ALONE = 0.95, 0.9, 0.85, 0.7, 0.6
# How much less where the entry's name is longer or shorter: "Acme Tools" and Acme Tools Holding.
LONGER_NAME = 0.8

_GLEIF = re.compile(r"RA\d{6}")
_NOT_NUMBER = re.compile(r"[^0-9A-Z]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A company as a register's list of hits shows it: what tells whether it is the one meant.

    Attributes:
        at: where in the list it stands, for registers whose lists hold whole entries.
        whole: whether the answer is the entry itself.
    """

    number: str
    names: tuple[str, ...]
    postcode: str = ""
    town: str = ""
    website: str = ""
    active: bool = True
    at: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Register:
    """A national register: how its numbers look, and how it is known which of a company's numbers is one.

    Attributes:
        country: ISO 3166-1 alpha-2.
        codes: what `company.register` calls it: codes of GLEIF ("RA000585") and names that companies print.
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

    def holds(self, target: Target) -> bool:
        """Whether the company is known to be of this register's country."""
        laws = {law.partition("-")[0] for law in target.all("company.jurisdiction")}
        return self.country in laws.union(target.all("company.country"))

    def likeliest(self, target: Target, entries: Iterable[Entry]) -> tuple[Entry, float] | None:
        """The one entry that is this company and how far it is believed; None where none is, or two could be."""
        beliefs = [(self._belief(target, entry), entry) for entry in entries]
        best = max((belief for belief, _ in beliefs), default=0.0)
        likely = {entry.number: entry for belief, entry in beliefs if belief == best and best}
        running = {number: entry for number, entry in likely.items() if entry.active} or likely
        return (next(iter(running.values())), best) if len(running) == 1 else None

    def lookup(
        self,
        target: Target,
        record: Callable[[str], Request],
        search: Callable[[str], Request],
        entries: Callable[[Page], Iterator[Entry]],
    ) -> Generator[Wanted, Any, tuple[Page, float] | None]:
        """The company's own page in the register, by its number where that is known, else by its name.

        Args:
            record: asks for the page of a number.
            search: asks for the list of hits for a name.
            entries: reads that list.
        """
        numbers = self.numbers(target)
        for number in numbers:
            page = yield record(number)
            if page:
                return page, CERTAIN
        for name in () if numbers else sought(target):
            hits = yield search(name)
            found = self.likeliest(target, entries(hits)) if hits else None
            if found:
                entry, belief = found
                page = hits.part(entry.at) if entry.at or entry.whole else (yield record(entry.number))
                return (page, belief) if page else None
        return None

    def _number(self, text: str, padded: bool) -> str:
        number = _matched(self.number, text)
        digits = number.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        if padded and number:
            letters = number[: len(number) - len(digits)]
            return letters + digits.zfill(self.width - len(letters))
        return number if len(number) >= self.width else ""

    def _belief(self, target: Target, entry: Entry) -> float:
        """How far an entry is believed to be the company; 0.0 when its name is another's or only its name agrees."""
        if not alike(target.names, entry.names):
            return 0.0
        same = not {key(name) for name in target.names}.isdisjoint(key(name) for name in entry.names)
        if belief := _agreement(target, entry):
            return belief if same else round(belief * LONGER_NAME, 4)
        if not same or not entry.active or _other_site(target, entry):
            return 0.0
        known = self.holds(target) or not set(self.codes).isdisjoint(target.all("company.register"))
        elsewhere = _town(entry.town) and target.all("company.city")
        return BY_COUNTRY if known and not elsewhere else BY_NAME_ALONE


def _agreement(target: Target, entry: Entry) -> float:
    """What an entry beside its name has in common with the company."""
    if entry.website and own_domain(entry.website) in _domains(target):
        return BY_DOMAIN
    if _code(entry.postcode) and _code(entry.postcode) in map(_code, target.all("company.postal_code")):
        return BY_POSTCODE
    return (
        BY_TOWN if _town(entry.town) and _town(entry.town) in map(_town, target.all("company.city")) else 0.0
    )


def _other_site(target: Target, entry: Entry) -> bool:
    """Whether an entry names a website of its own that is none of the company's."""
    return bool(own_domain(entry.website)) and bool(_domains(target))


def _domains(target: Target) -> set[str]:
    return {registrable(domain) for domain in target.all("company.domain")}


def sought(target: Target) -> list[str]:
    """The names to search a register for, without their legal forms: the registered one first."""
    names = (split_legal_form(name)[0] or name for name in (*target.all("company.legal_name"), *target.names))
    return list({key(name): name for name in names if key(name)}.values())[:MOST_SEARCHES]


def _matched(pattern: str, text: str) -> str:
    found = re.fullmatch(pattern, _NOT_NUMBER.sub("", text.upper()))
    return (found.group(1) if found.re.groups else found.group()) if found else ""


def _code(postcode: str) -> str:
    return _NOT_NUMBER.sub("", postcode.upper())


def _town(town: str) -> str:
    """A town without its districts' numbers: "PARIS CEDEX 08" and "Paris 8" are Paris."""
    return " ".join(word for word in fold(town).split() if word.isalpha() and word != "cedex")

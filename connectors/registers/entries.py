"""Which entry of a register's list is the company, by its name and by what else agrees with it.

Names repeat. A hit counts when something agrees with it beside its name: its website, its postal code, its town, or at
the least that the company is known to be of this country; and where two hits are equally likely, neither is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from connectors.connector import Target
from connectors.hosts import own_domain, registrable
from connectors.lexicon.legal_forms import split_legal_form
from connectors.names import alike, key
from connectors.text import fold

MOST_SEARCHES = 2
# What is believed of an entry found by name, by what else agrees with it.
BY_DOMAIN, BY_POSTCODE, BY_TOWN, BY_COUNTRY, BY_NAME_ALONE = 0.95, 0.9, 0.85, 0.7, 0.6
# How much less where the entry's name is longer or shorter: "Acme Tools" and Acme Tools Holding.
LONGER_NAME = 0.8

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


def sought(target: Target) -> list[str]:
    """The names to search a register for, without their legal forms: the registered one first."""
    names = (split_legal_form(name)[0] or name for name in (*target.all("company.legal_name"), *target.names))
    return list({key(name): name for name in names if key(name)}.values())[:MOST_SEARCHES]


def likeliest(target: Target, entries: Iterable[Entry], here: bool) -> tuple[Entry, float] | None:
    """The one entry that is this company and how far it is believed; None where none is, or two could be.

    Args:
        here: whether the company is known to be of the register's country, or in the register.
    """
    beliefs = [(_belief(target, entry, here), entry) for entry in entries]
    best = max((belief for belief, _ in beliefs), default=0.0)
    likely = {entry.number: entry for belief, entry in beliefs if belief == best and best}
    running = {number: entry for number, entry in likely.items() if entry.active} or likely
    return (next(iter(running.values())), best) if len(running) == 1 else None


def _belief(target: Target, entry: Entry, here: bool) -> float:
    """How far an entry is believed to be the company; 0.0 when its name is another's or only its name agrees."""
    if not alike(target.names, entry.names):
        return 0.0
    same = not {key(name) for name in target.names}.isdisjoint(key(name) for name in entry.names)
    if belief := _agreement(target, entry):
        return belief if same else round(belief * LONGER_NAME, 4)
    if not same or not entry.active or _other_site(target, entry):
        return 0.0
    elsewhere = _town(entry.town) and target.all("company.city")
    return BY_COUNTRY if here and not elsewhere else BY_NAME_ALONE


def _agreement(target: Target, entry: Entry) -> float:
    """What an entry beside its name has in common with the company."""
    if entry.website and own_domain(entry.website) in _domains(target):
        return BY_DOMAIN
    if _code(entry.postcode) and _code(entry.postcode) in map(_code, target.all("company.postal_code")):
        return BY_POSTCODE
    if _town(entry.town) and _town(entry.town) in map(_town, target.all("company.city")):
        return BY_TOWN
    return 0.0


def _other_site(target: Target, entry: Entry) -> bool:
    """Whether an entry names a website of its own that is none of the company's."""
    return bool(own_domain(entry.website)) and bool(_domains(target))


def _domains(target: Target) -> set[str]:
    return {registrable(domain) for domain in target.all("company.domain")}


def _code(postcode: str) -> str:
    return _NOT_NUMBER.sub("", postcode.upper())


def _town(town: str) -> str:
    """A town without its districts' numbers: "PARIS CEDEX 08" and "Paris 8" are Paris."""
    return " ".join(word for word in fold(town).split() if word.isalpha() and word != "cedex")

"""Committees to draw: so many people, of all scripts, with so many who may be gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from matching.committee import Committee, committee
from matching.deciders import Persona
from matching.nouns import Affiliation, Person
from tests.matching.test_deciders import NOW, company, passport, person

MARKETING = Persona("Marketing", ("marketing",), ("c_level", "vp", "director", "head"))
NAMES = (
    "Eva Roth", "佐藤 健一郎", "محمد عبد الرحمن الأنصاري", "Jens-Christian Sonnenschein-Donaudampfschifffahrt",
    "김민준", "María-José Fernández de la Vega y Carvajal",
    "Oleksandr Kovalenko", "Aoife Ní Bhriain", "Wm", "דוד כהן",
)  # fmt: skip
TITLES = (
    "CEO", "Leiter Donaudampfschifffahrtsgesellschaftskapitänsmarketing und strategische Unternehmenskommunikation",
    "マーケティング部長 兼 大阪支店長", "المدير التنفيذي للتسويق والاتصالات", "Marketing Manager", "Head of IT", "CFO",
    "Engineer", "VP Marketing, EMEA", "Director of Sales", "", "Accountant", "Founder & CEO", "W" * 120,
)  # fmt: skip


def drawn_committee(there: int, gone: int = 0, size: str = "", name: str = "Northwind Traders") -> Committee:
    """A company of so many people, and as many who left or may have."""
    people = [_person(n, Affiliation.CURRENT) for n in range(there)]
    people += [_person(there + n, Affiliation.UNSURE if n % 2 else Affiliation.FORMER) for n in range(gone)]
    known = company(*people, employees=size)
    named = passport(known.id, "company.name", (name,), ("website",), 1)
    known = replace(known, passports={**known.passports, "company.name": named})
    return committee(known, (MARKETING,), NOW)


def _person(n: int, there: Affiliation) -> Person:
    title = TITLES[n % len(TITLES)]
    named = person(f"{NAMES[n % len(NAMES)]} {n}", *([title] if title else []), there=there)
    return replace(named, seen=None if n % 7 == 6 else NOW - timedelta(days=40 * n))

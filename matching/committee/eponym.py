"""Whose name is over the door: somebody who bears the family name of the firm is likely one of its owners.

True of the workshop, the practice and the studio; of little weight in a large company, whose founder's name outlived
them (the priors of an owner fall with the size). A name that is a word of trade or a place as well proves nothing, so
the whole family name must stand in the firm's name as a word of its own, and short ones are not looked at.
"""

from __future__ import annotations

from connectors.text import fold
from matching.normalise.people import person_name
from matching.nouns import Company, Person

_SHORTEST = 4
_IN_NAMES = ("company.name", "company.legal_name", "company.other_name")


def bears_its_name(person: Person, company: Company) -> bool:
    """Whether the company is called by somebody's family name."""
    family = {fold(word) for word in person_name(person.name).family}
    long = {word for word in family if len(word) >= _SHORTEST or not word.isascii()}
    return any(long & set(fold(name).split()) for field in _IN_NAMES for name in company.values(field))

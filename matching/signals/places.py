"""A city in which a company was not before: of an address it gives, or of a role it advertises.

"Remote", "EMEA" and whatever else stands where a place should is no city. Only a place that earlier answers did not
have, in an address or in a role of whatever source, is new.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from connectors.lexicon import words
from connectors.lexicon.places import subdivision
from connectors.text import fold, squash
from matching.normalise.places import city_key
from matching.nouns import Company, Signal
from matching.signals.kinds import noticed
from matching.signals.past import Change, Past, Told, question

_FIELDS = ("company.city", "company.address", "role.place")
_PARTS = re.compile(r"[,;/|()·•]|\s[-–—]\s")
_CODE = re.compile(r"\b[\w-]*\d[\w-]*\b")
# "10557 Berlin", "D-10557 Berlin": what follows a postal code is a city, also one that no list has.
_CODE_AND_CITY = re.compile(r"(?:[A-Z]{1,2}-)?\d{4,5} ([^\W\d][^\d,]{1,40})")
_WITH_STATES = ("US", "CA", "AU")
# What stands before a state in the place of a role that is tied to none of its cities.
_ANYWHERE = frozenset(("anywhere", "home", "hybrid", "nationwide", "remote", "statewide", "virtual"))


def offices(company: Company, past: Past) -> Iterator[Signal]:
    """New cities."""
    told = {one.statement.id for one in past.told}
    listed = (s.value for field in _FIELDS[:2] for s in company.statements(field) if s.id not in told)
    known = frozenset(city_key(city) for value in listed if (city := city_in(value)))
    for change in question(past, _FIELDS, _city, known).new():
        yield _opened(change)


def _city(told: Told) -> str:
    return city_key(_named(told))


def _named(told: Told) -> str:
    value = told.statement.value
    return value if told.statement.field == "company.city" else city_in(value)


def city_in(text: str) -> str:
    """The city that an address or a role's place names, as printed; empty where none is known to be one."""
    parts = [squash(part) for part in _PARTS.split(text)]
    names = [squash(_CODE.sub(" ", part)) for part in parts]
    for name, behind in zip(names, [*names[1:], ""], strict=True):
        known = fold(name) in words("cities.tsv")
        if name and (known or (_in_state(behind) and _ANYWHERE.isdisjoint(fold(name).split()))):
            return name
    return next((found.group(1) for part in parts if (found := _CODE_AND_CITY.fullmatch(part))), "")


def _in_state(name: str) -> bool:
    """Whether a name behind another is that of a state: "Boston, MA" is a city there."""
    return bool(name) and any(subdivision(name, country) for country in _WITH_STATES)


def _opened(change: Change) -> Signal:
    statement = change.thing.statement
    city = _named(change.thing.told[0])
    what = "advertises a role in" if statement.field == "role.place" else "gives an address in"
    text = f"{what} {city}, and had none there on {change.before:%d %b %Y}"
    return noticed("office", "new", change.thing.key, change.since.date(), text, (statement,))

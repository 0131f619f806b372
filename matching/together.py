"""All fields of one thing believed together, so that the parts of one place, or of one register entry, fit each other.

Chosen one by one, "Alexandria" of Virginia gets the governorate of Egypt as its region, and a postal code of the branch
office. So the parts of a place come from sources that speak of one and the same place: of all sets of testimonies that
do not contradict each other the best supported one is believed. What only other places have is not shown, but kept as a
loser with the reason: no postal code is better than another town's. The legal form, the law and the number likewise
come from an entry that has the legal name which is believed.

No gazetteer is asked: that Alexandria lies in Virginia is known if a source says so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from connectors.fields import FIELDS
from connectors.lexicon.places import country_name
from connectors.statement import Statement
from matching.agreement import comparable, same_region
from matching.fuse import fuse, pooled, prefer, weigh
from matching.last_word import last_word
from matching.nouns import Passport
from matching.trust import Trust, trusting

Said = Mapping[str, Sequence[Statement]]

_COUNTRY, _REGION, _CITY, _POSTAL = "company.country", "company.region", "company.city", "company.postal_code"
_PLACE = (_COUNTRY, _REGION, _CITY, _POSTAL, "company.street", "company.coordinates")
_ENTRY = ("company.legal_form", "company.jurisdiction", "company.legal_address")
_NUMBERS = ("company.registration_number", "company.register")
_LEGAL_NAME = "company.legal_name"
_BELIEVED_TOGETHER = (_PLACE, (_LEGAL_NAME, *_ENTRY, *_NUMBERS))
# Of a site with more addresses than this, those least believed are not put together with others.
_MOST = 40
# A region that is known by its code. Of others the wording tells nothing: "Bavaria" is "Bayern".
_CODED = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")


def believed_with(name: str) -> tuple[str, ...]:
    """The fields that bear on which value of a field is believed, itself among them."""
    return next((fields for fields in _BELIEVED_TOGETHER if name in fields), (name,))


def fuse_all(
    statements: Iterable[Statement], now: datetime, trust: Mapping[str, float]
) -> dict[str, Passport]:
    """The passports of one thing, by field: `fuse` of each field, and of fields that belong together, together.

    A passport of which nothing is chosen says that what is stated belongs to another place than the one believed.
    """
    trust = trusting(trust)
    said: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        said[statement.field].append(statement)
    fused = {name: fuse(name, said[name], now, trust) for name in sorted(said)}
    passports = {name: passport for name, passport in fused.items() if passport}
    return passports | _place(said, passports, now, trust) | _entry(said, passports)


# -- one place --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Testimony:
    """What is said of a place in one breath: by one page of one source, or by several that say just the same.

    `parts` holds the comparable values of each part; `weights` how far each source is believed in this.
    """

    parts: Mapping[str, frozenset[str]]
    said: tuple[Statement, ...]
    weights: Mapping[str, float]

    def fits(self, other: _Testimony) -> bool:
        """Whether both may speak of one place. A town has many names; one postal code means one town."""
        country, region, city, postal = (
            (self.parts.get(part), other.parts.get(part)) for part in (_COUNTRY, _REGION, _CITY, _POSTAL)
        )
        if _apart(*country) or _coded_apart(*region):
            return False
        return not _apart(*city) or bool(postal[0] and postal[1] and postal[0] & postal[1])


def _apart(one: frozenset[str] | None, other: frozenset[str] | None) -> bool:
    return bool(one and other and not one & other)


def _coded_apart(one: frozenset[str] | None, other: frozenset[str] | None) -> bool:
    coded = all(_CODED.fullmatch(key) for key in (one or frozenset()) | (other or frozenset()))
    return coded and _apart(one, other)


def _spoken(passport: Passport) -> bool:
    """Whether a person spoke of it: that stands as it is, whatever it would have to fit."""
    return last_word(passport.chosen) is not None


def _place(said: Said, passports: Mapping[str, Passport], now: datetime, trust: Trust) -> dict[str, Passport]:
    """The passports of the parts of a place that is believed as a whole."""
    parts = [name for name in _PLACE if name in passports]
    if any(map(_spoken, map(passports.__getitem__, parts))):
        return {}
    if len(parts) < 2 or not any(
        passports[name].losers for name in (_COUNTRY, _REGION, _CITY) if name in passports
    ):
        return {}
    testimonies = _testimonies([s for name in parts for s in said[name]], now, trust)
    believed = min((_round(seed, testimonies, trust) for seed in testimonies), key=lambda place: place[0])[1]
    country = next((key for one in believed for key in one.parts.get(_COUNTRY, ())), "")
    made: dict[str, Passport] = {}
    for name in parts:
        alike = _alike(name, country)
        ours = [s for one in believed for s in one.said if s.field == name]
        whole, ours_alone = (fuse(name, all_, now, trust, alike) for all_ in (said[name], ours))
        assert whole is not None, "a field that has a passport has statements"
        where = ", ".join(_named(believed, now, trust))
        made[name] = _fitting(whole, ours_alone, alike, where)
    return made


def _testimonies(statements: Iterable[Statement], now: datetime, trust: Trust) -> list[_Testimony]:
    """Statements as testimonies, those that say the same as one, the most believed first."""
    breaths: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        breaths[statement.subject, statement.url].append(statement)
    same: dict[tuple[tuple[str, tuple[str, ...]], ...], list[Statement]] = defaultdict(list)
    for breath in breaths.values():
        parts = _parts(breath)
        same[tuple((name, tuple(sorted(keys))) for name, keys in sorted(parts.items()))] += breath
    made = []
    for key, breath in sorted(same.items()):
        weights: dict[str, float] = {}
        for s in breath:
            weights[s.source] = max(weigh(s, now, trust), weights.get(s.source, 0.0))
        made.append(_Testimony({name: frozenset(values) for name, values in key}, tuple(breath), weights))
    return sorted(made, key=_heard)[:_MOST]


def _heard(testimony: _Testimony) -> float:
    """The order in which testimonies are heard: the most believed first."""
    return -max(testimony.weights.values())


def _parts(breath: Sequence[Statement]) -> dict[str, frozenset[str]]:
    countries = {comparable(FIELDS[_COUNTRY], s.value) for s in breath if s.field == _COUNTRY}
    country = countries.pop() if len(countries) == 1 else ""
    parts: dict[str, set[str]] = defaultdict(set)
    for s in breath:
        parts[s.field].add(_alike(s.field, country)(s.value))
    return {name: frozenset(keys) for name, keys in parts.items()}


def _alike(name: str, country: str) -> Callable[[str], str]:
    if name == _REGION:
        return lambda value: same_region(value, country) or value
    return lambda value: comparable(FIELDS[name], value)


def _round(
    seed: _Testimony, testimonies: Sequence[_Testimony], trust: Trust
) -> tuple[tuple[float, int], list[_Testimony]]:
    """All that fits one testimony and each other, the most believed first, and how far that set is believed."""
    believed = [seed]
    for one in testimonies:
        if one is not seed and all(one.fits(other) for other in believed):
            believed.append(one)
    weights: dict[str, float] = {}
    for one in believed:
        for source, weight in one.weights.items():
            weights[source] = max(weight, weights.get(source, 0.0))
    # Of sets that are believed alike, the one of which more is known.
    known = len({name for one in believed for name in one.parts})
    return (-round(pooled(weights, _CITY, trust)[0], 9), -known), believed


def _named(believed: Sequence[_Testimony], now: datetime, trust: Trust) -> Iterable[str]:
    """The place as one would name it: its town and its country."""
    for name in (_CITY, _REGION, _COUNTRY):
        passport = fuse(name, [s for one in believed for s in one.said if s.field == name], now, trust)
        if passport:
            value = passport.values[0]
            yield country_name(value) or value if name == _COUNTRY else value


def _fitting(whole: Passport, ours: Passport | None, alike: Callable[[str], str], where: str) -> Passport:
    """A passport with what fits the place in front. Where nothing does, nothing is chosen, and all is kept."""
    because = f"belongs to another place than {where}"
    if ours is None:
        losers = tuple(
            replace(claim, because=f"{claim.because.partition('; ')[0]}; {because}")
            for claim in (*whole.chosen, *whole.losers)
        )
        return Passport(whole.field, (), losers)
    believed = alike(ours.values[0])
    made = prefer(whole, lambda value: alike(value) == believed, because)
    return made if made is whole else replace(made, support=made.chosen[0].weight)


# -- one entry --------------------------------------------------------------------------------------


def _entry(said: Said, passports: Mapping[str, Passport]) -> dict[str, Passport]:
    """What an entry of a register says with the legal name that is believed stands in front of what others say."""
    named = passports.get(_LEGAL_NAME)
    if named is None or not any(name in passports for name in _NUMBERS):
        return {}
    bearers = {s.subject for s in named.statements}
    entries = [s.subject for s in said.get(_NUMBERS[0], ()) if s.subject in bearers]
    if not entries:
        return {}
    rank = {s.subject: n for n, s in reversed(list(enumerate(named.statements)))}
    entry = min(entries, key=lambda subject: (rank[subject], subject))
    because = f"the entry of “{named.values[0]}” says otherwise"
    made = {}
    for name in (*_ENTRY, *_NUMBERS):
        own = {s.value for s in said.get(name, ()) if s.subject == entry}
        if own and name in passports and not _spoken(passports[name]):
            made[name] = _from_entry(
                passports[name], {comparable(FIELDS[name], value) for value in own}, because
            )
    return made


def _from_entry(passport: Passport, own: set[str], because: str) -> Passport:
    known = FIELDS[passport.field]
    if known.many:
        first = sorted(passport.chosen, key=lambda claim: comparable(known, claim.value) not in own)
        return replace(passport, chosen=tuple(first))
    return prefer(passport, lambda value: comparable(known, value) in own, because)

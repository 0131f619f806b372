"""What a company shows in each respect a profile can ask for: values of an open or closed list, or a number.

Only what is fresh counts, as in a verdict. A company that shows nothing in a respect is unknown there, never a
counter-example. A row in one of the two tables is all that a further kind of criterion needs to be learnt.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from math import inf, sqrt
from typing import Any, TypeAlias

from connectors.lexicon.posts import Function
from icp.claims import claims_of
from icp.countries import countries_named, group_names, place_names
from icp.criteria.legal_form import form_key
from icp.growth import GrowthStage, growth_stages_named
from icp.rounds import STAGES, rounds, stages_named
from icp.sectors import all_sectors, sectors_of
from icp.spans import Span, date_span, money_span, number_span
from matching.nouns import Company
from matching.titles import read_title

Shown: TypeAlias = Collection[str]
_YEAR = 365.2425 * 86_400
# Those in which lists of customers usually are; each is learnt apart, for nothing is converted.
_CURRENCIES = (
    "USD",
    "EUR",
    "GBP",
    "CHF",
    "SEK",
    "PLN",
    "TRY",
    "IDR",
    "INR",
    "JPY",
    "CNY",
    "BRL",
    "CAD",
    "AUD",
)
_OPEN_LIST = 200  # how many values are thought to compete in a list that has no end
UNSEEN_IS_NO: Mapping[str, Any] = {"unseen": "no"}
"""What was not seen counted as not there while the line was learnt, so it does in the line."""


@dataclass(frozen=True)
class Choice:
    """A respect in which a company shows some of many values.

    Attributes:
        kind, key: the criterion that asks for it, and the key under which that lists values.
        about: how it is called in a sentence: "country".
        shown: the values of a company; empty where none is known.
        of: how many values there are to be spread over, for want of a comparison list.
        breadth: how many of them a value stands for.
        further: keys that the criterion needs beside.
        place: what it competes with others to say, and only the most telling does; the kind, if left empty.
    """

    kind: str
    key: str
    name: str
    shown: Callable[[Company, datetime], Shown]
    of: int = _OPEN_LIST
    breadth: Callable[[str], int] = lambda value: 1
    further: Mapping[str, Any] = field(default_factory=dict)
    place: str = ""


@dataclass(frozen=True)
class Measure:
    """A respect in which a company has a number, and the keys of the criterion that limits it."""

    kind: str
    least: str
    most: str
    name: str
    unit: str
    shown: Callable[[Company, datetime], float | None]
    further: Mapping[str, Any] = field(default_factory=dict)
    place: str = ""


def _fresh(company: Company, field_name: str, now: datetime) -> list[str]:
    return [claim.value.strip() for claim in claims_of(company, field_name, now)[0]]


def _sectors(company: Company, now: datetime) -> Shown:
    names = ("company.industry", "company.industry_code", "company.keyword")
    industries, codes, tags = (_fresh(company, name, now) for name in names)
    return sectors_of(industries, codes, tags)


def _narrower(sector: str) -> int:
    return sum(sector in one.counts_as for one in all_sectors().values())


def _countries(company: Company, now: datetime) -> Shown:
    codes = {code for value in _fresh(company, "company.country", now) for code in _codes(value)}
    return codes | {group for group in group_names() if codes & _codes(group)}


def _codes(name: str) -> frozenset[str]:
    named = countries_named(name)
    return named[1] if named else frozenset()


def _field(name: str) -> Callable[[Company, datetime], Shown]:
    return lambda company, now: _fresh(company, name, now)


def _growth(company: Company, now: datetime) -> Shown:
    return next((s for s in map(growth_stages_named, _fresh(company, "company.stage", now)) if s), ())


def _stages(company: Company, now: datetime) -> Shown:
    for value in _fresh(company, "company.stage", now):
        if stages := stages_named(value):
            return stages
    return next((one.stages for one in rounds(company, now) if one.stages), ())


def _products(company: Company, now: datetime) -> Shown:
    own = [*_fresh(company, "company.technology", now), *_fresh(company, "company.mail_provider", now)]
    named = (claim.value for role in company.roles for claim in claims_of(role, "role.technology", now)[0])
    return {*own, *named}


def _hiring(company: Company, now: datetime) -> Shown:
    titles = (claim.value for role in company.roles for claim in claims_of(role, "role.title", now)[0])
    return {str(function) for title in titles for function in read_title(title).functions}


def _languages(company: Company, now: datetime) -> Shown:
    named = (value.lower().replace("_", "-") for value in _fresh(company, "company.language", now))
    tags = (tag.partition("-")[0] for tag in named)
    return {tag for tag in tags if len(tag) in (2, 3) and tag.isascii() and tag.isalpha()}


def _forms(company: Company, now: datetime) -> Shown:
    return {form_key(value) for value in _fresh(company, "company.legal_form", now)}


CHOICES: tuple[Choice, ...] = (
    Choice("industry", "any", "industry", _sectors, len(all_sectors()), _narrower),
    Choice("location", "countries", "country", _countries, len(place_names()) // 2, lambda v: len(_codes(v))),
    Choice("location", "regions", "region", _field("company.region"), 2_000),
    Choice("location", "cities", "city", _field("company.city"), 10_000),
    Choice("stage", "any", "stage", _growth, len(GrowthStage)),
    Choice("funding", "stages", "funding stage", _stages, len(STAGES), place="stage"),
    Choice("technologies", "any", "technologies", _products, further=UNSEEN_IS_NO),
    Choice("hiring", "functions", "open roles", _hiring, len(Function), further=UNSEEN_IS_NO),
    Choice("language", "any", "language", _languages, 40),
    Choice("legal_form", "any", "legal form", _forms),
)


def _middle(span: Span) -> float:
    """What stands for a range: its middle on a scale of proportions, its lower end where it has no upper."""
    return span.low if span.high == inf else sqrt(span.low * span.high)


def _count(name: str) -> Callable[[Company, datetime], float | None]:
    def shown(company: Company, now: datetime) -> float | None:
        spans = (number_span(value) for value in _fresh(company, name, now))
        return next((_middle(span) for span in spans if span), None)

    return shown


def _years(company: Company, now: datetime) -> float | None:
    for value in _fresh(company, "company.founded", now):
        if (span := date_span(value)) and span[0] < now:
            middle = span[0] + (min(span[1], now) - span[0]) / 2
            return max((now - middle).total_seconds() / _YEAR, 0.1)
    return None


def _revenue(currency: str) -> Callable[[Company, datetime], float | None]:
    def shown(company: Company, now: datetime) -> float | None:
        sums = (money_span(value) for value in _fresh(company, "company.revenue", now))
        return next((_middle(one[0]) for one in sums if one and one[1] == currency), None)

    return shown


_IN_ITS_OWN: Mapping[str, Any] = {
    "without_currency": "same"
}  # sums of a list that names no currency anywhere
MEASURES: tuple[Measure, ...] = (
    Measure("size", "min", "max", "size", "employees", _count("company.employees")),
    Measure("age", "min_years", "max_years", "age", "years", _years),
    Measure("users", "min", "max", "number of users", "users", _count("company.users")),
    Measure("revenue", "min", "max", "revenue", "a year", _revenue(""), _IN_ITS_OWN),
    *(
        Measure("revenue", "min", "max", f"revenue in {code}", code, _revenue(code), {"currency": code})
        for code in _CURRENCIES
    ),
)

"""Reading a set of rules from TOML, strictly: every mistake with its line and remedy, the gaps and overlaps among them.

A set with a mistake is not used at all: half of a set of rules sends leads to the wrong half of a team.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from connectors.text import fold
from icp.amounts import currency_code
from icp.countries import countries_named, place_names
from icp.routing.axes import REST, UNKNOWN, Axis, NumberAxis, Scale, Terms
from icp.routing.bands import Band, read_band
from icp.routing.boxes import TooTangled
from icp.routing.check import mistakes, remarks
from icp.routing.industries import IndustryAxis
from icp.routing.places import PlaceAxis, PlaceTerms
from icp.routing.postal import postal_prefixes
from icp.routing.reps import Rep
from icp.routing.rules import OTHERWISE, Keep, Rule, RuleSet, Team
from icp.routing.scales import BOUNDED, scales
from icp.routing.teams import read_otherwise, read_reps, read_team, read_unsure
from icp.sectors import all_sectors, sectors_named
from icp.table import Table, did_you_mean
from icp.toml_text import read_toml
from matching.normalise.places import region_code

_MOST_RULES = 300
_BAND = 'write a band: "under 10", "11-50", "over 50", "at least 100", "10000 to under 50000"'
_REGION = 'write the country and the region: "DE-BY", "US-California"'
_POSTAL = 'write the country and how codes begin: "DE 8", "DE 80-89", "GB SW"'


@dataclass(frozen=True)
class _Draft:
    """A rule before the axes are known, which all rules together make."""

    table: Table
    name: str
    team: Team
    numbers: dict[str, Terms]
    place: PlaceTerms
    industry: Terms | None


def parse_rules(text: str, name: str) -> RuleSet:
    """Read a set of rules and check it against every lead there can be.

    Args:
        name: how messages call the text, usually the name of its file.

    Raises:
        ProfileError: with all mistakes found, each naming its line.
    """
    rules = read_toml(text, name, lambda top: _rule_set(top, name))
    assert rules is not None
    return rules


def _rule_set(top: Table, name: str) -> RuleSet | None:
    given = top.text("name", "Inbound leads")
    first = top.choice("match", ("one", "first"), "one") == "first"
    keep = Keep(top.choice("keep", list(Keep), Keep.REP))
    currency = _currency(top)
    known = scales(_bounds(top.table("bounds")), currency)
    reps = read_reps(top)
    drafts = _drafts(top, reps, known)
    otherwise = read_otherwise(top, reps)
    unsure = read_unsure(top, [draft.name for draft in drafts], otherwise)
    if any("deal_value" in draft.numbers for draft in drafts) and not currency:
        top.wrong("", "rules ask for a deal value, and in no currency", 'write currency = "EUR" at the top')
    top.finish()
    if top.problems.listed():
        return None
    try:
        axes = _axes(drafts, known)
    except TooTangled as error:
        top.wrong("rules", str(error), "name regions or postal codes of a country, not both")
        return None
    rules = tuple(_rule(draft, axes) for draft in drafts)
    for n, what, remedy in mistakes(rules, axes, first, otherwise):
        if n < 0:
            top.problems.add(("rules", 0), what, remedy)
        else:
            drafts[n].table.wrong("", what, remedy)
    if top.problems.listed():
        return None
    left = remarks(rules, axes) if otherwise else ()
    return RuleSet(given or name, axes, rules, reps, first, otherwise, unsure, currency, keep, left)


def _currency(top: Table) -> str:
    text = top.text("currency", "EUR")
    if text and not currency_code(text):
        top.wrong("currency", f'"currency" is "{text}"', 'write its three letters, such as "EUR"')
    return currency_code(text)


def _bounds(table: Table) -> dict[str, Band]:
    found = {}
    for key in BOUNDED:
        text = table.text(key, "0-100")
        if text and (band := read_band(text)):
            found[key] = band
        elif text:
            table.wrong(key, f'"{key}" is "{text}"', _BAND)
    table.finish()
    return found


# -- rules -----------------------------------------------------------------------------------------------------


def _drafts(top: Table, reps: dict[str, Rep], known: dict[str, Scale]) -> list[_Draft]:
    tables = top.tables("rules")
    if not top.has("rules"):
        top.wrong("", "there is no rule", 'add one: [[rules]], with name, reps and, say, size = ["under 10"]')
    if len(tables) > _MOST_RULES:
        top.wrong("rules", f"there are {len(tables)} rules", f"the most that are checked are {_MOST_RULES}")
    found: dict[str, _Draft] = {}
    for table in tables[:_MOST_RULES]:
        draft = _draft(table, reps, known)
        if draft.name in found or draft.name == OTHERWISE:
            table.wrong("name", f'"{draft.name}" is taken', "give each rule a name of its own")
        found.setdefault(draft.name, draft)
    return list(found.values())


def _draft(table: Table, reps: dict[str, Rep], known: dict[str, Scale]) -> _Draft:
    name = table.text("name", "Small companies")
    if not table.has("name"):
        table.wrong("", 'it has no "name"', 'write name = "Small companies"')
    table.title = f'[[rules]] "{name}"'
    team = read_team(table, reps)
    read: dict[str, Terms | None] = {
        key: _terms(table, key, "under 10", read_band, lambda text: _BAND) for key in known
    }
    place = PlaceTerms(
        _countries(table),
        _terms(table, "region", "DE-BY", _region, lambda text: _REGION),
        _flat(_terms(table, "postal", "DE 80-89", postal_prefixes, lambda text: _POSTAL)),
    )
    industry = _flat(
        _terms(table, "industry", "software", _sectors, lambda text: did_you_mean(text, all_sectors()))
    )
    table.finish()
    numbers = {key: terms for key, terms in read.items() if terms}
    return _Draft(table, name, team, numbers, place, industry)


def _terms(
    table: Table, key: str, example: str, read: Callable[[str], Any], remedy: Callable[[str], str]
) -> Terms | None:
    """What a rule asks under one key, which may hold a text or a list; None where it does not speak of it."""
    values: list[Any] = []
    if isinstance(table.content.get(key), str):
        texts: Iterable[str] = filter(None, (table.text(key, example),))
    else:
        texts = table.texts(key, example)
    asked = list(texts)
    words = {fold(text) for text in asked}
    for text in asked:
        if fold(text) in (UNKNOWN, REST):
            continue
        if (value := read(text)) is None:
            table.wrong(key, f'"{key}" holds "{text}", which is not understood', remedy(text), text)
        else:
            values.append(value)
    return Terms(tuple(values), UNKNOWN in words, REST in words) if asked else None


def _flat(terms: Terms | None) -> Terms | None:
    """Terms of which each value is several."""
    return terms and terms._replace(values=tuple(one for several in terms.values for one in several))


def _countries(table: Table) -> Terms | None:
    def read(text: str) -> frozenset[str] | None:
        named = countries_named(text)
        return named[1] if named else None

    return _flat(_terms(table, "country", "DACH", read, lambda text: did_you_mean(text, place_names())))


def _region(text: str) -> tuple[str, str] | None:
    country, _, region = text.partition("-")
    named = countries_named(country.strip())
    if named is None or len(named[1]) != 1:
        return None
    (code,) = named[1]
    part = region_code(region.strip(), code)
    return (code, part) if part else None


def _sectors(text: str) -> tuple[str, ...] | None:
    return (text,) if text in all_sectors() else sectors_named(text) or None


# -- axes ------------------------------------------------------------------------------------------------------


def _axes(drafts: Sequence[_Draft], known: dict[str, Scale]) -> tuple[Axis, ...]:
    """The dimensions that any rule speaks of."""
    axes: list[Axis] = []
    for key, scale in known.items():
        if asked := [draft.numbers[key] for draft in drafts if key in draft.numbers]:
            axes.append(NumberAxis(scale, asked))
    if any(any(draft.place) for draft in drafts):
        axes.append(PlaceAxis([draft.place for draft in drafts]))
    if industries := [draft.industry for draft in drafts if draft.industry]:
        axes.append(IndustryAxis(industries))
    return tuple(axes)


def _rule(draft: _Draft, axes: Sequence[Axis]) -> Rule:
    asked: dict[str, Any] = dict(draft.numbers)
    if any(draft.place):
        asked["place"] = draft.place
    if draft.industry:
        asked["industry"] = draft.industry
    box = tuple(axis.cells(asked[axis.name]) if axis.name in asked else axis.full for axis in axes)
    places = tuple(n for n, axis in enumerate(axes) if axis.name in asked)
    return Rule(draft.name, draft.team, box, places)

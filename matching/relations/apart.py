"""What tells two companies of one name apart, in words. Silence means that nothing at hand does."""

from __future__ import annotations

from matching.relations.parties import NUMBERS, REGISTERED, Party

_NAMED = {
    "company.lei": "LEI",
    "company.cik": "CIK",
    "company.ein": "employer number",
    "company.wikidata": "Wikidata item",
    REGISTERED: "number in the register",
}


def apart(a: Party, b: Party) -> str:
    """Why two companies of one name are two: another country, another number, another domain; empty for nothing."""
    if a.countries and b.countries and not a.countries & b.countries:
        return f"they are in {_list(a.countries)} and in {_list(b.countries)}"
    for field in NUMBERS:
        one, other = a.number(field), b.number(field)
        if one and other and not one & other and (field != REGISTERED or a.countries & b.countries):
            return f"each has a {_NAMED[field]} of its own"
    if a.labels and b.labels and not a.labels & b.labels:
        return f"they are on {_list(a.domains)} and on {_list(b.domains)}"
    return ""


def _list(values: frozenset[str]) -> str:
    return ", ".join(sorted(values))

"""Countries and groups of countries as a profile names them: "DE", "Germany", "DACH", "EU".

A name that is neither is refused, never approximated: Niger is not Nigeria.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from connectors.lexicon import rows
from connectors.lexicon.places import country_code, country_name, european
from connectors.text import fold


@cache
def _codes() -> tuple[str, ...]:
    return tuple(code for code, *_ in rows("countries.tsv"))


@cache
def _groups() -> dict[str, tuple[str, frozenset[str]]]:
    """Group names folded, each with the name as it is written and the codes of its countries."""
    union = ("EU", frozenset(code for code in _codes() if european(code) == "eu"))
    area = ("EEA", frozenset(code for code in _codes() if european(code)))
    groups = {"eu": union, "european union": union, "eea": area, "european economic area": area}
    for name, further, codes in _rows():
        for form in (name, *further):
            groups[fold(form)] = (name, frozenset(codes))
    return groups


def _rows() -> Iterator[tuple[str, list[str], list[str]]]:
    for line in files(__package__).joinpath("country_groups.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, further, codes = line.split("\t")
            yield name, [form for form in further.split("|") if form], codes.split()


def group_names() -> list[str]:
    return list(dict.fromkeys(name for name, _ in _groups().values()))


def place_names() -> list[str]:
    """Every name that `countries_named` knows in English, for remedies."""
    return [*group_names(), *map(country_name, _codes()), *_codes()]


def countries_named(term: str) -> tuple[str, frozenset[str]] | None:
    """What a term names: its name for sentences, and codes. None when it is no country and no group."""
    if group := _groups().get(fold(term)):
        return group
    code = country_code(term)
    return (country_name(code), frozenset({code})) if code else None

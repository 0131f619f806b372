"""How the Research Organization Registry writes identifiers and names, which others took over from it."""

from __future__ import annotations

import re

from connectors.lexicon.places import country_code

_ID = re.compile(r"(?:https://ror\.org/)?(0[a-z0-9]{6}[0-9]{2})")
_COUNTRY = re.compile(r"\s+\(([^()]+)\)$")


def ror_id(text: str) -> str:
    """The nine characters of an identifier, whether or not it is written as an address; empty for what is none."""
    found = _ID.fullmatch(text.strip().lower())
    return found[1] if found else ""


def bare(name: str) -> str:
    """A company's name without the country that the registry puts behind it: "Northwind (Germany)" is Northwind."""
    found = _COUNTRY.search(name)
    return name[: found.start()] if found and country_code(found[1]) else name

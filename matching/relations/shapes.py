"""A company's name as its family sees it: the base that all share, and what sets each apart.

"Acme (UK) Ltd" is the base Acme with a place, "Acme Holdings" the base with a holder's word, "Harrow Asian Fund III"
the base Harrow with a fund's word, a place and a number. The first word of a name is always part of the base: "European
Bakery" and "Capital One" begin with what elsewhere would be an addition.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from connectors.lexicon import rows, words
from connectors.lexicon.legal_forms import split_legal_form
from connectors.lexicon.places import country_code
from matching.normalise.companies import CompanyName, company_name, is_generic, is_sector

_SHORTEST_COUNTRY = 4
_PARTNERSHIP = frozenset(("lp", "slp", "scsp"))
_ANY = "Xylo"  # a name with no meaning, behind which a word is read as it is within a name
# Numerals of one letter, which the normaliser of names leaves alone: they count at the end of a fund's name.
_COUNTED = frozenset("ivx")
_COMPASS = frozenset(
    ("north", "south", "east", "west", "middle", "eastern", "western", "southern", "central")
)


class Shape(NamedTuple):
    """One name, as a member of a family.

    Attributes:
        base: the words that the family shares.
        places: countries (alpha-2) and regions among its further words.
        holder, fund, manager: whether a further word says that it holds others, is a fund, or manages money.
        number: the number of a fund in its series.
        telling: whether the base has a word that is neither everyday speech nor the name of a trade.
    """

    base: tuple[str, ...]
    places: frozenset[str]
    holder: bool
    fund: bool
    manager: bool
    number: str
    telling: bool


@cache
def _roles() -> dict[str, str]:
    return {word: role for role, all_words in rows("words.tsv", __package__) for word in all_words.split("|")}


def shapes(names: Iterable[CompanyName]) -> tuple[Shape, ...]:
    """The shapes of a company's names, each once."""
    return tuple(dict.fromkeys(_shape(name) for name in names))


def _shape(name: CompanyName) -> Shape:
    first, *further = name.tokens
    roles = {token: _role(token) for token in further}
    numbers = [token for token in further if token.isdigit()] or [*_COUNTED.intersection(further[-1:])]
    fund = _is_fund(name, roles.values(), numbers)
    dropped = {token for token, role in roles.items() if role and (role != "fund" or fund)}
    if fund:
        dropped.update(numbers)
    places = {token for token in dropped if roles[token] == "place"} - _COMPASS
    if not places:  # "Acme North" may be a part of Acme and may be none; "Acme North America" is one
        dropped -= _COMPASS
    base = (first, *(token for token in further if token not in dropped))
    return Shape(
        base=base,
        places=frozenset(_country(token) or token for token in places),
        holder=any(roles[token] == "holder" for token in dropped),
        fund=fund,
        manager=not fund and any(roles[token] == "manager" for token in dropped),
        number=" ".join(numbers) if fund else "",
        telling=any(_tells(token) for token in base),
    )


def _is_fund(name: CompanyName, roles: Collection[str], numbers: Sequence[str]) -> bool:
    """Whether a name is that of a fund. Neither a number makes one ("Studio 3") nor the word, which charities bear."""
    partnership = name.form.name in _PARTNERSHIP
    counted = bool(numbers)
    return "vehicle" in roles or (partnership and counted) or ("fund" in roles and (partnership or counted))


def series(name: CompanyName) -> str:
    """The series that a numbered fund is of: "Harrow Asian Fund" of "Harrow Asian Fund III L.P."; empty for others."""
    core = split_legal_form(name.text)[0].split()
    numbered = [n for n, word in enumerate(core) if n and _counts(word)]
    return " ".join(core[: numbered[-1]]) if numbered and _shape(name).fund else ""


def _counts(word: str) -> bool:
    last = company_name(f"{_ANY} {word}").tokens[-1]
    return last.isdigit() or last in _COUNTED


def _role(token: str) -> str:
    return _roles().get(token, "") or ("place" if _country(token) else "")


def _country(token: str) -> str:
    return country_code(token) if len(token) >= _SHORTEST_COUNTRY or token in _roles() else ""


def _tells(token: str) -> bool:
    everyday = token in words("common_words.tsv") or is_generic(token) or is_sector(token)
    return not everyday and not token.isdigit()

"""Whose people write "Dept. of Physics, Univ. of X, 12 Y St., Z": the institution of an affiliation, without the rest.

Authors, registrations and purchase orders name a university, a hospital or an institute with the department before it
and the address behind. Only what is written so is cut: one part must name an institution by its kind, and another must
be a department, a place or a number. A company's name with commas in it ("Baker, Fisher & Sons, Ltd.") has no such
parts and stays whole.
"""

from __future__ import annotations

import re

from connectors.lexicon.places import country_code, us_state
from matching.normalise.gazetteer import cities_named

# Kinds of institutions, the widest first: of several in one text the widest is whose department the others are.
_KINDS = tuple(
    re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.I)
    for words in (
        r"univ(?:ersit\w*|ersidad\w*)?|uniwersytet\w*|университет\w*|egyetem|üniversitesi|hochschule|eth|epfl"
        r"|polytechni\w*|politec\w*|politech\w*|inst(?:itut\w*)?\.? of tech\w*|instituto (?:superior )?t[eé]cnico",
        r"hospital\w*|h[oô]pita\w*|klinikum|ospedale|academy of \w+|akademi\w*|national laborator\w+|observator\w*"
        r"|mus[eé]\w*um|museum|[eé]cole|council|agency|ministry",
        r"institut\w*|istituto|laborator\w+|labs?|colleges?|academy|cent(?:er|re|ro)|zentrum|foundation",
    )
)  # fmt: skip
_PART_OF_ONE = re.compile(
    r"^(?:the )?(?:dep(?:ar)?t\w*|d[eé]p(?:artement|t)?|departamento|dipartimento|division|schools?|facult\w*|facolt\w*"
    r"|fac|fachbereich|fakultät|lehrstuhl|chair|section|unit|group|graduate school|(?:state )?key lab\w*|programme?"
    r"|lab(?:orator\w+|oratoire)? (?:of|for|de|di|für)|(?:institut\w*|colleges?|cent(?:er|re)) (?:of|for|de|di|für)"
    r")(?!\w)",
    re.I,
)
_INSTITUTE_OF_TECHNOLOGY = re.compile(r"^(?:the )?inst(?:itut\w*)?\.? of tech", re.I)
# "Department of Mathematics University of X": where the institution begins without a comma before it.
_BEGINS = re.compile(
    r"(?<=\s)(?:univ(?:ersity|\.)? (?:of|at)|universität|université|universidad|università|universidade)(?!\w)",
    re.I,
)
_OF_A_STATE = re.compile(r"(?:^|\s)univ(?:ersity|\.)? of (.+)$", re.I)
_SEPARATORS = re.compile(r"[,;\n]+")
_EDGES = " .[](){}*&-"
_LEADS_IN = re.compile(r"^(?:and|der|die|des|de|the) (?=univ)", re.I)


def institution_of(text: str) -> str:
    """The institution in what is written as an affiliation; any other text as it is."""
    parts = [part for p in _SEPARATORS.split(text) if (part := p.strip(_EDGES))]
    ranks = [_rank(part) for part in parts]
    best = min(ranks, default=_NONE)
    if best == _NONE:
        return text
    place = ranks.index(best)
    others = parts[:place] + parts[place + 1 :]
    # Of a laboratory in some town, the town may tell it from the same firm's elsewhere; not so of a university.
    if any(_is_inside(part) for part in others) or (
        best < 1 and any(_may_be_of_one(part) for part in others)
    ):
        return _campus(_behind_its_part(_LEADS_IN.sub("", parts[place])), parts[place + 1 : place + 2])
    return _behind_its_part(text)


_NONE = 9.0


def _rank(part: str) -> float:
    """The kind of institution that a part names, the widest 0; a department of one stands half a step below."""
    for rank, kind in enumerate(_KINDS):
        if kind.search(part):
            inner = _PART_OF_ONE.match(part) and not _INSTITUTE_OF_TECHNOLOGY.match(part)
            return rank + (0.5 if inner and not _BEGINS.search(part) else 0.0)
    return _NONE


def _is_inside(part: str) -> bool:
    """Whether a part is a department, or a line of an address."""
    return bool(_PART_OF_ONE.match(part)) or any(c.isdigit() for c in part)


def _may_be_of_one(part: str) -> bool:
    """Whether a part is a place, or an institution of a kind that universities have many of."""
    return bool(country_code(part) or us_state(part) or cities_named(part)) or _rank(part) != _NONE


def _behind_its_part(text: str) -> str:
    """The university behind a department that no comma divides from it."""
    begins = _BEGINS.search(text) if _PART_OF_ONE.match(text) else None
    return text[begins.start() :] if begins else text


def _campus(name: str, behind: list[str]) -> str:
    """A university of a whole state is told by the place of its campus, which stands behind it."""
    of = _OF_A_STATE.search(name)
    if of and us_state(of.group(1).strip()) and behind and cities_named(behind[0]):
        return f"{name} {behind[0]}"
    return name

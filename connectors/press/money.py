"""Sums of money in headlines: "$12.5m", "5 Mio. Euro", "3,2 millions d'euros", "CHF 40 million".

A dollar sign alone is taken for US dollars, as most of the press means it; one with a country before it for that
country's. A sum without a currency is none.
"""

from __future__ import annotations

import re

from connectors.amounts import CURRENCY as _CURRENCY
from connectors.amounts import SCALE as _SCALE

_FIGURE = r"\d[\d.,]*(?<=\d)"
_SCALES = "|".join(sorted(_SCALE, key=len, reverse=True))
_SIGNS = "|".join(re.escape(sign) for sign in sorted(_CURRENCY, key=len, reverse=True) if sign[-1] in "$€£")
_CODES = "|".join(sorted((c for c in _CURRENCY if c[-1] not in "$€£"), key=len, reverse=True))
# As a piece of a larger pattern: atomic, so that no half of a sum is taken for it.
MONEY = (
    rf"(?>(?:{_SIGNS}|\b(?:{_CODES})) ?{_FIGURE}(?:[ -]?(?:{_SCALES})\b\.?)?"
    rf"|\b{_FIGURE}(?:[ -]?(?:{_SCALES})\b\.?)?[ -]?(?:de |d')?(?:(?:{_CODES})\b|[$€£]))"
)
_SUM = re.compile(MONEY)
_PART = re.compile(rf"(?P<figure>{_FIGURE})[ -]?(?P<scale>(?:{_SCALES})\b)?")


def amount_in(headline: str) -> str:
    """The first sum a folded headline names, as "12500000 USD"; empty where it names none.

    Args:
        headline: in lower case and without accents, as `headlines.folded` makes it.
    """
    found = _SUM.search(headline)
    if found is None:
        return ""
    text = found.group()
    part = _PART.search(text)
    assert part is not None  # every alternative of MONEY holds a figure
    around = text.replace(part.group(), " ", 1).strip(" .-").removeprefix("de ").removeprefix("d'")
    sum_ = _number(part["figure"]) * _SCALE.get(part["scale"] or "", 1)
    return f"{round(sum_)} {_CURRENCY[around.strip()]}" if sum_ >= 1 else ""


def _number(figure: str) -> float:
    """ "1,250,000", "1.250.000", "12,5" and "12.5" as numbers: a mark before exactly three digits groups thousands."""
    whole = re.fullmatch(r"\d{1,3}(?:([.,])\d{3}(?:\1\d{3})*)", figure)
    if whole:
        return float(re.sub(r"\D", "", figure))
    head, mark, tail = figure.replace(",", ".").rpartition(".")
    return float(f"{head.replace('.', '')}.{tail}") if mark else float(tail)

"""What the paid profiles of companies share: descriptions of bounded length, the first of a list, sums, rounds.

A round is a subject of its own below the company. Providers write its amount as a number with a currency, or as people
print it ("4.2M" with a "$" beside it); an amount whose currency is not known is not stated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice

from connectors.part import Changed, Part
from connectors.statement import Finding
from connectors.text import clip, squash

MOST_DESCRIPTION = 1_000
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)\s*([KMB]?)", re.I)
_TIMES = {"": 1, "k": 1_000, "m": 1_000_000, "b": 1_000_000_000}
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP"}


def first(part: Part, key: str, most: int) -> Iterator[Part]:
    """The first members of a list that may be there."""
    return islice(part.each(key), most)


def described(text: Part | None, company: str) -> Iterator[Finding]:
    """What the company does, in the provider's words."""
    if text:
        yield text.says(company, "company.description", clip(squash(text.text), MOST_DESCRIPTION))


def whole(sum_of: Part) -> str:
    """A sum in whole units, which some write with a point and a nought behind it.

    Raises:
        Changed: when it is no number.
    """
    try:
        return str(round(Decimal(sum_of.text)))
    except ArithmeticError as error:
        raise Changed(f"{sum_of.at} is no number") from error


def raised(
    subject: str,
    company: str,
    kind: Part,
    named: str,
    *,
    day: Part | None = None,
    amount: Part | None = None,
    money: str = "",
    investors: Iterable[tuple[Part, str]] = (),
) -> Iterator[Finding]:
    """One round.

    Args:
        kind: where its kind stands, and `named`, the kind in words.
        amount: where the amount stands, and `money`, the amount in full with its currency.
        investors: where each investor stands, and their name.
    """
    yield kind.says(subject, "funding.company", company)
    yield kind.says(subject, "funding.kind", named)
    if day:
        yield day.says(subject, "funding.date", day.text[:10])
    if amount and money:
        yield amount.says(subject, "funding.amount", money)
    for part, name in investors:
        yield Finding(subject, "funding.investor", name, at=part.at, quote=name)


def amount_of(printed: str, currency: str) -> str:
    """An amount as people print it, in full: "4.2M" and "$" are 4200000 USD; empty where the currency is not known.

    Raises:
        Changed: when it is no amount.
    """
    number = _AMOUNT.fullmatch(printed.strip())
    if not number:
        raise Changed(f"{printed!r} is no amount")
    code = _SIGNS.get(currency) or (currency if re.fullmatch("[A-Z]{3}", currency) else "")
    return f"{round(Decimal(number[1]) * _TIMES[number[2].lower()])} {code}" if code else ""

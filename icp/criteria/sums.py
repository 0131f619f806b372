"""Sums of money in sentences, and the currency a profile asks for them in."""

from __future__ import annotations

from math import inf

from icp.table import Table


def sum_in_words(amount: float) -> str:
    return f"{amount:,.0f}"


def sum_between(least: float, most: float) -> str:
    """Limits in words: "1,000,000 to 5,000,000", "at least 1,000,000", "at most 5,000,000"."""
    if most == inf:
        return f"at least {sum_in_words(least)}"
    return f"{sum_in_words(least)} to {sum_in_words(most)}" if least else f"at most {sum_in_words(most)}"


def read_currency(table: Table) -> str:
    """`currency`: three letters, USD if left out."""
    code = table.text("currency", "USD") or "USD"
    if len(code) != 3 or not (code.isascii() and code.isalpha()):
        table.wrong("currency", f'"currency" is "{code}"', 'write its three-letter code: "USD", "EUR"', code)
    return code.upper()

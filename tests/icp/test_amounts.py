"""Sums of money are read as they are written, and their currency never supposed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp.amounts import read_amount


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("12.500,00 €", "12500", "EUR"),
        ("$1.2m", "1200000", "USD"),
        ("EUR 40k", "40000", "EUR"),
        ("CHF 1'250", "1250", "CHF"),
        ("Fr. 1200", "1200", "CHF"),
        ("1,250", "1250", ""),
        ("1.250", "1250", ""),
        ("12500.5", "12500.5", ""),
        ("1,5 Mio. €", "1500000", "EUR"),
        ("20,00,00,000", "200000000", ""),
        ("(500)", "-500", ""),
        ("-500 EUR", "-500", "EUR"),
        ("5 MXN", "5", "MXN"),
        ("5 MEUR", "5000000", "EUR"),
        ("2 Mrd. EUR", "2000000000", "EUR"),
        ("12 lakh", "1200000", ""),
        ("1 200 000 Ft", "1200000", "HUF"),
        ("0", "0", ""),
    ],
)
def test_a_sum_is_read(text: str, value: str, currency: str) -> None:
    found = read_amount(text)
    assert found is not None
    assert (found.value, found.currency) == (Decimal(value), currency)


@pytest.mark.parametrize(
    "text", ["", "abc", "1.2.3", "12 USD EUR", "1e5", "40 000 crowns", "12,34,5", "9" * 70]
)
def test_what_is_no_sum_is_none(text: str) -> None:
    assert read_amount(text) is None


@given(st.integers(0, 10**9), st.sampled_from(["", "EUR"]))
def test_thousands_are_thousands_with_either_separator(number: int, currency: str) -> None:
    written = f"{number:,}"
    for text in (written, written.replace(",", "."), written.replace(",", "'"), str(number)):
        found = read_amount(f"{text} {currency}".strip())
        assert found is not None
        assert (found.value, found.currency) == (number, currency)

"""Counts and sums as lists write them are read as the vocabulary writes them, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.amounts import count_written, money_written


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1250000 USD", "1250000 USD"), ("$1M-$10M", "1000000-10000000 USD"), ("€5m", "5000000 EUR"),
        ("1-10 Mio. EUR", "1000000-10000000 EUR"), (">$1B", "1000000000+ USD"), ("10M+", "10000000+"),
        ("1.250.000 EUR", "1250000 EUR"), ("$1,000,000.00", "1000000 USD"), ("1 000 000 €", "1000000 EUR"),
        ("20,00,00,000 INR", "200000000 INR"), ("1.2 crore INR", "12000000 INR"), ("100 Tsd. €", "100000 EUR"),
        ("Less than $1M", "1-1000000 USD"), ("USD 5m to 10m", "5000000-10000000 USD"), ("CA$12M", "12000000 CAD"),
        ("about 4 million dollars", "4000000 USD"), ("SEK 40 mkr", "40000000 SEK"), ("5M USD (2023)", "5000000 USD"),
        ("£10m–£50m", "10000000-50000000 GBP"), ("$0-1M", "0-1000000 USD"), ("$5M ARR", "5000000 USD"),
    ],
)  # fmt: skip
def test_a_sum_is_read_with_its_scale_its_band_and_its_currency(cell: str, value: str) -> None:
    assert money_written(cell) == value


@pytest.mark.parametrize("cell", ["1250000", "1,250,000", "1.250.000"])
def test_a_sum_without_a_currency_gets_none(cell: str) -> None:
    assert money_written(cell) == "1250000"


@pytest.mark.parametrize(
    "cell",
    ["n/a", "USD 0", "-5M USD", "12%", "EUR 5 M / USD 6 M", "5M in 2019, 8M in 2020", "2023: 5M", "500 mil EUR",
     "40 zillion USD", "$10M-$1M", "try all 3 cups", "1" * 200],
)  # fmt: skip
def test_what_may_mean_several_sums_or_none_says_nothing(cell: str) -> None:
    assert money_written(cell) == ""


@pytest.mark.parametrize(
    ("cell", "value"),
    [("40,000", "40000"), ("40k users", "40000"), ("1.2M", "1200000"), ("over 2 million", "2000000+"),
     ("10k-50k", "10000-50000"), ("<500", "1-500"), ("yes", ""), ("12 of 40", ""), ("0", "")],
)  # fmt: skip
def test_a_count_is_read_from_what_stands_around_it(cell: str, value: str) -> None:
    assert count_written(cell) == value


@given(
    st.integers(1, 10**12), st.integers(0, 10**12), st.sampled_from(["", " EUR"]), st.sampled_from(["", "+"])
)
def test_what_is_written_reads_back_as_itself(low: int, width: int, currency: str, more: str) -> None:
    assert money_written(f"{low}{more}{currency}") == f"{low}{more}{currency}"
    assert money_written(f"{low}-{low + width}{currency}") == f"{low}-{low + width}{currency}"


@given(st.text(max_size=100))
def test_no_cell_breaks_the_reader(cell: str) -> None:
    assert money_written(money_written(cell)) == money_written(cell)

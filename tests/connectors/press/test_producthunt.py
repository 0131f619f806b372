"""Product Hunt: which launches are the company's."""

from __future__ import annotations

from connectors.press.producthunt import CONNECTOR
from tests.exchanges import exchanges, tell


def test_a_launch_found_twice_counts_once_and_a_product_of_another_name_not_at_all() -> None:
    answer = tell(CONNECTOR, exchanges("producthunt/hit.http"))
    assert answer.values("signal.text") == [
        "Northwind: Tide gauges for small harbours",
        "Northwind Instruments 2.0",
    ]


def test_a_launch_is_dated_by_the_day_it_was_shown_else_by_the_day_it_was_posted() -> None:
    answer = tell(CONNECTOR, exchanges("producthunt/hit.http"))
    assert answer.values("signal.date") == ["2026-05-07", "2026-08-06"]

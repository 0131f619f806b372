"""What counts as JSON of an answer."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from connectors.page import Page

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize("constant", ["NaN", "Infinity", "-Infinity"])
def test_what_python_takes_for_a_number_and_json_has_not_is_no_json(constant: str) -> None:
    page = Page("https://api.example/", f'{{"jobs": [], "total": {constant}}}'.encode(), NOW)
    with pytest.raises(ValueError, match=f"{constant} is no JSON"):
        page.json()


def test_the_same_words_in_a_text_are_text() -> None:
    assert Page("https://api.example/", b'{"name": "NaN"}', NOW).json() == {"name": "NaN"}

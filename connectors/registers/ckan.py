"""Registers that publish their rows on a CKAN portal: how rows are asked for, and how they come.

A portal says with 404 that a table is gone, which is a fault and no miss; that nothing fits is an empty list.
https://docs.ckan.org/en/latest/maintaining/datastore.html
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import quote, urlencode

from connectors.connector import Request
from connectors.page import Page
from connectors.part import Part

MOST_ROWS = 20


def holding(api: str, table: str, words: str) -> Request:
    """The rows in which these words stand."""
    return _rows(api, table, "q", words)


def having(api: str, table: str, column: str, number: str) -> Request:
    """The rows that have a number in a column."""
    return _rows(api, table, "filters", json.dumps({column: int(number)}))


def _rows(api: str, table: str, name: str, value: str) -> Request:
    fields = {"resource_id": table, name: value, "limit": str(MOST_ROWS)}
    return Request(f"{api}/datastore_search?{urlencode(fields, quote_via=quote)}", absent=())


def rows(page: Page) -> Iterator[Part]:
    """The rows of an answer."""
    yield from Part.of(page)["result"]["records"].each()

"""A brief as JSON: the same values, days in ISO 8601, each text with the numbers of its notes."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date as Day
from typing import Any

from enrich.exports.brief.nouns import Brief


def record(brief: Brief) -> dict[str, Any]:
    """The brief as an object for `json.dumps`."""
    return {key: _plain(value) for key, value in asdict(brief).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, Day) else value

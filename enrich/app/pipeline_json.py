"""The report on a pipeline as one JSON object. Sums stay decimal, as text; what is not known is null."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from enrich.app.pipeline import Piped


def as_json(piped: Piped) -> dict[str, Any]:
    """The report, the words for stages that are not known, and the rows that could not be read."""
    return {
        **plain(piped.report),
        "unknown_stages": dict(piped.table.unknown),
        "troubles": [{"row": trouble.row, "what": trouble.what} for trouble in piped.table.troubles],
    }


def plain(value: Any) -> Any:
    """Any value of a report in the types that JSON has."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if hasattr(value, "_asdict"):
        return plain(value._asdict())
    if isinstance(value, dict):
        return {str(plain(key)): plain(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(part) for part in value]
    if isinstance(value, (Decimal, date)):
        return str(value)
    return round(value, 6) if isinstance(value, float) else value

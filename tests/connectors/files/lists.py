"""Lists as people bring them, made in memory for the tests of their readers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from connectors.files.columns import Mapped, detect
from connectors.files.rows import row_statements
from connectors.files.tables import Table, read_table
from connectors.statement import Statement

EXPORTS = Path(__file__).parents[3] / "fixtures" / "files"
SEEN = datetime(2026, 10, 1, 12, tzinfo=UTC)


def table(content: str | bytes, encoding: str = "utf-8", name: str = "accounts.csv") -> Table:
    """A file with this content, opened."""
    body = content if isinstance(content, bytes) else content.encode(encoding)
    return read_table(io.BytesIO(body), name)


def cells(content: str | bytes, encoding: str = "utf-8") -> list[tuple[str, ...]]:
    """The rows below the names of the columns."""
    return list(table(content, encoding).rows)


def mapping(content: str, **overrides: str) -> dict[str, str]:
    """Which column each field was found in. An override is written with a double underscore for the dot."""
    read = table(content)
    asked = {field.replace("__", "."): column for field, column in overrides.items()}
    return {m.field: m.name for m in detect(read.columns, list(read.rows), asked)}


def statements(content: str | bytes) -> list[Statement]:
    """All that a list says, row by row."""
    read = table(content)
    rows = list(read.rows)
    mapped = detect(read.columns, rows)
    return [s for n, row in enumerate(rows, 1) for s in row_statements("accounts.csv", n, row, mapped, SEEN)]


def said(content: str | bytes) -> dict[str, dict[str, list[str]]]:
    """What a list says: subject → field → values. Subjects are shown without the source and the file."""
    found: dict[str, dict[str, list[str]]] = {}
    for statement in statements(content):
        subject = statement.subject.removeprefix("file:accounts.csv:")
        found.setdefault(subject, {}).setdefault(statement.field, []).append(statement.value)
    return found


def export(name: str) -> bytes:
    """A file that was exported: "outlook/classic.csv"."""
    return (EXPORTS / name).read_bytes()


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A ZIP file with these members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def mapped(fields: Sequence[str]) -> list[Mapped]:
    """A mapping of columns that stand in this order."""
    return [Mapped(field, n, field, "as the test says") for n, field in enumerate(fields)]

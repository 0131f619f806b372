"""Short ways to write what sources said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from connectors.statement import Finding, Statement, stamp

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)


def said(
    field: str,
    value: str,
    *,
    subject: str = "acme.example",
    source: str = "website",
    days: float = 10,
    as_of: str = "",
    confidence: float = 1.0,
    page: str = "",
) -> Statement:
    """What a source said so many days ago, stamped as the program stamps it."""
    finding = Finding(subject, field, value, quote=value, confidence=confidence, as_of=as_of)
    url = f"https://{source}.example/{page}"
    return stamp(finding, source=source, url=url, seen=NOW - timedelta(days=days))

"""A signal as JSON: what happened, for how long that matters, and what it rests on."""

from __future__ import annotations

from typing import Any

from matching.nouns import Signal

_MOST_CITED = 5


def shown_signal(signal: Signal) -> dict[str, Any]:
    """One signal. What it is worth follows from its date and half-life, on whatever day."""
    return {
        "kind": signal.kind,
        "date": signal.date.isoformat(),
        "direction": signal.direction.value,
        "half_life_days": signal.half_life_days,
        "text": signal.text,
        "stated": signal.stated,
        "sources": sorted({s.source for s in signal.evidence}),
        "evidence": [{"quote": s.quote, "url": s.url} for s in signal.evidence[:_MOST_CITED]],
    }

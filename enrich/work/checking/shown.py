"""A verdict in the shape that scripts rely on: what stands before its reasons, each reason, and what stands after."""

from __future__ import annotations

from json import JSONEncoder
from typing import Any

from enrich.work.doors import way_shown
from icp.asking import Way
from icp.verdict import Reason, Verdict

as_json = JSONEncoder(ensure_ascii=False).encode
"""JSON as the program writes it everywhere: `json.dumps` would make such an encoder for each value."""


def shown(verdict: Verdict, way: Way | None) -> dict[str, Any]:
    """A verdict as JSON.

    Args:
        way: the source that would settle its next question for least; None where a human is to be asked.
    """
    reasons = [reason_shown(reason) for reason in verdict.reasons]
    return {**decision_shown(verdict), "reasons": reasons, **outlook_shown(verdict, verdict.company, way)}


def decision_shown(verdict: Verdict) -> dict[str, Any]:
    """What was decided, and between which scores."""
    return {
        "verdict": str(verdict.decision),
        "score": verdict.score,
        "low": verdict.low,
        "high": verdict.high,
    }


def reason_shown(reason: Reason) -> dict[str, Any]:
    """What one criterion said."""
    return {
        "criterion": reason.label,
        "group": str(reason.group),
        "answer": str(reason.word),
        "points": reason.points,
        "of": round(reason.of, 1),
        "because": reason.because,
    }


def outlook_shown(verdict: Verdict, company: str, way: Way | None) -> dict[str, Any]:
    """What would settle it, asked about a company of this name, and what would turn it around."""
    question = verdict.next_question
    return {
        "next_question": question._replace(company=company).text if question else None,
        "next_source": way_shown(way) if way else None,
        "counterfactual": verdict.counterfactual or None,
    }

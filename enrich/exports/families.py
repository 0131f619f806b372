"""A relation as JSON: who belongs to whom, how long, how surely, and what it rests on."""

from __future__ import annotations

from typing import Any

from matching.nouns import Member, Relation

_MOST_CITED = 5


def shown_relation(relation: Relation) -> dict[str, Any]:
    """One relation, read "one is … of other". Days are as precise as they are known, and empty where they are not."""
    return {
        "kind": relation.kind.value,
        "one": _shown_member(relation.one),
        "other": _shown_member(relation.other),
        "since": relation.since,
        "until": relation.until,
        "basis": relation.basis.value,
        "sure": relation.sure,
        "because": relation.because,
        "conflict": relation.conflict,
        "sources": sorted({s.source for s in relation.evidence}),
        "evidence": [{"quote": s.quote, "url": s.url} for s in relation.evidence[:_MOST_CITED]],
    }


def _shown_member(member: Member) -> dict[str, Any]:
    return {"name": member.name, "subjects": list(member.subjects)}

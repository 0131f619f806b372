"""A committee as JSON: plain values in the shape that `docs/outputs.md` describes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from enrich.exports.map_cards import standing
from enrich.work.account import Account
from matching.committee import Candidate, Committee, Seat
from matching.deciders import Decider
from matching.nouns import Person


def committee_json(committee: Committee, now: datetime) -> dict[str, Any]:
    """The seats, those who hold none, those who may be gone, lines and plan."""
    return {
        "size": committee.size,
        "remarks": list(committee.remarks),
        "seats": [_seat(seat) for seat in committee.seats],
        "others": [person.name for person in committee.others],
        "doubtful": [
            {"name": p.name, "titles": list(p.titles), "affiliation": str(p.affiliation),
             "seen": _seen(p), "because": standing(p, now)}
            for p in committee.doubtful
        ],
        "lines": [
            {"below": line.below.name, "above": line.above.name, "probability": line.probability,
             "because": line.because}
            for line in committee.lines
        ],
        "plan": [
            {"person": talk.person.name, "about": talk.about, "because": talk.because}
            for talk in committee.plan
        ],
    }  # fmt: skip


def _seat(seat: Seat) -> dict[str, Any]:
    return {
        "role": str(seat.role),
        "missing": seat.missing,
        "vacant": seat.vacant,
        "candidates": [_candidate(candidate) for candidate in seat.candidates],
        "fill": list(seat.fill),
    }


def _candidate(candidate: Candidate) -> dict[str, Any]:
    said = candidate.person.statements("person.title") or candidate.person.statements("person.name")
    return {
        "name": candidate.person.name,
        "title": candidate.title.text or None,
        "probability": candidate.probability,
        "because": list(candidate.because),
        "evidence": [{"quote": s.quote, "url": s.url} for s in said[:3]],
    }


def deciders_json(account: Account, deciders: list[Decider]) -> dict[str, Any]:
    """The people by rank, as the profile's personas rank them, and everybody who is or was there."""
    return {
        "deciders": [
            {
                **_known(d.person), "rank": n, "score": d.score, "persona": d.persona,
                "buying_role": d.buying_role or None, "because": list(d.because),
            }
            for n, d in enumerate(deciders, 1)
        ],
        "people": [_known(p) for p in account.company.people],
    }  # fmt: skip


def _known(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "titles": list(person.titles),
        "affiliation": str(person.affiliation),
        "seen": _seen(person),
        "email": person.value("person.email") or None,
        "phone": person.value("person.phone") or None,
        "linkedin": person.value("person.linkedin") or None,
        "evidence": [{"quote": s.quote, "url": s.url} for s in person.statements("person.name")[:3]],
    }


def _seen(person: Person) -> str | None:
    return person.seen.isoformat() if person.seen else None

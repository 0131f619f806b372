"""What to ask next, or why to stop. Pure: from what is known and what sources declare, without asking any.

Asking goes in small rounds. Before each round it is asked whether any answer could still change the verdict, or
bring a value the user wants for an account that is not rejected. If none could, the asking stops, and what that
spared is told. Of the sources that could, those with the most wanted fields per request come first; free ones that
do not depend on each other go out together.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from connectors.connector import Connector, Target
from icp.interval import Decision

ROUND = 4
_OPEN = 3.0
_WANTED = 1.0
_IN_ROUND = 0.4
# What a rep wants to know of every account that is not rejected.
WANTED = (
    "company.domain", "company.name", "company.description", "company.industry", "company.employees",
    "company.country", "company.city", "company.phone", "company.email", "company.linkedin", "company.technology",
    "person.name", "person.title", "person.email", "role.title", "funding.amount",
)  # fmt: skip
# Values by which sources are asked. They are wanted even for an undecided account, because they open further doors.
DOORS = ("company.domain", "company.name", "company.job_board")


@dataclass(frozen=True, slots=True)
class Known:
    """Where an account stands.

    Attributes:
        open: fields that could still change the verdict, from `icp.open_fields`.
        has: fields that have a value.
        asked: names of the sources asked so far.
    """

    target: Target
    decision: Decision
    open: tuple[str, ...]
    has: Collection[str]
    asked: Collection[str]


@dataclass(frozen=True, slots=True)
class Plan:
    """The next round, or an empty one with the reason. `spared` are sources that could have been asked and were not."""

    round: tuple[str, ...]
    stopped: str = ""
    spared: tuple[str, ...] = ()


def plan(
    known: Known,
    sources: Sequence[Connector],
    wanted: Collection[str] = WANTED,
    *,
    everything: bool = False,
) -> Plan:
    """The next round of asking for one account.

    Args:
        sources: in the order of the catalogue, which breaks ties.
        wanted: fields the user asked for.
        everything: ask all that can be asked, whatever the verdict.
    """
    able = [s for s in sources if s.name not in known.asked and s.can_ask(known.target)]
    if everything:
        return Plan(tuple(s.name for s in able[:ROUND]), "" if able else "every source was asked")
    if known.decision is Decision.REJECTED:
        return Plan((), "rejected, and nothing can change that", tuple(s.name for s in able))
    if not any(known.target.known.values()):
        return Plan((), "the row names nothing that a source could be asked for")
    missing = _missing(known, wanted)
    worth = {s.name: _worth(s, known.open, missing) for s in able}
    useful = [s for s in able if worth[s.name] > 0]
    if not useful:
        return Plan((), _reason(known, missing, able), tuple(s.name for s in able))
    best = max(worth.values())
    chosen = [s for s in useful if s.price.free and worth[s.name] >= _IN_ROUND * best]
    if not chosen:
        chosen = [max(useful, key=lambda s: worth[s.name])]
    chosen.sort(key=lambda s: -worth[s.name])
    return Plan(tuple(s.name for s in chosen[:ROUND]))


def _missing(known: Known, wanted: Collection[str]) -> set[str]:
    return {field for field in (*wanted, *DOORS) if field not in known.has}


def _worth(source: Connector, open_fields: Collection[str], missing: Collection[str]) -> float:
    """Wanted fields a source may bring, for each request (or for each cent, where that is more)."""
    gain = sum(_OPEN for field in source.yields if field in open_fields)
    gain += sum(_WANTED for field in source.yields if field in missing and field not in open_fields)
    return gain / max(1.0, source.requests, source.price.bound / 10_000)


def _reason(known: Known, missing: Collection[str], able: Sequence[Connector]) -> str:
    if known.decision is Decision.QUALIFIED:
        return (
            "qualified, and no source left could add what is wanted"
            if missing
            else "qualified, and all is known"
        )
    if able:
        return "no source left could answer what is open: " + ", ".join(known.open[:4])
    return "every source that could be asked was asked"

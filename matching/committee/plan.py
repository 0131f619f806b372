"""Whom to talk to, in which order, about what: more than one thread, so that a deal does not hang on one person.

First whoever would carry it, then who pays, then who judges it, uses it, buys it and reviews it. Each person comes
once, with all the seats they hold. A seat goes to its likeliest candidate; where that leaves one person alone although
more are known, the likeliest of these is added.
"""

from __future__ import annotations

from collections.abc import Sequence

from connectors.lexicon.posts import BuyingRole
from matching.committee.fill import field_of
from matching.committee.nouns import Candidate, Purchase, Seat, Talk

# Somebody less likely than this for a seat is not sent its questions; but one must begin with somebody to find out who
# would carry it and who pays, and the likeliest of those known is the one.
LEAST = 0.2
_IN_ANY_CASE = frozenset((BuyingRole.CHAMPION, BuyingRole.ECONOMIC_BUYER))
_ORDER = (
    BuyingRole.CHAMPION,
    BuyingRole.ECONOMIC_BUYER,
    BuyingRole.TECHNICAL_EVALUATOR,
    BuyingRole.USER,
    BuyingRole.PROCUREMENT,
    BuyingRole.LEGAL,
    BuyingRole.BLOCKER,
)
_ABOUT = {
    BuyingRole.CHAMPION: "how {field} works, and what it costs that it works no better",
    BuyingRole.ECONOMIC_BUYER: "what it would have to bring in, and who else must agree",
    BuyingRole.TECHNICAL_EVALUATOR: "what it must fit with, and what would rule it out",
    BuyingRole.USER: "where the working day loses time",
    BuyingRole.PROCUREMENT: "how you buy: terms, sums, lists of suppliers",
    BuyingRole.LEGAL: "what contracts and data protection must say",
    BuyingRole.BLOCKER: "what would speak against it",
}


def plan(seats: Sequence[Seat], purchase: Purchase) -> tuple[Talk, ...]:
    """The conversations to have, in order: at least two people where two are known."""
    by_role = {seat.role: seat for seat in seats}
    held: dict[str, list[tuple[BuyingRole, Candidate]]] = {}
    for role in _ORDER:
        best = by_role[role].best
        if best and (best.probability >= LEAST or role in _IN_ANY_CASE):
            held.setdefault(best.person.id, []).append((role, best))
    if len(held) == 1:
        second = _second(seats, set(held))
        if second:
            held[second[1].person.id] = [second]
    return tuple(_talk(seated, field_of(purchase.personas)) for seated in held.values())


def _second(seats: Sequence[Seat], taken: set[str]) -> tuple[BuyingRole, Candidate] | None:
    """The likeliest candidate of any seat beside those who are talked to already."""
    rest = [(s.role, c) for s in seats for c in s.candidates if c.person.id not in taken]
    return max(rest, key=lambda pair: pair[1].probability, default=None)


def _talk(seated: Sequence[tuple[BuyingRole, Candidate]], field: str) -> Talk:
    """One conversation with whoever holds these seats: the two that matter most say what about."""
    about = "; ".join(_ABOUT[role].format(field=field) for role, _ in seated[:2])
    roles = " and ".join(role.replace("_", " ") for role, _ in seated)
    role, best = seated[0]
    only = "" if len(seated) == 1 else f" as {role.replace('_', ' ')}"
    because = "; ".join(best.because[:2])
    return Talk(best.person, about, f"likely {roles} ({best.probability:.0%}{only}): {because}")

"""What verifiers say of somebody's addresses, each of its own address. A verdict on one address is none on another.

A verdict is stated with the address that it is about ("deliverable jane@acme.example"); one that names no address is
about none and is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from connectors.statement import Statement
from matching.fuse import fuse
from matching.normalise.keys import email_key
from matching.nouns import Claim, Entity, Passport

STATUS = "person.email_status"


def address_of(verdict: str) -> str:
    """The address that a verdict is about, comparable; empty where it names none."""
    return email_key(verdict.partition(" ")[2])


def statuses(said: Iterable[Statement], now: datetime, trust: Mapping[str, float]) -> Passport | None:
    """The passport of all verdicts: for each address the most believed one, and behind them what lost to them."""
    by_address: dict[str, list[Statement]] = defaultdict(list)
    for statement in said:
        if address := address_of(statement.value):
            by_address[address].append(statement)
    fused = [_of_one(group, now, trust) for _, group in sorted(by_address.items())]
    if not fused:
        return None
    return Passport(
        STATUS,
        tuple(best for best, _, _ in fused),
        tuple(loser for _, losers, _ in fused for loser in losers),
        conflict=any(conflict for _, _, conflict in fused),
        support=max(best.weight for best, _, _ in fused),
    )


_Fused = tuple[Claim, Sequence[Claim], bool]


def _of_one(group: Sequence[Statement], now: datetime, trust: Mapping[str, float]) -> _Fused:
    """The verdicts on one address: the newest word of the most believed source, the others, and whether they clash."""
    passport = fuse(STATUS, group, now, trust)
    assert passport is not None
    best, *others = passport.chosen
    lost = [
        replace(c, because=f"{c.because}; believed {c.weight:.2f} against {best.weight:.2f}") for c in others
    ]
    return best, lost, any(_final(c) and _final(best) and _fresh(c, now) for c in lost)


def _final(claim: Claim) -> bool:
    """Whether a verdict says that mail arrives or does not; the others leave it open."""
    return claim.value.partition(" ")[0] in ("deliverable", "undeliverable")


def _fresh(claim: Claim, now: datetime) -> bool:
    return any(s.expires > now for s in claim.statements)


class Said(NamedTuple):
    """A fresh verdict: its word, who says so, and whether another fresh one says the opposite."""

    word: str
    source: str
    disputed: bool


def verdict_on(person: Entity, address: str, now: datetime) -> Said | None:
    """The fresh verdict on this very address; None where there is none, or only old ones."""
    key = email_key(address)
    passport = person.passports.get(STATUS)
    about = (
        [c for c in (*passport.chosen, *passport.losers) if address_of(c.value) == key] if passport else []
    )
    fresh = [claim for claim in about if _fresh(claim, now)]
    if not fresh:
        return None
    best = fresh[0]
    disputed = any(_final(c) and _final(best) and c.value != best.value for c in fresh[1:])
    source = next(s.source for s in best.statements if s.expires > now)
    return Said(best.value.partition(" ")[0], source, disputed)


def status_of(person: Entity, address: str) -> str:
    """A verdict on this very address: deliverable, risky, undeliverable or unknown; empty where none was asked."""
    key = email_key(address)
    return next((v.partition(" ")[0] for v in person.values(STATUS) if address_of(v) == key), "")

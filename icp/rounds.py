"""The money a company raised, round by round, and its stage of growth, as far as sources say.

Every part of a round may be missing: a filing has an amount and no stage, a headline a stage and no amount. What is
missing stays missing; no stage is guessed from an amount and no currency converted, because rates change and this
package has no clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from connectors.statement import Statement
from connectors.text import fold
from icp.claims import claims_of
from icp.spans import date_span, money
from matching.nouns import Company, Entity

_SERIES = tuple(f"series_{letter}" for letter in "abcdef")
_LATE = frozenset({*_SERIES[2:], "growth"})
STAGES = (
    "bootstrapped", "grant", "accelerator", "angel", "pre_seed", "seed", *_SERIES, "growth", "private_equity", "debt",
    "public",
)  # fmt: skip
# Words of directories, each with the stages it leaves open; the first that the text holds counts.
_SPOKEN: Mapping[str, frozenset[str]] = {
    "pre series a": frozenset({"pre_seed", "seed"}),
    **{f"series {letter}": frozenset({f"series_{letter}"}) for letter in "abcdef"},
    **{f"series {letter}": frozenset({"growth"}) for letter in "ghij"},
    "pre seed": frozenset({"pre_seed"}),
    "preseed": frozenset({"pre_seed"}),
    "seed angel": frozenset({"angel", "seed"}),
    "angel seed": frozenset({"angel", "seed"}),
    "seed": frozenset({"seed"}),
    "angel": frozenset({"angel"}),
    "accelerator": frozenset({"accelerator"}),
    "grant": frozenset({"grant"}),
    "bootstrapped": frozenset({"bootstrapped"}),
    "private equity": frozenset({"private_equity"}),
    "debt": frozenset({"debt"}),
    "ipo": frozenset({"public"}),
    "public": frozenset({"public"}),
    "listed": frozenset({"public"}),
    "early": frozenset({"angel", "pre_seed", "seed", "series_a"}),
    "late": _LATE,
    "growth": _LATE,
}


class Round(NamedTuple):
    """One round, as far as it is known."""

    amount: float | None
    currency: str
    first: datetime | None
    last: datetime | None
    stages: frozenset[str]
    evidence: tuple[Statement, ...]
    kind: str = ""

    def __str__(self) -> str:
        amount = f"{self.amount:,.0f} {self.currency}" if self.amount is not None else "an amount not named"
        if self.first is None or self.last is None:
            return amount
        day = self.first.date()
        return f"{amount} on {day}" if day == self.last.date() else f"{amount} in {day.year}"


@lru_cache(maxsize=4_096)
def stages_named(text: str) -> frozenset[str]:
    """The stages that a text leaves open: "Series A" one, "early" several; none when it names none ("Form D")."""
    folded = f" {fold(text)} "
    return next((stages for words, stages in _SPOKEN.items() if f" {words} " in folded), frozenset())


def rounds(company: Company, now: datetime) -> list[Round]:
    """The rounds of a company of which something is fresh, the newest first, the undated last."""
    if not company.fundings:
        return []
    known = (_round(entity, now) for entity in company.fundings)
    dated = [one for one in known if one.evidence]
    return sorted(dated, key=lambda one: one.first.timestamp() if one.first else float("-inf"), reverse=True)


def _round(entity: Entity, now: datetime) -> Round:
    evidence: list[Statement] = []

    def value(field: str) -> str:
        fresh, _ = claims_of(entity, field, now)
        if not fresh:
            return ""
        evidence.extend(fresh[0].statements)
        return fresh[0].value

    sold = money(value("funding.amount"))
    when = date_span(value("funding.date"))
    kind = value("funding.kind")
    amount, currency = sold or (None, "")
    first, last = when or (None, None)
    return Round(amount, currency, first, last, stages_named(kind), tuple(evidence), kind)

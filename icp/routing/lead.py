"""A lead as routing sees it: who it is, whose account it is at, and what rules may ask of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeVar

from icp.spans import Span

T = TypeVar("T", bound=tuple[str, ...] | str)
NUMBERS = ("size", "score", "win_probability", "deal_value")


class Spot(NamedTuple):
    """Where a lead is: codes of country (DE) and region (BY), and a postal code as `postal_key` makes it."""

    country: str = ""
    region: str = ""
    postal: str = ""


NOWHERE = Spot()


@dataclass(frozen=True)
class Lead:
    """One lead.

    Attributes:
        key: what tells it from all others, in every list in which it stands.
        account: what tells its company from all others; empty where no company is known.
        owner: whose account it is already, as the list says.
        numbers: dimension → the range its cell leaves open; a dimension that is missing is unknown.
        sectors: in which it is (see `icp/sectors.py`).
        doubts: why a value was not taken as it stands, for those who read the reasons.
    """

    row: int
    key: str
    account: str = ""
    owner: str = ""
    numbers: Mapping[str, Span] = field(default_factory=dict)
    spot: Spot = NOWHERE
    sectors: tuple[str, ...] = ()
    language: str = ""
    doubts: tuple[str, ...] = ()

    @property
    def unit(self) -> str:
        """What goes to one rep as a whole: its company, or itself where no company is known."""
        return self.account or self.key


def together(leads: Sequence[Lead]) -> Lead:
    """What the leads of one company say of it, whatever their order: the largest numbers, the commonest of the rest."""
    if len(leads) == 1:
        return leads[0]
    numbers = {}
    for name in NUMBERS:
        if known := [lead.numbers[name] for lead in leads if name in lead.numbers]:
            numbers[name] = max(known, key=lambda span: (span.low, span.high))
    return replace(
        min(leads, key=lambda lead: lead.key),
        numbers=numbers,
        spot=commonest((lead.spot for lead in leads), NOWHERE),
        sectors=commonest((lead.sectors for lead in leads), ()),
        language=commonest((lead.language for lead in leads), ""),
        doubts=tuple(dict.fromkeys(doubt for lead in leads for doubt in lead.doubts)),
    )


def commonest(values: Iterable[T], nothing: T) -> T:
    """The value that most have, of those that are something; the first in order where several are as common."""
    counts = Counter(value for value in values if value != nothing)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else nothing

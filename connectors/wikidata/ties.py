"""The ties of an entity that Wikidata dates: parents, subsidiaries and owners, past ones too; names; what replaced it.

What holds now is stated by `company` as plain values; here stand the days, and what is over. A tie that ended nobody
knows when is left out: without a day to state it would pass for one that goes on. A replacement is told without a day
as well, since it says by itself that something is over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from connectors.related import RELATION, Said, Tie, related
from connectors.statement import Finding
from connectors.wikidata.model import END, POINT_IN_TIME, START, Claim, claims, day

YIELDS = (*RELATION, "relation.key")
_OWNED_BY, _OFFICIAL_NAME = "P127", "P1448"
_ALWAYS = {"P1366": Tie.SUCCESSOR, "P7888": Tie.SUCCESSOR, "P1365": Tie.PREDECESSOR}
_DATED = {"P749": Tie.PARENT, "P355": Tie.SUBSIDIARY}
_MOST = 12
_MOST_OWNERS = 6


def others(entity: dict[str, Any]) -> Iterator[str]:
    """The items whose labels are needed to tell its ties, owners apart."""
    yield from (claim.item for _, claim in _ties(entity))


def past_owners(entity: dict[str, Any]) -> list[str]:
    """The items of owners with a first or a last day. Whether they are organisations is to be asked."""
    return [claim.item for claim in _dated(entity, _OWNED_BY)[:_MOST_OWNERS]]


def ties(
    qid: str, entity: dict[str, Any], labels: Mapping[str, str], organisations: Mapping[str, str]
) -> Iterator[Finding]:
    """Read the ties of one entity, as far as the other ones have a name in `labels` or `organisations`."""
    told = [(tie, claim, labels) for tie, claim in _ties(entity)]
    told += [(Tie.OWNER, claim, organisations) for claim in _dated(entity, _OWNED_BY)[:_MOST_OWNERS]]
    for tie, claim, names in told:
        if name := names.get(claim.item):
            at = f"{claim.place}.id"
            key = Said(f"wikidata:{claim.item}", at, claim.item)
            since, until = _days(claim)
            other = Said(name, at, claim.item)
            yield from related(qid, tie, other, since=since, until=until, key=key, confidence=0.9)
    for claim in _dated(entity, _OFFICIAL_NAME):
        if claim.ended:
            since, until = _days(claim)
            former = Said(claim.value["text"], f"{claim.place}.text")
            yield from related(qid, Tie.FORMER_NAME, former, since=since, until=until)


def _ties(entity: dict[str, Any]) -> list[tuple[Tie, Claim]]:
    found = [(tie, claim) for prop, tie in _ALWAYS.items() for claim in claims(entity, prop)]
    found += [(tie, claim) for prop, tie in _DATED.items() for claim in _dated(entity, prop)]
    return found[:_MOST]


def _dated(entity: dict[str, Any], prop: str) -> list[Claim]:
    """The statements of a property with a first or a last day; none that ended nobody knows when."""
    return [
        claim for claim in claims(entity, prop) if (_day(claim, END) if claim.ended else _day(claim, START))
    ]


def _days(claim: Claim) -> tuple[Said | None, Said | None]:
    """Its first and last day."""
    return _day(claim, START) or _day(claim, POINT_IN_TIME), _day(claim, END)


def _day(claim: Claim, prop: str) -> Said | None:
    time, at = claim.qualifier(prop)
    return Said(date, f"{at}.time", time["time"]) if (date := day(time)) else None

"""What the Global LEI Index dates: since when a parent is one, until when a former name was borne, what a branch is of.

A record of a tie has several periods: that of the relationship, and those of the accounts and filings that prove it.
Only the first says how long the parent has been one. An event that changed the name dates the end of a former name
where there is one of each; where there are more, nothing tells which belongs to which.

https://www.gleif.org/en/lei-data/gleif-api
"""

from __future__ import annotations

from collections.abc import Iterator

from connectors.page import Page
from connectors.part import Part
from connectors.related import RELATION, Said, Tie, related, said, said_day
from connectors.statement import Finding

YIELDS = (*RELATION, "relation.key")
_LEVELS = {
    "IS_DIRECTLY_CONSOLIDATED_BY": Tie.PARENT,
    "IS_ULTIMATELY_CONSOLIDATED_BY": Tie.ULTIMATE_PARENT,
}
_TIE_PERIOD = "RELATIONSHIP_PERIOD"
_FORMER, _RENAMED = "PREVIOUS_LEGAL_NAME", "CHANGE_LEGAL_NAME"


def periods(page: Page, parent: str) -> Iterator[Finding]:
    """Read the record of the tie between a company and a parent of this name."""
    tie = Part.of(page)["attributes"]["relationship"]
    level, child, above = _LEVELS.get(tie["type"].text), tie["startNode"]["id"].text, tie["endNode"]["id"]
    if level is None:
        return
    held = next((period for period in tie.each("periods") if period["type"].text == _TIE_PERIOD), None)
    yield from related(
        child,
        level,
        Said(parent, above.at, above.text),
        since=said_day(held.opt("startDate")) if held else None,
        until=said_day(held.opt("endDate")) if held else None,
        key=_lei(above),
    )


def own(lei: str, entity: Part) -> Iterator[Finding]:
    """The ties that a record itself tells of: its former name, its head office, what took its place."""
    former = [name["name"] for name in entity["otherNames"].each() if name["type"].text == _FORMER]
    changes = [*_changes(entity)]
    if len(former) == len(changes) == 1:
        yield from related(lei, Tie.FORMER_NAME, said(former[0]), until=said_day(changes[0]))
    other = entity.opt("associatedEntity")
    if other and other.opt("name") and entity["category"].value in _ASSOCIATED:
        yield from _to(lei, _ASSOCIATED[entity["category"].text], other)
    for successor in entity.each("successorEntities"):
        if successor.opt("name"):
            yield from _to(lei, Tie.SUCCESSOR, successor)


# What the associated entity is, by what the company is itself.
_ASSOCIATED = {"BRANCH": Tie.HEAD_OFFICE, "FUND": Tie.FUND_MANAGER}


def _changes(entity: Part) -> Iterator[Part]:
    """The days on which its name was changed."""
    for group in entity.each("eventGroups"):
        for event in group.each("events"):
            date = event.opt("effectiveDate")
            if date and event["type"].text == _RENAMED and event["status"].text == "COMPLETED":
                yield date


def _to(lei: str, tie: Tie, other: Part) -> Iterator[Finding]:
    known = other.opt("lei")
    yield from related(lei, tie, said(other["name"]), key=_lei(known) if known else None)


def _lei(part: Part) -> Said:
    return Said(f"lei:{part.text}", part.at, part.text)

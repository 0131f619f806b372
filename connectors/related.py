"""One company's tie to another, or to a name of its own, as findings about the tie itself.

A tie has a beginning and an end, and a source that states them states three things, each with its own words and its
own place on the page. So a tie is a subject of its own, like an advertised role or a round of funding, and its days are
its values: a statement stays one source saying one thing. The plain fields (`company.parent`, `company.former_name`)
still say what holds now; a tie says since when and until when, and may be over. Nothing here guesses a tie.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from connectors.part import Part
from connectors.statement import Finding
from connectors.telling import day
from connectors.text import slug


class Tie(StrEnum):
    """What the other one is to the company that the tie is told of. Values of `relation.kind`."""

    PARENT = "parent"
    ULTIMATE_PARENT = "ultimate parent"
    SUBSIDIARY = "subsidiary"
    OWNER = "owner"
    HEAD_OFFICE = "head office"
    FUND_MANAGER = "fund manager"
    FORMER_NAME = "former name"
    ACQUIRER = "acquirer"
    SUCCESSOR = "successor"
    PREDECESSOR = "predecessor"


class Said(NamedTuple):
    """A value of a tie, where it stands on the page, and the words there where they are not the value."""

    value: str
    at: str
    quote: str = ""


RELATED = ("relation.company", "relation.kind", "relation.name")
RELATION = (*RELATED, "relation.since", "relation.until")


def related(
    company: str,
    tie: Tie,
    name: Said,
    *,
    since: Said | None = None,
    until: Said | None = None,
    key: Said | None = None,
    confidence: float = 1.0,
) -> Iterator[Finding]:
    """The findings of one tie.

    Args:
        company: the subject it is told of, as the source calls it.
        name: what the other one is called there; for a former name, that name.
        since, until: its first and last day, as precisely as they are known.
        key: an identifier of the other one with the field that it is of: "lei:…", "wikidata:…".
    """
    when = (since or until or Said("", "")).value
    subject = "/".join(filter(None, (company, slug(tie), slug(name.value), when)))
    shown = name.quote or name.value
    yield Finding(subject, "relation.company", company, name.at, shown, confidence)
    yield Finding(subject, "relation.kind", str(tie), name.at, shown, confidence)
    for field, said in (("name", name), ("key", key), ("since", since), ("until", until)):
        if said and said.value:
            yield Finding(subject, f"relation.{field}", said.value, said.at, said.quote, confidence)


def said(part: Part) -> Said:
    """A text as it stands in an answer."""
    return Said(part.text, part.at)


def said_day(part: Part | None) -> Said | None:
    """A date that may stand in an answer; None for what is none."""
    date = day(part.text) if part else ""
    return Said(date, part.at, "" if date == part.text else part.text) if part and date else None

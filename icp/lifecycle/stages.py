"""The stages of a lead, from the table beside this file."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import NamedTuple

from connectors.lexicon import rows


class Stage(StrEnum):
    """Where a lead is."""

    NEW = "new"
    UNQUALIFIED = "unqualified"
    IQL = "iql"
    MQL = "mql"
    CONVERSION_QUALIFIED = "conversion_qualified"
    PQL = "pql"
    SAL = "sal"
    SQL = "sql"
    CUSTOMER = "customer"
    ZOMBIE = "zombie"


class Stands(StrEnum):
    """Where leads of a stage stand when all are put in order: by points, below all of those, or aside."""

    RANKED = "ranked"
    BELOW = "below"
    ASIDE = "aside"


class How(StrEnum):
    """How a judgement was reached: by a person, by a rule, by a model that learned, or as a list of leads has it."""

    PERSON = "person"
    RULE = "rule"
    MODEL = "model"
    LIST = "list"


class About(NamedTuple):
    """What is to be known of a stage: see the head of the table."""

    short: str
    flows: bool
    handed: bool
    stands: Stands
    meaning: str


@cache
def about() -> dict[Stage, About]:
    """Every stage, in the order of the way."""
    return {
        Stage(stage): About(short, bool(flows), bool(handed), Stands(stands), meaning)
        for stage, short, flows, handed, stands, meaning in rows("stages.tsv", __package__)
    }


def stage_of(word: str) -> Stage | None:
    """A stage by its name or its short form: "SQL", "conversion-qualified"; None for another word."""
    said = word.strip().lower().replace("-", "_").replace(" ", "_")
    return next((stage for stage, told in about().items() if said in (stage, told.short.lower())), None)

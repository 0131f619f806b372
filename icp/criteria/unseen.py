"""What it means that a thing was not seen among things that sources only ever give in part.

Nobody publishes all the technologies a company uses or every round it raised. So a list proves presence and never
absence: what is not in it stays unknown, and leans towards no where the list has something. A profile that would
rather take "not seen" for "not there" says `unseen = "no"`; even then, a company of which nothing is known in that
respect stays unknown, because nobody has looked.
"""

from __future__ import annotations

from enum import StrEnum

from connectors.statement import Statement
from icp.answer import PRIOR, Answer, no, unknown
from icp.table import Table

LEAN = 0.25
"""How likely a thing is there that was not seen where others of its kind were."""


class Unseen(StrEnum):
    UNKNOWN = "unknown"
    NO = "no"


def read_unseen(table: Table) -> Unseen:
    return Unseen(table.choice("unseen", list(Unseen), Unseen.UNKNOWN))


def not_seen(unseen: Unseen, because: str, needs: tuple[str, ...], known: tuple[Statement, ...]) -> Answer:
    """The answer where a thing is not among those that are known; `known` is the evidence for what was seen instead."""
    if known and unseen is Unseen.NO:
        return no(because, known)
    return unknown(because, needs, LEAN if known else PRIOR, known)

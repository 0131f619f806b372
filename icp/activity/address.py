"""What a lead's address takes off at the start: odd and dead ones begin lower, and rise once there was contact.

An address is as bad as the worst that is said of it; what is not known takes nothing off. Nobody is asked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from math import inf
from typing import NamedTuple

from connectors.hosts import platform
from connectors.lexicon import rows
from connectors.mailbox import normal, reader_of
from connectors.text import fold
from icp.table import Table
from matching.emails.post import Owner, owner_of

# Nearly all addresses, told without the full grammar.
_PLAIN = re.compile(r"[a-z0-9_]+(?:[.+-][a-z0-9_]+)*@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,24}\Z", re.I)
_SENTENCES = {
    "role": "a desk reads it, nobody in particular",
    "free_mail": "free mail says nothing of a company",
    "disposable": "a mailbox that is thrown away",
    "dead": "mail to it came back, or cannot arrive",
    "catch_all": "its server takes mail for any name",
}


@dataclass(frozen=True)
class Handicaps:
    """Points that kinds of addresses take off; none is above 0."""

    role: float = -5.0
    free_mail: float = -5.0
    disposable: float = -20.0
    dead: float = -20.0
    catch_all: float = -5.0


class Handicap(NamedTuple):
    """What an address takes off, and why; `lifted` where there was contact since."""

    kind: str
    points: float
    because: str
    lifted: bool = False


def read_handicaps(table: Table) -> Handicaps:
    """The `[address]` of a file; what it does not say is as shipped."""
    said: dict[str, float] = {}
    for field in fields(Handicaps):
        points = table.number(field.name, -5, -inf)
        if points is not None and points > 0:
            table.wrong(
                field.name, f'"{field.name}" is {points:g}', "an address takes points off: write 0 or less"
            )
        elif points is not None:
            said[field.name] = float(points)
    table.finish()
    return Handicaps(**said)


@cache
def _words() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("address.tsv", __package__)}


@lru_cache(maxsize=16_384)
def _of_form(address: str) -> str:
    """What an address is by its form alone; empty for one of a company's people, and for what is no address."""
    if "@" not in address:
        return ""
    if not (_PLAIN.match(address) or normal(address)):
        return "dead"
    host = address.rpartition("@")[2]
    return _of_host(host.lower()) or ("role" if reader_of(address) == "role" else "")


@lru_cache(maxsize=16_384)
def _of_host(host: str) -> str:
    if owner_of(f"x@{host}") is Owner.THROWAWAY:
        return "disposable"
    return "free_mail" if platform(host) == "mail" else ""


def kind_of_address(address: str) -> str:
    """What an address is: "company", "role", "free_mail", "disposable" or "dead"; empty for what is no address."""
    return (_of_form(address) or "company") if "@" in address else ""


def handicap(
    address: str, said: Iterable[str], bounced: float | None, contact: float | None, taken: Handicaps
) -> Handicap | None:
    """What an address takes off.

    Args:
        said: what lists say of it, such as "catch-all".
        bounced: when mail to it last came back, in seconds since 1970; None where none did.
        contact: when its owner last answered, met or spoke to us; None where never.
    """
    kinds = {_of_form(address), *(_words().get(fold(word), "") for word in said), *_dead(bounced)} - {""}
    worst = min(kinds, key=lambda kind: (getattr(taken, kind), kind), default="")
    if not worst or not getattr(taken, worst):
        return None
    lifted = contact is not None and (worst != "dead" or bounced is None or contact >= bounced)
    return Handicap(worst, getattr(taken, worst), _SENTENCES[worst], lifted)


def _dead(bounced: float | None) -> Iterator[str]:
    if bounced is not None:
        yield "dead"

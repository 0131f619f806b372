"""What a single request shows of a machine: its own mark, its method, its name, where it came from, a link no eye sees.

A sign that is strong decides alone; a weak one only together with another, since people are behind proxies too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from typing import NamedTuple

from connectors.lexicon import rows
from icp.activity.event import Event
from icp.table import Table

_YES = frozenset(("true", "yes", "1", "y", "t", "bot", "machine", "robot", "wahr", "ja"))


@dataclass(frozen=True)
class Limits:
    """What is too quick for a person. Seconds, and counts of links or people.

    Attributes:
        at_once: between delivery and a click, or an open, that no person can reach.
        soon: between delivery and a click that few people reach; a weak sign.
        burst_links, burst: so many different links of one mail within so many seconds.
        together: the gap within which clicks on one mail belong to one pass of a machine.
        crowd, crowd_within: so many people of one company who click within so many seconds.
        honeypots: links that no eye sees; who follows one is a machine.
    """

    at_once: float = 10.0
    soon: float = 60.0
    burst_links: int = 3
    burst: float = 5.0
    together: float = 10.0
    crowd: int = 5
    crowd_within: float = 10.0
    honeypots: tuple[str, ...] = ()


class Sign(NamedTuple):
    """One sign of a machine, in words."""

    strong: bool
    name: str
    because: str


def read_limits(table: Table) -> Limits:
    """The `[scanners]` of a file; what it does not say is as shipped."""
    shipped, said = Limits(), dict[str, object]()
    for field in fields(Limits):
        standard = getattr(shipped, field.name)
        if isinstance(standard, tuple):
            said[field.name] = table.texts(field.name, "https://go.acme.example/pixel")
        elif isinstance(standard, int):
            said[field.name] = table.whole(field.name, standard, 2, 10_000)
        else:
            said[field.name] = table.number(field.name, standard)
    table.finish()
    return Limits(**{name: value for name, value in said.items() if value})  # type: ignore[arg-type]


@cache
def _names() -> tuple[tuple[str, bool, str, str], ...]:
    return tuple(
        (column, sign == "strong", text, who) for column, sign, text, who in rows("names.tsv", __package__)
    )


@lru_cache(maxsize=16_384)
def _named(column: str, text: str) -> Sign | None:
    """The sign that a User-Agent or the name of a network is."""
    lower = text.lower()
    for of, strong, part, who in _names():
        if of == column and part in lower:
            what = "the User-Agent is that of" if column == "agent" else "it came from the network of"
            return Sign(strong, column, f"{what} {who}")
    return None


def signs_of(event: Event, limits: Limits) -> Iterator[Sign]:
    """What one event shows by itself."""
    if event.bot and event.bot.strip().lower() in _YES:
        yield Sign(True, "marked", "the export marks it as a robot's")
    if event.method and event.method.strip().upper() in ("HEAD", "OPTIONS"):
        yield Sign(
            True, "method", f"it asked with {event.method.strip().upper()}, which no browser does for a click"
        )
    if event.agent and (sign := _named("agent", event.agent)):
        yield sign
    if event.network and (sign := _named("network", event.network)):
        yield sign
    if limits.honeypots and (event.link in limits.honeypots or event.url in limits.honeypots):
        yield Sign(True, "honeypot", "it followed a link that no eye sees")

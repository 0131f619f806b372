"""Addresses that are known with the name of whose they are, and how far each teaches the way of its domain.

An address on the company's own page shows how addresses are made there. One that a provider sells may have been worked
out from a pattern and proves only that somebody else guessed alike. One that this program guessed proves nothing at
all. `Basis` says which it is, and what that is worth.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from connectors.hosts import registrable
from connectors.statement import Statement
from matching.normalise.keys import email_key


class Basis(StrEnum):
    """What says that an address is somebody's."""

    PRINTED = "printed on a page of its company"
    OWN_LIST = "in a file of yours"
    PUBLIC = "printed elsewhere in public"
    COLLECTED = "sold by a provider that collects addresses"
    CONFIRMED = "worked out by a provider, and taken by the mail server"
    WORKED_OUT = "worked out by a provider"
    GUESSED = "guessed by this program"

    @property
    def weight(self) -> float:
        """How many addresses printed by the company itself one of these is worth as a lesson."""
        return _WEIGHT[self]


_WEIGHT = {
    Basis.PRINTED: 1.0, Basis.OWN_LIST: 0.9, Basis.PUBLIC: 0.9, Basis.COLLECTED: 0.7, Basis.CONFIRMED: 0.5,
    Basis.WORKED_OUT: 0.0, Basis.GUESSED: 0.0,
}  # fmt: skip
# Providers that say of an address what they have worked out, be it from a pattern.
_FINDERS = frozenset(("hunter_finder", "dropcontact", "prospeo", "snov", "apollo"))
_COLLECTORS = frozenset(("hunter", "pdl"))
# They are told an address and repeat it.
_VERIFIERS = frozenset(("neverbounce", "zerobounce"))


@dataclass(frozen=True, slots=True)
class Known:
    """One address and its owner's name. `seen` is the moment it was true, where that is known."""

    address: str
    name: str
    basis: Basis
    seen: datetime | None = None

    @property
    def local(self) -> str:
        return email_key(self.address).partition("@")[0]

    @property
    def host(self) -> str:
        return email_key(self.address).partition("@")[2]


def host_of(address: str) -> str:
    """The host of an address, in small letters."""
    return address.rpartition("@")[2].lower()


def basis_of(statement: Statement, domains: Collection[str], taken: bool) -> Basis:
    """What a statement of an address rests on.

    Args:
        domains: the company's own.
        taken: whether a verifier saw the address taken.
    """
    source = statement.source
    if source in _FINDERS or source in _VERIFIERS:
        return Basis.CONFIRMED if taken and source in _FINDERS else Basis.WORKED_OUT
    if source == "file":
        return Basis.OWN_LIST
    if source in _COLLECTORS:
        return Basis.COLLECTED
    return Basis.PRINTED if registrable(statement.url) in domains else Basis.PUBLIC

"""The nouns of warm paths: somebody that one of ours knows, where they work, and the path over them to a company.

They are no statements and never become any: what an export of somebody's own address book says of other people is
there to find a way to a company, and for nothing else. So it supports no value, stands in no passport, and no draft
and no prompt can cite it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from matching.nouns import Person


class Workplace(NamedTuple):
    """Where an export has somebody: a company as it is written there, and the day on which it was.

    Attributes:
        domain: registrable domain of its site, where the export names one.
        page: its page on a network, as an address.
        country: ISO 3166-1 alpha-2.
        day: on which the export was made, ISO 8601; empty where nothing tells.
    """

    name: str = ""
    domain: str = ""
    page: str = ""
    country: str = ""
    city: str = ""
    day: str = ""


NOWHERE = Workplace()
# The owner of an export of which nothing tells whose it is.
YOU = "you"


@dataclass(frozen=True, slots=True, kw_only=True)
class Acquaintance:
    """Somebody that one of ours knows, by that one's own exports.

    Attributes:
        owner: who of ours knows them.
        emails: addresses at domains that may be an employer's.
        connected, contacted: days of ISO 8601; `contact` is who wrote last, from the owner's side: "they wrote".
        file, row: where it stands.
        private: whether the owner lets others know no more than that there is somebody.
        earlier: where older exports have them, or an employer that their title calls a former one; the last first.
    """

    owner: str
    name: str
    workplace: Workplace = NOWHERE
    title: str = ""
    profile: str = ""
    emails: tuple[str, ...] = ()
    connected: str = ""
    contacted: str = ""
    contact: str = ""
    file: str = ""
    row: int = 0
    private: bool = False
    earlier: tuple[Workplace, ...] = ()


class Tier(StrEnum):
    """How sure it is that an acquaintance leads to a company; the surest first.

    Exact: they are one of its known people by profile or address, or their company is it by page or domain. Strong: the
    company has the same name, one that hardly two have, and nothing speaks against it. Weak: a name that is near, a
    relative of the company, or a place of former days.
    """

    EXACT = "exact"
    STRONG = "strong"
    WEAK = "weak"


class Bond(StrEnum):
    """What the acquaintance has to do with the company."""

    THERE = "works there"
    RELATIVE = "works at a relative"
    FORMER = "worked there"
    PERHAPS = "may work there"


class Tie(StrEnum):
    """How close an acquaintance is to the one who knows them, by days alone; the closest first."""

    IN_TOUCH = "in touch"  # they wrote to each other within a year
    ACQUAINTED = "acquainted"  # wrote within three years, or connected within one
    DISTANT = "distant"  # what is known of is longer ago
    UNKNOWN = "unknown"  # the export tells no day


class Evidence(NamedTuple):
    """Why an acquaintance leads to a company, how surely, and what they have to do with it."""

    tier: Tier
    bond: Bond
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A way to a company over somebody that one of ours knows.

    Attributes:
        company: what the company is called.
        person: who of the company's known people they are, where that is known.
        doubt: what may be out of date or is contradicted, in a sentence; empty where nothing is.
        line: the path in a few words, for a page that has no room for more.
    """

    acquaintance: Acquaintance
    company: str
    evidence: Evidence
    tie: Tie
    person: Person | None = None
    doubt: str = ""
    line: str = ""

    @property
    def tier(self) -> Tier:
        return self.evidence.tier

    @property
    def bond(self) -> Bond:
        return self.evidence.bond

"""A list of leads beside their events: who is who, what is known of each, and what was judged of their fit.

A lead of the list is found by its address and by any id of its row. Rows are read once and only what rules and packets
ask for is kept; the list itself is read again when it is written back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from connectors.files.cells import unescaped
from connectors.hosts import own_domain, registrable
from connectors.text import fold
from enrich.app.score_customers import bought
from enrich.app.score_events import lead_key, told
from enrich.errors import BadInput
from enrich.exports.also import counted
from enrich.work.rows import open_any, without_earlier
from icp.activity.columns import LEADS, roles_of
from icp.activity.conditions import band
from icp.activity.score import Lead
from icp.headings import UnknownHeading
from icp.lifecycle.facts import Bought, Fit
from icp.lifecycle.stages import How

_SHOWN = 10
_SOURCES = frozenset(("source", "lead source", "original source"))
_VERDICTS = {
    "needs research": "needs_research",
    "unknown": "needs_research",
    "yes": "qualified",
    "no": "rejected",
}
VERDICTS = ("qualified", "rejected", "needs_research")


@dataclass(frozen=True)
class Listed:
    """A lead as the list has it, with what was judged of it there."""

    lead: Lead
    name: str = ""
    domain: str = ""
    fit: Fit = field(default_factory=Fit)
    framework: float | None = None
    probability: float | None = None
    bought: Bought | None = None


@dataclass(frozen=True)
class LeadList:
    """The leads of a list by their keys, and the other names under which events may know them.

    `judges` is whether the list has a column of verdicts; `fits` are verdicts by domain, where it has none.
    """

    leads: Mapping[str, Listed] = field(default_factory=dict)
    fits: Mapping[str, Fit] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    judges: bool = False
    remarks: tuple[str, ...] = ()
    troubles: tuple[str, ...] = ()

    def key(self, lead: str) -> str:
        """How the lead of an event is called: as the list calls it, where it has it."""
        return self.aliases.get(lead, lead)

    def find(self, key: str) -> Listed:
        """A lead by its key; one that stands in no list is known by its address alone."""
        found = self.leads.get(key) or Listed(Lead(key, key if "@" in key else ""), domain=domain_of(key))
        return found if found.fit.verdict else replace(found, fit=self.fits.get(found.domain, found.fit))


def read_leads(path: Path, overrides: Mapping[str, str], asked: Collection[str]) -> LeadList:
    """Read a list of leads.

    Args:
        overrides: role → column, as the user says.
        asked: columns that are needed, by their folded names.

    Raises:
        BadInput: when it cannot be read, or no column says who a lead is.
    """
    listing = open_any(path)
    roles = lead_roles(path, listing.columns, overrides)
    traits = {fold(name): n for n, name in enumerate(listing.columns) if fold(name) in {*asked, *_SOURCES}}
    leads: dict[str, Listed] = {}
    aliases: dict[str, str] = {}
    nameless: list[int] = []
    for n, cells in enumerate(listing.rows, 1):
        row = _Row(path.name, cells, roles, listing.columns)
        if not row.key:
            nameless += [n] if any(c.strip() for c in cells) else []
            continue
        leads.setdefault(row.key, row.listed({key: row.cell(place) for key, place in traits.items()}))
        for name in row.names:
            aliases.setdefault(name, row.key)
    remarks = (f"{path.name}: {told(listing.columns, roles)}",)
    return LeadList(leads, {}, aliases, "verdict" in roles, remarks, _named(path.name, nameless))


def _named(file: str, nameless: Sequence[int]) -> tuple[str, ...]:
    """The rows of a list that name no lead, in a line."""
    if not nameless:
        return ()
    first = ", ".join(map(str, nameless[:_SHOWN])) + (", …" if len(nameless) > _SHOWN else "")
    return (f"{file}: {counted(len(nameless), 'row')} without a lead: {first}",)


def lead_roles(path: Path, columns: Sequence[str], overrides: Mapping[str, str]) -> dict[str, int]:
    """What the columns of a list of leads hold. Raises BadInput where none says who a lead is."""
    try:
        roles = roles_of(columns, overrides, LEADS)
    except UnknownHeading as error:
        raise BadInput(f"{path}: {error}") from error
    if not {"address", "id", "name"} & roles.keys():
        named = ", ".join(repr(column) for column in columns if column)
        raise BadInput(
            f"{path}: no column says who a lead is, such as Email or Lead ID. Columns are: {named}"
        )
    return roles


def handed_back(
    path: Path, overrides: Mapping[str, str], ours: Sequence[str]
) -> tuple[tuple[str, ...], Iterator[tuple[tuple[str, ...], str]]]:
    """The columns of a list and each row as it stands, with the key of its lead; empty where it names none.

    Columns that an earlier scoring appended (`ours`) are left out, for they are written anew.
    """
    listing = without_earlier(open_any(path), ours)
    roles = lead_roles(path, listing.columns, overrides)
    return listing.columns, ((cells, _Row(path.name, cells, roles).key) for cells in listing.rows)


@dataclass(frozen=True)
class _Row:
    """One row of a list."""

    file: str
    cells: Sequence[str]
    roles: Mapping[str, int]
    columns: Sequence[str] = ()

    def cell(self, place: int | None) -> str:
        return unescaped(self.cells[place]).strip() if place is not None and place < len(self.cells) else ""

    def said(self, role: str) -> str:
        return self.cell(self.roles.get(role))

    @property
    def names(self) -> tuple[str, ...]:
        """All names of a lead; a company names one only where nobody else is named."""
        own = [lead_key(self.said(role)) for role in ("address", "id") if self.said(role)]
        return tuple(own) or ((lead_key(self.said("name")),) if self.said("name") else ())

    @property
    def key(self) -> str:
        return next(iter(self.names), "")

    def listed(self, traits: Mapping[str, str]) -> Listed:
        address = lead_key(self.said("address"))
        mailbox = tuple(filter(None, (self.said("mailbox"),)))
        domain = own_domain(registrable(self.said("domain"))) or domain_of(address)
        return Listed(
            Lead(self.key, address, traits, mailbox),
            self.said("name"),
            domain,
            self._fit(),
            self._number("framework"),
            self._share(),
            bought(self.said, lambda role: self.columns[self.roles[role]], self.file),
        )

    def _fit(self) -> Fit:
        word = fold(self.said("verdict"))
        verdict = _VERDICTS.get(word, word.replace(" ", "_"))
        return Fit(verdict, How.RULE, f"verdict in {self.file}") if verdict in VERDICTS else Fit()

    def _number(self, role: str) -> float | None:
        found = band(self.said(role))
        return found[0] if found else None

    def _share(self) -> float | None:
        """A probability, written as a share or in per cent."""
        number, text = self._number("probability"), self.said("probability")
        if number is None:
            return None
        share = number / 100 if "%" in text or number > 1 else number
        return share if 0 <= share <= 1 else None


def domain_of(address: str) -> str:
    """The domain of the company that an address belongs to; empty for free mail and for what is no address."""
    return own_domain(address.rpartition("@")[2]) if "@" in address else ""

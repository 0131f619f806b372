"""Rows of a list as leads: who each is, whose account, and what rules may ask of it.

What the list says itself counts first; where it says nothing, what an earlier run of this program appended
(`enrich_employees`, `enrich_country`, …). A cell that is not understood makes a value unknown and says why; it stops
nothing. A company is told by its domain, else by its name where no other row gives that name a domain.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path

from connectors.files.columns import Mapped, UnknownColumn, detect
from connectors.lexicon.places import country_code
from enrich.errors import BadInput
from enrich.store.records import Row, Standing
from enrich.work.rows import Listing, open_any, said_by, without_earlier
from icp.amounts import currency_code, read_amount
from icp.headings import UnknownHeading, headings, parts
from icp.routing import Lead
from icp.routing.lead import Spot
from icp.routing.memory import names_nobody
from icp.sectors import sectors_of_industry
from icp.spans import Span, number_span
from matching.normalise.companies import company_name
from matching.normalise.keys import domain_key, person_email_key
from matching.normalise.places import postal_key, read_place

PACKAGE = "icp.routing"
NO_LEAD = frozenset((Standing.BLANK, Standing.HEADER, Standing.TOTAL, Standing.FOOTER))
# Where a column of our own stands in for what the list leaves open.
_OURS = {
    "company.domain": "enrich_domain", "company.name": "enrich_name", "company.employees": "enrich_employees",
    "company.country": "enrich_country", "company.region": "enrich_region", "company.city": "enrich_city",
    "company.industry": "enrich_industry",
}  # fmt: skip
_KEY = 16
_SAMPLE = 200


@dataclass(frozen=True)
class _Said:
    """One row, read: its fields as statements have them, and the cells that routing asks for."""

    row: Row
    fields: Mapping[str, tuple[str, ...]]
    cells: Mapping[str, str]

    def one(self, field: str) -> str:
        return next(iter(self.fields.get(field, ())), "")


class LeadReader:
    """Reads the rows of one list.

    Raises:
        BadInput: for columns named that are not there.
    """

    def __init__(self, listing: Listing, said: Mapping[str, str], currency: str = "") -> None:
        self.listing, self.currency = listing, currency
        try:
            places = headings(listing.columns, PACKAGE, said)
        except UnknownHeading as error:
            raise BadInput(str(error)) from error
        known = {
            mapped.column for mapped in listing.mapping
        }  # what says who the company is says nothing else
        self.places = {part: n for part, n in places.items() if n not in known}
        self._ours = {
            field: listing.columns.index(name) for field, name in _OURS.items() if name in listing.columns
        }

    @property
    def understood(self) -> Listing:
        """The list, with what routing makes of its columns among what they hold."""
        columns = self.listing.columns
        own = [Mapped(part, n, columns[n], "for routing") for part, n in self.places.items()]
        return replace(self.listing, mapping=(*self.listing.mapping, *own))

    def read(self, rows: Iterable[Row], seen: datetime) -> list[Lead]:
        """A lead for each row that is one."""
        said = [self._said(row, seen) for row in rows if row.standing not in NO_LEAD]
        domains = _domains(said)
        percents = any(_above_one(one.cells.get("win_probability", "")) for one in said)
        return [self._lead(one, domains, percents) for one in said]

    def _said(self, row: Row, seen: datetime) -> _Said:
        fields: defaultdict[str, list[str]] = defaultdict(list)
        for statement in said_by(self.listing.name, row, self.listing.mapping, seen):
            fields[statement.field].append(statement.value)
        for field, n in self._ours.items():
            if field not in fields and n < len(row.cells) and row.cells[n].strip():
                fields[field] = row.cells[n].split("; ")
        cells = {part: row.cells[n].strip() for part, n in self.places.items() if n < len(row.cells)}
        return _Said(row, {field: tuple(values) for field, values in fields.items()}, cells)

    def _lead(self, said: _Said, domains: Mapping[str, str], percents: bool) -> Lead:
        account = _account(said, domains)
        industries = said.fields.get("company.industry", ())
        owner = said.cells.get("owner", "")
        numbers, doubts = self._numbers(said, percents)
        return Lead(
            row=said.row.n,
            key=_key(said),
            account=account,
            owner="" if names_nobody(owner) else owner,
            numbers=numbers,
            spot=_spot(said),
            sectors=tuple(dict.fromkeys(s for text in industries for s in sectors_of_industry(text))),
            language=said.cells.get("language", "")[:2].lower(),
            doubts=tuple(doubts),
        )

    def _numbers(self, said: _Said, percents: bool) -> tuple[dict[str, Span], list[str]]:
        """The numbers a row states, and why one that it seems to state was not taken."""
        numbers: dict[str, Span] = {}
        doubts: list[str] = []
        if span := number_span(said.one("company.employees")):
            numbers["size"] = span
        for part in ("score", "win_probability", "deal_value"):
            if cell := said.cells.get(part, ""):
                read = self._number(part, cell, said, percents)
                if isinstance(read, str):
                    doubts.append(read)
                else:
                    numbers[part] = Span(read, read)
        return numbers, doubts

    def _number(self, part: str, cell: str, said: _Said, percents: bool) -> float | str:
        amount = read_amount(cell.rstrip("% ") if part != "deal_value" else cell)
        spoken = part.replace("_", " ")
        if amount is None:
            return f'{spoken} "{cell[:40]}" is not a number'
        number = float(amount.value)
        if part == "win_probability":
            return number / 100 if percents or cell.endswith("%") else number
        if part == "deal_value":
            currency = amount.currency or currency_code(said.cells.get("currency", "")) or self.currency
            if currency != self.currency:
                return (
                    f"deal value {cell[:40]} is in {currency}, and the rules are in {self.currency or 'none'}"
                )
        return number


def _above_one(cell: str) -> bool:
    amount = read_amount(cell.rstrip("% "))
    return amount is not None and amount.value > 1


def _domains(said: Sequence[_Said]) -> dict[str, str]:
    """The domain of each company's name for which the list has just one."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one in said:
        if domain := domain_key(one.one("company.domain")):
            found[company_name(one.one("company.name")).key].add(domain)
    return {name: domains.pop() for name, domains in found.items() if name and len(domains) == 1}


def _account(said: _Said, domains: Mapping[str, str]) -> str:
    """What tells a company: its domain, or its name with its country."""
    if domain := domain_key(said.one("company.domain")):
        return domain
    name = company_name(said.one("company.name")).key
    return domains.get(name) or " ".join(filter(None, (name, said.one("company.country"))))


def _key(said: _Said) -> str:
    """What tells a lead: its number, its address, its name at its company, its company; else its cells."""
    person = said.one("person.name")
    account = _account(said, {})  # by its own row: what other rows say of its company may change
    identity = (
        said.cells.get("lead", "")
        or person_email_key(said.one("person.email"))
        or (f"{person}\x1f{account}" if person else "")
        or account
        or "\x1f".join(said.row.cells)
    )
    return sha256(identity.encode()).hexdigest()[:_KEY]


def _spot(said: _Said) -> Spot:
    country = said.one("company.country")
    place = read_place(said.one("company.city"), said.one("company.region"), country_code(country) or country)
    return Spot(place.country, place.region, postal_key(said.one("company.postal_code")))


def open_leads(
    path: Path, said: Mapping[str, str], appended: Sequence[str]
) -> tuple[Listing, dict[str, str]]:
    """A list of leads, and which of the user's words on columns are about those that only routing knows.

    The columns that an earlier routing appended are left out: they are written anew.
    """
    own = {part: column for part, column in said.items() if part in parts(PACKAGE)}
    table = open_any(path)
    table = without_earlier(table, appended)
    sample = list(islice(table.rows, _SAMPLE))
    try:
        mapping = detect(table.columns, sample, {part: c for part, c in said.items() if part not in own})
    except UnknownColumn as error:
        raise BadInput(f"{error}; and of routing: {', '.join(parts(PACKAGE))}") from error
    return replace(table, mapping=tuple(mapping), rows=chain(sample, table.rows)), own

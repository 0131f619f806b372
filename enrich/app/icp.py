"""Profiles from lists: good customers, a list to compare them with, and those that were lost, read and made companies.

A list of any length is read once; of a very long one every so manieth row is kept, so that memory stays bounded and two
readings of one file say the same. Customers whose rows are one company are one company, with the people of all rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from connectors.statement import Statement
from connectors.text import fold
from enrich.errors import BadInput
from enrich.store.records import Row, Standing
from enrich.work.rows import Listing, group, open_any, open_listing, rows_of, said_by
from icp.learning.learn import Learnt, TooFew, learn
from icp.learning.weighing import PASSING
from icp.learning.writing import as_values, passing_lines, profile_text
from matching.assemble import company as assemble
from matching.nouns import Company

_TRUST = {"file": 0.9}
_MOST_CUSTOMERS = 2_000
_MOST_OTHERS = 2_000
_FEW = 15  # customers, below which a profile is little more than a guess


@dataclass(frozen=True)
class Lists:
    """What to learn from: open lists, and what the latest run knows, where that is to be used.

    Attributes:
        known: companies that are known better than the lists know them. They take the place of those of the lists;
            where there is no list to compare with, the rest of them is it.
    """

    customers: Listing
    against: Listing | None = None
    lost: Listing | None = None
    known: tuple[Company, ...] = ()


@dataclass(frozen=True)
class Proposal:
    """A profile that is proposed: its text, the same as plain values, and what to say about it."""

    text: str
    values: tuple[dict[str, Any], ...] = field(repr=False)
    remarks: tuple[str, ...]


def open_lists(customers: Path, against: Path | None, lost: Path | None, columns: Mapping[str, str]) -> Lists:
    """Open the lists to learn from.

    Args:
        columns: what columns of the customers hold; the same of the other lists, where they have such columns.
    """
    return Lists(open_listing(customers, columns), _beside(against, columns), _beside(lost, columns))


def _beside(path: Path | None, columns: Mapping[str, str]) -> Listing | None:
    if path is None:
        return None
    has = {fold(column) for column in open_any(path).columns}
    return open_listing(path, {field: column for field, column in columns.items() if fold(column) in has})


def write_profile(text: str, out: Path, force: bool) -> Path:
    """Write a profile to a file that is not there yet, or may be replaced.

    Raises:
        BadInput: when it is there and may not, or cannot be written.
    """
    try:
        with out.open("w" if force else "x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise BadInput(f"{out} is there already. Say another name, or --force to replace it.") from None
    except OSError as error:
        raise BadInput(f"{out} cannot be written ({error.strerror}). Check the folder.") from error
    return out


def propose_profile(lists: Lists, name: str, now: datetime) -> Proposal:
    """A profile learnt from lists.

    Raises:
        BadInput: when there is too little to learn from.
    """
    known = {key: company for company in lists.known for key in _names(company)}
    customers = [_better(one, known) for one in companies_of(lists.customers, now)]
    names = {key for one in customers for key in _names(one)}
    compared = each_company(lists.against, now) if lists.against else iter(lists.known)
    others = [_better(one, known) for one in _apart(compared, names)]
    lost = [_better(one, known) for one in _apart(each_company(lists.lost, now), names)] if lists.lost else []
    try:
        learnt = learn(customers, now, others, lost)
    except TooFew as error:
        raise BadInput(f"{lists.customers.name}: {error}.{'' if lists.known else _REMEDY}") from error
    name = name or f"Learnt from {lists.customers.name}"
    return Proposal(profile_text(learnt, name), tuple(as_values(learnt, name)), tuple(_remarks(learnt)))


_REMEDY = (
    " A list may say more of each company: description, size, industry, country. What a run found of them is used "
    "with --from-run"
)


def companies_of(listing: Listing, now: datetime) -> list[Company]:
    """The companies of a list, each once, from what its rows say: rows of one company are put together."""
    rows = {row.n: row for row in _rows(listing, now, _MOST_CUSTOMERS)}
    said = {n: said_by(listing.name, row, listing.mapping, now) for n, row in rows.items()}
    members: dict[int, list[int]] = defaultdict(list)
    for n, account in group(rows.values(), lambda row: said[row.n]):
        members[account].append(n)
    return [
        _company([rows[n] for n in own], [s for n in own for s in said[n]], now) for own in members.values()
    ]


def each_company(listing: Listing, now: datetime, most: int = _MOST_OTHERS) -> Iterator[Company]:
    """A company for each row that names one; of a long list for about so many rows."""
    for row in _rows(listing, now, most):
        yield _company([row], said_by(listing.name, row, listing.mapping, now), now)


def _rows(listing: Listing, now: datetime, most: int) -> list[Row]:
    return thinned((row for row in rows_of(listing, now) if row.standing is Standing.COMPANY), most)


def thinned(rows: Iterable[Row], most: int) -> list[Row]:
    """All rows, or of too many every second, every fourth and so on: more than `most` and at most twice as many."""
    kept: list[Row] = []
    every = 1
    for n, row in enumerate(rows):
        if n % every:
            continue
        kept.append(row)
        if len(kept) > 2 * most:
            kept, every = kept[::2], every * 2
    return kept


def _company(rows: list[Row], said: list[Statement], now: datetime) -> Company:
    return assemble(rows[0].subject, said, {row.subject for row in rows}, now, _TRUST)


def _apart(companies: Iterable[Company], customers: set[str]) -> Iterator[Company]:
    """Those that are none of the customers; of several of one name or site the first."""
    seen = set(customers)
    for one in companies:
        names = _names(one)
        if names and seen.isdisjoint(names):
            seen.update(names)
            yield one


def _better(company: Company, known: Mapping[str, Company]) -> Company:
    """A company as it is known best: by its domain, else by its name."""
    return next((known[key] for key in _names(company) if key in known), company)


def _names(company: Company) -> list[str]:
    """What a company is known by: its domain, and its name."""
    return [key for key in (company.value("company.domain"), fold(company.name)) if key]


def _remarks(learnt: Learnt) -> Iterator[str]:
    yield from passing_lines(learnt)
    for one in learnt.left_out:
        yield f"left out: {one.what}: {one.because}"
    if len(learnt.contrast.own) < _FEW:
        yield f"{len(learnt.contrast.own)} customers say little: take every line as a guess, and learn again from more."
    if learnt.apart.rate < PASSING:
        yield "Fewer than nine in ten customers qualify unseen: there may be two kinds of them, better learnt apart."
    if not learnt.contrast.other:
        yield "With --against FILE, a list of all that could be customers, it says what sets customers apart."

"""Profiles from lists: good customers, a list to compare them with, and those that were lost, read and made companies.

A list of any length is read once; of a very long one every so manieth row is kept, so that memory stays bounded and two
readings of one file say the same. Rows of one company are one company, with the people of all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from connectors.statement import Statement
from connectors.text import fold
from enrich.errors import BadInput
from enrich.store.records import Row, Standing
from enrich.work.rows import Listing, group, rows_of, said_by
from icp.learning.learn import Learnt, TooFew, learn
from icp.learning.writing import as_values, passing_lines, profile_text
from icp.profile import template
from matching.assemble import company as assemble
from matching.nouns import Company

_TRUST = {"file": 0.9}
_MOST_CUSTOMERS = 2_000
_MOST_OTHERS = 2_000


@dataclass(frozen=True)
class Proposal:
    """A profile that is proposed: its text, the same as plain values, and what to say about it."""

    text: str
    values: tuple[dict[str, Any], ...]
    remarks: tuple[str, ...]


def written(text: str, out: Path, force: bool) -> Path:
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


def new_profile() -> str:
    """The commented profile to begin with."""
    return template()


def proposal(
    customers: Listing, against: Listing | None, lost: Listing | None, name: str, now: datetime
) -> Proposal:
    """A profile learnt from lists.

    Raises:
        BadInput: when there is too little to learn from.
    """
    good = companies_of(customers, now)
    names = {name for one in good for name in _names(one)}
    others, bad = (_apart(listing, names, now) for listing in (against, lost))
    try:
        learnt = learn(good, now, others, bad)
    except TooFew as error:
        raise BadInput(f"{customers.name}: {error}. {_REMEDY}") from error
    return Proposal(profile_text(learnt, name), tuple(as_values(learnt, name)), tuple(_remarks(learnt)))


_REMEDY = (
    "The list should say more of each company, such as its description, size, industry and country: "
    "`enrich run` finds them, and --from-run uses what the latest run knows"
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


def _apart(listing: Listing | None, customers: set[str], now: datetime) -> list[Company]:
    """The companies of a list that are none of the customers; of several rows of one name or site the first."""
    found: list[Company] = []
    seen = set(customers)
    for row in _rows(listing, now, _MOST_OTHERS) if listing else ():
        one = _company([row], said_by(listing.name, row, listing.mapping, now), now) if listing else None
        if one and seen.isdisjoint(names := _names(one)):
            found.append(one)
            seen |= names
    return found


def companies_of_rows(listing: Listing, now: datetime) -> list[Company]:
    """A company for each row that names one, whoever else is in the list."""
    rows = (row for row in rows_of(listing, now) if row.standing is Standing.COMPANY)
    return [_company([row], said_by(listing.name, row, listing.mapping, now), now) for row in rows]


def _company(rows: list[Row], said: list[Statement], now: datetime) -> Company:
    return assemble(rows[0].subject, said, {row.subject for row in rows}, now, _TRUST)


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


def _names(company: Company) -> set[str]:
    """What a company is known by: its domain and its name."""
    return {company.value("company.domain"), fold(company.name)} - {""}


def _remarks(learnt: Learnt) -> Iterable[str]:
    yield from passing_lines(learnt)
    for one in learnt.left_out:
        yield f"left out: {one.what}, {one.because}"
    if not learnt.contrast.other:
        yield "With --against LIST (all that could be customers) it says what sets customers apart, not only what they share."

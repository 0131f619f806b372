"""The companies of a plain list, without a run: what the rows say themselves, rows of one company together.

Nobody is asked about them, nothing is stored, and what only sources know (people, a family) they do not have.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime

from connectors.hosts import registrable
from connectors.statement import Statement
from enrich.errors import BadInput
from enrich.store.records import Row, Standing
from enrich.work.rows import Listing, group, rows_of, said_by
from matching.assemble import company as assemble
from matching.normalise.companies import company_name
from matching.nouns import Company

_TRUST = {"file": 0.9}
_MOST_NAMED = 6


def companies_in(listing: Listing, now: datetime) -> list[Company]:
    """The companies that a list names, in its order, called by the subject of their first row."""
    rows = {row.n: row for row in rows_of(listing, now) if row.standing is Standing.COMPANY}
    said = {n: said_by(listing.name, row, listing.mapping, now) for n, row in rows.items()}
    together: dict[int, list[int]] = defaultdict(list)
    for n, first in group(rows.values(), lambda row: said[row.n]):
        together[first].append(n)
    return [_company([rows[n] for n in sorted(together[first])], said, now) for first in sorted(together)]


def _company(rows: Sequence[Row], said: dict[int, list[Statement]], now: datetime) -> Company:
    subjects = {row.subject for row in rows}
    return assemble(rows[0].subject, [s for row in rows for s in said[row.n]], subjects, now, _TRUST)


def named_among(companies: Sequence[Company], wanted: str) -> Company:
    """The one of several companies that is meant by a domain, the number of a row, or a name.

    Raises:
        BadInput: when none is, or several may be.
    """
    key = company_name(wanted).key
    tests: tuple[Callable[[Company], bool], ...] = (
        lambda company: bool(registrable(wanted)) and registrable(wanted) in company.values("company.domain"),
        lambda company: any(subject.rpartition(":")[2] == wanted for subject in company.subjects),
        lambda company: bool(key) and company_name(company.name).key == key,
    )
    fits = next((found for test in tests if (found := [one for one in companies if test(one)])), [])
    if len(fits) == 1:
        return fits[0]
    if not fits:
        raise BadInput(
            f"the list has no account {wanted!r}. Name one as it stands there, by its domain or its row."
        )
    named = "; ".join(f"row {one.id.rpartition(':')[2]}: {one.name}" for one in fits[:_MOST_NAMED])
    raise BadInput(f"{wanted!r} may be any of {len(fits)} accounts ({named}). Name one by its row or domain.")

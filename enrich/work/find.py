"""Which account a person means by a name, a domain or the number of a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connectors.hosts import registrable
from connectors.text import fold
from enrich.errors import BadInput
from enrich.work.account import Account
from matching.normalise.companies import company_name

if TYPE_CHECKING:
    from enrich.work.run import Run

_MOST_NAMED = 6


def find_account(run: Run, wanted: str) -> Account:
    """The one account that fits.

    Raises:
        BadInput: when none fits, with those that come near, or when several do.
    """
    if wanted.isdecimal():
        row = next((row for row in run.rows() if row.n == int(wanted)), None)
        if row is not None and row.account is not None:
            return run.account(row.account)
    accounts = list(run.accounts())
    fits = next((found for test in _TESTS if (found := [a for a in accounts if test(a, wanted)])), [])
    if len(fits) == 1:
        return fits[0]
    if fits:
        named = "; ".join(
            f"row {a.number}: {a.company.name} {a.company.value('company.domain')}"
            for a in fits[:_MOST_NAMED]
        )
        raise BadInput(
            f"{wanted!r} may be any of {len(fits)} accounts ({named}). Name one by its row or domain."
        )
    from rapidfuzz.process import extract

    near = [
        name for name, *_ in extract(wanted, [a.company.name for a in accounts], limit=3, score_cutoff=60)
    ]
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    raise BadInput(f"the latest run, of {run.order.input}, has no account {wanted!r}.{hint}")


def _is(account: Account, wanted: str) -> bool:
    company = account.company
    names = [company.name, *company.values("company.legal_name"), *company.values("company.other_name")]
    if registrable(wanted) and registrable(wanted) == company.value("company.domain"):
        return True
    return fold(wanted) in {fold(name) for name in names}


def _is_like(account: Account, wanted: str) -> bool:
    key = company_name(wanted).key
    return bool(key) and company_name(account.company.name).key == key


def _holds(account: Account, wanted: str) -> bool:
    """Whether the words stand in its name, side by side."""
    ours, theirs = (" ".join(company_name(name).tokens) for name in (account.company.name, wanted))
    return bool(theirs) and f" {theirs} " in f" {ours} "


# The strictest that any account passes decides.
_TESTS = (_is, _is_like, _holds)

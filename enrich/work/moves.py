"""Who moved between the accounts of a run: found once all of them are known, and told to both companies ever after.

Only the pairs of accounts are kept. What is said of a move follows anew from the statements each time, as everything
else does, so that a corrected name or a judgement on a person changes it too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from enrich.work.account import Account
from matching.nouns import Company
from matching.signals import Past, by_weight
from matching.signals.moves import job_changes, moved_between

# What tells companies apart among the careers of their people.
_TOLD = ("company.domain", "company.name", "company.legal_name")


@dataclass
class Accounts:
    """The accounts that were looked at, each with its people and its past and little else: all are held at once."""

    companies: dict[int, Company] = field(default_factory=dict)
    past: dict[str, Past] = field(default_factory=dict)

    def add(self, account: Account, past: Past) -> None:
        company = account.company
        if not company.people and not past.told:
            return
        told = {name: passport for name, passport in company.passports.items() if name in _TOLD}
        self.companies[account.number] = Company(company.id, told, company.subjects, people=company.people)
        if past.told:
            self.past[company.id] = past

    def moves(self, merged: Mapping[int, int], now: datetime) -> list[tuple[int, int]]:
        """The accounts between which somebody moved.

        Args:
            merged: accounts that turned out to be part of another.
        """
        number = {company.id: merged.get(n, n) for n, company in self.companies.items()}
        pairs = moved_between(self.companies.values(), now, self.past)
        found = ((number[left], number[joined]) for left, joined in pairs)
        return sorted({(left, joined) for left, joined in found if left != joined})


def with_moves(
    account: Account, others: Sequence[Account], past: Mapping[str, Past], now: datetime
) -> Account:
    """An account with the moves between it and others among its signals."""
    companies = (account.company, *(other.company for other in others))
    changes = job_changes(companies, now, past).get(account.company.id, ())
    if not changes:
        return account
    signals = by_weight((*account.company.signals, *changes), now)
    return replace(account, company=replace(account.company, signals=signals))

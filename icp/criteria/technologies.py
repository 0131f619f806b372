"""What software and services a company uses, as its site, its mail records and its job adverts show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from icp.answer import Answer, all_of, yes
from icp.claims import source_and_age, too_old
from icp.criteria.criterion import Ready
from icp.criteria.terms import Terms, fresh, old, read_terms
from icp.criteria.unseen import LEAN, Unseen, not_seen, read_unseen
from icp.phrases import listed
from icp.table import Table
from matching.nouns import Claim, Company

_FIELDS = ("company.technology", "company.mail_provider")
_ROLE_FIELDS = ("role.technology",)
NEEDS = ("company.technology",)


@dataclass(frozen=True)
class Technologies(Ready):
    """Some of `any` and each of `all`; an empty part asks for nothing."""

    any: Terms
    all: Terms
    unseen: Unseen
    kind = "technologies"

    @cached_property
    def wish(self) -> str:
        return f"{self._demand} in use"

    @cached_property
    def contrary(self) -> str:
        return f"no {self._demand} in use"

    @cached_property
    def _demand(self) -> str:
        parts = (listed(self.any.names), listed(self.all.names, "and"))
        return " with ".join(part for part in parts if part)

    @cached_property
    def _any_named(self) -> str:
        return listed(self.any.names)

    @cached_property
    def question(self) -> str:
        return f"Does {{}} use {self._demand}?"

    def answer(self, company: Company, now: datetime) -> Answer:
        parts = []
        if self.any.names:
            parts.append(self._of_any(company, now))
        if self.all.names:
            parts.append(self._of_all(company, now))
        return all_of(parts)

    def _of_any(self, company: Company, now: datetime) -> Answer:
        if seen := self.any.first(_used(company, now)):
            source = source_and_age(seen.claim.statements, now)
            return yes(f"{seen.claim.value} ({source}) is in use", seen.claim.statements)
        missing = self._missing(self._any_named, company, now)
        if not missing.settled and (seen := self.any.first(old(company, _FIELDS, now))):
            source = source_and_age(seen.claim.statements, now)
            return too_old(f"{seen.claim.value} ({source}) was in use", 1.0, seen.claim.statements, NEEDS)
        return missing

    def _of_all(self, company: Company, now: datetime) -> Answer:
        seen = self.all.all(_used(company, now))
        missing = [name for name in self.all.names if name not in seen]
        evidence = tuple(s for claim in seen.values() for s in claim.statements)
        if not missing:
            return yes(f"{listed(seen, 'and')} ({source_and_age(evidence, now)}) are in use", evidence)
        absent = self._missing(listed(missing), company, now)
        share = len(seen) / len(self.all.names)
        high = share if absent.settled else 1.0
        likely = share if absent.settled else share + (1.0 - share) * LEAN
        return absent._replace(low=share, high=high, likely=likely)

    def _missing(self, what: str, company: Company, now: datetime) -> Answer:
        claims = list(_used(company, now))
        if not claims:
            return not_seen(self.unseen, "no source says what it uses", NEEDS, ())
        known = tuple(s for claim in claims for s in claim.statements)
        used = listed(dict.fromkeys(claim.value for claim in claims), "and")
        return not_seen(
            self.unseen, f"{what} was not seen among {used} ({source_and_age(known, now)})", NEEDS, known
        )


def _used(company: Company, now: datetime) -> Iterator[Claim]:
    return fresh(company, _FIELDS, _ROLE_FIELDS, now)


def read(table: Table) -> Technologies | None:
    """`any`, `all`: names of products; `unseen`: what a product not seen counts as."""
    some, every = read_terms(table, "any", "Shopify"), read_terms(table, "all", "HubSpot")
    unseen = read_unseen(table)
    table.need("any", "all")
    for name in some:
        if name in every:
            table.wrong("all", f'"{name}" stands in "any" and in "all"', 'keep it in "all"', name)
    return Technologies(Terms(some), Terms(every), unseen) if table.sound else None

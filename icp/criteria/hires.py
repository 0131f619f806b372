"""The sign that a company hires, and for what, from the roles it pays to advertise.

A role that is advertised proves hiring. That a kind of role is not advertised is a no only where the whole board was
read: when as many roles are known as the board says it has, or when the company says that it does not hire at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import islice

from icp.answer import Answer, no, yes
from icp.claims import claims_of, source_and_age
from icp.criteria.criterion import Ready
from icp.criteria.roles import NEEDS, OPEN_ROLES, SAYS, RoleKind, open_title
from icp.criteria.unseen import Unseen, not_seen
from icp.phrases import quoted
from icp.spans import date_span, number_span
from matching.nouns import Company, Entity
from matching.signals.kinds import half_life

_EXAMPLES = 3  # roles named as evidence, of however many


@dataclass(frozen=True)
class Hires(Ready):
    """Any role of a kind."""

    roles: RoleKind
    unseen: Unseen

    @property
    def name(self) -> str:
        lately = f" within {self.roles.days} days" if self.roles.days else ""
        return f"hires for {self.roles.spoken}{lately}" if self.roles.what else f"hires{lately}"

    def answer(self, company: Company, now: datetime) -> Answer:
        fitting = tuple(islice(self.roles.titles(company, now), _EXAMPLES))
        if fitting:
            evidence = tuple(s for title in fitting for s in title.statements)
            titles = quoted(dict.fromkeys(title.value for title in fitting), "and")
            return yes(f"it advertises {titles} ({source_and_age(evidence, now)})", evidence)
        return self._said(company, now) or self._without(company, now)

    @property
    def half_life(self) -> int:
        return half_life("hiring", "open")

    def last(self, company: Company, now: datetime) -> date | None:
        """The newest day on which a role that fits was posted or, without one, seen; else that of its own word."""
        days = [day for role in company.roles if (day := self._day(role, now))]
        if not days and self._any_will_do:
            said = [*claims_of(company, SAYS, now)[0], *claims_of(company, OPEN_ROLES, now)[0]]
            days = [s.as_of.date() for claim in said for s in claim.statements]
        return max(days, default=None)

    def _day(self, role: Entity, now: datetime) -> date | None:
        title = self.roles.title(role, now)
        if title is None:
            return None
        posted = date_span(role.value("role.posted"))
        return posted[0].date() if posted else max(s.as_of for s in title.statements).date()

    @property
    def _any_will_do(self) -> bool:
        return not self.roles.what and not self.roles.days

    def _said(self, company: Company, now: datetime) -> Answer | None:
        """What the company says of hiring, and how many roles its board counts; None where that decides nothing."""
        for claim in claims_of(company, SAYS, now)[0]:
            source = source_and_age(claim.statements, now)
            if claim.value.lower() == "no":
                return no(f"it says that it is not hiring ({source})", claim.statements)
            if self._any_will_do:
                return yes(f"it says that it is hiring ({source})", claim.statements)
        for claim in claims_of(company, OPEN_ROLES, now)[0]:
            source = source_and_age(claim.statements, now)
            if claim.value.strip() == "0":
                return no(f"it advertises no role ({source})", claim.statements)
            if self._any_will_do:
                return yes(f"it advertises {claim.value} roles ({source})", claim.statements)
        return None

    def _without(self, company: Company, now: datetime) -> Answer:
        """The answer where no role that fits is known and the company says nothing that decides."""
        titles = [title for role in company.roles if (title := open_title(role, now))]
        known = tuple(s for title in titles for s in title.statements)
        for claim in claims_of(company, OPEN_ROLES, now)[0]:
            span = number_span(claim.value)
            if span and span.high <= len(titles):
                source = source_and_age(claim.statements, now)
                return no(f"none of the {claim.value} roles it advertises ({source}) {self._asked}", known)
            known += claim.statements
        if known:
            said = f"no role that {self._asked} was seen among those it advertises ({source_and_age(known, now)})"
            return not_seen(self.unseen, said, NEEDS, known)
        return not_seen(self.unseen, "no source knows of roles it advertises", NEEDS, ())

    @cached_property
    def _asked(self) -> str:
        parts = (
            f"is for {self.roles.spoken}" if self.roles.what else "",
            f"was posted within {self.roles.days} days" if self.roles.days else "",
        )
        return " and ".join(part for part in parts if part) or "is open"

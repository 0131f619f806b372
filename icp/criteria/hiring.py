"""Whether a company hires, and for what, from the roles it pays to advertise.

A role that is advertised proves hiring. That a kind of role is not advertised is a no only where the whole board was
read: when as many roles are known as the board says it has, or when the company says that it does not hire at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from itertools import islice

from connectors.lexicon.posts import Function
from icp.answer import Answer, no, yes
from icp.claims import claims_of, source_and_age
from icp.criteria.criterion import Ready
from icp.criteria.terms import Terms
from icp.criteria.unseen import Unseen, not_seen
from icp.phrases import quoted
from icp.spans import date_span, number_span
from matching.nouns import Claim, Company, Entity
from matching.titles import read_title

FUNCTIONS = tuple(str(function) for function in Function)
NEEDS = ("company.job_board", "role.title")
_EXAMPLES = 3  # roles named as evidence, of however many
OPEN_ROLES, SAYS = "company.open_roles", "company.hiring"


@dataclass(frozen=True)
class Hiring(Ready):
    """Any role, or roles for `what`: a function such as "sales", or words of the title or department.

    `days` is how long ago a role may have been posted; 0 takes every role that is advertised now.
    """

    what: str
    days: int
    unseen: Unseen

    @property
    def name(self) -> str:
        lately = f" within {self.days} days" if self.days else ""
        return f"hires for {self._what}{lately}" if self.what else f"hires{lately}"

    def answer(self, company: Company, now: datetime) -> Answer:
        titled = (self._fits(role, now) for role in company.roles)
        fitting = tuple(islice((title for title in titled if title), _EXAMPLES))
        if fitting:
            evidence = tuple(s for title in fitting for s in title.statements)
            titles = quoted(dict.fromkeys(title.value for title in fitting), "and")
            return yes(f"it advertises {titles} ({source_and_age(evidence, now)})", evidence)
        return self._said(company, now) or self._without(company, now)

    def _fits(self, role: Entity, now: datetime) -> Claim | None:
        """The title of a role that is advertised now and is one of those asked for."""
        title = next(iter(claims_of(role, "role.title", now)[0]), None)
        if title is None or (self.days and not self._lately(role, now)):
            return None
        if not self.what or self._titled(title.value):
            return title
        departments = claims_of(role, "role.department", now)[0]
        return title if any(self._words.seen_in(claim.value) for claim in departments) else None

    def _titled(self, title: str) -> bool:
        """Whether a title is of the function asked for, or holds the words."""
        if self.what in FUNCTIONS and (functions := read_title(title).functions):
            return self.what in functions
        return bool(self._words.seen_in(title))

    def _lately(self, role: Entity, now: datetime) -> bool:
        """Whether a role was posted lately enough; one without a date is advertised now, and is."""
        span = date_span(role.value("role.posted"))
        return span is None or span[1] >= now - timedelta(days=self.days)

    @cached_property
    def _words(self) -> Terms:
        return Terms((self.what,))

    @property
    def _what(self) -> str:
        return self.what.replace("_", " ")

    @property
    def _any_will_do(self) -> bool:
        return not self.what and not self.days

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
        titles = [title for role in company.roles for title in claims_of(role, "role.title", now)[0][:1]]
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
            f"is for {self._what}" if self.what else "",
            f"was posted within {self.days} days" if self.days else "",
        )
        return " and ".join(part for part in parts if part) or "is open"

"""The roles a company advertises that are of a kind: for a function, or with some words in title or department.

Shared by the sign "hires" and the demand for a number of roles, so that "sales" means the same in both. A role counts
as long as its advertisement is fresh; one without a date is advertised now.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from connectors.lexicon.posts import Function
from icp.claims import claims_of
from icp.criteria.criterion import Ready
from icp.criteria.terms import Terms
from icp.spans import date_span
from icp.table import did_you_mean, similar
from matching.nouns import Claim, Company, Entity
from matching.titles import read_title

FUNCTIONS = tuple(str(function) for function in Function)
OPEN_ROLES, SAYS = "company.open_roles", "company.hiring"
NEEDS = ("company.job_board", "role.title")
_MISSPELT = 80.0


@dataclass(frozen=True)
class RoleKind(Ready):
    """Roles for `what`: a function such as "sales", or words of the title or department; empty for all roles.

    `days` is how long ago a role may have been posted; 0 takes every role that is advertised now.
    """

    what: str
    days: int

    @property
    def spoken(self) -> str:
        return self.what.replace("_", " ")

    def titles(self, company: Company, now: datetime) -> Iterator[Claim]:
        """The titles of the roles that are of this kind, each once."""
        return (claim for role in company.roles if (claim := self.title(role, now)))

    def title(self, role: Entity, now: datetime) -> Claim | None:
        """The title of a role that is advertised now and is of this kind."""
        title = open_title(role, now)
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


def open_title(role: Entity, now: datetime) -> Claim | None:
    """The title of a role that is advertised now."""
    return next(iter(claims_of(role, "role.title", now)[0]), None)


def misspelt(what: str) -> bool:
    """Whether a word is no function and yet nearly one: a slip, and no word of titles."""
    return what not in FUNCTIONS and bool(similar(what, FUNCTIONS, _MISSPELT))


def function_remedy(what: str) -> str:
    return did_you_mean(what, FUNCTIONS)

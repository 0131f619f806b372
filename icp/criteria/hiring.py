"""How many roles a company advertises, for which functions, and how many that is beside its people.

Roles are only ever known in part unless the whole board was read: what is seen is the least there is, and the most is
what the board counts, where it says. So a number of roles is a range, and what it leaves open is unknown (`unseen`). A
company that says it does not hire, or a board without roles, has none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from math import inf
from typing import NamedTuple

from connectors.statement import Statement
from icp.answer import Answer, all_of, no, unknown, yes
from icp.claims import claims_of, source_and_age
from icp.criteria.criterion import Ready
from icp.criteria.roles import NEEDS, OPEN_ROLES, SAYS, RoleKind, function_remedy, misspelt, open_title
from icp.criteria.settled import settled_claim
from icp.criteria.unseen import LEAN, Unseen, read_unseen
from icp.phrases import listed
from icp.spans import Span, number_span
from icp.table import Table
from matching.nouns import Company

EMPLOYEES = "company.employees"
MOST_DAYS = 3_650


class Counted(NamedTuple):
    """How many roles that fit there are at least and at most, and what shows it."""

    span: Span
    evidence: tuple[Statement, ...]


class Limits(NamedTuple):
    """At least and at most; the latter may be infinite."""

    least: float
    most: float

    def in_words(self, unit: str = "") -> str:
        if self.most == inf:
            return f"at least {self.least:g}{unit}"
        return f"{self.least:g} to {self.most:g}{unit}" if self.least else f"at most {self.most:g}{unit}"

    def unlike(self, unit: str = "") -> str:
        """What lies outside, in words."""
        few = "less" if unit else "fewer"
        below = (
            "no" if self.least == 1 and not unit else f"{few} than {self.least:g}{unit}" if self.least else ""
        )
        above = f"more than {self.most:g}{unit}" if self.most < inf else ""
        return " or ".join(filter(None, (below, above)))


@dataclass(frozen=True)
class Hiring(Ready):
    """So many open roles of any of these kinds, and so many for each hundred of its people, where that is asked.

    `seen_is_all` takes the roles that were seen for all there are.
    """

    roles: tuple[RoleKind, ...]
    count: Limits | None
    percent: Limits | None
    seen_is_all: bool
    kind = "hiring"

    @cached_property
    def wish(self) -> str:
        count = f"{self.count.in_words()} open roles{self._for}" if self.count else ""
        share = (
            f"open roles{self._for} for {self.percent.in_words(' %')} of its people" if self.percent else ""
        )
        return " and ".join(filter(None, (count, share)))

    @cached_property
    def contrary(self) -> str:
        count = f"{self.count.unlike()} open roles{self._for}" if self.count else ""
        share = f"open roles{self._for} for {self.percent.unlike(' %')} of its people" if self.percent else ""
        return " or ".join(filter(None, (count, share)))

    @cached_property
    def question(self) -> str:
        return f"How many open roles{self._for} does {{}} have?"

    @cached_property
    def _for(self) -> str:
        named = listed(kind.spoken for kind in self.roles if kind.what)
        days = self.roles[0].days
        return (f" for {named}" if named else "") + (f" posted within {days} days" if days else "")

    def answer(self, company: Company, now: datetime) -> Answer:
        counted = self._counted(company, now)
        if not counted.evidence:
            return unknown("no source knows of roles it advertises", NEEDS)
        if self.seen_is_all:
            counted = counted._replace(span=Span(counted.span.low, counted.span.low))
        parts = []
        if self.count:
            parts.append(self._of_count(counted, self.count, now))
        if self.percent:
            parts.append(self._of_percent(counted, self.percent, company, now))
        return all_of(parts)

    def _counted(self, company: Company, now: datetime) -> Counted:
        """How many roles fit: those that were seen, and of those that were not as many as the board leaves open."""
        titles = [title for role in company.roles if (title := open_title(role, now))]
        seen = sum(any(kind.title(role, now) for kind in self.roles) for role in company.roles)
        board, by_board = _board(company, now)
        word, by_word = _its_word(company, now)
        evidence = (*(s for title in titles for s in title.statements), *by_board, *by_word)
        if self._any_will_do:
            least = max(float(seen), board.low, 1.0 if word == "yes" else 0.0)
            most = board.high
        else:
            least, most = float(seen), seen + max(board.high - len(titles), 0.0)
        return Counted(Span(least, least if word == "no" else max(most, least)), evidence)

    @property
    def _any_will_do(self) -> bool:
        return all(not kind.what and not kind.days for kind in self.roles)

    def _of_count(self, counted: Counted, limits: Limits, now: datetime) -> Answer:
        roles = "role" if counted.span == (1, 1) else "roles"
        source = source_and_age(counted.evidence, now)
        none_seen = counted.span == (0, inf)
        what = "no role that was seen is" if none_seen else f"it advertises {_range(counted.span)} {roles}"
        said = f"{what}{self._for} ({source})"
        return _judged(counted.span, limits, said, limits.in_words(), counted.evidence, NEEDS)

    def _of_percent(self, counted: Counted, limits: Limits, company: Company, now: datetime) -> Answer:
        claim = settled_claim(company, EMPLOYEES, now)
        people = number_span(claim.value) if claim else None
        if claim is None or people is None:
            return unknown("no source says how many people it employs", (EMPLOYEES,))
        share = Span(100 * counted.span.low / people.high, 100 * counted.span.high / people.low)
        evidence = (*counted.evidence, *claim.statements)
        said = f"its open roles{self._for} are {_range(share, ' %', '.1f')} of its {claim.value} people"
        return _judged(share, limits, said, limits.in_words(" %"), evidence, (*NEEDS, EMPLOYEES))


def _board(company: Company, now: datetime) -> Counted:
    """How many roles its board counts; any number, where nobody says."""
    for claim in claims_of(company, OPEN_ROLES, now)[0]:
        span = Span(0, 0) if claim.value.strip() == "0" else number_span(claim.value)
        if span:
            return Counted(span, claim.statements)
    return Counted(Span(0, inf), ())


def _its_word(company: Company, now: datetime) -> tuple[str, tuple[Statement, ...]]:
    """Whether it says that it hires: "yes", "no", or nothing."""
    said = settled_claim(company, SAYS, now)
    return (said.value.lower(), said.statements) if said else ("", ())


def _judged(
    span: Span,
    limits: Limits,
    said: str,
    wanted: str,
    evidence: tuple[Statement, ...],
    needs: tuple[str, ...],
) -> Answer:
    share = span.share_within(limits.least, limits.most)
    if share == 1.0:
        return yes(f"{said}: {wanted}", evidence)
    if share == 0.0:
        return no(f"{said}, not {wanted}", evidence)
    if span.high == inf:  # more roles than were seen are seldom there
        share = LEAN if span.low < limits.least else 1.0 - LEAN
    return unknown(f"{said}, which may or may not be {wanted}", needs, share, evidence)


def _range(span: Span, unit: str = "", form: str = ".0f") -> str:
    low, high = f"{span.low:{form}}", f"{span.high:{form}}"
    if span.high == inf:
        return f"{low}{unit} or more"
    return f"{low}{unit}" if low == high else f"{low}-{high}{unit}"


def _role_kind(text: str, days: int) -> RoleKind | None:
    return None if misspelt(text) else RoleKind(text, days)


def _percent(table: Table) -> Limits | None:
    least, most = table.number("min_percent", 5), table.number("max_percent", 50)
    table.ordered("min_percent", least, "max_percent", most)
    return Limits(least or 0.0, most or inf) if least or most else None


def read(table: Table) -> Hiring | None:
    """`min_roles`, `max_roles`, `functions`, `min_percent`, `max_percent`, `within_days`, `unseen`; none is needed."""
    least, most = table.whole("min_roles", 3, least=1), table.whole("max_roles", 50, least=0)
    table.ordered("min_roles", least, "max_roles", most)
    days = table.whole("within_days", 60, least=1, most=MOST_DAYS) or 0
    kinds = table.each("functions", "sales", lambda text: _role_kind(text, days), function_remedy)
    percent = _percent(table)
    unseen = read_unseen(table)
    if not table.sound:
        return None
    if least is None and most is None:
        count = None if percent else Limits(1, inf)
    else:
        count = Limits(least or 0, inf if most is None else most)
    return Hiring(kinds or (RoleKind("", days),), count, percent, unseen is Unseen.NO)

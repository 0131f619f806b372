"""More or fewer than before: how many roles a board advertises, and how many people a source says a company employs.

A number is compared with what the same source said earlier, never with another source's: two sources count in two
ways. Most roles of a large board vanishing at once is shown as a likely sign of layoffs, and says that nobody states
any.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from connectors.statement import Statement
from matching.fuse import span
from matching.nouns import Company, Signal
from matching.signals.hiring import in_words, newest, roles
from matching.signals.kinds import noticed
from matching.signals.past import Listing, Past, Told, question

WINDOW = timedelta(days=100)
"""How far back roles are counted: hiring is planned by the quarter."""

_LEAST_CHANGE = 3  # roles; a board of two that becomes one of three is no trend
_GREW, _SHRANK = 1.5, 0.5
_SHARP_FROM, _SHARP_TO = 10, 0.25
_BETWEEN_DATES = timedelta(days=180)
_HEADS = 1.2  # how much another headcount must differ to be more than another way of counting


class _Board(NamedTuple):
    """What one answer showed of a board: the roles that were read, and how many there are where the board says so."""

    moment: datetime
    roles: dict[str, Statement]
    stated: Statement | None

    @property
    def number(self) -> int:
        return max(len(self.roles), int(self.stated.value) if self.stated else 0)

    def only(self, other: _Board) -> list[Statement]:
        """What shows the difference from another answer: roles, or the count where not all roles were read."""
        if self.number > len(self.roles) or other.number > len(other.roles):
            return [board.stated for board in (self, other) if board.stated]
        return newest(s for subject, s in self.roles.items() if subject not in other.roles)


def role_trend(past: Past, now: datetime) -> Iterator[Signal]:
    """Whether the largest of a company's boards grew or shrank within a quarter."""
    counts = {one.owner: one for one in question(past, ("company.open_roles",), _counted_roles).listings}
    whole = [listing for listing in roles(past).listings if listing.is_whole]
    boards = [(one.owner, *_boards(one, counts.get(one.owner))) for one in whole]
    lately = [board for board in boards if board[2].moment > now - WINDOW]
    if lately:
        yield from _moved(*max(lately, key=lambda b: (max(b[1].number, b[2].number), b[0])))


def _counted_roles(told: Told) -> str:
    return told.statement.value if told.statement.value.isdecimal() else ""


def _boards(listing: Listing, counts: Listing | None) -> tuple[_Board, _Board]:
    """A board a quarter ago, or at the first answer there is where that is later; and now."""
    old = [moment for moment in listing.moments if moment <= listing.latest - WINDOW]
    then = old[-1] if old else listing.moments[0]
    return _board(listing, counts, then), _board(listing, counts, listing.latest)


def _board(listing: Listing, counts: Listing | None, moment: datetime) -> _Board:
    stated = sorted(counts.at(moment), key=lambda t: (t.first or t.latest, t.key)) if counts else []
    read = {thing.key: thing.statement for thing in listing.at(moment)}
    return _Board(moment, read, stated[-1].statement if stated else None)


def _moved(owner: str, then: _Board, today: _Board) -> Iterator[Signal]:
    before, count = then.number, today.number
    was, day = f"{before} on {then.moment:%d %b %Y}", today.moment.date()
    if count - before >= _LEAST_CHANGE and count >= _GREW * before:
        text = f"advertises {in_words(count)}, up from {was}"
        yield noticed("hiring", "growth", owner, day, text, today.only(then))
    elif before >= _SHARP_FROM and count <= _SHARP_TO * before:
        text = f"advertised roles fell sharply, to {count} from {was}; no source states layoffs"
        yield noticed("layoffs", "fall", owner, day, text, then.only(today))
    elif before - count >= _LEAST_CHANGE and count <= _SHRANK * before:
        text = f"advertises {in_words(count)}, down from {was}"
        yield noticed("hiring", "decline", owner, day, text, then.only(today))


# -- people employed ---------------------------------------------------------------------------------


def headcount_trend(company: Company, past: Past) -> Iterator[Signal]:
    """More or fewer people than the same source said before: by days that it gives itself, else by when it said so."""
    for field in ("company.employees", "company.team_size"):
        for said in _by_source(company, field):
            newest_day = max(said, key=lambda s: (s.as_of, s.id))
            older = [s for s in said if s.as_of <= newest_day.as_of - _BETWEEN_DATES]
            if older:
                before = max(older, key=lambda s: (s.as_of, s.id))
                yield from _counted(before, newest_day, newest_day.as_of.date())
    for listing in question(past, ("company.employees",), lambda told: told.statement.value).listings:
        new, gone = list(listing.new()), list(listing.gone())
        if len(new) == 1 and gone:
            before = max(gone, key=lambda change: (change.before, change.thing.key)).thing.statement
            yield from _counted(before, new[0].thing.statement, new[0].since.date())


def _by_source(company: Company, field: str) -> Iterator[list[Statement]]:
    passport = company.passports.get(field)
    found: dict[str, list[Statement]] = defaultdict(list)
    for claim in (*passport.chosen, *passport.losers) if passport else ():
        for statement in claim.statements:
            found[statement.source].append(statement)
    yield from (found[source] for source in sorted(found))


def _counted(before: Statement, after: Statement, day: date) -> Iterator[Signal]:
    old, new = span(before.value), span(after.value)
    if not old or not new:
        return
    turn = "growth" if new[0] >= _HEADS * old[1] else "decline" if new[1] * _HEADS <= old[0] else ""
    if turn:
        what = "people on its team page:" if after.field == "company.team_size" else "employees:"
        then, now = f"{before.value} in {before.as_of:%b %Y}", f"{after.value} in {after.as_of:%b %Y}"
        text = f"{what} {then}, {now}, by {after.source}"
        yield noticed("headcount", turn, after.source, day, text, (after, before))

"""Technologies taken into use and given up, by what a domain, a page or the text of a role shows now and did before.

A role's text that is gone proves nothing about a tool: the role was filled. So a tool is dropped only where its own
trace is, in a place that was read again.
"""

from __future__ import annotations

from collections.abc import Iterator

from connectors.text import fold
from matching.nouns import Company, Signal
from matching.signals.kinds import noticed
from matching.signals.past import Change, Past, Told, question

_TRACES = ("company.technology", "company.mail_provider")
_NONE = "none"


def technologies(company: Company, past: Past) -> Iterator[Signal]:
    """What was adopted and what was dropped."""
    told = {one.statement.id for one in past.told}
    current = (s for field in _TRACES for s in company.statements(field) if s.id not in told)
    known = frozenset(fold(s.value) for s in current)
    for change in question(past, (*_TRACES, "role.technology"), _tool, known).new():
        yield _adopted(change)
    for change in question(past, _TRACES, _tool, known).gone():
        yield _dropped(change)


def _tool(told: Told) -> str:
    key = fold(told.statement.value)
    return "" if key == _NONE else key


def _adopted(change: Change) -> Signal:
    said = change.thing.statement
    if said.field == "role.technology":
        text = f"a role it advertises names {said.value}, and none did on {change.before:%d %b %Y}"
    else:
        text = f"{said.source} shows {said.value}, and did not on {change.before:%d %b %Y}"
    return noticed("technology", "adopted", change.thing.key, change.since.date(), text, (said,))


def _dropped(change: Change) -> Signal:
    said = change.thing.statement
    text = f"{said.source} no longer shows {said.value}; last seen {change.before:%d %b %Y}"
    return noticed("technology", "dropped", change.thing.key, change.since.date(), text, (said,))

"""The points of one lead, with every reason, and what of them may decide.

A total says how much interest was shown. What crosses a threshold is `deciding`: points of things a lead did, and of
opens at most as many again. An open says that an image was loaded; it can support what somebody did, and never stands
for it, so a lead whose points come from opens alone crosses nothing, however many there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from icp.activity.address import Handicap, Handicaps, handicap, kind_of_address
from icp.activity.event import Event, known
from icp.activity.rules import Rule, Rules
from icp.activity.scan import Discount


class Gain(NamedTuple):
    """What one rule gave: how often, how many points after fading and caps, and when last."""

    rule: Rule
    times: int
    points: float
    last: float | None

    @property
    def because(self) -> str:
        times = f"{self.times} x " if self.rule.kind else ""
        return f"{times}{self.rule.label}: {self.points:+g}"


class Lead(NamedTuple):
    """What is known of a lead beside its events.

    Attributes:
        key: its address or id.
        address: its e-mail address; empty where there is none.
        traits: cells of the list of leads, by the folded names of its columns.
        mailbox: what lists say of its address.
    """

    key: str
    address: str = ""
    traits: Mapping[str, str] = {}
    mailbox: tuple[str, ...] = ()


@dataclass(frozen=True)
class Score:
    """The points of a lead.

    Attributes:
        points: all of them; `deciding` are those that may cross a threshold.
        gains: what each rule gave, the most first.
        acts: how many things the lead itself did, opens and machines left out; `first` and `last` say when.
        mailed: when it was first written to.
        marks: what was done that matters for a stage, with the last time; None where no time is known.
        discounted: events that earn nothing since a machine made them.
        counted: the events that people made, in order of time.
    """

    lead: Lead
    points: float
    deciding: float
    gains: tuple[Gain, ...] = ()
    handicap: Handicap | None = None
    acts: int = 0
    first: float | None = None
    last: float | None = None
    marks: Mapping[str, float | None] = field(default_factory=dict)
    mailed: float | None = None
    discounted: tuple[tuple[Event, Discount], ...] = ()
    counted: tuple[Event, ...] = ()

    @property
    def reasons(self) -> list[str]:
        """All of them in words, the weightiest first, the address last."""
        said = [gain.because for gain in self.gains if gain.points]
        if self.handicap:
            lifted = (
                "lifted since there was contact" if self.handicap.lifted else f"{self.handicap.points:+g}"
            )
            said.append(f"address ({self.handicap.because}): {lifted}")
        return said


def score(
    lead: Lead,
    events: Sequence[Event],
    machines: Mapping[int, Discount],
    rules: Rules,
    taken: Handicaps,
    now: float,
) -> Score:
    """The points of one lead.

    Args:
        events: its events, none later than `now`.
        machines: which of them a machine made, by row.
        taken: what addresses take off.
        now: seconds since 1970.
    """
    lead = lead._replace(traits={"address kind": kind_of_address(lead.address), **lead.traits})
    human = sorted((e for e in events if e.row not in machines), key=lambda e: (e.at or 0.0, e.row))
    gains = sorted(_gains(lead, human, rules, now), key=lambda gain: -abs(gain.points))
    did = [event for event in human if known(event.kind).who == "lead"]
    marks = _marks(human)
    start = handicap(lead.address, lead.mailbox, _time(marks, "bounced"), _time(marks, "contact"), taken)
    off = start.points if start and not start.lifted else 0.0
    glances = sum(gain.points for gain in gains if gain.rule.kind and gain.rule.kind.who != "lead")
    acted = sum(gain.points for gain in gains) - glances + off
    deciding = acted + max(min(glances, max(0.0, acted)), min(glances, 0.0))
    times = [event.at for event in did if event.at is not None]
    mails = [event.at for event in human if event.kind in ("sent", "delivered") and event.at is not None]
    return Score(
        lead=lead, points=round(rules.clamped(acted + glances), 1), deciding=round(rules.clamped(deciding), 1),
        gains=tuple(gains), handicap=start, acts=sum(event.times for event in did),
        first=min(times, default=None), last=max(times, default=None), marks=marks,
        mailed=min(mails, default=None),
        discounted=tuple((e, machines[e.row]) for e in events if e.row in machines), counted=tuple(human),
    )  # fmt: skip


def _gains(lead: Lead, events: Sequence[Event], rules: Rules, now: float) -> Iterable[Gain]:
    by_kind: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        by_kind[rules.counted_as(event.kind)].append(event)
    for rule in rules.rules:
        if rule.trait:
            if rule.trait.holds(lead.traits.get(rule.trait.key, "")):
                yield Gain(rule, 1, rule.points, None)
        elif rule.kind and (fitting := by_kind.get(rule.kind.name)):
            gain = _gain(rule, [e for e in fitting if _fits(rule, e, lead)], now)
            if gain.times:
                yield gain


def _gain(rule: Rule, events: Sequence[Event], now: float) -> Gain:
    seen: set[str | float] = set()
    times, points, last = 0, 0.0, None
    for event in reversed(events):  # the latest first: of those that are counted once, it has faded least
        weight = rule.weight(event.at, now)
        once = rule.once(event) if rule.once_per else ""
        if not weight or (rule.once_per and once in seen):
            continue
        seen.add(once)
        count = 1 if rule.once_per else event.times
        times, points = times + count, points + rule.points * weight * count
        last = event.at if last is None else last
    return Gain(rule, times, round(rule.capped(points), 2), last)


def _fits(rule: Rule, event: Event, lead: Lead) -> bool:
    return all(condition.holds(_said(condition.key, event, lead)) for condition in rule.where)


def _said(key: str, event: Event, lead: Lead) -> str:
    """What a field says: a column of the event, one of its roles, else a trait of the lead."""
    if key in event.more:
        return event.more[key]
    role = getattr(event, key, "") if key in _ROLES else ""
    return role or lead.traits.get(key, "")


_ROLES: Collection[str] = frozenset(
    ("message", "link", "url", "detail", "agent", "network", "source", "said")
)


def _marks(events: Iterable[Event]) -> dict[str, float | None]:
    """What was done that matters for a stage: when last. Events come in order of time."""
    found: dict[str, float | None] = {}
    for event in events:
        for mark in known(event.kind).marks:
            found[mark] = event.at if event.at is not None else found.get(mark)
    return found


def _time(marks: Mapping[str, float | None], mark: str) -> float | None:
    """When something last happened; at the beginning of time where it did and nobody knows when."""
    return (marks[mark] or 0.0) if mark in marks else None

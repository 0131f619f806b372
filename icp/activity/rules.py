"""Points for what leads do and are, as people write them down. Reading is strict: every mistake is found and placed.

A rule is about one kind of event, each time it happens, or about one trait of the lead, once. Rules add up; none hides
another, and their order means nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import inf

from icp.activity.conditions import Condition, read_condition
from icp.activity.event import Event, Kind, kind_of, known
from icp.table import Table

ONCE_PER = ("day", "message", "link", "lead")
_OF_EVENTS = ("within_days", "half_life_days", "most", "once_per", "where")
_MOST_POINTS = 100_000.0
_DAY = 86_400.0


@dataclass(frozen=True)
class Rule:
    """Points for an event or a trait.

    Attributes:
        kind: of events; None where it is about a trait.
        trait: of the lead; None where it is about events.
        within_days: how old an event may be; half_life_days: after how many days it is worth half; None for no end.
        most: the most points it gives, or takes, in all.
        once_per: in what it is counted once; empty for each time.
    """

    label: str
    points: float
    kind: Kind | None = None
    trait: Condition | None = None
    within_days: int | None = None
    half_life_days: float | None = None
    most: float | None = None
    once_per: str = ""
    where: tuple[Condition, ...] = ()

    def weight(self, at: float | None, now: float) -> float:
        """What an event of that moment is worth beside one of today: 1 where nothing fades. Whole days count."""
        if self.within_days is None and self.half_life_days is None:
            return 1.0
        if at is None:
            return 0.0
        days = max(0.0, now - at) // _DAY
        if self.within_days is not None and days > self.within_days:
            return 0.0
        return 1.0 if self.half_life_days is None else 0.5 ** (days / self.half_life_days)

    def capped(self, points: float) -> float:
        """Points, as far as the rule gives them."""
        return points if self.most is None else max(-self.most, min(self.most, points))

    def once(self, event: Event) -> str | float:
        """What tells events apart that are counted once; one without a message or link is counted by itself."""
        if self.once_per == "day" and event.at is not None:
            return event.at // _DAY
        told = {"message": event.message, "link": event.link or event.url, "lead": "lead"}.get(self.once_per)
        return told or f"row {event.row}"


@dataclass(frozen=True)
class Rules:
    """All rules of a file, and the limits of the total."""

    rules: tuple[Rule, ...]
    least: float = -inf
    most: float = inf

    @property
    def fields(self) -> frozenset[str]:
        """The columns that rules ask for, by their folded names."""
        asked = [c for rule in self.rules for c in (*rule.where, *((rule.trait,) if rule.trait else ()))]
        return frozenset(condition.key for condition in asked)

    @cached_property
    def named(self) -> frozenset[str]:
        """The kinds of events that rules name."""
        return frozenset(rule.kind.name for rule in self.rules if rule.kind)

    def counted_as(self, kind: str) -> str:
        """The kind by whose rules an event counts: its own where a rule names it, else what it counts as, or none."""
        return kind if kind in self.named else known(kind).counts_as

    def clamped(self, points: float) -> float:
        return max(self.least, min(self.most, points))


def read_rules(top: Table) -> Rules:
    """The rules and limits of a file; mistakes are reported to its table."""
    tables = top.tables("rule")
    if not top.has("rule"):
        top.wrong("", "there is no rule", 'add one: [[rule]], with event = "click" and points = 5 below it')
    read = [rule for table in tables if (rule := _rule(table))]
    total = top.table("total")
    least, most = total.number("least", 0, -inf), total.number("most", 100, -inf)
    total.ordered("least", least, "most", most)
    total.finish()
    return Rules(tuple(read), -inf if least is None else least, inf if most is None else most)


def _rule(table: Table) -> Rule | None:
    if table.has("event") == table.has("field"):
        table.wrong(
            "",
            "it must be about an event or a field, one of them",
            'add event = "click" or field = "country"',
        )
        return None
    points, label = _points(table), table.text("label", "read about integrations")
    rule = _of_event(table, label, points) if table.has("event") else _of_trait(table, label, points)
    table.finish()
    return rule if table.sound else None


def _points(table: Table) -> float:
    points = table.number("points", 5, -inf)
    if not table.has("points"):
        table.wrong("", 'it has no "points"', "add points = 5")
    elif points is not None and abs(points) > _MOST_POINTS:
        table.wrong("points", f'"points" is {points:g}', f"write a number to {_MOST_POINTS:g}")
    return points or 0.0


def _of_event(table: Table, label: str, points: float) -> Rule:
    event = table.text("event", "click")
    kind = kind_of(event)
    table.title = f'[[rule]] event = "{event}"'
    return Rule(
        label=label or kind.replace("_", " "),
        points=points,
        kind=known(kind),
        within_days=table.whole("within_days", 90, 0),
        half_life_days=table.number("half_life_days", 30),
        most=table.number("most", 20),
        once_per=table.choice("once_per", ONCE_PER),
        where=tuple(_conditions(table)),
    )


def _conditions(table: Table) -> Iterator[Condition]:
    """What must hold beside: each a table with a field and what it must say."""
    for asked in table.tables("where"):
        asked.title = f"{table.title}, where"
        condition = read_condition(asked)
        asked.finish()
        if condition and asked.sound:
            yield condition
        else:
            table.sound = False


def _of_trait(table: Table, label: str, points: float) -> Rule | None:
    condition = read_condition(table)
    table.title = f'[[rule]] field = "{condition.field}"' if condition else table.title
    for key in filter(table.has, _OF_EVENTS):
        table.known(key)
        table.wrong(
            key, f'"{key}" is for rules with "event"', "take it out: a trait has no day and counts once"
        )
    return Rule(label or str(condition), points, trait=condition) if condition else None

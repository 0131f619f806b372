"""Giving leads to people: owners first, then what was decided before, then the rules.

What comes out does not depend on the order of the list. A company goes to one rep as a whole. New leads are dealt in
an order of their own (a hash of the lead), so that `round_robin` is fair whatever the list looks like; that a lead
keeps its rep when the list grows is what the earlier output is for, since no rule that looks at one lead alone deals
evenly. `rendezvous` needs no memory, and is even only on average.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from icp.routing.lead import Lead, together
from icp.routing.memory import Kept, Memory, Owners
from icp.routing.rendezvous import digest, ranked
from icp.routing.rules import OTHERWISE, Keep, RuleSet, Strategy, Team

__all__ = ["Assignment", "How", "Kept", "assign"]

_SEED = "route"


class How(StrEnum):
    """What decided."""

    OWNER = "owner"
    KEPT = "kept"
    RULE = "rule"
    NOBODY = "nobody"


@dataclass(frozen=True)
class Assignment:
    """Who gets a lead, by which rule, and why; `rep` is empty where nobody does."""

    lead: Lead
    rep: str
    rule: str
    how: How
    because: str


@dataclass
class _Desk:
    """What each rep holds: in all, for their capacity, and of each rule, for whose turn it is."""

    rules: RuleSet
    day: date
    held: Counter[str] = field(default_factory=Counter)
    turns: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def take(self, rep: str, rule: str, leads: int) -> None:
        self.held[rep] += leads
        if rule:
            self.turns[rule][rep] += leads

    def hindrance(self, name: str, leads: int) -> str:
        """Why a rep cannot take more leads; empty where they can."""
        rep = self.rules.reps[name]
        if until := rep.away_until(self.day):
            return f"{name} is away until {until}"
        if rep.capacity is not None and self.held[name] + leads > rep.capacity:
            return f"{name} is full ({rep.capacity})"
        return ""

    def choose(self, strategy: Strategy, rule: str, names: Sequence[str], unit: str, leads: int) -> str:
        """The one of these reps whose lead it is."""
        weights = {name: self.rules.reps[name].weight for name in names}
        order = ranked(_SEED, unit, weights.items())
        if strategy is Strategy.RENDEZVOUS:
            return order[0]
        turns = self.turns[rule]
        return min(order, key=lambda name: (turns[name] + leads) / weights[name])


def assign(
    rules: RuleSet,
    leads: Sequence[Lead],
    day: date,
    kept: Iterable[Kept] = (),
    accounts: Mapping[str, str] = {},
) -> list[Assignment]:
    """Who gets which lead, in the order of `leads`.

    Args:
        day: today, for absences.
        kept: what an earlier run decided.
        accounts: account → its owner, as a list of accounts has it.
    """
    memory, owners, desk = Memory(kept), Owners(rules.reps, leads, accounts), _Desk(rules, day)
    settled: dict[int, Assignment] = {}
    units: defaultdict[str, list[int]] = defaultdict(list)
    for n, lead in enumerate(leads):
        if found := _settled(rules, lead, owners, memory):
            settled[n] = found
            desk.take(found.rep, found.rule, 1)
        else:
            units[lead.unit].append(n)
    for unit in sorted(units, key=lambda unit: (digest(_SEED, unit), unit)):
        dealt = _deal(desk, unit, [leads[n] for n in units[unit]])
        settled.update(zip(units[unit], dealt, strict=True))
    return [settled[n] for n in range(len(leads))]


def _settled(rules: RuleSet, lead: Lead, owners: Owners, memory: Memory) -> Assignment | None:
    """What is decided without a rule."""
    if owner := owners.of(lead):
        return Assignment(lead, owner, "", How.OWNER, f"{owner} owns the account")
    known = memory.of(lead)
    if known is None or known.rep not in rules.reps:
        return None
    if rules.keep is Keep.RULE and not _still_names(rules, lead, known.rep):
        return None
    return Assignment(lead, known.rep, known.rule, How.KEPT, f"{known.rep} has had it since an earlier run")


def _still_names(rules: RuleSet, lead: Lead, rep: str) -> bool:
    teams = [rules.team(name) for name in rules.fitting(lead)]
    return any(team and rep in (*team.reps, *team.fallback) for team in teams)


def _deal(desk: _Desk, unit: str, leads: Sequence[Lead]) -> list[Assignment]:
    """One company's leads, to one rep."""
    rules, lead = desk.rules, together(leads)
    fitting = rules.fitting(lead)
    name, because = fitting[0], rules.because(fitting[0], lead)
    doubts = list(lead.doubts)
    if len({rules.team(name) for name in fitting}) > 1:
        name = rules.unsure
        because = f"{rules.because(OTHERWISE, lead)}: may be {' or '.join(fitting)}"
    if not name or (team := rules.team(name)) is None:
        why = f"{because}, and the rules do not say who takes such leads (unsure = ...)"
        return [Assignment(one, "", "", How.NOBODY, why) for one in leads]
    rep, reasons = _pick(desk, name, team, unit, lead, len(leads))
    doubts += [f"its owner {one.owner} is none of the reps" for one in leads if one.owner]
    why = "; ".join(dict.fromkeys((because, *reasons, *doubts)))
    how = How.RULE if rep else How.NOBODY
    if rep:
        desk.take(rep, name, len(leads))
    return [Assignment(one, rep, name if rep else "", how, why) for one in leads]


def _pick(desk: _Desk, rule: str, team: Team, unit: str, lead: Lead, leads: int) -> tuple[str, list[str]]:
    """The rep for a lead, and what was in the way; nobody where those of the rule and all others cannot."""
    reasons: list[str] = []
    for names in _circles(desk.rules, rule, team):
        hindered = {name: desk.hindrance(name, leads) for name in names}
        reasons += [reason for reason in hindered.values() if reason and reason not in reasons]
        if free := [name for name in names if not hindered[name]]:
            speaking = [name for name in free if desk.rules.reps[name].speaks(lead.language)]
            if not speaking:
                reasons.append(f"none of them speaks {lead.language}")
            return desk.choose(team.strategy, rule, speaking or free, unit, leads), reasons
    return "", [*reasons, "nobody is left to take it"]


def _circles(rules: RuleSet, rule: str, team: Team) -> Iterator[tuple[str, ...]]:
    """Whom to ask, one circle after the other: the team, those behind it, those for the rest."""
    yield team.reps
    yield team.fallback
    if rule != OTHERWISE and rules.otherwise:
        yield rules.otherwise.reps
        yield rules.otherwise.fallback

"""How leads are shared in the end: what each rep has, and how even each rule dealt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from icp.routing.assign import Assignment, How
from icp.routing.rules import RuleSet


@dataclass(frozen=True)
class Share:
    """What one rep has: leads and companies, and of the leads those they had and those of accounts they own."""

    rep: str
    leads: int
    accounts: int
    new: int
    kept: int
    owned: int
    capacity: int | None
    away_until: date | None

    @property
    def over(self) -> int:
        """How many leads they hold above their capacity, which only earlier ones and owned accounts can do."""
        return max(self.leads - self.capacity, 0) if self.capacity is not None else 0


def shares(rules: RuleSet, assigned: Sequence[Assignment], day: date) -> list[Share]:
    """One for each rep, in the order of the rules."""
    hows = Counter((one.rep, one.how) for one in assigned)
    units = Counter(rep for rep, _ in {(one.rep, one.lead.unit) for one in assigned})
    return [
        Share(
            name,
            sum(hows[name, how] for how in How),
            units[name],
            hows[name, How.RULE],
            hows[name, How.KEPT],
            hows[name, How.OWNER],
            rep.capacity,
            rep.away_until(day),
        )
        for name, rep in rules.reps.items()
    ]


@dataclass(frozen=True)
class Evenness:
    """How one rule's leads fell among its team. `excess` is the most a rep has above their share, as a part of it."""

    rule: str
    counts: tuple[tuple[str, int], ...]
    excess: float


def evenness(rules: RuleSet, assigned: Sequence[Assignment], day: date) -> list[Evenness]:
    """One for each rule that gave leads to several who are there."""
    counts = Counter((one.rule, one.rep) for one in assigned if one.rule)
    found = []
    for rule in rules.rules:
        names = [name for name in rule.team.reps if not rules.reps[name].away_until(day)]
        total = sum(counts[rule.name, name] for name in names)
        if total and len(names) > 1:
            weight = sum(rules.reps[name].weight for name in names)
            fair = {name: total * rules.reps[name].weight / weight for name in names}
            excess = max(counts[rule.name, name] / fair[name] for name in names) - 1
            found.append(Evenness(rule.name, tuple((n, counts[rule.name, n]) for n in names), excess))
    return found

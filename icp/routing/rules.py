"""A set of rules, read and ready to be asked: rules as boxes over the dimensions that any of them speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from icp.routing.axes import Axis
from icp.routing.boxes import Box, gap, meet, within
from icp.routing.lead import Lead
from icp.routing.reps import Rep

OTHERWISE = "otherwise"


class Strategy(StrEnum):
    """How a team shares its leads: evenly, or each lead by itself, whatever else is on the list."""

    ROUND_ROBIN = "round_robin"
    RENDEZVOUS = "rendezvous"


class Keep(StrEnum):
    """How long an earlier assignment counts: while the rep is here, or while the lead's rule still names the rep."""

    REP = "rep"
    RULE = "rule"


@dataclass(frozen=True)
class Team:
    """Those who share the leads of one rule, and those who take what they cannot."""

    reps: tuple[str, ...]
    strategy: Strategy = Strategy.ROUND_ROBIN
    fallback: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rule:
    """One rule: the leads in its box go to its team. `asked` are the places of the axes that it speaks of."""

    name: str
    team: Team
    box: Box
    asked: tuple[int, ...] = ()


@dataclass(frozen=True)
class RuleSet:
    """All rules.

    Attributes:
        first: whether the first rule that fits takes a lead; else no two may.
        otherwise: who takes what no rule does.
        unsure: the rule, or "otherwise", that takes leads of which it is not known which rule is theirs.
        currency: in which deal values of the rules are.
        remarks: what was found that is worth knowing and no mistake.
    """

    name: str
    axes: tuple[Axis, ...]
    rules: tuple[Rule, ...]
    reps: Mapping[str, Rep]
    first: bool = False
    otherwise: Team | None = None
    unsure: str = ""
    currency: str = ""
    keep: Keep = Keep.REP
    remarks: tuple[str, ...] = ()
    _fitting: dict[Box, list[str]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def everything(self) -> Box:
        return tuple(axis.full for axis in self.axes)

    def team(self, name: str) -> Team | None:
        """The team of a rule, or the one for the rest."""
        if name == OTHERWISE:
            return self.otherwise
        return next((rule.team for rule in self.rules if rule.name == name), None)

    def reach(self, lead: Lead) -> Box:
        return tuple(axis.reach(lead) for axis in self.axes)

    def fitting(self, lead: Lead) -> list[str]:
        """The rules a lead may belong to, "otherwise" among them; one where what is known decides."""
        reach = self.reach(lead)
        if reach not in self._fitting:
            self._fitting[reach] = self._fits(reach)
        return self._fitting[reach]

    def _fits(self, reach: Box) -> list[str]:
        earlier: list[Box] = []
        names: list[str] = []
        for rule in self.rules:
            if (shared := meet(reach, rule.box)) is not None:
                if gap(shared, earlier) is not None:
                    names.append(rule.name)
                if within(reach, rule.box):
                    return names
                earlier.append(rule.box)
        if gap(reach, earlier) is not None:
            names.append(OTHERWISE)
        return names

    def because(self, name: str, lead: Lead) -> str:
        """What a rule asks for and a lead is: "size 8, Germany"."""
        rule = next((rule for rule in self.rules if rule.name == name), None)
        asked = rule.asked if rule else range(len(self.axes))
        return ", ".join(self.axes[n].said(lead) for n in asked) or "any lead"

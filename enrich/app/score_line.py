"""One lead's line: its points, where it is and was, what is to be done, and why. It is what is kept of a scored lead.

The events themselves are let go; what tells about them is written to the sinks on the way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from enrich.app.score_files import Sinks
from enrich.app.score_leads import Listed
from enrich.store.stages import StageChange, Stages
from icp.activity.event import Event
from icp.activity.scan import Discount
from icp.activity.score import Score, score
from icp.lifecycle.facts import Bought, Facts, Fit
from icp.lifecycle.handoff import Standing, packet
from icp.lifecycle.playbook import Playbook
from icp.lifecycle.stages import How, Stage, Stands, about
from icp.lifecycle.tasks import DISPUTED, HOT, UNJUDGED, Task, tasks
from icp.lifecycle.temperature import Temperature, temperature
from icp.lifecycle.transitions import Step, judged

_KEPT = 5


@dataclass(frozen=True, slots=True)
class Line:
    """What is told of one lead.

    Attributes:
        name: of its company or itself, where the list has one.
        stage: where it is, `because` of what, decided by whom and how; `proposed` is where the rules would put it,
            while a person's word stands against them.
        ahead: whether what is kept of it is later than the moment of scoring, so that its stage was not judged.
        reasons: why it has its points, the weightiest first.
        machines: why events were left out, with how many; `examples` are some of them, each with its row.
        changes: of its stage, not kept yet.
        score: all there is, for the one lead that is explained.
    """

    key: str
    name: str
    points: float
    deciding: float
    stage: Stage
    because: str
    by: str
    how: str
    temperature: Temperature
    fit: Fit
    reasons: tuple[str, ...] = ()
    proposed: Stage | None = None
    ahead: bool = False
    last: float | None = None
    machines: Mapping[str, int] = field(default_factory=dict)
    examples: tuple[tuple[int, str], ...] = ()
    tasks: tuple[Task, ...] = ()
    changes: tuple[StageChange, ...] = ()
    score: Score | None = None


@dataclass(frozen=True)
class Office:
    """What judging leads needs, the same for all of them."""

    playbook: Playbook
    stages: Stages
    sinks: Sinks
    now: datetime
    explain: str = ""

    def line(self, listed: Listed, events: Sequence[Event], machines: Mapping[int, Discount]) -> Line:
        """The line of one lead; what it did by machines, and its packet, go to the sinks."""
        book, moment = self.playbook, self.now.timestamp()
        found = score(listed.lead, events, machines, book.rules, book.handicaps, moment)
        place = self._place(listed, found)
        degree = temperature(found.deciding, found.last, book.degrees, moment)
        duties = tuple(tasks(book.duties, list(self._states(place, found, listed.fit, degree))))
        self.sinks.discounted(found)
        if self.sinks.packets and about()[place.stage].handed:
            standing = Standing(place.stage, place.since, degree.value, self._history(found.lead.key, place))
            self.sinks.packet(packet(found, standing, listed.fit, duties, book.wanted))
        return Line(
            key=found.lead.key, name=listed.name, points=found.points, deciding=found.deciding, stage=place.stage,
            because=place.because, by=place.by, how=place.how, temperature=degree, fit=listed.fit,
            reasons=tuple(found.reasons[:_KEPT]), proposed=place.proposed, ahead=place.ahead, last=found.last,
            machines=Counter(d.signs[0] for _, d in found.discounted),
            examples=tuple((e.row, d.because) for e, d in found.discounted[:_KEPT]), tasks=duties,
            changes=place.changes, score=found if found.lead.key == self.explain else None,
        )  # fmt: skip

    def _place(self, listed: Listed, found: Score) -> _Place:
        """Where a lead is now: by a person's word, else from where it was by what is known."""
        moment = self.now.timestamp()
        current = self.stages.current(found.lead.key)
        stage = Stage(current.stage) if current else Stage.NEW
        steps = judged(stage, facts_of(listed, found), self.playbook.limits, moment)
        if current and (current.pinned or current.at > self.now):
            proposed = steps[-1].stage if steps and current.pinned else None
            return _Place(
                stage, current.at.timestamp(), current.because, current.by, current.how, proposed,
                ahead=not current.pinned,
            )  # fmt: skip
        changes = tuple(self._change(found.lead.key, step, listed.bought) for step in steps)
        last = changes[-1] if changes else current
        if last is None:
            return _Place(stage, moment, about()[stage].meaning, self.playbook.name, How.RULE)
        return _Place(Stage(last.stage), last.at.timestamp(), last.because, last.by, last.how, None, changes)

    def _change(self, key: str, step: Step, bought: Bought | None) -> StageChange:
        at = self.now.astimezone(UTC).replace(microsecond=0)
        return StageChange(
            lead=key, stage=step.stage, before=step.before, how=step.how,
            by=bought.by if bought and step.how is How.LIST else self.playbook.name, because=step.because, at=at,
        )  # fmt: skip

    def _states(
        self, place: _Place, found: Score, fit: Fit, degree: Temperature
    ) -> Sequence[tuple[str, float]]:
        """What holds of a lead that may ask for a task, each with since when."""
        moment, limits = self.now.timestamp(), self.playbook.limits
        states: list[tuple[str, float]] = [(place.stage, place.since)]
        if degree is Temperature.HOT and about()[place.stage].flows:
            states.append((HOT, found.last or moment))
        aside = about()[place.stage].stands is Stands.ASIDE
        if (
            not aside
            and not fit.verdict
            and limits.fit == "needed"
            and found.acts
            and found.deciding >= limits.mql
        ):
            states.append((UNJUDGED, found.last or moment))
        return [*states, *([(DISPUTED, moment)] if place.proposed else [])]

    def _history(self, key: str, place: _Place) -> list[dict[str, str]]:
        changes = (*self.stages.history(key), *place.changes)
        return [
            {"stage": c.stage, "how": c.how, "by": c.by, "because": c.because, "at": c.at.isoformat()}
            for c in changes
        ]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a lead is and since when, why, by whom and how; where the rules would put it; and what changed."""

    stage: Stage
    since: float
    because: str
    by: str
    how: str
    proposed: Stage | None = None
    changes: tuple[StageChange, ...] = ()
    ahead: bool = False


def facts_of(listed: Listed, found: Score) -> Facts:
    """What is known of a lead when its stage is judged."""
    return Facts(
        fit=listed.fit, deciding=found.deciding, acts=found.acts, marks=found.marks, last=found.last,
        since=found.last if found.last is not None else found.mailed, framework=listed.framework,
        probability=listed.probability, bought=listed.bought,
    )  # fmt: skip

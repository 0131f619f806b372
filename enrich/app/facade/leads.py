"""Leads and deals from the files of a CRM: points, stages, chances, whose they are, and how they go on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from enrich.app.facade.door import Door, user
from enrich.app.pipeline import Piped, PipelineOptions, pipeline
from enrich.app.route import Routed, RouteOptions, route, rules_of
from enrich.app.score import Scored, ScoreOptions, moment_of, score_leads
from enrich.app.score_events import lead_key
from enrich.app.score_leads import read_leads
from enrich.app.stage import say_stage
from enrich.store.stages import StageChange, Stages
from enrich.store.store import Store
from icp.routing import RuleSet

if TYPE_CHECKING:  # What it loads is heavy.
    from enrich.app.calibrate import CalibrateOptions, Foretold, Learnt
    from enrich.app.calibrate_read import Asked


class Leads(Door):
    """Leads and deals from the files of a CRM: points, stages, chances, whose they are, and how they go on."""

    def score(
        self, options: ScoreOptions, now: str = "", watch: Callable[[str], None] = lambda stage: None
    ) -> Scored:
        """Points, stages and tasks of the leads of a file of events.

        Args:
            now: the day or moment as of which to score; the present if left out.
        """
        moment = moment_of(now) if now else datetime.now(UTC)
        with self._store() as store:
            return score_leads(Stages(store), lambda: self._verdicts(store), options, moment, watch)

    def lead(self, name: str, leads: Path | None = None) -> str:
        """How a lead is called that a list has under this name; the name itself without a list."""
        return read_leads(leads, {}, ()).key(lead_key(name)) if leads else lead_key(name)

    def stages(self, lead: str) -> list[StageChange]:
        """The stages of a lead, in order, each with who decided it and why."""
        with self._store() as store:
            return Stages(store).history(lead_key(lead))

    def say_stage(self, lead: str, stage: str, by: str = "", because: str = "") -> list[StageChange]:
        """Say which stage a lead is in; "auto" gives it back to the rules. All that is kept of it, then."""
        with self._store() as store:
            return say_stage(Stages(store), lead, stage, by or user(), because, datetime.now(UTC))

    def forget_stages(self, lead: str) -> int:
        """Erase all that is kept of a lead's stages; how many changes that were."""
        with self._store() as store, store.writing():
            return Stages(store).forget(lead_key(lead))

    def _verdicts(self, store: Store) -> tuple[dict[str, str], str]:
        """The verdicts of the latest run by domain, and whose they are; none where there was no run."""
        if store.find_run() is None:
            return {}, ""
        run = self._latest(store)
        judged = ((a.company.value("company.domain"), str(a.verdict.decision)) for a in run.accounts())
        return {
            domain: verdict for domain, verdict in judged if domain
        }, f"the latest run, of {run.order.input}"

    def calibrate(self, path: Path, options: CalibrateOptions) -> Learnt:
        """What leads were worth, learnt from how they ended; rules and model are written where that is asked."""
        from enrich.app.calibrate import learn

        return learn(path, options, datetime.now(UTC).date())

    def foretell(self, path: Path, model: Path, asked: Asked, out: Path | None) -> Foretold:
        """What a model that was learnt foretells of new leads, in their order."""
        from enrich.app.calibrate import apply

        return apply(path, model, asked, datetime.now(UTC).date(), out)

    def routing_rules(self, path: Path) -> RuleSet:
        """A set of rules of who gets which lead, checked for gaps and overlaps."""
        return rules_of(path)

    def route(self, options: RouteOptions) -> Routed:
        """Who gets which lead of a list, by rules checked before use."""
        return route(options)

    def pipeline(self, options: PipelineOptions) -> Piped:
        """A report on the deals of an export."""
        return pipeline(options)

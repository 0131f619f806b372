"""Runs: a list enriched from beginning to end, the demo among them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from enrich.app.anew import wish_of
from enrich.app.facade.door import Door
from enrich.app.latest import sources_of
from enrich.app.runs import (
    Announce,
    RunOptions,
    World,
    enrich_accounts,
    listings_of,
    order_of,
    writer,
)
from enrich.app.world import play_world, read_plan, world_folder
from enrich.errors import BadInput
from enrich.exports.tables import folder
from enrich.exports.write import Tally, write_all
from enrich.net.archive import Archive
from enrich.net.transport import GatewayTransport
from enrich.store.judgements import Judgements, Output
from enrich.work.placing import settle_apart, take_up
from enrich.work.run import Progress, Run, silent

_DEMO_DAY = datetime(2026, 10, 1, 12, tzinfo=UTC)


class Runs(Door):
    """Runs: a list enriched from beginning to end, the demo among them."""

    def run(
        self, options: RunOptions, progress: Progress = silent, announce: Announce = lambda sentence: None
    ) -> Tally:
        """Enrich a list: ask, resolve, qualify, map, draft, and write the files. Begun again, it goes on where it was.

        Args:
            announce: told what the run may cost, before anything is spent.

        Raises:
            EnrichError: for input, profile, archive or store that cannot be used.
        """
        if options.record and options.replay:
            raise BadInput(
                "--record and --replay exclude each other: a replay asks nobody, so nothing can be recorded."
            )
        if options.replay:
            archive = Archive(options.replay)
            return self.run_in(
                options, World(archive.fingerprint, archive.as_of, archive), progress, announce
            )
        if not (self.settings.contact_email or self.settings.user_agent):
            raise BadInput(
                "sites and services are told who asks, and there is no address to tell them. "
                "Set it once: echo 'ENRICH_CONTACT_EMAIL=you@your-company' >> .env"
            )
        return self.run_in(options, World(), progress, announce)

    def run_in(
        self,
        options: RunOptions,
        world: World,
        progress: Progress = silent,
        announce: Announce = lambda sentence: None,
    ) -> Tally:
        """The same, against a world of one's own choice."""
        listing, *also = listings_of(options)
        order = order_of(options, listing, world, self.settings, also)
        sources = sources_of(order)
        folder(options.out)
        with self._store() as store, store.writing():
            run = Run.begin(store, order, sources, world.moment(), datetime.now(UTC))
            run.prepare(listing, also)
            take_up(run)
            run.renew()
            asyncio.run(enrich_accounts(run, self.settings, options, world, progress, announce))
            settle_apart(run)
            output = Output(str(options.out.resolve()), options.escape.value, options.xlsx, options.jsonl)
            tally = write_all(run, replace(wish_of(run, output), out=options.out), writer(run), progress)
            tally.broken = [*listing.broken, *(f"{a.name}, {line}" for a in also for line in a.broken)]
            judgements = Judgements(store)
            judgements.keep_output(run.key, output)
            judgements.forget_replaced(order.world, run.key)
            store.finish_run(run.key, run.now)
        return tally

    def demo(self, out: Path, progress: Progress = silent) -> Tally:
        """The whole job on the invented world: a server on this machine plays the web."""
        shipped = world_folder()
        with play_world(shipped) as origin:
            transport = GatewayTransport(origin)
            world = World("demo", _DEMO_DAY, transport=transport, haste=200.0, deadline=3.0)
            return self.run_in(
                RunOptions(
                    shipped / "accounts.csv", shipped / "icp.toml", out, sources=read_plan(shipped).sources
                ),
                world,
                progress,
            )

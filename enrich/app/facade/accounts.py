"""Questions about the accounts of the latest run, and drafts to their people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from enrich.app import pages
from enrich.app.emails import Found, of_account
from enrich.app.facade.door import Door
from enrich.app.latest import able_of
from enrich.app.map import Map, map_of
from enrich.app.qualify import Qualification, qualification_of
from enrich.app.runs import (
    sequence_of,
    writer,
)
from enrich.app.warm import known_to_us
from enrich.exports.brief import Brief, Material, brief_of
from enrich.exports.write import Tally, write_drafts_only
from enrich.work.account import Account
from enrich.work.doors import way_of
from enrich.work.drafts import proofs
from icp.frameworks import Framework
from matching.acquaintances import paths
from matching.committee import committee


@dataclass(frozen=True)
class Proven:
    """One draft, checked again: whether it stands, and what does not."""

    company: str
    person: str
    step: int
    ok: bool
    problems: tuple[str, ...] = ()


class Accounts(Door):
    """Questions about the accounts of the latest run, and drafts to their people."""

    def account(self, wanted: str) -> Account:
        """One account of the latest run, by name, domain or row."""
        with self._store() as store:
            return self._latest(store).find(wanted)

    def map(self, wanted: str) -> Map:
        """The buying committee of one account of the latest run, with its people by rank."""
        with self._store() as store:
            run = self._latest(store)
            return map_of(run.find(wanted), run.profile, run.now)

    def mailboxes(self, wanted: str) -> list[Found]:
        """The addresses that the people of one account of the latest run have or may have."""
        with self._store() as store:
            run = self._latest(store)
            return of_account(run.find(wanted), run.now)

    def brief(self, wanted: str, language: str = "", warm: bool = False) -> Brief:
        """The call brief of one account of the latest run.

        Args:
            language: in which to ask; the company's, as far as that is known, if left out.
            warm: whether it may name people whom the user's own exports hold.
        """
        with self._store() as store:
            run = self._latest(store)
            account = run.find(wanted)
            seats = committee(account.company, run.profile.personas, run.now)
            yields = {name: source.yields for name, source in run.sources.items()}
            asks = store.asks(run.key, account.number)
            ways = paths(account.company, known_to_us(self.settings, run.now), run.now) if warm else ()
            able = [run.sources[name] for name in able_of(run)]
            way = way_of(account, able, run.odds, {ask.source for ask in asks})
            return brief_of(Material(account, seats, run.now, asks, yields, ways, way), language)

    def qualification(self, wanted: str, framework: Framework, language: str = "") -> Qualification:
        """How far a deal with one account of the latest run has come, by a framework, and what to ask next.

        Args:
            language: in which to ask; the company's, as far as that is known, if left out.
        """
        with self._store() as store:
            run = self._latest(store)
            account = run.find(wanted)
            seats = committee(account.company, run.profile.personas, run.now)
            return qualification_of(account, framework, seats, run.now, language)

    def draft(self, wanted: Sequence[str], sequence: Path | None, out: Path, people: int) -> Tally:
        """Write drafts for some accounts of the latest run, or for all that are qualified."""
        with self._store() as store, store.writing():
            run = self._latest(store)
            accounts = [run.find(name) for name in wanted] if wanted else run.accounts()
            text = pages.text_of(sequence) if sequence else run.order.sequence
            return write_drafts_only(run, accounts, writer(run, text, people), out)

    def proof(self, wanted: Sequence[str]) -> Iterator[Proven]:
        """Hold the drafts of the latest run against the evidence as it stands today."""
        with self._store() as store:
            run = self._latest(store)
            sequence = sequence_of(run.order.sequence)
            for account in [run.find(name) for name in wanted] if wanted else run.accounts():
                names = {person.id: person.name for person in account.company.people}
                for draft, problems in proofs(run, account, sequence):
                    name = names.get(draft.person, draft.person)
                    yield Proven(account.company.name, name, draft.step, not problems, problems)

"""The files of a run written anew after a person's word, from what is stored: nobody is asked.

They speak of the moment at which the run ended, so that taking the word back gives the same files again. Drafts of
accounts that a word changed are written anew, and those from before it are kept with the word; all others stay.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from enrich.app.latest import able_of
from enrich.app.runs import writer
from enrich.exports.tables import Escape
from enrich.exports.write import Wish, Writer, Written, write_all
from enrich.settings import VERSION
from enrich.store.judgements import Judgements, Output, Replaced, Word
from enrich.work.account import Account
from enrich.work.drafts import drafts_of
from enrich.work.placing import take_up
from enrich.work.run import Run
from matching.deciders import Decider


def wish_of(run: Run, output: Output) -> Wish:
    """How the files of a run are to be written."""
    profile, order = run.profile, run.order
    facts: dict[str, Any] = {
        "title": f"{Path(order.input).stem.replace('_', ' ')}, enriched", "input": order.input,
        "profile": profile.name, "threshold": profile.qualified, "as_of": f"{run.now:%d %b %Y}",
        "version": VERSION, "rows": sum(1 for _ in run.rows()),
    }  # fmt: skip
    return Wish(Path(output.folder), Escape(output.escaped), output.xlsx, output.jsonl, facts, able_of(run))


@dataclass
class _Drafts:
    """What gives each account its drafts: those that were kept for it, or new ones where a word changed it.

    `former` is what stood before a word that is taken back, if that is known; `replaced` what now goes.
    """

    run: Run
    anew: Writer
    changed: Collection[int]
    about: Collection[str]
    former: Mapping[int, Replaced] | None
    replaced: dict[int, Replaced] = field(default_factory=dict)
    kept: dict[int, list[str]] = field(default_factory=dict)

    def __call__(self, account: Account, deciders: Sequence[Decider]) -> Written:
        number = account.number
        was = Judgements(self.run.store).replacing(self.run.key, number)
        texts = was.drafts
        if self._is_changed(account):
            self.replaced[number] = was
            texts = [] if self.former is None else self.former.get(number, was).drafts
        if not texts:
            return self.anew(account, deciders)
        self.kept[number] = texts
        self.run.store.keep_drafts(self.run.key, number, texts)
        return Written(tuple(drafts_of(self.run, account)))

    def _is_changed(self, account: Account) -> bool:
        subjects = {s.subject for s in account.statements}.union(account.same)
        return account.number in self.changed or not subjects.isdisjoint(self.about)


def say_anew(run: Run, word: Word) -> Path | None:
    """Bring a run up to date after a word was said; returns the folder of its files, where they were written."""
    drafts = _bring_up_to_date(run, word, None)
    if drafts is None:
        return None
    Judgements(run.store).keep_replaced(word.n, drafts.replaced)
    return _folder(run)


def unsay_anew(run: Run, word: Word, former: Mapping[int, Replaced] | None) -> Path | None:
    """The same after a word was taken back; `former` is what it replaced, where that is of use."""
    if former is None:
        Judgements(run.store).forget_replaced(run.order.world, run.key)
    return _folder(run) if _bring_up_to_date(run, word, former) else None


def write_anew(run: Run, account: int) -> Path | None:
    """The same after somebody said a value of an account: its drafts are written anew, and all others stay."""
    drafts = _write(run, {account}, set(), None)
    return _folder(run) if drafts else None


def _folder(run: Run) -> Path | None:
    """Where the files of a run are, if it has ended and they are there still."""
    record, output = run.store.find_run(run.key), Judgements(run.store).output(run.key)
    there = record is not None and record.finished and output is not None and Path(output.folder).is_dir()
    return Path(output.folder) if there and output else None


def _bring_up_to_date(run: Run, word: Word, former: Mapping[int, Replaced] | None) -> _Drafts | None:
    judgements = Judgements(run.store)
    before, names = _accounts(run), judgements.names(run.key)
    take_up(run)
    after, names = _accounts(run), names | judgements.names(run.key)
    changed = {after[n] for n in after if before.get(n) != after[n]}
    about = {names.get(key, key) for pair in word.pairs for key in pair}
    drafts = _write(run, changed, about, former)
    if drafts:
        judgements.put_back(run.key, former or {})
    return drafts


def _write(
    run: Run, changed: Collection[int], about: Collection[str], former: Mapping[int, Replaced] | None
) -> _Drafts | None:
    """Write the files of a run anew, where they are there still, as of the moment at which it ended."""
    record, output = run.store.find_run(run.key), Judgements(run.store).output(run.key)
    if _folder(run) is None or record is None or record.finished is None or output is None:
        return None
    ended = replace(run, now=datetime.fromisoformat(record.finished))
    drafts = _Drafts(ended, writer(ended), changed, about, former)
    write_all(ended, wish_of(ended, output), drafts)
    # to the letter, also where their evidence is not known any more
    for number, texts in drafts.kept.items():
        run.store.keep_drafts(run.key, number, texts)
    return drafts


def _accounts(run: Run) -> dict[int, int]:
    judgements = Judgements(run.store)
    return judgements.grouped(run.key) | judgements.placed(run.key)

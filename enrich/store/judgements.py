"""What persons said of who is whom, and what follows from it for a run.

A word is a row of its own that changes no other. Which account a row belongs to by the words of persons is derived and
kept beside what the program found, never in its place: so taking a word back is deleting it, and what was there before
it is there again, to the byte. The words themselves are never edited: of two on one pair the later one stands, and
without it the earlier one. Nothing here decides what follows from a word: that is `work/placing.py`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from enrich.store.database import transaction
from enrich.store.sql import sql
from enrich.store.store import Store

_VERBS = {"same": "merged", "different": "split"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What a person said at one time: that these pairs are one, or that they are two.

    Attributes:
        n: its number in the store; 0 while it is not kept there.
        world: in which world of answers it was said; it holds there.
        kind: "company" or "person".
        verdict: "same" or "different".
        about: those it is about, as they were shown to who said it.
        run: the run it was said of.
        pairs: what sources call them, in order of the names; a row of the user's list is called by its content.
    """

    n: int = 0
    world: str
    kind: str
    verdict: str
    by: str
    because: str
    at: datetime
    about: tuple[str, ...]
    run: str
    pairs: tuple[tuple[str, str], ...]

    @property
    def sentence(self) -> str:
        """Who said what, and when."""
        told = f"{_VERBS[self.verdict]} by {self.by} on {self.at:%d %b %Y}"
        return f"{told}: {self.because}" if self.because else told


@dataclass(frozen=True)
class Output:
    """Where the files of a run were written, and how."""

    folder: str
    escaped: str
    xlsx: bool
    jsonl: bool


@dataclass(frozen=True, slots=True)
class Replaced:
    """What was written down of an account before a word: the cells beside its rows, and its drafts."""

    cells: list[str]
    drafts: list[str]


@dataclass(frozen=True)
class Judgements:
    """The words of persons, in the store."""

    store: Store

    def say(self, word: Word) -> int:
        """Keep a word; returns its number."""
        values = {
            "world": word.world, "kind": word.kind, "verdict": word.verdict, "by": word.by,
            "because": word.because, "at": word.at.isoformat(), "run": word.run,
            "about": json.dumps(word.about, ensure_ascii=False),
        }  # fmt: skip
        with transaction(self.store.db) as c:
            number = int(c.execute(sql("add_word"), values).fetchall()[0][0])
            c.executemany(
                sql("add_word_pair"), [{"word": number, "left": a, "right": b} for a, b in word.pairs]
            )
        return number

    def words(self, world: str) -> list[Word]:
        """All that was said in a world, in the order in which it was said."""
        rows = self.store.query("words", world=world)
        return [_word(list(found)) for _, found in groupby(rows, itemgetter("n"))]

    def take_back(self, number: int) -> None:
        """Delete a word. What it stood in the way of stands again."""
        with transaction(self.store.db) as c:
            c.execute(sql("drop_word_pairs"), {"word": number})
            c.execute(sql("drop_word"), {"word": number})

    # -- what a word replaced --------------------------------------------------------------------------------

    def replacing(self, run: str, account: int) -> Replaced:
        """What is written down of an account, before it is written down anew."""
        return Replaced(self.store.result(run, account), self.store.drafts(run, account))

    def keep_replaced(self, number: int, replaced: Mapping[int, Replaced]) -> None:
        """Keep what was written down before a word of the accounts that were written down anew because of it."""
        text = json.dumps({n: asdict(was) for n, was in sorted(replaced.items())}, ensure_ascii=False)
        with transaction(self.store.db) as c:
            c.execute(sql("keep_replaced"), {"word": number, "replaced": text})

    def replaced(self, number: int, run: str) -> dict[int, Replaced] | None:
        """The same, by account; None where it is of no use for this run any more."""
        for row in self.store.query("replaced", word=number):
            if row["run"] == run and row["replaced"]:
                return {int(n): Replaced(**was) for n, was in json.loads(row["replaced"]).items()}
        return None

    def put_back(self, run: str, replaced: Mapping[int, Replaced]) -> None:
        """Have it stand again as it stood."""
        for account, was in replaced.items():
            self.store.keep_drafts(run, account, was.drafts)
            if was.cells:
                self.store.keep_result(run, account, was.cells)
            else:
                with transaction(self.store.db) as c:
                    c.execute(sql("drop_result"), {"run": run, "account": account})

    def forget_replaced(self, world: str, run: str) -> None:
        """Forget it for a run: its accounts were written down anew."""
        with transaction(self.store.db) as c:
            c.execute(sql("forget_replaced"), {"world": world, "run": run})

    # -- what follows for a run ------------------------------------------------------------------------------

    def grouped(self, run: str) -> dict[int, int]:
        """The account of each row as the program has it, whatever persons said."""
        return {row["n"]: row["account"] for row in self.store.query("grouped", run=run)}

    def placed(self, run: str) -> dict[int, int]:
        """The account of each row whose account words touch."""
        return {row["n"]: row["account"] for row in self.store.query("judged_rows", run=run)}

    def names(self, run: str) -> dict[str, str]:
        """Which subject of a run is meant by a name that stands for content."""
        return {row["key"]: row["subject"] for row in self.store.query("judged_names", run=run)}

    def place(self, run: str, rows: Mapping[int, int], names: Mapping[str, str]) -> None:
        """Say what follows from the words for a run, in place of what followed before."""
        if rows == self.placed(run) and names == self.names(run):
            return
        with transaction(self.store.db) as c:
            c.execute(sql("drop_judged_rows"), {"run": run})
            c.execute(sql("drop_judged_names"), {"run": run})
            c.executemany(
                sql("judge_row"), [{"run": run, "n": n, "account": account} for n, account in rows.items()]
            )
            c.executemany(
                sql("judge_name"), [{"run": run, "key": key, "subject": s} for key, s in names.items()]
            )

    def speaks_of(self, world: str, subject: str) -> bool:
        """Whether any source spoke of a subject."""
        return any(True for _ in self.store.query("speaks_of", world=world, subject=subject))

    # -- where the files of a run are ----------------------------------------------------------------------------

    def keep_output(self, run: str, output: Output) -> None:
        """Note where the files of a run were written."""
        values = {
            "run": run, "folder": output.folder, "escaped": output.escaped,
            "xlsx": int(output.xlsx), "jsonl": int(output.jsonl),
        }  # fmt: skip
        with transaction(self.store.db) as c:
            c.execute(sql("keep_output"), values)

    def output(self, run: str) -> Output | None:
        """Where the files of a run were written; None where they were not yet."""
        for row in self.store.query("output", run=run):
            return Output(row["folder"], row["escaped"], bool(row["xlsx"]), bool(row["jsonl"]))
        return None


def later_stands(words: Iterable[Word], kind: str) -> dict[tuple[str, str], Word]:
    """The word that stands on each pair of a kind."""
    return {pair: word for word in words if word.kind == kind for pair in word.pairs}


def _word(rows: list[dict[str, Any]]) -> Word:
    first = rows[0]
    same = {name: first[name] for name in ("n", "world", "kind", "verdict", "by", "because", "run")}
    return Word(
        **same,
        at=datetime.fromisoformat(first["at"]),
        about=tuple(json.loads(first["about"])),
        pairs=tuple((row["left"], row["right"]) for row in rows),
    )

"""What persons said of companies, kept: a value of theirs, or how far a fact of the deal has come.

An answer is a row of its own, never edited: a newer one on the same field stands, and the older is kept. It is keyed
by what survives a run: the rows it was said of by their content, and what sources call the company. Which account of a
run that is, and what follows from it, is for `work/answers.py` to say.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from enrich.store.database import transaction
from enrich.store.sql import sql
from enrich.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a person said of one field of one company at one time.

    Attributes:
        n: its number in the store; 0 while it is not kept there.
        world: in which world of answers it was said; it holds there.
        field: of the vocabulary, such as "company.employees" or "deal.money".
        note: in their own words, if any.
        about: the company, as it was shown to who said it.
        run: the run it was said of.
        names: what the company is called: its rows by their content, and subjects of sources.
    """

    n: int = 0
    world: str
    field: str
    value: str
    note: str
    by: str
    at: datetime
    about: str
    run: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Answers:
    """The answers of persons, in the store."""

    store: Store

    def say(self, answer: Answer) -> int:
        """Keep an answer; returns its number."""
        values = {
            "world": answer.world, "field": answer.field, "value": answer.value, "note": answer.note,
            "by": answer.by, "at": answer.at.isoformat(), "about": answer.about, "run": answer.run,
        }  # fmt: skip
        with transaction(self.store.db) as c:
            number = int(c.execute(sql("add_answer"), values).fetchall()[0][0])
            c.executemany(sql("add_answer_name"), [{"answer": number, "name": name} for name in answer.names])
        return number

    def take_back(self, number: int) -> None:
        """Delete an answer. What was said before it stands again."""
        with transaction(self.store.db) as c:
            for name in ("drop_answer_names", "drop_answer"):
                c.execute(sql(name), {"answer": number})

    def said(self, world: str) -> list[Answer]:
        """All that was said in a world, in the order in which it was said."""
        rows: Iterable[dict[str, Any]] = self.store.query("answers", world=world)
        return [_answer(list(same)) for _, same in groupby(rows, key=itemgetter("n"))]


def _answer(rows: list[dict[str, Any]]) -> Answer:
    first = rows[0]
    same = {name: first[name] for name in ("n", "world", "field", "value", "note", "by", "about", "run")}
    return Answer(
        **same, at=datetime.fromisoformat(first["at"]), names=tuple(str(row["name"]) for row in rows)
    )

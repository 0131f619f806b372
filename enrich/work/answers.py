"""A person says a value of a company, or how far a fact of a deal has come: it is checked, kept, made a statement.

Such a statement is about the account it was said of, in this run and in every later one that has the company: its rows
find it by their content, and what sources call the company finds it in another list. In a world that stands still it
does not age. Nothing said here is checked against sources, and a word that cannot be read is refused, never guessed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from connectors.fields import FIELDS, Kind
from connectors.files.cells import findings
from connectors.files.dates import iso_day
from connectors.hosts import parse, registrable
from connectors.statement import MOST_QUOTE, MOST_VALUE, PERSON, Statement
from connectors.text import fold, squash, visible
from enrich.errors import BadInput
from enrich.store.answers import Answer, Answers
from enrich.work.rowkeys import PREFIX, keys_of
from matching.agreement import span
from matching.cluster import MODEL

if TYPE_CHECKING:
    from enrich.work.account import Account
    from enrich.work.run import Run

LEVELS = ("1", "2", "3", "4", "5")
_MOST_NAME = 100
_MONEY = re.compile(r"-?\d+(?:\.\d+)? [A-Z]{3}")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_EXAMPLES = {
    Kind.NUMBER: '"45", "11-50" or "1000+"', Kind.MONEY: '"1250000 EUR"', Kind.DATE: '"2019" or "2019-04-30"',
    Kind.URL: '"https://acme.example/about"', Kind.HOST: '"acme.example"', Kind.COUNTRY: '"Germany" or "DE"',
}  # fmt: skip


@dataclass(frozen=True)
class Saying:
    """What a person says, before it is checked: of which field, what, in which words of their own, and who."""

    field: str
    value: str
    by: str
    at: datetime
    note: str = ""


@dataclass(frozen=True)
class Answered:
    """What was said of companies, by the subjects that a run has for them.

    `moment` is what time it always is in a world that stands still; None on the live web.
    """

    said: Mapping[str, tuple[Answer, ...]]
    moment: datetime | None = None

    @staticmethod
    def of(answers: Iterable[Answer], rows: Mapping[str, str], moment: datetime | None) -> Answered:
        """Answers by subject. One whose rows are in this run is about them; another, about what sources call it.

        Args:
            rows: which subject of the run each name of a row means, as far as the row is in it.
        """
        found: dict[str, list[Answer]] = defaultdict(list)
        for answer in answers:
            known = [rows[name] for name in answer.names if name in rows]
            for subject in known or (name for name in answer.names if not name.startswith(PREFIX)):
                found[subject].append(answer)
        return Answered({subject: tuple(same) for subject, same in found.items()}, moment)

    def about(self, account: str, own: Collection[str]) -> list[Statement]:
        """What was said of an account that is all these subjects, as statements, in the order in which it was said."""
        if not self.said:
            return []
        of = {answer.n: answer for subject in own for answer in self.said.get(subject, ())}
        return [self._statement(of[n], account) for n in sorted(of)]

    def _statement(self, answer: Answer, account: str) -> Statement:
        since = self.moment or answer.at
        return Statement(
            subject=account, field=answer.field, value=answer.value, source=PERSON, url=f"{PERSON}:{answer.by}",
            at=f"answer {answer.n}", quote=(answer.note or answer.value)[:MOST_QUOTE], seen=answer.at,
            expires=since + timedelta(days=FIELDS[answer.field].stale_days), confidence=1.0,
        )  # fmt: skip


# -- saying ------------------------------------------------------------------------------------------------


def say(run: Run, account: Account, sayings: Sequence[Saying]) -> list[Answer]:
    """Keep what a person says of an account: all of it, or nothing where some of it cannot be kept.

    Raises:
        BadInput: for a field that is not a company's, a value that cannot be read as one of it, a nameless person.
    """
    names = _names(run, account)
    about = account.company.name or f"row {account.number}"
    answers = [_checked(saying, run, about, names) for saying in sayings]
    return [replace(answer, n=Answers(run.store).say(answer)) for answer in answers]


def _checked(saying: Saying, run: Run, about: str, names: tuple[str, ...]) -> Answer:
    by, note = squash(visible(saying.by)), squash(visible(saying.note))
    if fold(by) == MODEL or not by or len(by) > _MOST_NAME:
        raise BadInput(
            f"--by {saying.by[:_MOST_NAME]!r} is nobody's name: an answer is a person's. Give your own."
        )
    if len(note) > MOST_VALUE:
        raise BadInput(f"the note has {len(note):,} characters, and {MOST_VALUE:,} are kept. Shorten it.")
    field = full_name(saying.field)
    return Answer(
        world=run.order.world, field=field, value=read_value(field, saying.value), note=note, by=by, at=saying.at,
        about=about, run=run.key, names=names,
    )  # fmt: skip


def take_back(run: Run, account: Account, field: str) -> Answer:
    """Delete what was said last of a field of an account.

    Raises:
        BadInput: when nobody said anything of it.
    """
    field = full_name(field)
    said = [answer for answer in answers_of(run, account) if answer.field == field]
    if not said:
        raise BadInput(f"nobody said anything of {field} here: there is nothing to take back.")
    Answers(run.store).take_back(said[-1].n)
    return said[-1]


def answers_of(run: Run, account: Account) -> list[Answer]:
    """All that was said of an account, in the order in which it was said."""
    spoken = {s.at for s in account.statements if s.source == PERSON}
    return [a for a in Answers(run.store).said(run.order.world) if f"answer {a.n}" in spoken]


def _names(run: Run, account: Account) -> tuple[str, ...]:
    numbers = [row.n for row in run.store.rows(run.key, account=account.number)]
    rows = keys_of(run.rows(), numbers, run.statements_of).values()
    return (*sorted(rows), *sorted(s for s in account.same if not s.startswith("file:")))


# -- reading -----------------------------------------------------------------------------------------------


def full_name(field: str) -> str:
    """A field as somebody calls it: "employees" is "company.employees".

    Raises:
        BadInput: for one that no company has, or that is about people.
    """
    name = field if "." in field else f"company.{field}"
    if name.partition(".")[0] in ("company", "deal") and name in FIELDS:
        return name
    from rapidfuzz.process import extract

    may = {n: n.partition(".")[2] for n in FIELDS if n.startswith(("company.", "deal."))}
    called = field.lower().rpartition(".")[2]
    near = [n.removeprefix("company.") for *_, n in extract(called, may, limit=3, score_cutoff=70)]
    deal = ", ".join(n for n in may if n.startswith("deal."))
    hint = (
        f"Did you mean {' or '.join(near)}?"
        if near
        else f"Fields are those that `enrich why COMPANY` shows, and facts of a deal: {deal}."
    )
    raise BadInput(f"{field!r} is no field of a company. {hint}")


def read_value(field: str, text: str) -> str:
    """A value of a company's field as the vocabulary writes it.

    Raises:
        BadInput: for what cannot be read as one.
    """
    name = full_name(field)
    if name.startswith("deal."):
        if text.strip() not in LEVELS:
            raise BadInput(f"{name} is a level from 1 to 5, not {text[:40]!r}.")
        return text.strip()
    found = [f.value for f in findings(name, text[:MOST_VALUE], "", "") if f.field == name]
    below_zero = FIELDS[name].kind is Kind.NUMBER and text.strip().startswith(("-", "\N{MINUS SIGN}"))
    value = _as_kind(FIELDS[name].kind, found[0]) if found and not below_zero else ""
    if not value:
        example = _EXAMPLES.get(FIELDS[name].kind, f"the {FIELDS[name].about}")
        raise BadInput(f"{text[:60]!r} says nothing for {name}. Write it like {example}.")
    return value


def _as_kind(kind: Kind, value: str) -> str:
    """A value that is of its kind, else an empty text."""
    if kind is Kind.NUMBER:
        return value if span(value) else ""
    if kind is Kind.MONEY:
        return value if _MONEY.fullmatch(value) else ""
    if kind is Kind.DATE:
        return value if _DATE.fullmatch(value) else iso_day(value) or ""
    if kind is Kind.HOST:
        return registrable(value) or ""
    if kind is Kind.URL:
        parsed = parse(value)
        return parsed[0] if parsed else ""
    return value

"""Rows of an export as deals. What cannot be read is said, with its row; the rest of the row and of the file goes on.

A stage that nobody knows keeps its deal out of the report, for any stage it was given would be invented.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from icp.amounts import currency_code, read_amount
from icp.pipeline.columns import LONGEST, OUTCOMES, Columns
from icp.pipeline.deal import Deal, first_reached
from icp.pipeline.endings import ENDS, Rows
from icp.pipeline.stage import Stage, stage_named


class Trouble(NamedTuple):
    """What could not be read: in which row, what, and what became of it."""

    row: int
    what: str


@dataclass(frozen=True)
class DealTable:
    """The deals of an export, and all that was odd about it.

    Attributes:
        places: part → place of its column; `entered` the columns that hold the day of a stage.
        unknown: words for stages that nobody knows, each with how many deals have it.
        beside: further columns of stages, and the ends (won, lost) that are read from each.
    """

    deals: tuple[Deal, ...]
    places: Mapping[str, int]
    entered: Mapping[Stage, int]
    troubles: tuple[Trouble, ...] = ()
    unknown: Mapping[str, int] = field(default_factory=dict)
    beside: Mapping[int, frozenset[Stage]] = field(default_factory=dict)


Change = tuple[str, date, Stage]


def read_deals(
    columns: Sequence[str],
    rows: Rows,
    now: date,
    said: Mapping[str, str] = {},
    words: Mapping[str, Stage] = {},
    currency: str = "",
    history: Iterable[Change] = (),
) -> DealTable:
    """The deals of an export.

    Args:
        rows: each with its number.
        now: today; days behind it are doubted.
        said: part → column, as the user says.
        words: the user's own words for stages, folded.
        currency: that of amounts which name none.
        history: changes of stage from another file: deal, day, stage.

    Raises:
        UnknownHeading: for columns named that are not there.
    """
    table = Columns(columns, rows, said, words)
    changes: defaultdict[str, list[tuple[date, Stage]]] = defaultdict(list)
    for key, day, stage in history:
        changes[key].append((day, stage))
    deals, troubles, unknown = [], list[Trouble](), Counter[str]()
    seen: dict[str, int] = {}
    for n, cells in rows:
        reader = _Row(table, n, cells, now, currency, troubles)
        key = table.cell(cells, "deal")
        if key and key in seen:
            reader.say(f"deal {key} stands in row {seen[key]} already; left out")
            continue
        deal = reader.deal(key, changes.get(key, []) if key else [], unknown)
        if deal:
            deals.append(deal)
            seen[key] = n
    left_out = dict(unknown.most_common())
    return DealTable(tuple(deals), table.places, table.entered, tuple(troubles), left_out, table.beside)


def _begins(stage: Stage, created: date, visits: Sequence[tuple[date, Stage]]) -> bool:
    """Whether a deal was to be contacted from its creation on: it still is, or its history begins later.

    Without a history that holds for no other stage: what lies between creation and the last change nobody wrote down.
    """
    if any(step is Stage.TO_CONTACT for _, step in visits):
        return False
    return created < min(visits)[0] if visits else stage is Stage.TO_CONTACT


@dataclass
class _Row:
    """One row, being read."""

    table: Columns
    n: int
    cells: Sequence[str]
    now: date
    currency: str
    troubles: list[Trouble]

    def say(self, what: str) -> None:
        self.troubles.append(Trouble(self.n, what))

    def deal(self, key: str, changes: list[tuple[date, Stage]], unknown: Counter[str]) -> Deal | None:
        won = self._won()
        stage, left, word = self._stage(won)
        if stage is None:
            if word:
                unknown[word[:LONGEST]] += 1
            else:
                self.say("no stage; left out")
            return None
        created, closed = self._day("created"), self._day("closed")
        if closed is None and stage is Stage.WON:
            closed = won
        if created and created > self.now:
            self.say(f"created on {created}, which is in the future; taken as not known")
            created = None
        if stage.open:
            closed = None  # a day that is hoped for
        elif closed is None:
            closed = (
                self._on(self.table.entered[stage]) if stage in self.table.entered else self._day("changed")
            )
        entered = self._entered(stage, created, changes)
        closed = self._in_order(created, closed, entered)
        if stage is Stage.LOST and left is None:
            left = max(entered, key=lambda step: step.rank, default=None)
        amount, currency = self._amount()
        return Deal(
            self.n, key or f"row {self.n}", stage, left, entered, created, closed, amount, currency,
            self.table.cell(self.cells, "owner"), self.table.cell(self.cells, "source"),
            self._day("mql"), self._day("sql"),
        )  # fmt: skip

    def _won(self) -> date | None:
        """The day on which it was won, where a column of such days is filled."""
        day = self._day("won")
        if day and day > self.now:
            self.say(f"won on {day}, which is in the future; taken as not known")
            return None
        return day

    def _stage(self, won: date | None) -> tuple[Stage | None, Stage | None, str]:
        """As `_told`; a day on which it was won means won, and so does what another column alone can say."""
        stage, left, word = self._told()
        if stage is Stage.LOST and won:
            self.say(f'won on {won}, though it is said to be lost ("{word[:LONGEST]}"); taken as won')
        elif stage in ENDS:
            return stage, left, word
        end = Stage.WON if won else self._ended_beside()
        return (end, left or (stage if stage and stage.open else None), word) if end else (stage, left, word)

    def _ended_beside(self) -> Stage | None:
        for n, ends in self.table.beside.items():
            if n < len(self.cells) and (found := stage_named(self.cells[n], self.table.words)) in ends:
                return found
        return None

    def _told(self) -> tuple[Stage | None, Stage | None, str]:
        """Where a deal stands; from which open stage it was won or lost, where that is said beside; the word for it."""
        word, text = self.table.cell(self.cells, "stage"), self.table.cell(self.cells, "outcome")
        here = stage_named(word, self.table.words) if word else None
        told = OUTCOMES.get(text.lower(), stage_named(text, self.table.words)) if text else None
        if told is not None and not told.open:
            return told, here if here and here.open else None, word
        if not word and text.lower() not in OUTCOMES:
            return (
                told,
                None,
                text,
            )  # a column called Status may be the only one that says where a deal stands
        return here, None, word

    def _day(self, part: str) -> date | None:
        return self._on(self.table.places[part]) if part in self.table.places else None

    def _on(self, n: int) -> date | None:
        day, bad = self.table.day(self.cells, n)
        if bad:
            self.say(f'"{bad}" is no day, or may be two; taken as not known')
        return day

    def _entered(
        self, stage: Stage, created: date | None, changes: list[tuple[date, Stage]]
    ) -> dict[Stage, date]:
        """The day on which each stage was first reached, by all that the row and the history say."""
        columns = {step: n for step, n in self.table.entered.items() if step.open}
        visits = [(day, step) for step, n in columns.items() if (day := self._on(n))] + changes
        if created and _begins(stage, created, visits):
            visits.append((created, Stage.TO_CONTACT))
        changed = self._day("changed") if stage.open else None
        if changed and not any(step is stage for _, step in visits):
            visits.append((changed, stage))
        late = [day for day, _ in visits if day > self.now]
        if late:
            self.say(f"{late[0]} is in the future; taken as not known")
        return first_reached((day, step) for day, step in visits if day <= self.now)

    def _in_order(
        self, created: date | None, closed: date | None, entered: Mapping[Stage, date]
    ) -> date | None:
        begun = max((day for day in (created, *entered.values()) if day), default=None)
        if closed and closed > self.now:
            self.say(f"closed on {closed}, which is in the future; taken as not known")
            return None
        if closed and begun and closed < begun:
            self.say(f"closed on {closed}, before {begun}; taken as not known")
            return None
        return closed

    def _amount(self) -> tuple[Decimal | None, str]:
        text = self.table.cell(self.cells, "amount")
        cell = self.table.cell(self.cells, "currency")
        currency = currency_code(cell) if cell else self.currency
        if cell and not currency:
            self.say(f'"{cell[:LONGEST]}" is no code of a currency, such as EUR; the amount counts for none')
        if not text or text in ("-", "–", "n/a"):
            return None, currency
        found = read_amount(text)
        if found is None:
            self.say(f'"{text[:LONGEST]}" is no amount; taken as not known')
        elif found.value < 0:
            self.say(f"{text[:LONGEST]} is below nothing; taken as not known")
        else:
            return found.value, found.currency or currency
        return None, currency

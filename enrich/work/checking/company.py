"""The company of one row of a list, read as far as it is asked about, and what was asked of it.

A profile asks for a few fields, and the values of a list repeat. So a row is not made a company whole: each field is
read and believed when a criterion asks for it, exactly as it would be in the whole, and it is noted which cells that
took. Rows that agree in those cells get the same answer (`remembered.py`).

What is no value of the company itself (its people, roles, events, family) is taken from the whole row, by the one code
that puts companies together, and the note says so: such an answer is of this row alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from connectors.files.columns import Mapped
from connectors.files.partial import columns_of, telling
from connectors.files.rows import row_statements
from connectors.statement import Statement
from matching.assemble import company
from matching.nouns import Company, Entity, Passport, Person, Relation, Signal
from matching.passports import passports_of
from matching.signals import NOTHING, signals_of
from matching.together import believed_with
from matching.trust import Trust

TRUST = Trust({"file": 0.9})
Columns = tuple[int, ...]
Cells = tuple[str | None, ...]
_LONGEST_KEPT = 80
_MOST_TOLD = 4_096


def repeats(cells: Cells) -> bool:
    """Whether other rows may well say the same. Long texts hardly repeat, and take room."""
    return max(map(_length, cells), default=0) <= _LONGEST_KEPT


def _length(cell: str | None) -> int:
    return len(cell) if cell else 0


class Plan(NamedTuple):
    """How to read some fields that are believed together: the columns that tell of them, and the cells these read."""

    fields: frozenset[str]
    mapping: tuple[Mapped, ...]
    columns: Columns


class Told:
    """What the cells of a plan state, and what is believed of that, made when it is asked for.

    Rows that agree in these cells share it; the evidence may name another of them.
    """

    def __init__(self, statements: Sequence[Statement], plan: Plan, now: datetime) -> None:
        self.statements, self._plan, self._now = statements, plan, now

    @cached_property
    def passports(self) -> dict[str, Passport]:
        own = [s for s in self.statements if s.field in self._plan.fields and s.kind == "company"]
        return passports_of(own, self._now, TRUST) if own else {}

    @cached_property
    def values(self) -> dict[str, str]:
        """The last value of each field, of whatever subject."""
        return {s.field: s.value for s in self.statements}


class Reading:
    """How the rows of one list are read: its columns, and which of them each field depends on.

    Attributes:
        kinds: what its columns are about: "company", "person".
    """

    def __init__(self, file: str, mapping: Sequence[Mapped], now: datetime) -> None:
        self.file, self.mapping, self.now = file, mapping, now
        self.kinds = frozenset(m.field.partition(".")[0] for m in mapping)
        self._plans: dict[str, Plan] = {}
        self._told: dict[tuple[frozenset[str], Cells], Told] = {}

    def plan(self, field: str) -> Plan:
        """How to read a field; the same plan for fields that are believed together."""
        if field not in self._plans:
            together = frozenset(believed_with(field))
            mapping = telling(together, self.mapping)
            plan = Plan(together, mapping, columns_of(mapping))
            self._plans |= dict.fromkeys(together, plan)
        return self._plans[field]

    def told(self, plan: Plan, row: ReadRow) -> Told:
        """What a row states by a plan; read once for rows that agree in what short cells say."""
        cells = row.cells_of(plan.columns)
        found = self._told.get((plan.fields, cells))
        if found is None:
            found = Told(self.read(plan.mapping, row), plan, self.now)
            if repeats(cells):
                if len(self._told) >= _MOST_TOLD:
                    self._told.clear()
                self._told[plan.fields, cells] = found
        return found

    def read(self, mapping: Sequence[Mapped], row: ReadRow) -> list[Statement]:
        return row_statements(self.file, row.n, row.cells, mapping, self.now) if mapping else []


class ReadRow(Mapping[str, Passport]):
    """The passports of a row's company, each made when it is asked for.

    Attributes:
        took: the cells that were read for what was asked so far, in the order of asking.
        wholly: whether something was asked that only the whole row answers.
    """

    def __init__(self, reading: Reading, n: int, cells: Sequence[str]) -> None:
        self.n, self.cells, self.reading = n, cells, reading
        self.took: list[Columns] = []
        self.wholly = False
        self._told: dict[frozenset[str], Told] = {}

    def get(self, field: str, default: object = None) -> Passport | None:  # type: ignore[override]
        plan = self.reading.plan(field)
        if not plan.columns:
            return None
        if plan.columns not in self.took:
            self.took.append(plan.columns)
        return self._told_by(plan).passports.get(field)

    def cells_of(self, columns: Columns) -> Cells:
        """What stands in some cells; None where the row is too short to have one."""
        cells = self.cells
        return tuple([cells[n] if n < len(cells) else None for n in columns])

    def begin(self) -> None:
        """Somebody else asks now: note anew what is asked."""
        self.took, self.wholly = [], False

    def __getitem__(self, field: str) -> Passport:
        passport = self.get(field)
        if passport is None:
            raise KeyError(field)
        return passport

    def __iter__(self) -> Iterator[str]:
        return iter(self.whole.passports)

    def __len__(self) -> int:
        return len(self.whole.passports)

    def says(self, field: str) -> str:
        """The last value that the row states of a field, of whatever subject; an empty text where it states none."""
        plan = self.reading.plan(field)
        return self._told_by(plan).values.get(field, "") if plan.columns else ""

    def _told_by(self, plan: Plan) -> Told:
        if plan.fields not in self._told:
            self._told[plan.fields] = self.reading.told(plan, self)
        return self._told[plan.fields]

    @property
    def whole(self) -> Company:
        """The company as it is put together from all that the row says."""
        self.wholly = True
        return self._whole

    @cached_property
    def _whole(self) -> Company:
        reading = self.reading
        subject = f"file:{reading.file}:{self.n}"
        return company(subject, reading.read(reading.mapping, self), {subject}, reading.now, TRUST)


class RowCompany(Company):
    """The company of a row: the same as `matching.assemble.company` makes of it, made as far as it is asked."""

    def __init__(self, row: ReadRow) -> None:
        object.__setattr__(self, "_row", row)

    _row: ReadRow

    @property
    def passports(self) -> Mapping[str, Passport]:
        return self._row

    @property
    def id(self) -> str:
        return self._row.whole.id

    @property
    def subjects(self) -> tuple[str, ...]:
        return self._row.whole.subjects

    @property
    def people(self) -> tuple[Person, ...]:
        return self._row.whole.people if self._may_have("person") else ()

    @property
    def roles(self) -> tuple[Entity, ...]:
        return self._row.whole.roles if self._may_have("role") else ()

    @property
    def fundings(self) -> tuple[Entity, ...]:
        return self._row.whole.fundings if self._may_have("funding") else ()

    @property
    def signals(self) -> tuple[Signal, ...]:
        if self._may_have("person", "role", "funding", "signal"):
            return self._row.whole.signals
        return signals_of(self, (), NOTHING, self._row.reading.now)

    def _may_have(self, *kinds: str) -> bool:
        """Whether a row of this list can state anything of things of these kinds."""
        return not self._row.reading.kinds.isdisjoint(kinds)

    @property
    def family(self) -> tuple[Relation, ...]:
        return self._row.whole.family

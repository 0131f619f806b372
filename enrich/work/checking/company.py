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
_MOST_BELIEVED = 4_096


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


class Reading:
    """How the rows of one list are read: its columns, and which of them each field depends on.

    Attributes:
        kinds: what its columns are about: "company", "person".
        believed: what was believed of some fields by the cells that tell of them, for rows that agree in these.
    """

    def __init__(self, file: str, mapping: Sequence[Mapped], now: datetime) -> None:
        self.file, self.mapping, self.now = file, mapping, now
        self.kinds = frozenset(m.field.partition(".")[0] for m in mapping)
        self.believed: dict[tuple[Columns, Cells, frozenset[str]], dict[str, Passport]] = {}
        self._plans: dict[str, Plan] = {}

    def plan(self, field: str) -> Plan:
        """How to read a field; the same plan for fields that are believed together."""
        if field not in self._plans:
            together = frozenset(believed_with(field))
            mapping = telling(together, self.mapping)
            plan = Plan(together, mapping, columns_of(mapping))
            self._plans |= dict.fromkeys(together, plan)
        return self._plans[field]


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
        self._made: dict[str, Passport] = {}
        self._asked: set[str] = set()
        self._said: dict[frozenset[str], list[Statement]] = {}

    def get(self, field: str, default: object = None) -> Passport | None:  # type: ignore[override]
        plan = self.reading.plan(field)
        if plan.columns not in self.took:
            self.took.append(plan.columns)
        if plan.columns and field not in self._asked:
            self._asked |= plan.fields
            self._made |= self._believed(plan)
        return self._made.get(field)

    def cells_of(self, columns: Columns) -> Cells:
        """What stands in some cells; None where the row is too short to have one."""
        cells = self.cells
        return tuple([cells[n] if n < len(cells) else None for n in columns])

    def _believed(self, plan: Plan) -> dict[str, Passport]:
        """What is believed of some fields. Their evidence may name another row that says the same."""
        cells, known = self.cells_of(plan.columns), self.reading.believed
        key = plan.columns, cells, plan.fields
        if (found := known.get(key)) is not None:
            return found
        said = [s for s in self._said_of(plan) if s.field in plan.fields and s.kind == "company"]
        made = passports_of(said, self.reading.now, TRUST) if said else {}
        if repeats(cells):
            if len(known) >= _MOST_BELIEVED:
                known.clear()
            known[key] = made
        return made

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
        said = self._said_of(plan) if plan.columns else ()
        return next((s.value for s in reversed(said) if s.field == field), "")

    def has(self, field: str) -> bool:
        """Whether the row states anything of a field."""
        read = any([s.field == field for said in self._said.values() for s in said])
        return read or bool(self.says(field))

    def _said_of(self, plan: Plan) -> list[Statement]:
        """What the row says in the columns that tell of some fields, read once."""
        if plan.fields not in self._said:
            self._said[plan.fields] = self._read(plan.mapping)
        return self._said[plan.fields]

    def _read(self, mapping: Sequence[Mapped]) -> list[Statement]:
        reading = self.reading
        return row_statements(reading.file, self.n, self.cells, mapping, reading.now)

    @property
    def whole(self) -> Company:
        """The company as it is put together from all that the row says."""
        self.wholly = True
        return self._whole

    @cached_property
    def _whole(self) -> Company:
        reading = self.reading
        subject = f"file:{reading.file}:{self.n}"
        return company(subject, self._read(reading.mapping), {subject}, reading.now, TRUST)


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

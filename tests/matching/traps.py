"""The cases of `fixtures/matching/`: what must stay apart, what must meet, and a crowd that has nothing to do with it.

Every case is two to four records of which it is known who is who. All cases of one kind stand in one list with the
crowd, as they would in anybody's file; so a record may be joined to the wrong one of its own case, to one of another
case, or to one of the crowd, and none of the three is forgiven.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

from matching.records import Record
from matching.resolve import Resolution, resolve

FIXTURES = Path(__file__).parent.parent.parent / "fixtures" / "matching"
KINDS = ("company", "person")
# Whose mark it is: a record that fits several subjects, and so belongs to none of them.
_FITS_SEVERAL = "-"
_CROWD = "crowd"


@dataclass(frozen=True)
class Case:
    """Records of which it is known who is who.

    Attributes:
        kind: what they are, companies or people.
        group: what kind of case it is; cases of one group are resolved together.
        subjects: for each record by its id the subject it is about.
        falls_short: why the engine is known to fail here; empty where it does not.
    """

    kind: str
    group: str
    name: str
    why: str
    records: tuple[Record, ...]
    subjects: Mapping[str, str]
    falls_short: str = ""

    @property
    def id(self) -> str:
        return f"{self.kind}: {self.group}: {self.name}"

    @property
    def apart(self) -> tuple[tuple[str, str], ...]:
        """Pairs of ids that must not be in one cluster."""
        return tuple(pair for pair in combinations(self.subjects, 2) if not self._one(*pair))

    @property
    def together(self) -> tuple[tuple[str, str], ...]:
        """Pairs of ids that must be in one cluster."""
        return tuple(pair for pair in combinations(self.subjects, 2) if self._one(*pair))

    def _one(self, left: str, right: str) -> bool:
        return self.subjects[left] == self.subjects[right]


@cache
def cases(kind: str) -> tuple[Case, ...]:
    """All cases of companies or of people, in the order written."""
    text = (FIXTURES / f"{kind}_cases.toml").read_text(encoding="utf-8")
    return tuple(_case(kind, table) for table in tomllib.loads(text)["case"])


def all_cases() -> tuple[Case, ...]:
    """All cases of companies and of people."""
    return tuple(case for kind in KINDS for case in cases(kind))


def groups(kind: str) -> tuple[str, ...]:
    """The kinds of cases there are."""
    return tuple(dict.fromkeys(case.group for case in cases(kind)))


@cache
def crowd(kind: str) -> tuple[Record, ...]:
    """Records of as many subjects, none of them in a case."""
    with (FIXTURES / f"{kind}_crowd.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_record(kind, row.pop("id"), row) for row in csv.DictReader(file))


@cache
def resolved(kind: str, group: str) -> Resolution:
    """All cases of one group and the crowd, as one list."""
    records = [record for case in cases(kind) if case.group == group for record in case.records]
    return resolve([*crowd(kind), *records])


def strangers(kind: str, group: str) -> Iterator[tuple[str, ...]]:
    """Clusters that hold records of several cases, or one of the crowd and another."""
    for cluster in resolved(kind, group).clusters:
        homes = [id_ if id_.startswith(_CROWD) else id_.rpartition("/")[0] for id_ in cluster]
        if len(set(homes)) > 1:
            yield cluster


def why(found: Resolution, pairs: Sequence[tuple[str, str]]) -> str:
    """What the engine says of pairs, for whoever reads of a failure."""
    names = {record: found.ids[int(home)] for record, home in zip(found.ids, found.home, strict=True)}
    said = {(j.left, j.right): j for j in found.judgements}
    lines = []
    for left, right in pairs:
        together = "in one cluster" if names[left] == names[right] else "apart"
        judgement = said.get((min(left, right), max(left, right)))
        reasons = "never judged" if judgement is None else "; ".join(judgement.because)
        bits = f"{judgement.verdict} {judgement.score:+.1f}" if judgement else ""
        lines.append(f"{left} | {right}: {together} {bits}: {reasons}")
    return "\n".join(lines)


def _case(kind: str, table: Mapping[str, object]) -> Case:
    rows, group, name = table["records"], str(table["kind"]), str(table["case"])
    assert isinstance(rows, list)
    records, subjects = [], {}
    for number, row in enumerate(rows, 1):
        subject = row.pop("as")
        record = _record(kind, f"{group}/{name}/{number}", row)
        records.append(record)
        subjects[record.id] = subject if subject != _FITS_SEVERAL else record.id
    short = str(table.get("falls_short", ""))
    return Case(kind, group, name, str(table["why"]), tuple(records), subjects, short)


def _record(kind: str, id_: str, values: Mapping[str, str]) -> Record:
    return Record(id_, kind, {f"{kind}.{field}": (value,) for field, value in values.items() if value})

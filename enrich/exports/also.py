"""What became of the files beside the list: a line for each of their rows, and a count for the summary.

Whoever fits no account of the list is named here, so that nobody is lost without a word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from connectors.statement import Statement
from enrich.exports.tables import CsvTable, Escape, whole
from enrich.store.also import AlsoRow
from enrich.store.records import Standing
from enrich.work.run import Run

ALSO = ("file", "file_row", "person", "company", "outcome", "row")
PLACED = "at an account"
PERHAPS = "may be at an account"
NONE = "fits no account"
SEVERAL = "fits several accounts"
NO_EMPLOYER = "names no employer"
_WITHOUT = (PERHAPS, NONE, SEVERAL)
_MOST_NAMED = 5


def counted(number: int, one: str) -> str:
    """So many of something: "1 row", "2 rows"."""
    return f"{number} {one}{'' if number == 1 else 's'}"


@dataclass
class Beside:
    """A file beside the list: how many rows it has, at how many accounts they are, and who fits none."""

    name: str
    form: str
    digest: str
    outcomes: Counter[str] = field(default_factory=Counter)
    accounts: set[int] = field(default_factory=set)
    unplaced: list[str] = field(default_factory=list)

    @property
    def line(self) -> str:
        """The file in one sentence."""
        placed, total = self.outcomes[PLACED], self.outcomes.total()
        are = "is" if placed == 1 else "are"
        where = f" at {counted(len(self.accounts), 'account')}" if placed else " at an account"
        said = [f"{placed or 'none'} of {counted(total, 'row')} {are}{where}" if total else "no rows"]
        said += [f"{count} {what}" for what, count in sorted(self.outcomes.items()) if what != PLACED]
        named = ", ".join(self.unplaced)
        more = sum(self.outcomes[outcome] for outcome in _WITHOUT) - len(self.unplaced)
        without = f" Without an account: {named}{f' and {more} more' if more else ''}." if named else ""
        return f"Beside the list, {self.name}: {'; '.join(said)}.{without}"

    def summary(self) -> dict[str, Any]:
        """The file in run.json."""
        return {
            "file": self.name,
            "digest": self.digest,
            "form": self.form,
            "rows": self.outcomes.total(),
            "accounts": len(self.accounts),
            "outcomes": dict(sorted(self.outcomes.items())),
        }


def write_also(run: Run, out: Path, escape: Escape) -> list[Beside]:
    """Write also.csv, where files were given beside the list, and count what became of their rows."""
    files = [Beside(also.name, also.form, also.digest) for also in run.order.also]
    if not files:
        (out / "also.csv").unlink(missing_ok=True)
        return []
    with whole(out / "also.csv") as file:
        table = CsvTable(file, ALSO, escape)
        for also in run.also.all():
            said = run.said_by_also(also)
            person, company = _value(said, "person.name"), _employer(said)
            outcome = _outcome(also, said)
            account = str(also.row.account or also.perhaps or "")
            table.write((files[also.file].name, str(also.row.n), person, company, outcome, account))
            _count(files[also.file], also, outcome, ", ".join(filter(None, (person, company))))
    return files


def _outcome(also: AlsoRow, said: Sequence[Statement]) -> str:
    if also.row.standing is not Standing.COMPANY:
        return also.row.standing.value
    if also.row.account is not None:
        return PLACED
    if not any(s.subject == also.row.subject for s in said):
        return NO_EMPLOYER
    return SEVERAL if also.fits else PERHAPS if also.perhaps else NONE


def _count(file: Beside, also: AlsoRow, outcome: str, name: str) -> None:
    file.outcomes[outcome] += 1
    if also.row.account is not None:
        file.accounts.add(also.row.account)
    if outcome in _WITHOUT and len(file.unplaced) < _MOST_NAMED:
        file.unplaced.append(name)


def _value(said: Sequence[Statement], name: str) -> str:
    return next((s.value for s in said if s.field == name), "")


def _employer(said: Sequence[Statement]) -> str:
    return _value(said, "company.name") or _value(said, "company.domain")

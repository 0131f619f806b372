"""The people who take leads: how many they take, what they speak, when they are away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from icp.table import Table

_MOST_LEADS = 1_000_000


class Absence(NamedTuple):
    """Days away, both included."""

    first: date
    last: date


@dataclass(frozen=True)
class Rep:
    """One of those who take leads.

    Attributes:
        weight: the share of leads relative to the others of a rule.
        capacity: the most leads held at once, those held already included; None for no limit.
        also: what else the owner's cell of a list may call them, such as an address.
        languages: ISO 639-1 codes; none for any.
    """

    name: str
    weight: float = 1.0
    capacity: int | None = None
    also: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    absences: tuple[Absence, ...] = ()

    def away_until(self, day: date) -> date | None:
        """The last day of an absence that holds this day."""
        return max((a.last for a in self.absences if a.first <= day <= a.last), default=None)

    def speaks(self, language: str) -> bool:
        return not language or not self.languages or language in self.languages


def read_rep(table: Table) -> Rep | None:
    """`name`, `also`, `weight`, `capacity`, `languages`, `absent`: "2026-12-24/2027-01-06" or one day."""
    table.title = "[[reps]]"
    name = table.text("name", "Ada Stern")
    if not table.has("name"):
        table.wrong("", 'it has no "name"', 'write name = "Ada Stern"')
    weight = table.number("weight", 1.0)
    capacity = table.whole("capacity", 40, least=0, most=_MOST_LEADS)
    also = table.texts("also", "ada.stern@fieldwise.example")
    languages = table.each("languages", "de", _language, lambda text: 'write two letters, such as "de"')
    remedy = 'write a day, "2026-12-24", or the first and the last: "2026-12-24/2027-01-06"'
    absences = table.each("absent", "2026-12-24/2027-01-06", _absence, lambda text: remedy)
    table.finish()
    return Rep(name, float(weight or 1), capacity, also, languages, absences) if name else None


def _language(text: str) -> str | None:
    code = text.lower()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None


def _absence(text: str) -> Absence | None:
    first, _, last = text.partition("/")
    try:
        absence = Absence(date.fromisoformat(first.strip()), date.fromisoformat((last or first).strip()))
    except ValueError:
        return None
    return absence if absence.first <= absence.last else None

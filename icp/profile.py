"""The ideal customer profile: what a company must be, had better be, and must not be, and who matters in it.

A profile is TOML, written by people, so reading it is strict and kind at once: every mistake is found in one go, each
with its line and its remedy, and nothing that is not understood is passed over. What comes out holds criteria ready to
be asked. This file reads text and opens no files; `docs/profile.md` is the reference for those who write one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from importlib.resources import files
from typing import TypeAlias

from icp.criteria import KINDS, status
from icp.criteria.criterion import Criterion
from icp.interval import Clause, Group, Scale
from icp.personas import Persona, read_personas
from icp.table import Problems, ProfileError, Table
from matching.nouns import Company

QUALIFIED = 60.0
"""The threshold of a profile that names none."""
WEIGHTS = {Group.MUST: 3.0, Group.NICE: 1.0}

Sender: TypeAlias = Mapping[str, str | tuple[str, ...]]
_SENDER = {
    "name": "Ada Stern", "company": "Fieldwise GmbH", "email": "ada@fieldwise.example",
    "postal_address": "Musterweg 1, 10115 Berlin, Germany", "phone": "+49 30 23125 100", "website": "https://fieldwise.example",
    "reason": "You plan field work for a living", "unsubscribe": "mailto:stop@fieldwise.example",
    "doubtful_addresses": "no",
}  # fmt: skip
_PRESUMED = Clause(Group.EXCLUDE, 0.0, status.LABEL, status.OUT_OF_BUSINESS)
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass(frozen=True)
class Profile:
    """A profile, compiled. `qualified` is the score out of 100 from which a company passes."""

    name: str
    qualified: float
    clauses: tuple[Clause, ...]
    personas: tuple[Persona, ...] = ()
    sender: Sender = field(default_factory=dict)

    @cached_property
    def scale(self) -> Scale:
        """Its clauses made ready to weigh answers."""
        return Scale(self.clauses, self.qualified)

    @cached_property
    def _guarded(self) -> Scale:
        """Its clauses with the one that is presumed: nobody wants who is out of business."""
        return Scale((*self.clauses, _PRESUMED), self.qualified)

    @cached_property
    def _speaks_of_status(self) -> bool:
        return any(clause.criterion.kind == status.Status.kind for clause in self.clauses)

    def scale_for(self, company: Company, now: datetime) -> Scale:
        """What to weigh a company with: the clauses, and for one that is reported gone the presumed exclude too.

        It joins only where it holds, so that a status that nobody knows leaves no verdict open. A profile with any
        criterion of kind "status" is taken at its word instead.
        """
        presumed = not self._speaks_of_status and status.reported_gone(company, now)
        return self._guarded if presumed else self.scale


def template() -> str:
    """A commented profile to begin with."""
    return files(__package__).joinpath("templates/profile.toml").read_text(encoding="utf-8")


def parse_profile(text: str, name: str) -> Profile:
    """Read a profile.

    Args:
        name: how messages call the text, usually the name of its file; also the profile's name where it states none.

    Raises:
        ProfileError: with all mistakes found, each naming its line.
    """
    text = text.removeprefix("\ufeff")
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(name, [_syntax(str(error), text)]) from error
    problems = Problems(text)
    profile = _profile(Table(content, (), problems, ""), name)
    if mistakes := problems.listed():
        raise ProfileError(name, mistakes)
    return profile


def _syntax(message: str, text: str) -> str:
    place = _PLACE.search(message)
    line = place.group(1) if place and place.group(1) else text.rstrip().count("\n") + 1
    said = _PLACE.sub("", message)
    return f'line {line}: this is not TOML ({said}); write key = value, with texts in quotes: kind = "size"'


def _profile(top: Table, name: str) -> Profile:
    given = top.text("name", "Software, DACH")
    qualified = _qualified(top.table("thresholds"))
    clauses = [clause for group in Group for clause in _clauses(top, group)]
    if not top.has(*Group):
        top.wrong("", "there is no criterion", 'add one: [[must]], with kind = "size" and min = 20 below it')
    _repeated(clauses, top.problems)
    personas = read_personas(top.tables("personas"))
    sender = _sender(top.table("sender"))
    top.finish()
    compiled = tuple(clause for _, clause in clauses)
    return Profile(given or name, qualified, compiled, personas, sender)


def _qualified(thresholds: Table) -> float:
    qualified = thresholds.number("qualified", QUALIFIED)
    if qualified is not None and qualified > 100:
        thresholds.wrong("qualified", f'"qualified" is {qualified:g}', "it is a score out of 100")
    thresholds.finish()
    return float(qualified or QUALIFIED)


def _clauses(top: Table, group: Group) -> list[tuple[Table, Clause]]:
    read = ((table, _clause(table, group)) for table in top.tables(group))
    return [(table, clause) for table, clause in read if clause]


def _clause(table: Table, group: Group) -> Clause | None:
    kind = table.choice("kind", KINDS)
    if not kind:
        if not table.has("kind"):
            table.wrong("", 'it has no "kind"', f"add one of: {', '.join(KINDS)}")
        return None
    table.title = f'[[{group}]] kind = "{kind}"'
    label = table.text("label", "20 to 500 people")
    weight = table.number("weight", WEIGHTS.get(group, 1.0))
    if group is Group.EXCLUDE and table.has("weight"):
        table.wrong("weight", '"weight" has no meaning here, because an exclude decides alone', "take it out")
    criterion = KINDS[kind](table)
    table.finish()
    if criterion is None:
        return None
    weight = 0.0 if group is Group.EXCLUDE else float(weight or WEIGHTS[group])
    return Clause(group, weight, label or criterion.wish, criterion)


def _repeated(clauses: list[tuple[Table, Clause]], problems: Problems) -> None:
    """Report criteria that stand twice, wherever they stand: one would count double, or contradict the other."""
    seen: dict[Criterion, Table] = {}
    for table, clause in sorted(clauses, key=lambda pair: problems.line(pair[0].path)):
        first = seen.setdefault(clause.criterion, table)
        if first is not table:
            line = problems.line(first.path)
            table.wrong("", f"the same criterion stands on line {line}", "take one of them out")


def _sender(table: Table) -> Sender:
    sender: dict[str, str | tuple[str, ...]] = {}
    for key, example in _SENDER.items():
        if value := table.text(key, example):
            sender[key] = value
    if claims := table.texts("claims", "Plans 4,000 technicians a day"):
        sender["claims"] = claims
    if (email := sender.get("email")) and "@" not in email:
        table.wrong("email", f'"email" is "{email}"', f'write an address: "{_SENDER["email"]}"')
    table.finish()
    return sender

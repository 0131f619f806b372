"""Officers as registers list them: people with a role, and since when.

Kept are name, role and the day of the appointment. Days of birth, home addresses and nationalities, which registers
print beside them, are never read; a body corporate that holds an office is no person, and neither is a masked name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from connectors.names import organisation
from connectors.part import Part
from connectors.statement import Finding
from connectors.telling import dated
from connectors.text import slug, squash

MOST_OFFICERS = 50
# What `officers` states; of registers that date appointments, `SINCE` too.
OFFICERS = ("person.name", "person.employer", "person.title")
SINCE = (*OFFICERS, "person.since")
_PARTICLES = frozenset("af av da das de den der dos du e of ter ten und van von y zu zum zur".split())
_MASK = re.compile(r"[*\[\]]")
_NUMERALS = frozenset({"II", "III", "IV"})


def forename_first(name: str) -> str:
    """A person's name in running order and calm capitals: "O'NEILL, John Paul, Dr" is John Paul O'Neill."""
    surname, comma, forenames = (piece.strip() for piece in name.partition(","))
    words = f"{forenames.partition(',')[0]} {surname}" if comma else name
    return " ".join(_calm(word) for word in squash(words).split())


def _calm(word: str) -> str:
    if not word.isupper() or len(word) == 1 or word in _NUMERALS or "." in word:
        return word
    if word.lower() in _PARTICLES:
        return word.lower()
    pieces = re.split(r"([-'’])", word.lower())
    return "".join(_capital(piece) for piece in pieces)


def _capital(piece: str) -> str:
    if piece.startswith("mc") and len(piece) > 4:
        return f"Mc{piece[2:].capitalize()}"
    return piece[:1].upper() + piece[1:]


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody who holds an office now, as a register lists them.

    Attributes:
        name: where the name, or its surname, stands.
        called: the name in running order; empty takes it from `name`.
        role: where the office stands; `title` says it in words where a code stands there.
        since: where the day of the appointment stands.
    """

    name: Part
    role: Part
    called: str = ""
    title: str = ""
    since: Part | None = None


def officers(company: str, listed: Iterable[Officer]) -> Iterator[Finding]:
    """The people among officers, and their offices. Of somebody with two no day is told: it may be of either."""
    people: dict[str, list[Officer]] = {}
    for officer in listed:
        called = forename_first(officer.called or officer.name.text)
        if " " in called and not _MASK.search(called) and not organisation(called):
            people.setdefault(called, []).append(officer)
    for called, offices in list(people.items())[:MOST_OFFICERS]:
        person, first = f"{company}/{slug(called)}", offices[0]
        yield first.name.says(person, "person.name", called)
        yield first.name.says(person, "person.employer", company)
        for office in offices:
            yield office.role.says(person, "person.title", office.title or office.role.text)
        if len(offices) == 1:
            yield from dated(first.since, person, "person.since")

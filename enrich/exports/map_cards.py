"""The cards of a map: one for a seat, a person, somebody who may be gone, and a conversation to have.

Each is as high as what stands on it, and every text on it has been measured and cut to its room.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from connectors.lexicon.posts import BuyingRole
from enrich.exports.map_sheet import COLUMN, GAP, ROOM, Bar, Card, Kind, Label, Tone
from enrich.exports.map_text import printable, shortened, width, wrapped
from matching.committee import Candidate, Committee, Line, Seat, Talk
from matching.nouns import Affiliation, Person

SEAT_HEIGHT = 112.0
TALK = (ROOM - GAP) / 2
_INSET, _LOWEST = 9.0, 8.0
_SHOWN = 0.2  # seats less likely than this are not written on a person's card
_NAMED = 3
_KEPT = "\u00a0"  # a space at which no line ends


@dataclass(frozen=True, slots=True)
class Density:
    """How much of a person is shown: lines of their title and of their seats, and the distance to the next."""

    titles: int
    seats: int
    distance: float


ROOMY, NORMAL, TIGHT = Density(2, 2, 8), Density(1, 1, 6), Density(1, 0, 5)


def called(role: BuyingRole) -> str:
    """A seat as people say it."""
    return role.replace("_", " ")


def person_card(
    person: Person, line: Line | None, committee: Committee, density: Density, room: float
) -> Card:
    """Somebody who is there: name, title, and the seats they may hold, with the chance of their line upwards."""
    inner = room - 2 * _INSET
    chance = f"↑ {line.probability:.0%}" if line else ""
    reserved = width(chance, 8) + 6 if chance else 0.0
    y = 14.0
    labels = [_label(_INSET, y, inner - reserved, person.name, 10.5, bold=True)]
    if chance:
        labels.append(Label(_INSET, y, inner, chance, 8, Tone.MUTED, ends=True))
    for text, lines, tone in (
        (title_of(person), density.titles, Tone.MUTED),
        (_seats(person, committee), density.seats, Tone.ACCENT),
    ):
        for part in wrapped(text, inner, 9, lines) if lines else ():
            y += 12
            labels.append(Label(_INSET, y, inner, part, 9, tone))
    return Card(Kind.PERSON, room, y + _LOWEST, tuple(labels))


def doubtful_card(person: Person, density: Density, now: datetime) -> Card:
    """Somebody who left or may have: what they were, and how old the evidence is."""
    inner, y = COLUMN - 2 * _INSET, 14.0
    labels = [_label(_INSET, y, inner, person.name, 10.5, Tone.MUTED)]
    for text, lines, tone in (
        (title_of(person), density.titles, Tone.MUTED),
        (standing(person, now), 2, Tone.OPEN),
    ):
        for part in wrapped(text, inner, 9, lines):
            y += 12
            labels.append(Label(_INSET, y, inner, part, 9, tone))
    return Card(Kind.DOUBTFUL, COLUMN, y + _LOWEST, tuple(labels))


def title_of(person: Person) -> str:
    """The title somebody is known by."""
    return printable(person.titles[0]) if person.titles else "title not known"


def standing(person: Person, now: datetime) -> str:
    """Why somebody is not among those who are there, with the age of the evidence."""
    said = {Affiliation.FORMER: "former", Affiliation.UNSURE: "unsure"}.get(person.affiliation, "in doubt")
    if person.seen is None:
        return f"{said}, never dated"
    return f"{said}, last seen {person.seen:%b %Y}, {age((now - person.seen).days)} ago"


def age(days: int) -> str:
    """A time gone by, as one says it."""
    if days < 60:
        return f"{max(0, days)} days"
    return f"{days // 30} months" if days < 730 else f"{days // 365} years"


def _seats(person: Person, committee: Committee) -> str:
    """The seats somebody may hold, the likeliest first."""
    held = sorted(
        (-c.probability, called(seat.role))
        for seat in committee.seats
        for c in seat.candidates
        if c.person.id == person.id and c.probability >= _SHOWN
    )
    return " · ".join(f"{role} {-chance:.0%}".replace(" ", _KEPT) for chance, role in held)


# -- seats and conversations -------------------------------------------------------------------------


def seat_card(seat: Seat) -> Card:
    """A seat: who may hold it, how likely it is that it is somebody else, and what to ask."""
    inner = COLUMN - 2 * _INSET
    labels = [_label(_INSET, 17, inner, called(seat.role).capitalize(), 11, Tone.ACCENT, bold=True)]
    if seat.missing:
        labels.append(_label(_INSET, 34, inner, "nobody known", 10, Tone.OPEN, bold=True))
        labels += _filling(seat, 49, inner)
        return Card(Kind.MISSING, COLUMN, SEAT_HEIGHT, tuple(labels))
    y = 26.0
    for place, candidate in enumerate(seat.candidates[: 2 if seat.fill else _NAMED]):
        y += 14
        labels += _candidate(candidate, y, inner, first=place == 0)
        if place == 0:
            y += 11.5
            title = candidate.title.text or title_of(candidate.person)
            labels.append(_label(_INSET, y, inner, title, 8.5, Tone.MUTED))
    labels += _filling(seat, y + 15, inner)
    return Card(Kind.SEAT, COLUMN, SEAT_HEIGHT, tuple(labels), (_bar(seat, inner),))


def _bar(seat: Seat, inner: float) -> Bar:
    """The chances of the first three, each after the other; of a seat that many hold, the greatest alone."""
    shares = tuple(c.probability for c in seat.candidates[:_NAMED])
    return Bar(_INSET, 22, inner, 4, shares if sum(shares) + seat.vacant <= 1.01 else shares[:1])


def _candidate(candidate: Candidate, y: float, room: float, first: bool) -> Iterator[Label]:
    chance, size = f"{candidate.probability:.0%}", 10.0 if first else 9.5
    yield _label(_INSET, y, room - width(chance, 9) - 6, candidate.person.name, size, bold=first)
    yield Label(_INSET, y, room, chance, 9, Tone.INK if first else Tone.MUTED, ends=True)


def _filling(seat: Seat, y: float, room: float) -> Iterator[Label]:
    """How to fill a seat, as far as there is room: the question, which one can ask at once, then the first source."""
    for text in (*seat.fill[-1:], *seat.fill[:-1][:1]):
        lines = int((SEAT_HEIGHT - 7 - y) // 11) + 1
        if lines < 1:
            return
        for part in wrapped(text, room, 8.5, min(3, lines)):
            yield Label(_INSET, y, room, part, 8.5, Tone.MUTED)
            y += 11


def legend_card(lines: Sequence[str]) -> Card:
    """How to read the sheet."""
    inner, y = COLUMN - 2 * _INSET, 6.0
    labels = []
    for text in lines:
        for part in wrapped(text, inner, 8.5, 5):
            y += 11
            labels.append(Label(_INSET, y, inner, part, 8.5, Tone.MUTED))
        y += 4
    return Card(Kind.LEGEND, COLUMN, SEAT_HEIGHT, tuple(labels))


def talk_card(talk: Talk, number: int) -> Card:
    """One conversation: with whom, about what, because what."""
    left, inner, y = 28.0, TALK - 28 - _INSET, 15.0
    who = f"{printable(talk.person.name)}, {title_of(talk.person)}"
    labels = [
        Label(_INSET, 16, 18, str(number), 12, Tone.ACCENT, bold=True),
        _label(left, y, inner, who, 10, bold=True),
    ]
    for text, tone, lines in (
        (f"about {talk.about}", Tone.INK, 2),
        (f"because {talk.because}", Tone.MUTED, 3),
    ):
        for part in wrapped(printable(text), inner, 9, lines):
            y += 11.5
            labels.append(Label(left, y, inner, part, 9, tone))
    return Card(Kind.TALK, TALK, y + _LOWEST, tuple(labels))


def _label(
    x: float, y: float, room: float, text: str, size: float, tone: Tone = Tone.INK, bold: bool = False
) -> Label:
    """A label of one line, shortened to its room."""
    return Label(x, y, room, shortened(printable(text), room, size, bold), size, tone, bold)

"""The people on a brief: who may hold which seat, which seats nobody is known for, who may be gone, whom to talk to.

Everybody is shown with when they were last seen. A probability is a guess with its reasons in the map; who left or may
have left stands apart and is nobody's candidate.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from connectors.lexicon.posts import Seniority
from enrich.exports.brief.nouns import Gap, Notes, Said, Someone, in_one_line
from matching.committee import Committee, Seat
from matching.nouns import Affiliation, Person
from matching.titles import read_title

_WORTH_NAMING = 0.2
_MOST_NAME, _MOST_TITLE, _MOST_REACH, _MOST_FILL, _MOST_TALK = 40, 52, 60, 100, 110
_MOST_SEATS = 3


def people(committee: Committee, notes: Notes, most: int) -> Iterator[Someone]:
    """Those who may hold a seat, each once, in the order of the seats; then others who are there."""
    seated: dict[str, tuple[Person, str, list[tuple[str, float]]]] = {}
    for seat in committee.seats:
        for candidate in seat.candidates:
            if candidate.probability >= _WORTH_NAMING:
                person, title = candidate.person, candidate.title.text
                entry = seated.setdefault(person.id, (person, title, []))
                entry[2].append((called(seat), candidate.probability))
    shown = [*seated.values()][:most]
    for person, title, held in shown:
        likeliest = sorted(held, key=lambda pair: -pair[1])[:_MOST_SEATS]
        yield _someone(person, notes, title, tuple((role, round(chance, 2)) for role, chance in likeliest))
    others = [p for p in there(committee) if p.id not in seated]
    yield from (_someone(person, notes) for person in others[: most - len(shown)])


def there(committee: Committee) -> list[Person]:
    """Everybody of whom it is sure enough that they are there, each once: candidates first."""
    found = {c.person.id: c.person for seat in committee.seats for c in seat.candidates}
    found |= {person.id: person for person in committee.others}
    return list(found.values())


def called(seat: Seat) -> str:
    """A seat as one says it."""
    return str(seat.role).replace("_", " ")


def gaps(committee: Committee) -> Iterator[Gap]:
    """Seats for which nobody likely is known, with the cheapest way to fill them."""
    ways: dict[str, list[str]] = {}
    for seat in committee.seats:
        if not seat.best or seat.best.probability < _WORTH_NAMING:
            way = seat.fill[0] if seat.fill else "ask who it is"
            ways.setdefault(in_one_line(way, _MOST_FILL), []).append(called(seat))
    yield from (Gap(tuple(roles), way) for way, roles in ways.items())


def doubtful(committee: Committee, notes: Notes, most: int) -> Iterator[Someone]:
    """Who left, or may have, with the day of the evidence: the highest post first of those last seen on one day."""
    ordered = sorted(
        committee.doubtful,
        key=lambda p: (p.affiliation is Affiliation.FORMER, -(p.seen.toordinal() if p.seen else 0), _rank(p)),
    )
    yield from (_someone(person, notes) for person in ordered[:most])


def _rank(person: Person) -> int:
    seniorities = [read_title(title).seniority for title in person.titles]
    return min((level.rank for level in seniorities if level), default=len(Seniority))


def _someone(
    person: Person, notes: Notes, title: str = "", seats: tuple[tuple[str, float], ...] = ()
) -> Someone:
    said = person.statements("person.title") or person.statements("person.name")
    return Someone(
        name=in_one_line(person.name, _MOST_NAME),
        title=in_one_line(title or (person.titles[0] if person.titles else "title not known"), _MOST_TITLE),
        seen=person.seen.date() if person.seen else None,
        standing=str(person.affiliation),
        notes=notes.cite(said, 1),
        reach=_reach(person),
        seats=seats,
    )


def _reach(person: Person) -> str:
    """An address or number, whole: one that is cut leads to nobody, or to somebody else."""
    ways = (in_one_line(person.value(name), _MOST_REACH + 1) for name in ("person.email", "person.phone"))
    return next((way for way in ways if way and len(way) <= _MOST_REACH), "")


def talks(committee: Committee, most: int) -> Sequence[Said]:
    """Whom to talk to first, and about what."""
    return [
        Said(in_one_line(f"{talk.person.name}: {talk.about}", _MOST_TALK)) for talk in committee.plan[:most]
    ]

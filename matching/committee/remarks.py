"""What a reader must know of a committee as a whole before trusting any of its figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from matching.committee.nouns import Seat
from matching.deciders import SMALL, UNKNOWN_SIZE
from matching.nouns import Person

_MANY = 2


def remarks(seats: Sequence[Seat], there: Sequence[Person], size: int | None) -> tuple[str, ...]:
    """Sentences on the size, on people in several seats, and on how much of the company is known."""
    return tuple(_remarks(seats, there, size))


def _remarks(seats: Sequence[Seat], there: Sequence[Person], size: int | None) -> Iterator[str]:
    if size is None:
        yield f"How many people work there is not known: seats are weighed as in a company of about {UNKNOWN_SIZE}."
    elif size <= SMALL:
        yield f"In a company of about {size} people whoever runs it holds every seat that has nobody of its own."
    held = Counter(seat.best.person.id for seat in seats if seat.best)
    for person in there:
        if held[person.id] > _MANY:
            yield f"{person.name} is the likeliest of those known for {held[person.id]} of the {len(seats)} seats."
    if len(there) == 1:
        yield "Only one person is known: everything would hang on one thread."

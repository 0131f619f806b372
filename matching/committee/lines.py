"""Who may report to whom: guesses from level and field, for no source says it.

Somebody reports most likely to the next level up in the same field; where there is none known, to whoever runs the
house, the likelier the smaller it is. In a large company there are levels between that nobody has named, so a guess
across several is not made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from connectors.lexicon.posts import Function, Seniority
from matching.committee.nouns import Line
from matching.committee.posts import Post
from matching.deciders import largeness
from matching.nouns import Person

LEAST = 0.2
# The chance that the next level up in one's own field is one's superior: first in a company of ten, then of a thousand.
_SAME_FIELD = (0.85, 0.7)
# What each level that is skipped leaves of it.
_SKIPPED = 0.75
# The chance that who runs the house is the direct superior of a level, likewise.
_TO_THE_TOP = {
    Seniority.OWNER: (0.5, 0.3),
    Seniority.C_LEVEL: (0.9, 0.9),
    Seniority.VP: (0.9, 0.6),
    Seniority.DIRECTOR: (0.9, 0.35),
    Seniority.HEAD: (0.9, 0.3),
    Seniority.MANAGER: (0.85, 0.08),
    Seniority.LEAD: (0.8, 0.03),
    Seniority.SENIOR: (0.8, 0.0),
    Seniority.STAFF: (0.75, 0.0),
    Seniority.JUNIOR: (0.6, 0.0),
    Seniority.INTERN: (0.4, 0.0),
    Seniority.ASSISTANT: (0.6, 0.3),
}
# How high a level stands among those between whom one reports: levels of one grade do not report to each other.
_GRADE = {
    Seniority.OWNER: 0, Seniority.C_LEVEL: 0, Seniority.VP: 1, Seniority.DIRECTOR: 2, Seniority.HEAD: 2,
    Seniority.MANAGER: 3, Seniority.LEAD: 4, Seniority.SENIOR: 5, Seniority.STAFF: 5, Seniority.JUNIOR: 5,
    Seniority.INTERN: 6, Seniority.ASSISTANT: 6,
}  # fmt: skip


def reporting_lines(
    there: Sequence[Person], posts: Mapping[str, Sequence[Post]], size: int | None
) -> tuple[Line, ...]:
    """The likeliest superior of each person, where one is likely enough."""
    placed = [(person, _main(posts[person.id])) for person in there]
    known = [(person, post) for person, post in placed if post is not None]
    lines = (_line(person, post, known, size) for person, post in known)
    return tuple(line for line in lines if line is not None)


def _main(posts: Sequence[Post]) -> Post | None:
    """The post that says where somebody stands: the highest that is not a seat on the board."""
    standing = [post for post in posts if post.level in _GRADE]
    return min(standing, key=lambda post: (not post.runs_it, _GRADE[post.level]), default=None)


def _line(person: Person, post: Post, known: Sequence[tuple[Person, Post]], size: int | None) -> Line | None:
    if post.runs_it:
        return None
    guesses = [*_in_field(person, post, known, size), *_to_the_top(person, post, known, size)]
    best = max(guesses, key=lambda line: line.probability, default=None)
    return best if best and best.probability >= LEAST else None


def _in_field(
    person: Person, post: Post, known: Sequence[tuple[Person, Post]], size: int | None
) -> list[Line]:
    """The people of the next grade up in somebody's field. Several share the chance."""
    higher = [
        (other, above)
        for other, above in known
        if _GRADE[above.level] < _GRADE[post.level] and not above.runs_it and _fields(above) & _fields(post)
    ]
    if not higher:
        return []
    grade = max(_GRADE[above.level] for _, above in higher)
    next_up = [(other, above) for other, above in higher if _GRADE[above.level] == grade]
    skipped = _GRADE[post.level] - grade - 1
    chance = _between(_SAME_FIELD, size) * _SKIPPED**skipped / len(next_up)
    return [
        Line(person, other, round(chance, 2), f"the next level up that is known in {_shared(post, above)}")
        for other, above in next_up
    ]


def _to_the_top(
    person: Person, post: Post, known: Sequence[tuple[Person, Post]], size: int | None
) -> list[Line]:
    """Whoever runs the house. Where several do, they share the chance."""
    top = [(other, above) for other, above in known if above.runs_it]
    if not top:
        return []
    chance = _between(_TO_THE_TOP[post.level], size) / len(top)
    because = "nobody between them is known, and "
    because += "the size of the company is not" if size is None else f"it has about {size:,} people"
    return [Line(person, other, round(chance, 2), because) for other, _ in top]


def _shared(one: Post, other: Post) -> str:
    """The field that two posts have in common, in words."""
    return min(_fields(one) & _fields(other)).replace("_", " ")


def _fields(post: Post) -> set[Function]:
    return set(post.title.functions) - {Function.GENERAL_MANAGEMENT}


def _between(pair: tuple[float, float], size: int | None) -> float:
    small, large = pair
    return small + (large - small) * largeness(size)

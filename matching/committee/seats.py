"""Each seat with the people who may hold it, how likely, and how likely it is that it is somebody else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from connectors.lexicon.posts import BuyingRole, Seniority
from matching.committee.fill import fill
from matching.committee.nouns import Candidate, Purchase, Seat
from matching.committee.posts import Bearing, Post
from matching.committee.presence import believed, staying
from matching.committee.priors import Relation, field_prior, level_prior, unknown_prior
from matching.deciders import SMALL, UNKNOWN_SIZE, level_name
from matching.nouns import Person

# Held by many at once; the others by one.
SHARED = frozenset((BuyingRole.USER, BuyingRole.BLOCKER))
# Who is less likely than this is no candidate.
LEAST = 0.03
_LEAST_UNSEEN = 0.1
_LIKELY = 0.5
# How much a difference in weight tells: a post that answers twice as well is chosen nearly three times as often.
_SHARPNESS = 1.5
_NO_BUYERS = frozenset((Seniority.BOARD, Seniority.ASSISTANT, Seniority.INTERN, Seniority.JUNIOR))

Posts = Mapping[str, Sequence[Post]]


@dataclass(frozen=True)
class _Claim:
    """What somebody's best title weighs for a seat, and how sure it is that they still have it."""

    person: Person
    post: Post
    bearing: Bearing
    weight: float
    sure: float


def seats(purchase: Purchase, there: Sequence[Person], posts: Posts) -> tuple[Seat, ...]:
    """Every seat, in the order of `BuyingRole`."""
    unseen = max(_LEAST_UNSEEN, 1 - len(there) / (purchase.size or UNKNOWN_SIZE))
    return tuple(_seat(role, purchase, there, posts, unseen) for role in BuyingRole)


def _seat(role: BuyingRole, purchase: Purchase, there: Sequence[Person], posts: Posts, unseen: float) -> Seat:
    claims = [c for person in there if (c := _claim(person, posts[person.id], role, purchase))]
    nobody = unknown_prior(role, purchase.size) * unseen
    chances = _of_many(claims) if role in SHARED else _of_one(claims, nobody)
    vacant = _none_of(chances) if role in SHARED else 1 - sum(chances)
    found = [_candidate(c, p, role, purchase) for c, p in zip(claims, chances, strict=True) if p >= LEAST]
    found.sort(key=lambda c: (-c.probability, c.person.name, c.person.id))
    unlikely = not found or found[0].probability < _LIKELY
    return Seat(role, tuple(found), round(max(0.0, vacant), 3), fill(role, purchase) if unlikely else ())


def _of_one(claims: Sequence[_Claim], nobody: float) -> list[float]:
    """Luce's rule: each in proportion to what the weight amounts to. What is not sure of it falls to nobody known."""
    shares = [claim.weight**_SHARPNESS for claim in claims]
    total = sum(shares) + nobody**_SHARPNESS
    return [claim.sure * share / total for claim, share in zip(claims, shares, strict=True)]


def _of_many(claims: Sequence[_Claim]) -> list[float]:
    return [claim.weight * claim.sure for claim in claims]


def _none_of(chances: Sequence[float]) -> float:
    none = 1.0
    for chance in chances:
        none *= 1 - chance
    return none


def _claim(person: Person, posts: Sequence[Post], role: BuyingRole, purchase: Purchase) -> _Claim | None:
    """The strongest claim somebody has to a seat; None where they have none."""
    found = [
        _Claim(person, post, bearing, weight, _sure(person, post, purchase))
        for post in posts
        for bearing in post.bearings
        if (weight := _weight(post, bearing, role, purchase.size))
    ]
    return max(found, key=lambda c: c.weight * c.sure, default=None)


def _sure(person: Person, post: Post, purchase: Purchase) -> float:
    """The chance that a post is somebody's still, and was read rightly."""
    return staying(person, post.title, purchase.now) * believed(person, post.title)[0]


def _weight(post: Post, bearing: Bearing, role: BuyingRole, size: int | None) -> float:
    if role is BuyingRole.ECONOMIC_BUYER and (post.deputy or post.level in _NO_BUYERS):
        return 0.0
    level = level_prior(post.level, role, size)
    if role is BuyingRole.CHAMPION:
        level *= 0.5 + 0.5 * bearing.asked_for
    field = field_prior(bearing.relation, role, size) * bearing.strength
    return level * field * (0.5 + 0.5 * post.title.confidence)


def _candidate(claim: _Claim, probability: float, role: BuyingRole, purchase: Purchase) -> Candidate:
    """A candidate with the reasons: what they are to the purchase, how high they stand there, who says so."""
    reasons = [claim.bearing.because, _standing(claim.post, purchase)]
    if _holds_it_besides(claim, role, purchase.size):
        reasons.append("in a company this small whoever runs it holds this seat too")
    reasons.append(_evidence(claim.person, claim.post))
    return Candidate(claim.person, claim.post.title, round(probability, 3), tuple(reasons))


def _standing(post: Post, purchase: Purchase) -> str:
    if not post.title.text:
        return f"of unknown title in a company {purchase.size_said}"
    level = level_name(post.level) if post.title.seniority else "of no known level"
    return f'"{post.title.text}" is {level} in a company {purchase.size_said}'


def _holds_it_besides(claim: _Claim, role: BuyingRole, size: int | None) -> bool:
    small = size is not None and size <= SMALL
    return small and claim.bearing.relation is Relation.WHOLE and role is not BuyingRole.ECONOMIC_BUYER


def _evidence(person: Person, post: Post) -> str:
    said = believed(person, post.title)[1]
    sources = ", ".join(sorted({s.source for s in said})) or "no source named"
    seen = max((s.as_of for s in said), default=person.seen)
    return f"said by {sources}" + (f", last seen {seen:%Y-%m-%d}" if seen else "")

"""Whom to ask what would settle a verdict: the source that answers for least, or a human.

A source is asked about fields, a human a question. What a source takes is its price and its requests, and it answers
only as often as it has an answer for such companies; so what counts is the cost of an answer, which is the cost of an
asking over the chance of it. A source that cannot be asked (it needs a domain and none is known), or hardly ever knows,
is no way at all. Where no source answers for less than settling the verdict is worth, a human is asked.

Chances come in as an argument: what is assumed of sources and what was learned of them is the business of who asks
them. Nothing here asks anybody. The planner of a run (`enrich/work/planner.py`) weighs by the same chances.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from math import prod
from typing import NamedTuple, TypeAlias

from connectors.connector import Connector, Target
from connectors.price import MICRO

LEAST_CHANCE = 0.02
"""A chance so small that asking for it, even for nothing, is a waste of everybody's time."""
REQUEST = 0.0005
"""What a request costs everybody, in US dollars: a free one is worth making for more than this."""
WORTH = 0.5
"""What settling a verdict is worth, in US dollars: about what a minute of a person's time costs."""
# How much less likely a field settles a criterion for each source that stated it and left the criterion open.
_NOT_YET = 0.4
# A board that the company links to is there; one of another system then hardly is.
_LINKED, _LINKED_ELSEWHERE = 30.0, 0.1
# A company of no known country is of any one of them seldom.
_ELSEWHERE = 0.05

Likely: TypeAlias = Callable[[Connector, str], float]
"""How likely a source that is asked states a field of such a company; of the field "" anything at all."""


class Way(NamedTuple):
    """A source that may settle a question.

    Attributes:
        fields: what it would be asked for.
        chance: how likely it answers so that the question is settled, 0 to 1.
        cost: what one asking costs on average, in US dollars.
        requests: answers it usually takes.
    """

    source: str
    fields: tuple[str, ...]
    chance: float
    cost: float
    requests: int

    @property
    def of_an_answer(self) -> float:
        """What an answer costs, in US dollars: the askings that are in vain and the requests are reckoned in."""
        return (self.cost + REQUEST * self.requests) / self.chance


def cheapest(ways: Iterable[Way], worth: float = WORTH) -> Way | None:
    """The way to an answer that costs least; None where a human is to be asked."""
    best = min(ways, key=lambda way: (way.of_an_answer, way.source), default=None)
    return best if best and best.of_an_answer < worth else None


def ways(
    needs: Collection[str],
    sources: Iterable[Connector],
    target: Target,
    likely: Likely,
    stated: Mapping[str, int] | None = None,
) -> list[Way]:
    """Every source that may state what a question needs, in the order given.

    Args:
        needs: fields, any of which may settle it (`Question.needs`).
        sources: those that may be asked: a source without its key is none.
        target: what is known of the company.
        stated: how many sources stated each of the fields already, and left the question open.
    """
    found = []
    for source in sources:
        fields = tuple(field for field in needs if field in source.yields)
        if not fields or not source.can_ask(target):
            continue
        chance = settles(fields, chances(source, target, likely), stated or {})
        if chance:
            cost = source.price.expected(likely(source, "")) / MICRO
            found.append(Way(source.name, fields, chance, cost, source.requests))
    return found


def chances(source: Connector, target: Target, likely: Likely) -> Callable[[str], float]:
    """How likely a source states a field of this company; none where that is too seldom to be worth asking."""
    linked = _fits(source, target)

    def chance(field: str) -> float:
        found = likely(source, field) * linked if field in source.yields else 0.0
        return min(found, 1.0) if found >= LEAST_CHANCE else 0.0

    return chance


def settles(fields: Iterable[str], chance: Callable[[str], float], stated: Mapping[str, int]) -> float:
    """How likely an open criterion is settled. What others stated did not settle it, so one more may not either."""
    return 1.0 - prod(1.0 - chance(field) * _NOT_YET ** stated.get(field, 0) for field in fields)


def _fits(source: Connector, target: Target) -> float:
    """How what is known of a company changes the odds of a source that is only about some.

    Its own pages link to this system of job boards, or to another one; or nobody knows yet whether it is of the country
    that a register is about.
    """
    if source.countries and not (target.all("company.country") or target.all("company.jurisdiction")):
        return _ELSEWHERE
    links = target.all("company.job_board") if "company.job_board" in source.needs else ()
    if any(link.startswith(f"{source.name}:") for link in links):
        return _LINKED
    return _LINKED_ELSEWHERE if links else 1.0

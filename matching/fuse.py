"""From what sources say to what is believed: one value or several, and everything else kept as a loser with a reason.

A claim's weight grows with each independent source that makes it and shrinks with the age of the evidence. How far a
source is believed may have been learned (`trust.py`). Sources that agree count together as if they erred independently
(noisy or; Pasternack & Roth 2010 call this the pooled investment of their trust), but one that repeats another counts
for no more than what is its own; one source repeating itself on many pages counts once. Nothing is thrown away: fusion
is redone from the statements whenever they change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from math import prod

from connectors.fields import FIELDS, Field, Kind
from connectors.statement import Statement
from matching.agreement import comparable, contradicts, measured, span
from matching.freshness import freshness
from matching.last_word import by_word, last_word
from matching.nouns import Claim, Passport
from matching.trust import Trust, trusting

__all__ = ["comparable", "disagrees", "fuse", "prefer", "span"]

# From what part of the odds of the best claim another one disputes it: one good source disputes another, but not two
# that agree with each other.
_RIVAL = 0.15
_SUREST = 0.9999
# From what part on a source is said to repeat another.
_REPEATS = 0.5


def fuse(
    name: str,
    statements: Iterable[Statement],
    now: datetime,
    trust: Mapping[str, float],
    alike: Callable[[str], str] | None = None,
) -> Passport | None:
    """The passport of one field, from all statements about it; None where there are none.

    Args:
        trust: how often each source's statements hold, between 0 and 1; a `Trust` knows that for each kind of field.
        alike: what the spellings of a value have in common, where more is known than the field says.
    """
    field, trust = FIELDS[name], trusting(trust)
    statements = list(statements)
    if len(statements) == 1:  # nobody else to agree or disagree with
        sole = _sole_claim(statements[0], now, trust)
        return Passport(name, (sole,), support=sole.weight)
    groups: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        key = alike(statement.value) if alike else comparable(field, statement.value)
        groups[key].append(statement)
    claims = sorted((_claim(field, group, now, trust) for group in groups.values()), key=_standing)
    if not claims:
        return None
    support = {claim.value: _support(field, claim, claims, now, trust) for claim in claims}
    claims.sort(key=lambda claim: (-support[claim.value], *_standing(claim)))
    if word := last_word(claims):
        return by_word(field, claims, word)
    # What sources call a thing differs from source to source; whether two names are one thing is judged elsewhere.
    if field.many or field.kind is Kind.SUBJECT:
        return Passport(name, tuple(claims), support=claims[0].weight)
    best, others = claims[0], claims[1:]
    rivals = [
        c
        for c in others
        if disagrees(field, best, c)
        and _odds(support[c.value]) >= _RIVAL * _odds(support[best.value])
        and _fresh(c, now)
    ]
    losers = tuple(Claim(c.value, c.statements, c.weight, _lost(c, best, now, support)) for c in others)
    disputed = bool(rivals) and _fresh(best, now)
    return Passport(name, (best,), losers, disputed, support[best.value])


def prefer(passport: Passport, wanted: Callable[[str], bool], because: str) -> Passport:
    """The most believed claim that is wanted, chosen in place of a more believed one, which is kept as a loser.

    For spellings that one subject has: that they are about one thing is settled, and only which to show is asked.
    """
    best = passport.chosen[0]
    better = next((claim for claim in (best, *passport.losers) if wanted(claim.value)), best)
    if better is best:
        return passport
    chosen = replace(better, because=better.because.partition("; ")[0])
    passed = replace(best, because=f"{best.because}; {because}")
    losers = (passed, *(claim for claim in passport.losers if claim is not better))
    return replace(passport, chosen=(chosen,), losers=losers)


def _claim(field: Field, group: Sequence[Statement], now: datetime, trust: Trust) -> Claim:
    by_source: dict[str, float] = {}
    for statement in group:
        by_source[statement.source] = max(weigh(statement, now, trust), by_source.get(statement.source, 0.0))
    weight, alone = pooled(by_source, field.name, trust)
    ordered = tuple(sorted(group, key=_telling))
    said = ", ".join(f"{s} (which repeats others)" if alone[s] < _REPEATS else s for s in alone)
    because = f"stated by {said}, last seen {_day(max([s.as_of for s in group]))}"
    return Claim(_spelling(field, ordered), ordered, round(weight, 4), because)


def _sole_claim(statement: Statement, now: datetime, trust: Trust) -> Claim:
    """What `_claim` makes of one statement, without weighing it against itself."""
    weight = 1.0 - (1.0 - weigh(statement, now, trust))
    because = f"stated by {statement.source}, last seen {_day(statement.as_of)}"
    return Claim(statement.value, (statement,), round(weight, 4), because)


@lru_cache(maxsize=4_096)
def _day(moment: datetime) -> str:
    return f"{moment:%d %b %Y}"


def weigh(statement: Statement, now: datetime, trust: Trust) -> float:
    """How far one statement is believed by itself: its source's reliability, its reading and its age."""
    return trust.of(statement.source, statement.field) * statement.confidence * freshness(statement, now)


def pooled(by_source: Mapping[str, float], name: str, trust: Trust) -> tuple[float, dict[str, float]]:
    """How far sources that agree are believed together, and what part of each is its own, the most believed first."""
    heard = sorted(by_source, key=lambda source: (-by_source[source], source))
    alone = {source: trust.alone(source, heard[:n], name) for n, source in enumerate(heard)}
    # In a fixed order: the last digit of a product depends on it, and passports must not.
    return 1.0 - prod((1.0 - by_source[source]) ** alone[source] for source in reversed(heard)), alone


def _support(field: Field, claim: Claim, claims: Sequence[Claim], now: datetime, trust: Trust) -> float:
    """How far a value is believed with those that come near it.

    Only what is measured has a near value; for everything else it is the claim's own weight.
    """
    if not measured(field) or len(claims) == 1:
        return claim.weight
    agreeing = (other for other in claims if other is claim or not disagrees(field, claim, other))
    near = [s for other in agreeing for s in other.statements]
    return _claim(field, near, now, trust).weight


def _odds(weight: float) -> float:
    weight = min(weight, _SUREST)
    return weight / (1.0 - weight)


def _telling(s: Statement) -> tuple[float, float, str, str, str, str, str]:
    """The order of statements: the surest and newest first, and no two of them equal."""
    return -s.confidence, -s.as_of.timestamp(), s.source, s.url, s.value, s.subject, s.at


def _standing(claim: Claim) -> tuple[float, bool, str]:
    """The order of claims: by belief, and where that ties not the one that shouts."""
    return -claim.weight, claim.value.isupper(), claim.value


def _spelling(field: Field, group: Sequence[Statement]) -> str:
    """The way most statements write the value; not all in capitals if anybody writes it otherwise.

    Only a country is best shown as its code, which is how this program writes countries.
    """
    if len(group) == 1:
        return group[0].value
    counts: dict[str, int] = defaultdict(int)
    for statement in group:
        counts[statement.value] += 1
    shouts = field.kind is not Kind.COUNTRY
    return min(counts, key=lambda v: ((v.isupper() is shouts) and len(counts) > 1, -counts[v], v))


def _fresh(claim: Claim, now: datetime) -> bool:
    return any(s.expires > now for s in claim.statements)


def disagrees(field: Field, a: Claim, b: Claim) -> bool:
    """Whether two claims cannot both be meant; see `contradicts`."""
    return contradicts(field, a.value, b.value)


def _lost(claim: Claim, best: Claim, now: datetime, support: Mapping[str, float]) -> str:
    """Why a claim was not chosen. `support` is how far each value is believed with those that come near it."""
    if not _fresh(claim, now) and _fresh(best, now):
        return f"{claim.because}; older than the chosen value's evidence ({best.seen:%d %b %Y})"
    sources, winners = ({s.source for s in c.statements} for c in (claim, best))
    if len(sources) < len(winners):
        return f"{claim.because}; fewer sources than the chosen value's {len(winners)}"
    if claim.weight > best.weight:
        near = f"{support[best.value]:.2f} for the chosen value and those near it"
        return f"{claim.because}; believed {support[claim.value]:.2f} against {near}"
    return f"{claim.because}; believed {claim.weight:.2f} against {best.weight:.2f}"

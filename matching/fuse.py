"""From what sources say to what is believed: one value or several, and everything else kept as a loser with a reason.

A claim's weight grows with each independent source that makes it and shrinks with the age of the evidence: after as
many days as its field takes to go stale, a statement counts half. Sources that agree count together as if they erred
independently (noisy or; Pasternack & Roth 2010 call this the pooled investment of their trust); one source repeating
itself on many pages counts once. Nothing is thrown away: fusion is redone from the statements whenever they change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from math import prod

from connectors.fields import FIELDS, Field, Kind
from connectors.hosts import host_of, parse
from connectors.statement import Statement
from connectors.text import fold
from matching.nouns import Claim, Passport

_USUAL = 0.7
# From what part of the odds of the best claim another one disputes it: one good source disputes another, but not two
# that agree with each other.
_RIVAL = 0.15
_SUREST = 0.9999
_NEAR_NUMBERS = 0.25
_LONGEST_NUMBER = 64


def span(value: str) -> tuple[int, int] | None:
    """A number or a band as its two ends: "40" is (40, 40), "11-50" is (11, 50), "1000+" is (1000, 2000).

    None for anything else, and for more digits than any count or sum has: no float holds them all.
    """
    if len(value) > _LONGEST_NUMBER:
        return None
    low, dash, high = value.partition("-")
    try:
        if value.endswith("+"):
            return int(value[:-1]), int(value[:-1]) * 2
        return (int(low), int(high)) if dash else (int(low), int(low))
    except ValueError:
        return None


def _same_address(value: str) -> str:
    parsed = parse(value)
    return parsed[0].partition("://")[2].removeprefix("www.").rstrip("/").lower() if parsed else value


_COMPARABLE: dict[Kind, Callable[[str], str]] = {
    Kind.URL: _same_address,
    Kind.HOST: lambda value: host_of(value) or value.lower(),
    Kind.EMAIL: str.lower,
    Kind.COUNTRY: str.upper,
    Kind.PHONE: lambda value: "".join(c for c in value if c.isdigit() or c == "+"),
    Kind.NUMBER: str.strip,
    Kind.DATE: str.strip,
    Kind.MONEY: str.strip,
    Kind.KEY: lambda value: "".join(c for c in value.casefold() if c.isalnum()),
    Kind.SUBJECT: str.strip,
}


def comparable(field: Field, value: str) -> str:
    """What two spellings of one value have in common."""
    return _COMPARABLE.get(field.kind, fold)(value) or value


def fuse(
    name: str, statements: Iterable[Statement], now: datetime, trust: Mapping[str, float]
) -> Passport | None:
    """The passport of one field, from all statements about it; None where there are none.

    Args:
        trust: how often each source's statements hold, between 0 and 1.
    """
    field = FIELDS[name]
    groups: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        groups[comparable(field, statement.value)].append(statement)
    claims = sorted((_claim(group, now, trust) for group in groups.values()), key=_standing)
    if not claims:
        return None
    support = {claim.value: _support(field, claim, claims, now, trust) for claim in claims}
    claims.sort(key=lambda claim: (-support[claim.value], *_standing(claim)))
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


def _claim(group: Sequence[Statement], now: datetime, trust: Mapping[str, float]) -> Claim:
    by_source: dict[str, float] = {}
    for statement in group:
        weight = trust.get(statement.source, _USUAL) * statement.confidence * _freshness(statement, now)
        by_source[statement.source] = max(weight, by_source.get(statement.source, 0.0))
    # In a fixed order: the last digit of a product depends on it, and passports must not.
    doubt = prod(1.0 - weight for weight in sorted(by_source.values()))
    ordered = tuple(sorted(group, key=_telling))
    return Claim(_spelling(ordered), ordered, round(1.0 - doubt, 4), _because(ordered, by_source))


def _support(
    field: Field, claim: Claim, claims: Sequence[Claim], now: datetime, trust: Mapping[str, float]
) -> float:
    """How far a value is believed with those that come near it: two counts of a company are never the same.

    Only what is measured has a near value; for everything else it is the claim's own weight.
    """
    if field.kind not in (Kind.NUMBER, Kind.MONEY) or field.many:
        return claim.weight
    agreeing = (other for other in claims if other is claim or not disagrees(field, claim, other))
    near = [s for other in agreeing for s in other.statements]
    return _claim(near, now, trust).weight


def _odds(weight: float) -> float:
    weight = min(weight, _SUREST)
    return weight / (1.0 - weight)


def _telling(s: Statement) -> tuple[float, float, str, str, str, str, str]:
    """The order of statements: the surest and newest first, and no two of them equal."""
    return -s.confidence, -s.as_of.timestamp(), s.source, s.url, s.value, s.subject, s.at


def _standing(claim: Claim) -> tuple[float, bool, str]:
    """The order of claims: by belief, and where that ties not the one that shouts."""
    return -claim.weight, claim.value.isupper(), claim.value


def _freshness(statement: Statement, now: datetime) -> float:
    """1 when it speaks of now, one half when it is as old as its field takes to go stale."""
    age = max(0.0, (now - statement.as_of).total_seconds() / 86_400)
    return float(0.5 ** (age / FIELDS[statement.field].stale_days))


def _spelling(group: Sequence[Statement]) -> str:
    """The way most statements write the value; not all in capitals if anybody writes it otherwise."""
    counts: dict[str, int] = defaultdict(int)
    for statement in group:
        counts[statement.value] += 1
    return min(counts, key=lambda v: (v.isupper() and len(counts) > 1, -counts[v], v))


def _because(group: Sequence[Statement], by_source: Mapping[str, float]) -> str:
    newest = max(s.as_of for s in group)
    sources = sorted(by_source, key=lambda s: (-by_source[s], s))
    return f"stated by {', '.join(sources)}, last seen {newest:%d %b %Y}"


def _fresh(claim: Claim, now: datetime) -> bool:
    return any(s.expires > now for s in claim.statements)


def disagrees(field: Field, a: Claim, b: Claim) -> bool:
    """Whether two values cannot both be meant: numbers and sums far apart, dates that differ, other identifiers."""
    if field.kind in (Kind.NUMBER, Kind.MONEY):
        (one, unit), (two, other) = (_amount(claim.value) for claim in (a, b))
        if one is None or two is None or unit != other:
            return True
        overlap = one[0] <= two[1] and two[0] <= one[1]
        return not overlap and abs(one[0] - two[0]) > _NEAR_NUMBERS * max(one[1], two[1])
    if field.kind is Kind.DATE:
        return not (a.value.startswith(b.value) or b.value.startswith(a.value))
    # Another wording is no contradiction; whether two names are one company is decided elsewhere.
    return field.kind not in (Kind.NAME, Kind.TEXT, Kind.URL)


def _amount(value: str) -> tuple[tuple[int, int] | None, str]:
    """A number or a sum as its span and its currency."""
    number, _, currency = value.partition(" ")
    return span(number), currency


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

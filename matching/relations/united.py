"""Relations that say the same made one, and those that contradict each other marked: nothing stated is dropped.

Two statements of one relation are one as far as their days agree. Where they do not, and the two periods can both have
been, the relation held twice; where they cannot, both stand and each says so. A company above itself, over whatever
chain, contradicts itself too, as far as the relations of the chain held at the same time. What is inferred yields to
what is stated of the same two companies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import prod

from matching.nouns import Basis, Kinship, Relation

_RANK = {Basis.STATED: 0, Basis.TOLD: 1, Basis.INFERRED: 2}
_ABOVE = frozenset((Kinship.PARENT, Kinship.ULTIMATE_PARENT, Kinship.OWNER))
_SYMMETRIC = frozenset((Kinship.SISTER, Kinship.NAMESAKE, Kinship.SHARED_DOMAIN))
_Pair = tuple[Kinship, str, str]


def united(known: Iterable[Relation], inferred: Iterable[Relation]) -> tuple[Relation, ...]:
    """All relations, each once, in a fixed order, with what contradicts it."""
    stated = _merged(_without_vaguer([*known]))
    spoken_for = {frozenset(end.id for end in r.ends) for r in stated if r.kind is not Kinship.RENAMED}
    guessed = [r for r in _merged([*inferred]) if frozenset(end.id for end in r.ends) not in spoken_for]
    return tuple(sorted(_with_conflicts([*stated, *guessed]), key=_order))


def _order(r: Relation) -> tuple[object, ...]:
    return (
        list(Kinship).index(r.kind), r.one.name, r.one.id, r.other.name, r.other.id, r.since, r.until,
        _RANK[r.basis], r.because,
    )  # fmt: skip


def _pair(r: Relation) -> _Pair:
    one, other = r.one.id, r.other.id
    return (r.kind, other, one) if r.kind in _SYMMETRIC and other < one else (r.kind, one, other)


def _without_vaguer(found: Sequence[Relation]) -> list[Relation]:
    """Relations, where one tells more of the same pair than another, as the one that tells more.

    A plain field calls every company above "parent", the ultimate one too, of which a tie says that it is that one; and
    a status "acquired" is no second purchase where it is known who bought.
    """
    direct = {_ends(r) for r in found if r.kind is Kinship.PARENT and _is_tie(r)}
    ultimate = {_ends(r) for r in found if r.kind is Kinship.ULTIMATE_PARENT} - direct
    bought = {(r.kind, r.one.id) for r in found if r.other.id}
    kept = []
    for r in found:
        if not r.other.id and (r.kind, r.one.id) in bought:
            continue
        if r.kind is Kinship.PARENT and _ends(r) in ultimate:
            r = replace(r, kind=Kinship.ULTIMATE_PARENT)
        elif r.kind is Kinship.ULTIMATE_PARENT and _ends(r) in direct:
            r = replace(r, kind=Kinship.PARENT)
        kept.append(r)
    return kept


def _ends(r: Relation) -> tuple[str, str]:
    return r.one.id, r.other.id


def _is_tie(r: Relation) -> bool:
    """Whether a source states more of it than that it is: a tie has a statement for each thing it says."""
    return len(r.evidence) > 1


def _sources(r: Relation) -> frozenset[str]:
    return frozenset(s.source for s in r.evidence)


def _merged(found: Sequence[Relation]) -> list[Relation]:
    groups: dict[_Pair, list[Relation]] = defaultdict(list)
    for r in sorted(found, key=_order):
        groups[_pair(r)].append(r)
    return [one for group in groups.values() for one in _periods(group)]


def _periods(group: Sequence[Relation]) -> Iterator[Relation]:
    """One relation for each period in which it held. Those with days come first, and undated ones join them."""
    made: list[list[Relation]] = []
    for r in sorted(group, key=lambda r: (not r.since, not r.until, *_order(r))):
        fitting = (terms for terms in made if all(_agree(r, term) for term in terms))
        home = min(fitting, key=lambda terms: any(term.until for term in terms), default=None)
        if home is None:
            made.append([r])
        else:
            home.append(r)
    terms = [_one(term) for term in made]
    for n, term in enumerate(terms):
        rivals = [other for m, other in enumerate(terms) if m != n and overlap(term, other)]
        yield replace(term, conflict="; ".join(_days_differ(rival) for rival in rivals)) if rivals else term


def _agree(a: Relation, b: Relation) -> bool:
    """Whether two statements of one relation may mean the same period."""
    days = all(
        not x or not y or x.startswith(y) or y.startswith(x)
        for x, y in ((a.since, b.since), (a.until, b.until))
    )
    return days and not _outlasts(a, b) and not _outlasts(b, a)


def _outlasts(a: Relation, b: Relation) -> bool:
    """Whether one still states, later than the other's end, that the relation holds. Names that are former stay so."""
    if a.until or not b.until or a.kind is Kinship.RENAMED or a.basis is Basis.INFERRED:
        return False
    return max(s.as_of.date().isoformat() for s in a.evidence)[: len(b.until)] > b.until


def _one(terms: Sequence[Relation]) -> Relation:
    """Several statements of one period as one relation: the surest speaks, the most precise day counts."""
    best = min(terms, key=lambda r: (_RANK[r.basis], -r.sure, _order(r)))
    evidence = {s.id: s for r in terms for s in r.evidence}
    by_source: dict[str, float] = {}
    for r in terms:
        name = ",".join(sorted(_sources(r)))
        by_source[name] = max(r.sure, by_source.get(name, 0.0))
    doubt = prod(1.0 - sure for sure in sorted(by_source.values()))
    sources = sorted({s.source for r in terms if r.basis is best.basis for s in r.evidence})
    because = f"stated by {', '.join(sources)}" if best.basis is Basis.STATED else best.because
    return replace(
        best,
        since=max((r.since for r in terms), key=len),
        until=max((r.until for r in terms), key=len),
        sure=best.sure if best.basis is Basis.INFERRED else round(1.0 - doubt, 4),
        because=because,
        evidence=tuple(evidence.values()),
    )


def _days_differ(rival: Relation) -> str:
    return f"{rival.because} with other days: {period(rival) or 'still so'}"


def period(r: Relation) -> str:
    """The days of a relation in words; empty where none is known."""
    return " ".join(
        filter(None, (f"since {r.since}" if r.since else "", f"until {r.until}" if r.until else ""))
    )


def overlap(a: Relation, b: Relation) -> bool:
    """Whether two relations can have held on one day, by the days that are known."""
    return not _before(a, b) and not _before(b, a)


def _before(a: Relation, b: Relation) -> bool:
    """Whether one had ended when the other began."""
    return bool(a.until and b.since) and a.until[: len(b.since)] <= b.since[: len(a.until)]


def _with_conflicts(found: Sequence[Relation]) -> Iterator[Relation]:
    below: dict[str, list[Relation]] = defaultdict(list)
    for r in found:
        if r.kind in _ABOVE:
            below[r.one.id].append(r)
    for r in found:
        reasons = [*filter(None, (r.conflict, _backwards(r), _cycle(r, below) if r.kind in _ABOVE else ""))]
        yield replace(r, conflict="; ".join(reasons))


def _backwards(r: Relation) -> str:
    if r.since and r.until and r.until[: len(r.since)] < r.since[: len(r.until)]:
        return f"it ends ({r.until}) before it begins ({r.since})"
    return ""


def _cycle(r: Relation, below: dict[str, list[Relation]]) -> str:
    """The way back from the lower end to the upper one, over relations that held at the same time."""
    if r.one.id == r.other.id:
        return f"{r.one.name} would be above itself"
    paths: dict[str, list[str]] = {r.other.id: [r.other.name]}
    waiting = [r.other.id]
    while waiting:
        here = waiting.pop(0)
        for further in below.get(here, ()):
            if further.other.id in paths or not overlap(r, further):
                continue
            path = [*paths[here], further.other.name]
            if further.other.id == r.one.id:
                return f"the claims go round: {' → '.join([r.one.name, *path])}"
            paths[further.other.id] = path
            waiting.append(further.other.id)
    return ""

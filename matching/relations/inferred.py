"""Relations that nobody states, read from names, places and domains: likely, never sure, and never a merge.

"Acme Robotics GmbH, Zweigniederlassung Wien" is a branch, "Acme (UK) Ltd" the Acme of one country, "Harrow Asian Fund
III L.P." a fund of whoever manages it. Two companies of one name that something tells apart are namesakes, unless they
share a domain. A name made of everyday words ("Air France", "Bank of China") shows no family by itself. Where so many
bear one name that it says nothing, nothing is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from matching.cluster import Judgement, Verdict
from matching.nouns import Basis, Kinship, Member, Relation
from matching.relations.apart import apart
from matching.relations.branches import branch_of, is_branch_form
from matching.relations.parties import NAMES, Parties, Party, plain
from matching.relations.shapes import Shape, series, shapes

_CROWD = 40
_BY_NAME, _BY_LABEL, _BY_DOMAIN = 0.45, 0.65, 0.8
_BY_WORD, _BY_FORM = 0.8, 0.7
_NAMESAKE, _JUDGED = 0.7, 0.9


def inferred(parties: Parties, judgements: Sequence[Judgement] = ()) -> Iterator[Relation]:
    """The relations that names and domains suggest. What sources state of a pair is more, and is not looked at here."""
    judged = {
        frozenset(party.id for id_ in (j.left, j.right) if (party := parties.of(id_))): j for j in judgements
    }
    branches = [*_branches(parties)]
    yield from branches
    made = {party.id: shapes(party.names) for party in parties.all.values()}
    paired = {frozenset(end.id for end in branch.ends) for branch in branches}
    for one, other in _of_one_name(made):
        pair = frozenset((one[0], other[0]))
        a, b = parties.all[one[0]], parties.all[other[0]]
        if pair not in paired and (found := _family(a, one[1], b, other[1], judged.get(pair))):
            paired.add(pair)
            yield found
    yield from _on_one_domain(parties, made, paired)
    yield from _in_series(parties)


_Named = tuple[str, Shape]


def _of_one_name(made: dict[str, tuple[Shape, ...]]) -> Iterator[tuple[_Named, _Named]]:
    """Pairs of companies whose names have one base; for a fund also whoever may manage it, by the base's beginning."""
    by_base: dict[tuple[str, ...], dict[_Named, None]] = defaultdict(dict)
    for id_, forms in made.items():
        for shape in forms:
            by_base[shape.base][id_, shape] = None
    for base, named in sorted(by_base.items()):
        if len({id_ for id_, _ in named}) > _CROWD:
            continue
        yield from ((a, b) for a, b in combinations(named, 2) if a[0] != b[0])
        for length in range(1, len(base)):
            above = by_base.get(base[:length], {})
            funds = [one for one in named if one[1].fund]
            managers = [one for one in above if one[1].manager]
            if len(managers) <= _CROWD:
                yield from ((a, b) for a in funds for b in managers if a[0] != b[0])


def _family(a: Party, x: Shape, b: Party, y: Shape, judged: Judgement | None) -> Relation | None:
    """What two companies with names of one base are to each other; None where nothing tells."""
    if x.fund or y.fund:
        return _funds(a, x, b, y)
    support, sure = _support(a, b)
    if not (x.telling or support) or x.base != y.base:
        return None
    if x.manager != y.manager:
        return _inferred(Kinship.SISTER, a, b, sure, f"they share a name and {support}") if support else None
    if x.holder != y.holder:
        above, below = (a, b) if x.holder else (b, a)
        if not support and apart(a, b):
            return None
        return _inferred(
            Kinship.PARENT, above, below, sure, _and("one name is that of a holding or group", support)
        )
    if x.places != y.places:
        return _of_places(a, x, b, y, support, sure)
    return _of_one_spelling(a, b, judged, support, sure)


def _of_places(a: Party, x: Shape, b: Party, y: Shape, support: str, sure: float) -> Relation | None:
    """Companies of one name of which one or both carry a place in it."""
    if not support and a.labels and b.labels:
        reason = "their names differ by a place alone, and their domains have nothing in common"
        return _inferred(Kinship.NAMESAKE, a, b, _BY_NAME, reason)
    if x.places and y.places:
        if x.places & y.places:
            return None
        reason = "one name with two places"
        return _inferred(Kinship.SISTER, a, b, sure, _and(reason, support))
    local, above = (a, b) if x.places else (b, a)
    places = x.places or y.places
    if above.countries & places and not support:
        return None  # the place may be where it is anyway, and the two be one
    return _inferred(Kinship.PARENT, above, local, sure, _and("one carries a place in its name", support))


def _of_one_spelling(
    a: Party, b: Party, judged: Judgement | None, support: str, sure: float
) -> Relation | None:
    """Companies of the same name: namesakes where something tells them apart, sisters where they share a domain."""
    reason = apart(a, b)
    if judged and judged.verdict is Verdict.UNSURE:
        return None
    if a.domains & b.domains:
        return _inferred(Kinship.SISTER, a, b, sure, _and(f"one name; {reason}", support)) if reason else None
    if judged and judged.verdict is Verdict.DIFFERENT:
        why = reason or next(iter(judged.because), "judged to be two")
        return _inferred(Kinship.NAMESAKE, a, b, _JUDGED, f"one name; {why}")
    return _inferred(Kinship.NAMESAKE, a, b, _NAMESAKE, f"one name; {reason}") if reason else None


def _funds(a: Party, x: Shape, b: Party, y: Shape) -> Relation | None:
    support, sure = _support(a, b)
    if x.fund and y.fund:
        if not (x.telling or support) or x.base != y.base or (x.number, x.places) == (y.number, y.places):
            return None
        return _inferred(Kinship.SISTER, a, b, sure, _and("two funds of one series", support))
    fund, manager, other = (a, b, y) if x.fund else (b, a, x)
    if not other.manager or not (other.telling or support):
        return None
    reason = "the fund bears the name of the firm that manages money"
    return _inferred(Kinship.FUND, fund, manager, sure, _and(reason, support))


def _support(a: Party, b: Party) -> tuple[str, float]:
    """What beside the name speaks for one family, and how sure a relation is with it."""
    if shared := sorted(a.domains & b.domains):
        return f"the domain {shared[0]}", _BY_DOMAIN
    if shared := sorted(a.labels & b.labels):
        return f"domains called {shared[0]}", _BY_LABEL
    return "", _BY_NAME


def _and(reason: str, support: str) -> str:
    return f"{reason}; they share {support}" if support else reason


def _branches(parties: Parties) -> Iterator[Relation]:
    """Branches, by a word in their name or by their legal form."""
    for party in parties.all.values():
        heads = [(head, name) for name in party.values(*NAMES) if (head := branch_of(name))]
        forms = [form for form in party.values("company.legal_form") if is_branch_form(form)]
        if heads:
            head, name = heads[0]
            yield _named(
                Kinship.BRANCH,
                party,
                parties.called(head, but=party.id),
                _BY_WORD,
                f"its name says so: {name}",
            )
        elif forms and party.names:
            # A branch bears the name of its company, with that one's legal form or its own.
            others = parties.bearing(party.names[0].key, but=party.id)
            other = others[0].member if len(others) == 1 else plain(party.names[0].text)
            yield _named(Kinship.BRANCH, party, other, _BY_FORM, f"its legal form says so: {forms[0]}")


def _in_series(parties: Parties) -> Iterator[Relation]:
    """Funds with a number: one of a series, whoever manages it."""
    for party in parties.all.values():
        names = (name for name in party.names if series(name))
        if name := next(names, None):
            reason = f"its name counts it: {name.text}"
            yield _named(Kinship.FUND, party, plain(series(name)), _BY_NAME, reason)


def _on_one_domain(
    parties: Parties, made: dict[str, tuple[Shape, ...]], paired: set[frozenset[str]]
) -> Iterator[Relation]:
    """Companies of different names on one domain: something binds them, and nothing says what."""
    by_domain: dict[str, list[str]] = defaultdict(list)
    for party in parties.all.values():
        for domain in party.domains:
            by_domain[domain].append(party.id)
    for domain, ids in sorted(by_domain.items()):
        if len(ids) > _CROWD:
            continue
        for one, other in combinations(ids, 2):
            bases = [{shape.base for shape in made[id_]} for id_ in (one, other)]
            if all(bases) and not bases[0] & bases[1] and frozenset((one, other)) not in paired:
                a, b = parties.all[one], parties.all[other]
                reason = f"two names on the domain {domain}"
                yield _inferred(Kinship.SHARED_DOMAIN, a, b, _BY_LABEL, reason)


def _inferred(kind: Kinship, one: Party, other: Party, sure: float, because: str) -> Relation:
    found = _named(kind, one, other.member, sure, because)
    return replace(found, evidence=(*found.evidence, *other.about(*NAMES)[:1]))


def _named(kind: Kinship, one: Party, other: Member, sure: float, because: str) -> Relation:
    """A relation to an end that may be a mere name."""
    evidence = tuple(one.about(*NAMES)[:1])
    return Relation(
        kind=kind, one=one.member, other=other, basis=Basis.INFERRED, sure=sure, because=because, evidence=evidence
    )  # fmt: skip

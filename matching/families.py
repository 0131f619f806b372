"""The family of one company: who stands above, below and beside it, what it was called, who bought whom, and when.

A view over relations, from one company's place among them. Chains are walked up to the ultimate parent and down to the
last subsidiary, on whatever level a company is met first, so that no circle of claims goes on for ever; what is over is
shown and not walked along. Namesakes are no family: they are listed so that nobody takes them for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from connectors.statement import Statement
from matching.cluster import Judgement
from matching.nouns import Kinship, Member, Relation
from matching.relations import relations_of

_FURTHEST = 12
# What the first end of a relation is to the second, and the second to the first.
_CALLED = {
    Kinship.PARENT: ("parent", "subsidiary"),
    Kinship.ULTIMATE_PARENT: ("ultimate parent", "subsidiary further down"),
    Kinship.OWNER: ("owner", "holding in"),
    Kinship.BRANCH: ("branch", "head office"),
    Kinship.FRANCHISE: ("franchise", "franchise of"),
    Kinship.FUND: ("fund", "fund of"),
    Kinship.SISTER: ("sister", "sister"),
    Kinship.RENAMED: ("former name", "today"),
    Kinship.ACQUIRED: ("acquired", "acquired by"),
    Kinship.SUCCEEDED: ("successor of", "succeeded by"),
    Kinship.NAMESAKE: ("namesake", "namesake"),
    Kinship.SHARED_DOMAIN: ("on one domain with", "on one domain with"),
}
_EVENTS = frozenset((Kinship.ACQUIRED, Kinship.SUCCEEDED))
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# The kinds whose first end stands above the second, and those whose first stands below it.
_DOWN = frozenset((Kinship.PARENT, Kinship.ULTIMATE_PARENT, Kinship.OWNER))
_UP = frozenset((Kinship.BRANCH, Kinship.FRANCHISE, Kinship.FUND))
# Those that make one tree: what is above a parent is above the company; an owner's other holdings are not its family.
_TREE = frozenset((Kinship.PARENT, Kinship.ULTIMATE_PARENT, Kinship.BRANCH))


_Step: TypeAlias = Callable[[Relation, Member], Member | None]


class Kin(NamedTuple):
    """A relative: the relation by which it is one, which end of that it is, and how many steps away it stands."""

    relation: Relation
    member: Member
    steps: int = 1

    @property
    def called(self) -> str:
        """What the relative is to whoever stands at the other end: "parent", "former owner", "acquired by"."""
        first, second = _CALLED[self.relation.kind]
        word = first if self.member.id == self.relation.one.id else second
        over = self.relation.until and self.relation.kind in _DOWN | _UP
        return f"former {word}" if over else word

    @property
    def days(self) -> str:
        """When it was one, as far as that is known: "since May 2017", "until 2019", "in 2021"."""
        since, until = _shown_day(self.relation.since), _shown_day(self.relation.until)
        if self.relation.kind in _EVENTS:
            return f"{_word(since)} {since}" if since else ""
        return ", ".join(filter(None, (since and f"since {since}", until and f"until {until}")))


@dataclass(frozen=True)
class Family:
    """The relations of one company, from where it stands; each group nearest first.

    Attributes:
        above: parents, owners, head offices, brands of franchises and managers of funds, and who is above those.
        below: subsidiaries, branches, franchises and funds, and what is below those.
        sisters: companies beside it, stated, inferred, or because they have one parent.
        names: names that it no longer bears, the last first.
        changes: who bought it, what it bought, what took its place, what it took the place of, the last first.
        apart: namesakes, and companies it merely shares a domain with.
    """

    company: Member
    above: tuple[Kin, ...] = ()
    below: tuple[Kin, ...] = ()
    sisters: tuple[Kin, ...] = ()
    names: tuple[Kin, ...] = ()
    changes: tuple[Kin, ...] = ()
    apart: tuple[Kin, ...] = ()

    @property
    def kin(self) -> tuple[Kin, ...]:
        """Everybody, group by group."""
        return (*self.above, *self.below, *self.sisters, *self.names, *self.changes, *self.apart)

    @property
    def relations(self) -> tuple[Relation, ...]:
        """Every relation shown, each once."""
        return tuple(dict.fromkeys(kin.relation for kin in self.kin))


def family_of(company: str, relations: Iterable[Relation]) -> Family:
    """The family of a company.

    Args:
        company: its id, or one of its subjects.
        relations: as `relations_of` makes them, or a company's own `family`.
    """
    by_end: dict[str, list[Relation]] = defaultdict(list)
    for relation in relations:
        for end in dict.fromkeys(relation.ends):
            by_end[end.id].append(relation)
    own = _member(company, by_end)
    above = tuple(_walk(own, by_end, _above))
    mine = by_end.get(own.id, ())
    return Family(
        company=own,
        above=above,
        below=tuple(_walk(own, by_end, _below)),
        sisters=tuple(_sisters(own, above, by_end)),
        names=_latest(Kin(r, r.one) for r in mine if r.kind is Kinship.RENAMED and r.other.id == own.id),
        changes=_latest(
            Kin(r, _further(r, own)) for r in mine if r.kind in (Kinship.ACQUIRED, Kinship.SUCCEEDED)
        ),
        apart=tuple(
            Kin(r, _further(r, own)) for r in mine if r.kind in (Kinship.NAMESAKE, Kinship.SHARED_DOMAIN)
        ),
    )


def company_family(
    company: str,
    statements: Sequence[Statement],
    same: Collection[str],
    judgements: Sequence[Judgement] = (),
) -> tuple[Relation, ...]:
    """The relations that make a company's family, for `Company.family`.

    Args:
        company: its id.
        statements: all that was said when it was asked about, of whatever subject.
        same: the subjects judged to be it.
        judgements: on it and the other subjects; empty where they are not at hand.
    """
    return family_of(company, relations_of(statements, {company: same}, judgements)).relations


def _member(company: str, by_end: Mapping[str, Sequence[Relation]]) -> Member:
    ends = (end for relations in by_end.values() for relation in relations for end in relation.ends)
    return next(
        (end for end in ends if company == end.id or company in end.subjects), Member(company, company)
    )


def _further(relation: Relation, own: Member) -> Member:
    return relation.other if relation.one.id == own.id else relation.one


def _above(relation: Relation, here: Member) -> Member | None:
    """The end of a relation that stands above this one."""
    if relation.kind in _DOWN and relation.other.id == here.id:
        return relation.one
    return relation.other if relation.kind in _UP and relation.one.id == here.id else None


def _below(relation: Relation, here: Member) -> Member | None:
    if relation.kind in _DOWN and relation.one.id == here.id:
        return relation.other
    return relation.one if relation.kind in _UP and relation.other.id == here.id else None


def _walk(own: Member, by_end: Mapping[str, Sequence[Relation]], step: _Step) -> Iterator[Kin]:
    """Everybody in one direction, nearest first, and no further along what is over. Nobody is met on two levels."""
    met = {own.id}
    here = [own]
    for steps in range(1, _FURTHEST + 1):
        further: dict[str, Member] = {}
        for member in here:
            for relation in by_end.get(member.id, ()):
                end = step(relation, member)
                if end is None or (end.id in met and steps > 1):
                    continue
                yield Kin(relation, end, steps)
                if relation.kind in _TREE and not relation.until and end.id not in met:
                    further[end.id] = end
        met.update(further)
        here = list(further.values())
        if not here:
            return


def _sisters(own: Member, above: Sequence[Kin], by_end: Mapping[str, Sequence[Relation]]) -> Iterator[Kin]:
    """Companies beside it: those said to be, and the other children of its parents."""
    met = {own.id}
    for relation in by_end.get(own.id, ()):
        if relation.kind is Kinship.SISTER:
            met.add(_further(relation, own).id)
            yield Kin(relation, _further(relation, own))
    parents = [
        kin.member for kin in above if kin.steps == 1 and kin.relation.kind is Kinship.PARENT and _holds(kin)
    ]
    for parent in parents:
        for relation in by_end.get(parent.id, ()):
            child = _below(relation, parent) if relation.kind is Kinship.PARENT else None
            if child and child.id not in met and not relation.conflict and not relation.until:
                met.add(child.id)
                yield Kin(relation, child, 2)


def _holds(kin: Kin) -> bool:
    return not kin.relation.conflict and not kin.relation.until


def _word(day: str) -> str:
    return "on" if day.count(" ") == 2 else "in"


def _shown_day(day: str) -> str:
    """ "2017-05-02" as "2 May 2017", "2017-05" as "May 2017"; anything else as it is."""
    year, _, rest = day.partition("-")
    month, _, date = rest.partition("-")
    if not month.isdigit() or not 1 <= int(month) <= 12:
        return day
    return " ".join(filter(None, (date.lstrip("0"), _MONTHS[int(month) - 1], year)))


def _latest(found: Iterable[Kin]) -> tuple[Kin, ...]:
    """The latest first, those without a day last."""
    return tuple(sorted(found, key=lambda kin: kin.relation.until or kin.relation.since, reverse=True))

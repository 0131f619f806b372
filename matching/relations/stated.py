"""Relations that sources state: fields of a company, and ties with their days.

A plain field says what holds when it is seen ("parent: Zenith AG"); a tie says since and until when, and may be over.
A status tells that a company was bought or merged, and not by whom: then the other end has no name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from connectors.related import Tie
from connectors.statement import Statement
from matching.nouns import Basis, Kinship, Member, Relation
from matching.relations.parties import Parties, Party, plain

# What the other one is, as a relation, and whether the company it is told of stands first in that.
_TIES = {
    Tie.PARENT: (Kinship.PARENT, False),
    Tie.ULTIMATE_PARENT: (Kinship.ULTIMATE_PARENT, False),
    Tie.SUBSIDIARY: (Kinship.PARENT, True),
    Tie.OWNER: (Kinship.OWNER, False),
    Tie.HEAD_OFFICE: (Kinship.BRANCH, True),
    Tie.FUND_MANAGER: (Kinship.FUND, True),
    Tie.FORMER_NAME: (Kinship.RENAMED, False),
    Tie.ACQUIRER: (Kinship.ACQUIRED, True),
    Tie.SUCCESSOR: (Kinship.SUCCEEDED, True),
    Tie.PREDECESSOR: (Kinship.SUCCEEDED, False),
}
_FIELDS = {
    "company.parent": Tie.PARENT,
    "company.subsidiary": Tie.SUBSIDIARY,
    "company.owner": Tie.OWNER,
    "company.former_name": Tie.FORMER_NAME,
}
_STATUS = {"acquired": Kinship.ACQUIRED, "merged": Kinship.SUCCEEDED}
NOBODY = Member("", "")


def stated(parties: Parties) -> Iterator[Relation]:
    """The relations that fields and ties state, one for each statement or tie."""
    for party in parties.all.values():
        for field, tie in _FIELDS.items():
            for s in party.about(field):
                if relation := _relation(parties, party, tie, s.value, (s,)):
                    yield relation
        for s in party.about("company.status"):
            if kind := _STATUS.get(s.value.strip().casefold()):
                yield _made(kind, party.member, NOBODY, (s,))
    for said in parties.ties.values():
        values = {s.field.partition(".")[2]: s.value for s in said}
        owner = parties.of(values.get("company", ""))
        if owner and values.get("kind") in _TIES and "name" in values:
            tie = Tie(values["kind"])
            relation = _relation(parties, owner, tie, values["name"], said, values.get("key", ""))
            if relation:
                yield _dated(relation, values)


def _relation(
    parties: Parties, party: Party, tie: Tie, name: str, said: Sequence[Statement], key: str = ""
) -> Relation | None:
    kind, first = _TIES[tie]
    if kind is Kinship.RENAMED:
        # Another company may bear the name today. That one is somebody else.
        former = plain(name)
        other = Member(f"former:{party.id}/{former.id}", former.name)
        if name in party.values("company.legal_name", "company.name"):
            return None
    else:
        other = parties.called(name, key, but=party.id)
    one, two = (party.member, other) if first else (other, party.member)
    return _made(kind, one, two, tuple(said))


def _made(kind: Kinship, one: Member, other: Member, said: tuple[Statement, ...]) -> Relation:
    sources = ", ".join(sorted({s.source for s in said}))
    sure = round(min(s.confidence for s in said), 4)
    return Relation(
        kind=kind, one=one, other=other, basis=Basis.STATED, sure=sure, because=f"stated by {sources}", evidence=said
    )  # fmt: skip


def _dated(relation: Relation, values: dict[str, str]) -> Relation:
    return replace(relation, since=values.get("since", ""), until=values.get("until", ""))

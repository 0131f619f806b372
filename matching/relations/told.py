"""Relations that a sentence tells of: "a subsidiary of Zenith AG", "was acquired by Zenith in 2019".

The words stand in `wording.tsv`. What is read is the proper name beside them, by its capitals, and the year behind it.
Descriptions are written about many things: a sentence whose subject is another company says nothing of this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from connectors.lexicon import rows
from connectors.statement import Statement
from matching.normalise.companies import company_name, spellings
from matching.nouns import Basis, Kinship, Member, Relation
from matching.relations.parties import NAMES, Parties, Party, plain
from matching.relations.sentences import name_after, name_before, sentence, year_after
from matching.relations.shapes import shapes

_TEXTS = ("company.description", "company.own_words", *NAMES)
_PLAIN, _LOOSE = 0.7, 0.55
_KINDS = {
    "parent": Kinship.PARENT,
    "acquired": Kinship.ACQUIRED,
    "succeeded": Kinship.SUCCEEDED,
    "renamed": Kinship.RENAMED,
    "franchise": Kinship.FRANCHISE,
}


# "Bolt was acquired by": the name stands before the verb that helps.
_HELPING = re.compile(
    r"(?<!\w)(?:was|were|been|has|had|is|are|being|wurde|wird|a été|est|fue|è stata|è|werd|blev)\s*$", re.I
)
_Ends = tuple[Member, Member]


class _Near(NamedTuple):
    """The proper names beside the words, where there are any."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class _Wording:
    kind: Kinship
    where: str
    loose: bool
    pattern: re.Pattern[str]


@cache
def _wordings() -> tuple[_Wording, ...]:
    return tuple(
        _Wording(_KINDS[kind], where, strength == "loose", _pattern(words.split("|")))
        for kind, where, strength, words in rows("wording.tsv", __package__)
    )


def _pattern(words: list[str]) -> re.Pattern[str]:
    longest = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{longest})(?!\w)", re.I)


def told(parties: Parties) -> Iterator[Relation]:
    """The relations that texts of companies, and news of them, tell of."""
    for party in parties.all.values():
        for s in party.about(*_TEXTS):
            yield from _read(parties, party, s, "")
        for s in party.about(*NAMES):
            for former in spellings(s.value).former:
                ends = _former(party, former), party.member
                yield _made(Kinship.RENAMED, ends, s, round(_PLAIN * s.confidence, 4), s.value)
    for said in parties.events.values():
        values = {s.field: s for s in said}
        whose = parties.of(values["signal.company"].value) if "signal.company" in values else None
        if whose and (text := values.get("signal.text")):
            day = values["signal.date"].value if "signal.date" in values else ""
            yield from _read(parties, whose, text, day)


def _read(parties: Parties, party: Party, s: Statement, day: str) -> Iterator[Relation]:
    for wording in _wordings():
        for found in wording.pattern.finditer(s.value):
            after = s.value[found.end() :]
            near = _Near(name_before(_HELPING.sub("", s.value[: found.start()])), name_after(after))
            read = _between if wording.where == "between" else _beside
            if ends := read(parties, party, wording, near, s.field in NAMES):
                sure = round((_LOOSE if wording.loose else _PLAIN) * s.confidence, 4)
                told_as = sentence(s.value, found.start())
                yield _dated(_made(wording.kind, ends, s, sure, told_as), year_after(after) or day)


def _beside(parties: Parties, party: Party, wording: _Wording, near: _Near, named: bool) -> _Ends | None:
    """The ends of a relation to the one name that stands behind the words, or in front of them."""
    name = near.before if wording.where == "before" else near.after
    if not name or (wording.where == "after" and near.before and not named and not _is(party, near.before)):
        # "Bolt Ltd was acquired by us": told of ourselves, by our own name. Of others nothing is read here.
        bought = wording.kind is Kinship.ACQUIRED and bool(name) and _is(party, name)
        return (plain(near.before), party.member) if bought else None
    if _is(party, name):
        return None
    other = parties.called(name, but=party.id)
    if wording.loose and not (other.subjects or _of_a_group(name)):
        return None
    if wording.kind is Kinship.RENAMED:
        return _former(party, name), party.member
    return (other, party.member) if wording.kind is Kinship.PARENT else (party.member, other)


def _between(parties: Parties, party: Party, wording: _Wording, near: _Near, named: bool) -> _Ends | None:
    """Who bought whom, where this company is one of the two."""
    buyer, bought = near
    if named or not buyer or not bought or _is(party, buyer) == _is(party, bought):
        return None
    if _is(party, bought):
        return party.member, parties.called(buyer, but=party.id)
    return parties.called(bought, but=party.id), party.member


def _is(party: Party, name: str) -> bool:
    """Whether a name in a text is this company's own."""
    key = company_name(name).key
    return any(key == own.key for own in party.names)


def _of_a_group(name: str) -> bool:
    made = company_name(name)
    return bool(made.form.name) or any(shape.holder for shape in shapes((made,)))


def _former(party: Party, name: str) -> Member:
    former = plain(name)
    return Member(f"former:{party.id}/{former.id}", former.name)


def _made(kind: Kinship, ends: _Ends, s: Statement, sure: float, words: str) -> Relation:
    because = f"told by {s.source}: “{words}”"
    return Relation(
        kind=kind, one=ends[0], other=ends[1], basis=Basis.TOLD, sure=sure, because=because, evidence=(s,)
    )  # fmt: skip


def _dated(relation: Relation, day: str) -> Relation:
    """The relation with the day that is told: the last one of a former name, the first one of what replaced it."""
    if relation.kind is Kinship.RENAMED:
        return replace(relation, until=day)
    return (
        replace(relation, since=day) if relation.kind in (Kinship.ACQUIRED, Kinship.SUCCEEDED) else relation
    )

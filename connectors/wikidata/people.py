"""The people of an entity: who leads, oversees or founded a company.

They are people by name and function only. A function that has ended is stated with its end, unless the same person has
another one that goes on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from connectors.names import organisation
from connectors.statement import Finding
from connectors.wikidata.model import END, START, Claim, claims, day

_ROLES = {
    "P169": "chief executive officer",
    "P488": "chairperson",
    "P1037": "director / manager",
    "P3320": "board member",
    "P112": "founder",
}
_FOUNDER = "P112"
_MOST_PEOPLE = 30


def officers(entity: dict[str, Any]) -> list[tuple[str, Claim]]:
    """Who has or had which role: those that go on first.

    Left out are ended roles of somebody who has one that goes on, and those that ended nobody knows when: without a
    date to state, they would pass for roles that go on.
    """
    roles = [(prop, claim) for prop in _ROLES for claim in claims(entity, prop)]
    present = {claim.item for prop, claim in roles if not claim.ended and prop != _FOUNDER}
    going_on = [role for role in roles if not role[1].ended]
    over = [(prop, claim) for prop, claim in roles if claim.ended and claim.item not in present]
    return [*going_on, *(role for role in over if day(role[1].qualifier(END)[0]))][:_MOST_PEOPLE]


def people(qid: str, entity: dict[str, Any], labels: dict[str, str]) -> Iterator[Finding]:
    """Read the people of one entity, as far as `labels` names them."""
    roles = officers(entity)
    terms = [claim.item for prop, claim in roles if prop != _FOUNDER]
    for prop, claim in roles:
        name, person, at = labels.get(claim.item, ""), f"{qid}/{claim.item}", f"{claim.place}.id"
        if not _is_person(name):
            continue
        belief = 0.4 if prop == _FOUNDER and claim.item not in terms else 0.8
        yield Finding(person, "person.name", name, at=at, quote=claim.item)
        yield Finding(person, "person.employer", qid, at="id", quote=qid, confidence=belief)
        where = f"{claim.at}.mainsnak.property"
        yield Finding(person, "person.title", _ROLES[prop], at=where, quote=prop, confidence=belief)
        # Of somebody with two terms it is not told which of them a date belongs to.
        if terms.count(claim.item) == 1 and prop != _FOUNDER:
            yield from _term(person, claim)


def _term(person: str, claim: Claim) -> Iterator[Finding]:
    for prop, field in ((START, "person.since"), (END, "person.until")):
        time, at = claim.qualifier(prop)
        if date := day(time):
            yield Finding(person, field, date, at=f"{at}.time", quote=time["time"])


def _is_person(name: str) -> bool:
    """Companies are founded by companies too: a person has two names or more, and no word of an organisation."""
    return " " in name.strip() and not organisation(name)

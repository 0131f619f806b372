"""The ways to a company over the people that ours know: who knows whom there, how surely, and how close they are.

A path is what a person may ask for and decides about; it is no evidence about the company. What an export says is as
old as the export: where something newer contradicts it, that is said, and the path sinks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from matching.acquaintances.account import Account
from matching.acquaintances.circle import Acquaintances, Known
from matching.acquaintances.known_people import Listed, evidence_of_person, listed_at, recognised
from matching.acquaintances.nouns import Bond, Evidence, Path, Tie, Tier
from matching.acquaintances.ties import is_stale, shown_month, tie_of
from matching.acquaintances.wording import in_short
from matching.acquaintances.workplace import evidence_of
from matching.nouns import Affiliation, Company, Person

_TIERS, _BONDS, _TIES = tuple(Tier), tuple(Bond), tuple(Tie)


def paths(company: Company, acquaintances: Acquaintances, now: datetime) -> tuple[Path, ...]:
    """The paths to one company: the surest first, then the closest, then the last contact.

    Args:
        company: with its people and its family, as far as they are known.
    """
    account = Account(company)
    met: dict[int, tuple[Known, list[Listed]]] = {
        id(known): (known, []) for known in acquaintances.at(account.keys())
    }
    for one in listed_at(company, acquaintances, now):
        for known in acquaintances.who(one.marks):
            met.setdefault(id(known), (known, []))[1].append(one)
    found = (_path(known, account, listed, acquaintances, now) for known, listed in met.values())
    return tuple(sorted((path for path in found if path), key=_order))


def paths_of(
    companies: Sequence[Company], acquaintances: Acquaintances, now: datetime
) -> dict[str, tuple[Path, ...]]:
    """The paths to each of several companies, by their ids.

    Somebody whose company may by its name be any of several of them leads surely to none: only what tells one of them
    (a domain, a profile, a family) makes a path then.
    """
    found = {company.id: paths(company, acquaintances, now) for company in companies}
    holders: dict[tuple[str, str, int], dict[str, Tier]] = defaultdict(dict)
    for id_, ways in found.items():
        for path in ways:
            if path.bond in (Bond.THERE, Bond.PERHAPS):
                holders[_whose(path)][id_] = path.tier
    return {
        id_: tuple(path for path in ways if not _contested(path, id_, holders[_whose(path)]))
        for id_, ways in found.items()
    }


def _contested(path: Path, company: str, tiers: dict[str, Tier]) -> bool:
    """Whether somebody fits another company as surely or more so."""
    if path.tier is Tier.EXACT or path.bond not in (Bond.THERE, Bond.PERHAPS):
        return False
    place = _TIERS.index(path.tier)
    return any(_TIERS.index(tier) <= place for other, tier in tiers.items() if other != company)


def _whose(path: Path) -> tuple[str, str, int]:
    return path.acquaintance.owner, path.acquaintance.file, path.acquaintance.row


def _path(
    known: Known, account: Account, listed: Sequence[Listed], circle: Acquaintances, now: datetime
) -> Path | None:
    evidence, person = evidence_of(known, account, circle), None
    if found := recognised(known, listed, circle):
        evidence = evidence_of_person(found, evidence, known, account)
        person = found.person
    if evidence is None:
        return None
    path = Path(
        acquaintance=known.acquaintance,
        company=account.company.name,
        evidence=evidence,
        tie=tie_of(known.acquaintance, now),
        person=person,
        doubt=_doubt(known, evidence, person, now),
    )
    return replace(path, line=in_short(path))


def _doubt(known: Known, evidence: Evidence, person: Person | None, now: datetime) -> str:
    """What may be out of date. Who was seen there lately is there, however old the export."""
    place = known.workplace
    seen = person is not None and person.affiliation is Affiliation.CURRENT
    if seen and (evidence.tier is not Tier.WEAK or evidence.bond is Bond.PERHAPS):
        return ""
    if person and evidence.bond is Bond.THERE and evidence.tier is Tier.WEAK and place.name:
        return f"an export of {shown_month(place.day)} has them at {place.name}"
    if evidence.bond is Bond.FORMER:
        return ""
    if is_stale(place.day, now):
        return f"the export is of {shown_month(place.day)}: they may have left since"
    return ""


def _order(path: Path) -> tuple[object, ...]:
    known = path.acquaintance
    return (
        _TIERS.index(path.tier), _BONDS.index(path.bond), _TIES.index(path.tie), bool(path.doubt),
        _backwards(known.contacted or known.connected), known.name, known.owner, known.file, known.row,
    )  # fmt: skip


def _backwards(day: str) -> tuple[int, ...]:
    """A key by which later days come first, and no day last."""
    return tuple(-ord(sign) for sign in day) if day else (0,)

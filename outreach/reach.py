"""How a step reaches somebody: the address or number to use, and whether it may be used at all.

What fresh evidence states goes before all else, and of that what a verifier saw taken. An address that is dead is never
used; one that is doubtful, because its server takes every name or because it was worked out here, only where the user
allows that. A private mailbox is nobody's place of work and is never used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple

from connectors import mailbox
from connectors.hosts import registrable
from matching.emails import Mailbox, Status, office_of
from matching.normalise.keys import email_domain, email_key
from matching.nouns import Company, Person
from outreach import standing
from outreach.draft import Channel
from outreach.policy import may_email

_ALLOW = 'verify it, or write doubtful_addresses = "yes" in [sender]'
# A guess that is more likely wrong than right is nobody's address, whatever the user allows.
_LEAST = 0.5


class Way(NamedTuple):
    """A way to somebody. `held` says why it cannot be taken, `notes` what to heed when it can."""

    recipient: str
    held: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def way_to(
    channel: Channel,
    company: Company,
    person: Person,
    now: datetime,
    consented: Callable[[str], bool],
    doubtful: bool = False,
) -> Way:
    """The way to somebody through a channel.

    Args:
        consented: whether an address has agreed to be written to.
        doubtful: whether the user allows addresses that are risky or guessed.
    """
    match channel:
        case Channel.EMAIL:
            return _by_email(company, person, now, consented, doubtful)
        case Channel.CALL:
            return _by_call(company, person, now)
        case Channel.LINKEDIN:
            return _by_linkedin(person, now)


def _by_email(
    company: Company, person: Person, now: datetime, consented: Callable[[str], bool], doubtful: bool
) -> Way:
    address, missing, heed = _address(company, person, now, doubtful)
    reader = mailbox.reader_of(address) if address else ""
    policy = may_email(_country(company, now), reader, bool(address) and consented(address))
    held = [missing] if missing else []
    if not policy.allowed:
        held.append(f"{policy.because}; {policy.instead}")
    return Way(address, tuple(held), tuple(filter(None, (policy.caution, heed))))


class _Address(NamedTuple):
    """An address, or an empty text; what holds it back; and what to heed where nothing does."""

    address: str
    held: str = ""
    heed: str = ""


def _address(company: Company, person: Person, now: datetime, doubtful: bool) -> _Address:
    """The best business address of somebody, at the company's own domain if there is one."""
    said = {email_key(s.value) for s in person.statements("person.email") if standing.may_stand(s, now)}
    boxes = office_of(company, now).mailboxes(person)
    stated = [box for box in boxes if box.address in said and email_domain(box.address)]
    alive = [box for box in stated if box.status is not Status.INVALID]
    if alive:
        return _stated(min(alive, key=lambda box: _order(box, company)), person, doubtful)
    if stated:
        lacks = f"mail does not reach {stated[0].address}: {stated[0].because[0]}"
    else:
        lacks = "only private addresses are known" if said else "no e-mail address is known"
    guess = _likely_guess(boxes)
    return _guessed(guess, lacks, doubtful) if guess else _Address("", lacks)


def guess_for(company: Company, person: Person, now: datetime) -> str:
    """The guess that a letter may go to where the user allows it; empty where there is none worth it."""
    guess = _likely_guess(office_of(company, now).mailboxes(person))
    return guess.address if guess else ""


def _likely_guess(boxes: Iterable[Mailbox]) -> Mailbox | None:
    return next((box for box in boxes if box.guessed and (box.probability or 0.0) >= _LEAST), None)


_RANK = tuple(Status)


def _order(box: Mailbox, company: Company) -> tuple[int, bool, str]:
    domains = {registrable(domain) for domain in company.values("company.domain")}
    return _RANK.index(box.status), email_domain(box.address) not in domains, box.address


def _stated(box: Mailbox, person: Person, doubtful: bool) -> _Address:
    """A stated address, written as its source writes it."""
    address = next(s.value for s in person.statements("person.email") if email_key(s.value) == box.address)
    if box.status is not Status.RISKY:
        return _Address(address)
    doubt = f"mail to {address} may reach nobody: {box.because[0]}"
    return _Address(address, "", doubt) if doubtful else _Address(address, f"{doubt}; {_ALLOW}")


def _guessed(box: Mailbox, lacks: str, doubtful: bool) -> _Address:
    """A guess is named, and is nobody's address until the user allows it."""
    doubt = f"{box.address} is a guess ({box.probability:.0%}: {box.because[0]})"
    return _Address(box.address, "", doubt) if doubtful else _Address("", f"{lacks}; {doubt}; {_ALLOW}")


def _country(company: Company, now: datetime) -> str:
    """The country of its seat; empty where sources disagree or only old evidence speaks."""
    passport = company.passports.get("company.country")
    if (
        passport is None
        or passport.conflict
        or not any(standing.is_fresh(s, now) for s in passport.statements)
    ):
        return ""
    return passport.values[0]


def _by_call(company: Company, person: Person, now: datetime) -> Way:
    own = [s.value for s in person.statements("person.phone") if standing.may_stand(s, now)]
    if own:
        return Way(min(own))
    shared = [s.value for s in company.statements("company.phone") if standing.may_stand(s, now)]
    if shared:
        return Way(min(shared), notes=("the number is the company's: ask for the person",))
    return Way("", ("no telephone number is known",))


def _by_linkedin(person: Person, now: datetime) -> Way:
    profiles = [s.value for s in person.statements("person.linkedin") if standing.is_fresh(s, now)]
    notes = ("send it by hand; the program never goes there",)
    return Way(min(profiles), notes=notes) if profiles else Way("", ("no profile is known",), notes)

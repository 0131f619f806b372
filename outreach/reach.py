"""How a step reaches somebody: the address or number to use, and whether it may be used at all.

Only what fresh evidence states; no address is guessed. A private mailbox is nobody's place of work and is never used.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from connectors import mailbox
from connectors.hosts import registrable
from matching.normalise.keys import email_domain
from matching.nouns import Company, Person
from outreach import standing
from outreach.draft import Channel
from outreach.policy import may_email


class Way(NamedTuple):
    """A way to somebody. `held` says why it cannot be taken, `notes` what to heed when it can."""

    recipient: str
    held: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def way_to(
    channel: Channel, company: Company, person: Person, now: datetime, consented: Callable[[str], bool]
) -> Way:
    """The way to somebody through a channel.

    Args:
        consented: whether an address has agreed to be written to.
    """
    match channel:
        case Channel.EMAIL:
            return _by_email(company, person, now, consented)
        case Channel.CALL:
            return _by_call(company, person, now)
        case Channel.LINKEDIN:
            return _by_linkedin(person, now)


def _by_email(company: Company, person: Person, now: datetime, consented: Callable[[str], bool]) -> Way:
    address, missing = _address(company, person, now)
    reader = mailbox.reader_of(address) if address else ""
    policy = may_email(_country(company, now), reader, bool(address) and consented(address))
    held = [missing] if missing else []
    if not policy.allowed:
        held.append(f"{policy.because}; {policy.instead}")
    return Way(address, tuple(held), (policy.caution,) if policy.caution else ())


def _address(company: Company, person: Person, now: datetime) -> tuple[str, str]:
    """A business address of somebody, at the company's own domain if there is one; else an empty text and why."""
    said = [s.value for s in person.statements("person.email") if standing.may_stand(s, now)]
    business = [address for address in said if mailbox.normal(address) and email_domain(address)]
    domains = {registrable(domain) for domain in company.values("company.domain")}
    if business:
        return min(business, key=lambda address: (email_domain(address) not in domains, address)), ""
    return "", "only private addresses are known" if said else "no e-mail address is known"


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

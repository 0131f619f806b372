"""What is known of how a domain takes mail: whether it does at all, through whom, and whether it takes everything.

Read from statements about that very domain; what is known of one domain says nothing of another. Nobody is asked here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache

from connectors.hosts import platform, registrable
from connectors.lexicon import rows
from connectors.statement import Statement
from matching.emails.known import host_of
from matching.mailboxes import STATUS, address_of
from matching.normalise.keys import email_domain
from matching.nouns import Company

# Who stands before the mailboxes and answers for them: what it takes, the mailbox behind may still refuse.
FILTERS = frozenset(
    ("Proofpoint", "Mimecast", "Barracuda", "Cisco Secure Email", "Symantec Email Security", "Hornetsecurity",
     "Trend Micro Email Security", "Sophos Email", "Retarus", "NoSpamProxy", "SpamHero")
)  # fmt: skip
_NO_MAIL = "none"


class Owner(StrEnum):
    """Whose a domain is, as far as its mailboxes tell: a company's, anybody's, or nobody's for long."""

    OWN = "own"
    ANYBODY = "anybody"
    THROWAWAY = "throwaway"


@dataclass(frozen=True, slots=True)
class Post:
    """How one domain takes mail.

    Attributes:
        provider: who takes it; "none" where it takes none (a null MX, RFC 7505); empty where that is not known.
        senders: products that its SPF record lets send in its name, a hint at where its mailboxes are.
        catch_all: whether it takes mail for any name at all; None where nobody has tried.
    """

    domain: str
    provider: str = ""
    senders: tuple[str, ...] = ()
    catch_all: bool | None = None

    @property
    def takes_mail(self) -> bool:
        return self.provider != _NO_MAIL

    @property
    def filtered(self) -> bool:
        """Whether a filter answers for its mailboxes."""
        return self.provider in FILTERS


@cache
def _throwaway() -> frozenset[str]:
    return frozenset(row[0] for row in rows("throwaway.tsv", __package__))


def owner_of(address: str) -> Owner:
    """Whose the domain of an address is. Free mail and platforms are anybody's."""
    host = address.rpartition("@")[2].lower()
    if host in _throwaway() or registrable(host) in _throwaway():
        return Owner.THROWAWAY
    return Owner.OWN if email_domain(address) and not platform(host) else Owner.ANYBODY


def post_of(company: Company, domain: str, now: datetime) -> Post:
    """What fresh statements say of how a domain takes mail.

    A verifier's "risky" is its word for a server that takes everything, so one such verdict tells of the whole domain.
    It can only make an address there doubtful; that one is good, or is not, says nothing of the next.
    """
    providers = _said(company, "company.mail_provider", domain, now)
    senders = [s for s in _said(company, "company.technology", domain, now) if _of_spf(s)]
    everything = any(
        value.startswith("risky ") and host_of(address_of(value)) == domain
        for person in company.people
        for value in person.values(STATUS)
    )
    provider = providers[0].value if providers else ""
    return Post(domain, provider, tuple(dict.fromkeys(s.value for s in senders)), everything or None)


def _said(company: Company, field: str, domain: str, now: datetime) -> list[Statement]:
    """Fresh statements about a domain, by the subject they name: a provider of one is none of another."""
    said = (s for s in company.statements(field) if s.expires > now and s.subject.partition(":")[2] == domain)
    return sorted(said, key=lambda s: (-s.confidence, s.id))


def _of_spf(statement: Statement) -> bool:
    return statement.source == "dns" and "include:" in statement.quote

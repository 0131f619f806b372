"""How the paid sources state a person: by name, employer and post, with an address and what is said of it.

A provider sells what it has, and that is not always what was asked for. So nobody is stated whom it places at another
company or whose name it masks, and no address that it calls undeliverable itself or that anybody can register. The
verdicts of all of them are brought to one scale of four words; what no table knows is unknown and never a guess. A
verdict is stated with the address that it is about: a person may have several.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from connectors.hosts import platform, registrable
from connectors.mailbox import normal
from connectors.part import Changed, Part
from connectors.statement import Finding
from connectors.telling import told
from connectors.text import slug

# What `person` states, of a provider that gives posts and profiles too.
FOUND = (
    "person.name", "person.employer", "person.title", "person.email", "person.email_status", "person.linkedin",
)  # fmt: skip
_ELSEWHERE = 0.7
_STATUS = {
    "valid": "deliverable", "verified": "deliverable", "nominative@pro": "deliverable", "catch-all@pro": "risky",
    "accept_all": "risky", "accept-all": "risky", "catchall": "risky", "catch-all": "risky", "catch_all": "risky",
    "invalid": "undeliverable", "not_valid": "undeliverable", "disposable": "undeliverable",
    "spamtrap": "undeliverable", "abuse": "undeliverable", "do_not_mail": "undeliverable",
}  # fmt: skip


def status(word: str) -> str:
    """A verifier's word on the one scale: deliverable, risky, undeliverable or unknown."""
    return _STATUS.get(word.strip().lower(), "unknown")


@dataclass(frozen=True, slots=True)
class Card:
    """Where an answer tells of one person, as JSON paths below them.

    Attributes:
        name: of the whole name, or of its parts in their order.
        employer: of a domain or website of the company they are placed at; empty where it stands elsewhere.
        email: of the address.
        status: of the verdict on it, where the provider gives one.
        checked: of the day of that verdict.
        fields: of what else is stated, and as which field.
    """

    name: tuple[str, ...]
    employer: str = ""
    email: str = "email"
    status: str = ""
    checked: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


def person(
    part: Part,
    card: Card,
    own: Sequence[str],
    *,
    employer: Part | None = None,
    best: tuple[Part, Part] | None = None,
    belief: float = 0.9,
    as_of: str = "",
) -> Iterator[Finding]:
    """State one person of the company, or nobody.

    Args:
        own: the company's domains; the first is what it is called by.
        employer: a domain or website of the company they are placed at, where it stands outside of their part.
        best: their address and the verdict on it, where the provider offers several to choose from.
        belief: how sure the provider is of its match and of the address, between 0 and 1.
        as_of: the day it dates the person's card to.
    """
    names = [named for path in card.name if (named := at(part, path))]
    name = " ".join(named.text for named in names)
    employer = employer or at(part, card.employer)
    if len(names) < len(card.name) or masked(name) or not employer or registrable(employer.text) not in own:
        return
    subject = f"{own[0]}/{slug(name)}"
    # Of a name in parts the last is quoted, which tells most; the others stand beside it.
    yield names[-1].says(subject, "person.name", name, confidence=belief, as_of=as_of)
    yield employer.says(subject, "person.employer", own[0], confidence=belief, as_of=as_of)
    yield from told(part, subject, card.fields, confidence=belief, as_of=as_of)
    checked = at(part, card.checked)
    email, verdict = best or (at(part, card.email), at(part, card.status))
    for finding in address(subject, email, verdict, own, belief):
        day = checked.text[:10] if checked and finding.field == "person.email_status" else as_of
        yield replace(finding, as_of=day)


def address(
    subject: str, email: Part | None, verdict: Part | None, own: Sequence[str], belief: float = 0.9
) -> Iterator[Finding]:
    """An address that its finder stands by, and what it says of it. A private one is not stated."""
    written = normal(email.text).lower() if email else ""
    host = written.rpartition("@")[2]
    if not email or not written or masked(written) or platform(host) == "mail":
        return
    word = status(verdict.text) if verdict else ""
    if word == "undeliverable":
        return
    sure = belief if registrable(host) in own else belief * _ELSEWHERE
    yield email.says(subject, "person.email", written, confidence=sure)
    if verdict:
        yield verdict.says(subject, "person.email_status", f"{word} {written}")


# What a verifier states of an address.
VERIFIED = ("person.email", "person.email_status", "person.employer")
# A verdict does not make an address more somebody's than it was; one that bounces makes it less.
_STANDS = {"deliverable": 0.9, "risky": 0.5, "unknown": 0.3, "undeliverable": 0.05}


def verified(email: Part, verdict: Part, own: Sequence[str], name: str) -> Iterator[Finding]:
    """A verifier's verdict on an address that was known before.

    Args:
        email: the address, as the verifier repeats it.
        name: whose it is, as far as was known; the verifier does not say.
    """
    written = normal(email.text).lower()
    local, _, host = written.rpartition("@")
    if not local:
        raise Changed(f"{email.at} is no address")
    word = status(verdict.text)
    subject = f"{own[0]}/{slug(name or local)}"
    yield email.says(subject, "person.email", written, confidence=_STANDS[word])
    yield verdict.says(subject, "person.email_status", f"{word} {written}")
    if registrable(host) in own:
        yield email.says(subject, "person.employer", own[0], confidence=0.5)


def masked(text: str) -> bool:
    """Whether a provider hides part of a name or address until it is paid for more."""
    return not text or "*" in text or "•" in text or "…" in text or text.startswith("email_not_unlocked@")


def at(part: Part, path: str) -> Part | None:
    """What stands at a path, where there is one and it is there."""
    return part.opt(*path.split(".")) if path else None

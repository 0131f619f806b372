"""How far an address may be trusted to reach somebody, on one ladder, and why.

    invalid     it cannot: not well formed, thrown away, a domain that takes no mail, or a verifier saw it refused
    risky       its server takes everything, so nobody can tell: a catch-all is never verified
    verified    a verifier saw this very address taken
    likely      a source states it, fresh; nobody has tried it
    guessed     worked out here
    unknown     none of these can be said, with the cause: old, private, verifiers disagree

A verdict on one address is none on another, and an old verdict is none at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from connectors.mailbox import normal
from matching.emails.post import Owner, Post, owner_of


class Status(StrEnum):
    """The rungs, the best first."""

    VERIFIED = "verified"
    LIKELY = "likely"
    UNKNOWN = "unknown"
    RISKY = "risky"
    GUESSED = "guessed"
    INVALID = "invalid"


class Cause(StrEnum):
    """Why nothing can be said of an address."""

    STALE = "stale"
    PRIVATE = "private"
    DISPUTED = "disputed"


class Word(StrEnum):
    """What a verifier says of an address, on the one scale that the paid sources are brought to."""

    DELIVERABLE = "deliverable"
    RISKY = "risky"
    UNDELIVERABLE = "undeliverable"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A fresh verdict on one address. `disputed` is whether another source says the opposite."""

    word: Word
    source: str
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """A rung, and why. `cause` is set exactly where it is unknown."""

    status: Status
    because: tuple[str, ...]
    cause: Cause | None = None


class Claim(StrEnum):
    """What an address rests on: a fresh statement of a source, an old one, or a guess of ours."""

    STATED = "stated"
    STALE = "stale"
    GUESSED = "guessed"


def standing(address: str, claim: Claim, post: Post, verdict: Verdict | None = None) -> Standing:
    """Where an address stands.

    Args:
        post: what is known of how its domain takes mail.
        verdict: a fresh one on this very address.
    """
    hints = tuple(_hints(post))
    return next(
        found if found.cause or found.status is Status.INVALID else _with(found, hints)
        for found in _rungs(address, claim, post, verdict)
    )


def _with(found: Standing, hints: tuple[str, ...]) -> Standing:
    return Standing(found.status, (*found.because, *hints))


def _rungs(address: str, claim: Claim, post: Post, verdict: Verdict | None) -> Iterator[Standing]:
    """What can be said of it, the weightiest first; the last always can."""
    yield from _of_form(address, post)
    if verdict:
        yield from _of_verdict(verdict, post)
    if post.catch_all:
        why = f"{post.domain} takes mail for any name, so that nobody can tell whether this one is read"
        yield Standing(Status.RISKY, (why,))
    if claim is Claim.GUESSED:
        yield Standing(Status.GUESSED, ("worked out, stated by no source",))
    elif claim is Claim.STATED:
        yield Standing(Status.LIKELY, ("a source states it; nobody has tried it",))
    yield Standing(Status.UNKNOWN, ("what states it is too old to go by",), Cause.STALE)


def _of_form(address: str, post: Post) -> Iterator[Standing]:
    if not normal(address):
        yield Standing(Status.INVALID, ("it is no well-formed address",))
    match owner_of(address):
        case Owner.THROWAWAY:
            yield Standing(Status.INVALID, ("its domain is one of mailboxes that are thrown away",))
        case Owner.ANYBODY:
            yield Standing(Status.UNKNOWN, ("a private mailbox is neither checked nor used",), Cause.PRIVATE)
        case Owner.OWN:
            if not post.takes_mail:
                yield Standing(Status.INVALID, (f"{post.domain} takes no mail (a null MX record)",))


def _of_verdict(verdict: Verdict, post: Post) -> Iterator[Standing]:
    if verdict.disputed:
        yield Standing(Status.UNKNOWN, ("verifiers disagree about it",), Cause.DISPUTED)
    match verdict.word:
        case Word.UNDELIVERABLE:
            yield Standing(Status.INVALID, (f"{verdict.source} saw it refused",))
        case Word.RISKY:
            yield Standing(Status.RISKY, (f"{verdict.source} says that its server takes mail for any name",))
        case Word.DELIVERABLE if not post.catch_all:
            yield Standing(Status.VERIFIED, (f"{verdict.source} saw it taken",))
        case _:
            return


def _hints(post: Post) -> Iterator[str]:
    """What is known of how its domain takes mail, as far as it helps to judge."""
    if post.filtered:
        behind = f", probably for {' or '.join(post.senders[:2])}" if post.senders else ""
        yield f"mail to {post.domain} passes {post.provider}{behind}, which may take what is refused later"
    elif post.provider:
        yield f"{post.provider} takes the mail of {post.domain}"

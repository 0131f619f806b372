"""People and evidence as tables: who is at each account, and every statement with its quote and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from connectors.statement import Statement
from enrich.work.account import Account
from matching.deciders import Decider
from matching.emails import Mailbox, Office, office_of
from matching.nouns import Person
from matching.titles import read_title

PEOPLE = (
    "row", "company", "domain", "verdict", "rank", "name", "title", "function", "seniority", "buying_role",
    "decision_maker", "persona", "score", "because", "affiliation", "email", "phone", "linkedin", "place", "last_seen",
    "source", "url", "quote", "enrich_email_guess", "enrich_email_status", "enrich_email_probability",
    "enrich_email_because",
)  # fmt: skip
EVIDENCE = (
    "row", "company", "subject", "field", "value", "used", "source", "url", "at", "quote", "seen", "expires",
    "confidence",
)  # fmt: skip


def people_rows(account: Account, deciders: Sequence[Decider], now: datetime) -> Iterator[list[str]]:
    """Everybody at an account: the decision makers by rank, then the others."""
    office = office_of(account.company, now)
    for rank, decider in enumerate(deciders, 1):
        yield _person(account, decider.person, rank, decider, office)
    ranked = {decider.person.id for decider in deciders}
    for person in sorted(account.company.people, key=lambda p: p.id):
        if person.id not in ranked:
            yield _person(account, person, 0, None, office)


def _person(
    account: Account, person: Person, rank: int, decider: Decider | None, office: Office
) -> list[str]:
    title = read_title(person.titles[0]) if person.titles else None
    said = person.statements("person.title") or person.statements("person.name")
    return [
        str(account.number),
        account.company.name,
        account.company.value("company.domain"),
        str(account.verdict.decision),
        str(rank or ""),
        person.name,
        "; ".join(person.titles[:3]),
        "; ".join(title.functions) if title else "",
        str(title.seniority or "") if title else "",
        str(title.buying_role or "") if title else "",
        {True: "yes", False: "no", None: ""}[title.decision_maker] if title else "",
        decider.persona if decider else "",
        f"{decider.score:.2f}" if decider else "",
        " | ".join(decider.because) if decider else "",
        str(person.affiliation),
        person.value("person.email"),
        person.value("person.phone"),
        person.value("person.linkedin"),
        person.value("person.place"),
        f"{person.seen:%Y-%m-%d}" if person.seen else "",
        said[0].source if said else "",
        said[0].url if said else "",
        said[0].quote if said else "",
        *_mail(office.mailboxes(person)),
    ]


def _mail(mailboxes: Sequence[Mailbox]) -> list[str]:
    """The likeliest guess, if one was made, and how far it may be trusted; else how far the stated address may."""
    guess = next((box for box in mailboxes if box.guessed), None)
    box = guess or next(iter(mailboxes), None)
    if box is None:
        return ["", "", "", ""]
    dead = [
        f"{other.address}: {'; '.join(other.because)}" for other in mailboxes if guess and not other.guessed
    ]
    return [
        box.address if box.guessed else "",
        f"{box.status} ({box.cause})" if box.cause else str(box.status),
        f"{box.probability:.2f}" if box.probability is not None else "",
        " | ".join((*box.because, *dead)),
    ]


def evidence_rows(account: Account) -> Iterator[list[str]]:
    """Every statement made when this account was asked about, and those of earlier times that a signal rests on.

    `used` is "yes" for a chosen value and for what a signal rests on, "no" for a value that lost, "other" for what is
    about somebody else, "earlier" for what its source does not say any more.
    """
    company = account.company
    entities = (company, *company.people, *company.roles, *company.fundings, *company.signals)
    chosen = {s.id for e in entities for p in e.passports.values() for c in p.chosen for s in c.statements}
    lost = {s.id for e in entities for p in e.passports.values() for c in p.losers for s in c.statements}
    cited = {s.id: s for signal in company.signals for s in signal.evidence}
    now = {s.id for s in account.statements}
    for s in _in_order((*account.statements, *(s for s in cited.values() if s.id not in now))):
        used = "yes" if s.id in chosen or s.id in cited else "no" if s.id in lost else "other"
        yield _evidence(account, s, used if s.id in now else "earlier")


def _in_order(statements: Iterable[Statement]) -> list[Statement]:
    return sorted(statements, key=lambda s: (s.subject, s.field, s.value, s.source, s.url, s.at))


def _evidence(account: Account, s: Statement, used: str) -> list[str]:
    return [
        str(account.number), account.company.name, s.subject, s.field, s.value, used, s.source, s.url, s.at, s.quote,
        s.seen.isoformat(), s.expires.isoformat(), f"{s.confidence:g}",
    ]  # fmt: skip

"""`enrich emails`: the addresses that people at a company have or may have, from a run or from a name and a domain.

A list of known addresses may be given; it is read, used, and kept nowhere. With the check turned on (`probe`), mail
servers are asked about the first few addresses; enrich/net/smtp_probe.py says what that costs.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from connectors import dns
from connectors.connector import Request
from connectors.files.columns import Mapped, detect
from connectors.hosts import registrable
from connectors.page import Page
from connectors.statement import Statement
from enrich.app.screen import out, table
from enrich.errors import BadInput
from enrich.net.fetch import Fetcher, Manners, closing
from enrich.net.smtp_probe import MOST_NAMES, Answer, Probed, SmtpProbe
from enrich.net.transport import GuardedTransport
from enrich.settings import Settings
from enrich.work.account import Account
from enrich.work.rows import open_any, rows_of, said_by
from matching.emails import Basis, House, Known, Mailbox, Post, Status, guesses, learn, office_of
from matching.emails.post import Owner, owner_of
from matching.emails.status import Claim, Verdict, Word, standing
from matching.normalise.keys import email_key

_SAMPLE = 50
COLUMNS = ("name", "address", "status", "probability", "why")


@dataclass(frozen=True)
class Wanted:
    """Somebody whose address is wanted, and what is known of where they work."""

    name: str
    domain: str
    known: tuple[Known, ...] = ()
    employees: int | None = None
    country: str = ""


Found = tuple[str, tuple[Mailbox, ...]]


def of_account(account: Account, now: datetime) -> list[Found]:
    """Everybody at an account, by name, with the mailboxes that are known or may be theirs."""
    office = office_of(account.company, now)
    return [(person.name, office.mailboxes(person)) for person in account.company.people]


def of_name(wanted: Wanted, now: datetime) -> list[Found]:
    """One person by name and domain.

    Raises:
        BadInput: where no address can be made: of a domain of free mail, or a name that is not in two parts.
    """
    domain = registrable(wanted.domain)
    if not domain or owner_of(f"x@{domain}") is not Owner.OWN:
        raise BadInput(
            f"{wanted.domain!r} is no company's own mail domain: addresses of free mail are not guessed."
        )
    known = [one for one in wanted.known if one.host == domain]
    scheme = learn(domain, known, now, wanted.employees, wanted.country.upper())
    held = {email_key(one.address): one.name for one in known}
    house = House([(scheme, 1.0)], held, employees=wanted.employees)
    made = guesses(wanted.name, house)
    if not made:
        raise BadInput(
            f"{wanted.name!r}: no address is made of it. Give a forename and a family name, in Latin letters."
        )
    boxes = (Mailbox(g.address, Status.GUESSED, g.because, round(g.probability, 3)) for g in made)
    return [(wanted.name, tuple(boxes))]


def known_in(path: Path, now: datetime) -> tuple[Known, ...]:
    """The addresses of a list of people, each with its owner's name.

    Raises:
        BadInput: when the file is no table, or no row holds a name and an address.
    """
    listing = open_any(path)
    rows = list(listing.rows)
    mapping = _of_people(listing.columns, rows[:_SAMPLE])
    listing = replace(listing, rows=iter(rows))
    said = (said_by(listing.name, row, mapping, now) for row in rows_of(listing, now))
    found = tuple(one for statements in said for one in _known(statements))
    if not found:
        raise BadInput(f"{path}: no row holds a person's name and an e-mail address.")
    return found


def _of_people(columns: Sequence[str], sample: Sequence[Sequence[str]]) -> list[Mapped]:
    """What the columns hold, in a list that is one of people: a column called just "Name" has their names."""
    mapping = detect(columns, sample)
    fields = {mapped.field: mapped.name for mapped in mapping}
    named = any(field.startswith("person.") and field.endswith("name") for field in fields)
    if named or "company.name" not in fields:
        return mapping
    return detect(columns, sample, {"person.name": fields["company.name"]})


def _known(said: Sequence[Statement]) -> Iterator[Known]:
    names = [s.value for s in said if s.field == "person.name"]
    for s in said:
        if s.field == "person.email" and names:
            yield Known(s.value, names[0], Basis.OWN_LIST, s.as_of)


# -- asking mail servers ---------------------------------------------------------------------------------------


def probed(found: Sequence[Found], settings: Settings, probe: SmtpProbe | None = None) -> list[Found]:
    """The same, with what mail servers say of the first addresses of each domain.

    Raises:
        BadInput: where the user has not said who asks.
    """
    if not settings.contact_email:
        raise BadInput(
            "mail servers are told who asks. Set it once: ENRICH_CONTACT_EMAIL=you@your-company in .env"
        )
    return asyncio.run(_probed(found, settings, probe or SmtpProbe(settings.contact_email)))


async def _probed(found: Sequence[Found], settings: Settings, probe: SmtpProbe) -> list[Found]:
    asked: dict[str, list[str]] = {}
    for _, boxes in found:
        for box in boxes:
            if (
                box.status is not Status.INVALID
                and owner_of(box.address) is Owner.OWN
                and box.address.isascii()
            ):
                asked.setdefault(box.address.rpartition("@")[2], []).append(box.address)
    answers: dict[str, Probed] = {}
    for domain, addresses in asked.items():
        if host := await _exchanger(domain, settings):
            for answer in await probe.ask(host, list(dict.fromkeys(addresses))[:MOST_NAMES]):
                answers[answer.address] = answer
    return [(name, tuple(_judged(box, answers) for box in boxes)) for name, boxes in found]


async def _exchanger(domain: str, settings: Settings) -> str:
    """The preferred mail exchanger of a domain; empty where it has none or the look-up failed."""
    manners = Manners(user_agent=settings.agent, max_bytes=settings.max_bytes, deadline=settings.deadline)
    fetcher = Fetcher(GuardedTransport(), manners=manners, clock=lambda: datetime.now(UTC))
    async with closing(fetcher):
        page = await fetcher.fetch(Request(dns.RESOLVE.format(domain, "MX")), dns.CONNECTOR)
    return preferred(page) if isinstance(page, Page) else ""


def preferred(page: Page) -> str:
    """The host of the lowest preference among the MX records of an answer; empty for a null MX (RFC 7505)."""
    records = [r["data"].split() for r in page.json().get("Answer", ()) if r["type"] == 15]
    hosts = sorted((int(preference), host.rstrip(".")) for preference, host in records)
    return hosts[0][1] if hosts else ""


def _judged(box: Mailbox, answers: Mapping[str, Probed]) -> Mailbox:
    """A mailbox with what its server says. What the server did not say leaves it as it was, with the reason."""
    answer = answers.get(box.address)
    if answer is None:
        return box
    if answer.answer is Answer.UNKNOWN:
        return replace(
            box, because=(*box.because, f"its mail server was asked and did not say: {answer.detail}")
        )
    post = Post(box.address.rpartition("@")[2], catch_all=answer.answer is Answer.CATCH_ALL or None)
    word = {Answer.TAKEN: Word.DELIVERABLE, Answer.REFUSED: Word.UNDELIVERABLE}.get(
        answer.answer, Word.UNKNOWN
    )
    claim = Claim.GUESSED if box.guessed else Claim.STATED
    judged = standing(box.address, claim, post, Verdict(word, "your own check"))
    return replace(box, status=judged.status, cause=judged.cause, because=(*box.because, *judged.because))


# -- in print --------------------------------------------------------------------------------------------------


def shown_mailbox(box: Mailbox) -> dict[str, Any]:
    """A mailbox as JSON."""
    return {
        "address": box.address,
        "status": str(box.status),
        "cause": str(box.cause) if box.cause else None,
        "guessed": box.guessed,
        "probability": box.probability,
        "because": list(box.because),
    }


def show_emails(found: Sequence[Found], as_json: bool) -> None:
    """Print them: JSON lines, or a table."""
    if as_json:
        for name, boxes in found:
            for box in boxes:
                out({"name": name, **shown_mailbox(box)})
        return
    table(COLUMNS, [_row(name, box) for name, boxes in found for box in boxes], numbers=("probability",))


def _row(name: str, box: Mailbox) -> list[str]:
    status = f"{box.status} ({box.cause})" if box.cause else str(box.status)
    probability = f"{box.probability:.0%}" if box.probability is not None else ""
    return [name, box.address, status, probability, "; ".join(box.because)]

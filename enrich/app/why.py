"""`enrich why` in print: every claim for a value of a company or its people, the chosen one, the losers, the reason.

What happened lately, and who the company's family is, is told with what it rests on: neither is a value, and both stand
beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from connectors.statement import Statement
from enrich.app.family import family_lines
from enrich.app.screen import out
from enrich.errors import BadInput
from enrich.exports.signals import shown_signal
from enrich.work.account import Account
from matching.cluster import MODEL
from matching.families import family_of
from matching.nouns import Claim, Company, Entity, Passport, Signal

_MOST_STATEMENTS = 4
SIGNALS = "signals"


def show_why(account: Account, field: str, as_json: bool) -> None:
    """Print the passports of an account, or of one field, or its signals."""
    if field == SIGNALS:
        _show_signals(account, as_json)
        return
    passports = list(_wanted(account, field))
    if as_json:
        for _, passport in passports:
            out(_shown(passport))
        return
    _head(account)
    for whose, passport in passports:
        _print(whose, passport)
    if not field:
        for signal in account.company.signals:
            _signal(signal)
        for line in family_lines(family_of(account.company.id, account.company.family)):
            click.echo(line)
        _identity(account)


def _head(account: Account) -> None:
    click.echo(f"{account.company.name}  {account.company.value('company.domain')}  (row {account.number})")


def _show_signals(account: Account, as_json: bool) -> None:
    if as_json:
        for signal in account.company.signals:
            out(shown_signal(signal))
        return
    _head(account)
    for signal in account.company.signals:
        _signal(signal)
    if not account.company.signals:
        click.echo("no signal is known")


def _signal(signal: Signal) -> None:
    worth = f"{signal.direction} for growth; worth half after {signal.half_life_days} days"
    click.echo(f"\nsignal: {signal.kind}, {signal.date:%d %b %Y}   ({worth})\n  = {signal.text}")
    _statements(signal.evidence)


def _wanted(account: Account, field: str) -> list[tuple[str, Passport]]:
    """The passports asked for, each with whose it is: the person, the role or the round, or "" for the company."""
    if not field:
        return [("", passport) for passport in account.company.passports.values()]
    name = field if "." in field else f"company.{field}"
    entities = _entities(account.company)
    found = [(whose, entity.passports[name]) for whose, entity in entities if name in entity.passports]
    if not found:
        names = dict.fromkeys(n.removeprefix("company.") for _, entity in entities for n in entity.passports)
        raise BadInput(f"nothing is known of {name} here. Known are: {', '.join(names) or 'nothing'}")
    return found


def _entities(company: Company) -> list[tuple[str, Entity]]:
    return [
        ("", company),
        *((person.name or person.id, person) for person in company.people),
        *((role.value("role.title") or role.id, role) for role in company.roles),
        *((funding.value("funding.kind") or funding.id, funding) for funding in company.fundings),
        *((signal.kind, signal) for signal in company.signals if signal.value("signal.text")),
    ]


def _print(whose: str, passport: Passport) -> None:
    of = f" of {whose}" if whose else ""
    click.echo(f"\n{passport.field}{of}" + ("   sources disagree" if passport.conflict else ""))
    for claim in passport.chosen:
        _claim("  = ", claim)
    for claim in passport.losers:
        _claim("  × ", claim)


def _claim(mark: str, claim: Claim) -> None:
    last = max((s.expires for s in claim.statements), default=None)
    good = f"; good until {last:%d %b %Y}" if last else ""
    click.echo(f"{mark}{claim.value}   ({claim.because}; belief {claim.weight:.2f}{good})")
    _statements(claim.statements)


def _statements(statements: Sequence[Statement]) -> None:
    for s in statements[:_MOST_STATEMENTS]:
        click.echo(f"      “{s.quote}”  {s.source}, {s.seen:%d %b %Y}, {s.at}\n      {s.url}")
    if len(statements) > _MOST_STATEMENTS:
        click.echo(f"      and {len(statements) - _MOST_STATEMENTS} more")


def _identity(account: Account) -> None:
    """Which subjects are this company, which were offered and are not, and what persons said of them."""
    click.echo("\nthis company, by its sources: " + ", ".join(account.same))
    for j in account.judgements:
        other = j.right if j.left == account.id else j.left
        if j.by != MODEL:
            click.echo(f"  {j.verdict}: {other}, {j.because[0]}")
        elif other not in account.same:
            click.echo(f"  {j.verdict}: {other}" + (f", because {j.because[0]}" if j.because else ""))
    for j in account.of_people:
        click.echo(f"  {j.verdict}: {j.left} and {j.right}, {j.because[0]}")


def _shown(passport: Passport) -> dict[str, Any]:
    return {
        "field": passport.field,
        "conflict": passport.conflict,
        "chosen": [_shown_claim(claim) for claim in passport.chosen],
        "losers": [_shown_claim(claim) for claim in passport.losers],
    }


def _shown_claim(claim: Claim) -> dict[str, Any]:
    return {
        "value": claim.value,
        "belief": claim.weight,
        "because": claim.because,
        "statements": [_shown_statement(s) for s in claim.statements],
    }


def _shown_statement(s: Statement) -> dict[str, Any]:
    return {
        "subject": s.subject, "value": s.value, "source": s.source, "url": s.url, "at": s.at, "quote": s.quote,
        "seen": s.seen.isoformat(), "expires": s.expires.isoformat(), "confidence": s.confidence,
    }  # fmt: skip

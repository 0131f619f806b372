"""Invented companies, made from what a test wants known of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from connectors.fields import FIELDS
from connectors.statement import Statement
from icp.answer import Answer
from icp.profile import Profile, parse_profile
from matching.nouns import Claim, Company, Entity, Passport

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)


def statement(field: str, value: str, days: int = 90, source: str = "wikidata") -> Statement:
    """What a source said so many days ago."""
    seen = NOW - timedelta(days=days)
    return Statement(
        subject=f"{source}:1",
        field=field,
        value=value,
        source=source,
        url=f"https://{source}.example/1",
        at="",
        quote=value,
        seen=seen,
        expires=seen + timedelta(days=FIELDS[field].stale_days),
        confidence=1.0,
    )


def claim(field: str, value: str, days: int = 90, source: str = "wikidata") -> Claim:
    return Claim(value, (statement(field, value, days, source),), 0.9, "the only one")


def passport(field: str, *values: str, days: int = 90) -> Passport:
    return Passport(field, tuple(claim(field, value, days) for value in values))


def disputed(field: str, first: str, second: str) -> Passport:
    """Two fresh sources that disagree; the first is believed."""
    return Passport(field, (claim(field, first),), (claim(field, second, 30, "website"),), conflict=True)


def known(days: int = 90, **fields: str | tuple[str, ...]) -> Company:
    """A company of which these fields are known: `employees="120"`, `industry=("Freight", "Rail")`."""
    return Company("wikidata:1", _passports("company", fields, days))


def company(
    *passports: Passport, roles: tuple[Entity, ...] = (), fundings: tuple[Entity, ...] = (), **fields: str
) -> Company:
    made = _passports("company", {**fields}, 90)
    return Company(
        "wikidata:1", made | {one.field: one for one in passports}, (), (), roles=roles, fundings=fundings
    )


def role(days: int = 10, **fields: str) -> Entity:
    return Entity("greenhouse:1", _passports("role", fields, days))


def funding(days: int = 10, **fields: str) -> Entity:
    return Entity("edgar:1", _passports("funding", fields, days))


def _passports(sort: str, fields: dict[str, str | tuple[str, ...]], days: int) -> dict[str, Passport]:
    made = {}
    for name, value in fields.items():
        field = f"{sort}.{name}"
        made[field] = passport(field, *((value,) if isinstance(value, str) else value), days=days)
    return made


def profile(text: str) -> Profile:
    return parse_profile(text, "test.toml")


def ask(criterion: str, about: Company, now: datetime = NOW) -> Answer:
    """What one criterion, given as the lines of its table, says of a company."""
    clause = profile(f"[[nice]]\n{criterion}").clauses[0]
    return clause.criterion.answer(about, now)


# Enough words of no particular meaning, so that a word that is not among them is really missing.
AT_LENGTH = " ".join(["and so on at some length about nothing that matters here"] * 3)

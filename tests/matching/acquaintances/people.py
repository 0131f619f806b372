"""Short ways to write whom ours know, and which companies there are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import count

from connectors.statement import Statement
from matching.acquaintances import Acquaintance, Acquaintances, Path, Tier, Workplace, paths
from matching.assemble import company as assemble
from matching.nouns import Company
from tests.matching.firms import TRUST, human
from tests.matching.statements import said

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TODAY = "2026-11-01"
_ROWS = count(1)


def knows(
    name: str = "Ada Voss",
    company: str = "",
    *,
    owner: str = "Bob",
    day: str = TODAY,
    country: str = "",
    city: str = "",
    site: str = "",
    page: str = "",
    email: str = "",
    **more: str,
) -> Acquaintance:
    """Somebody whom one of ours knows, by an export of a day."""
    place = Workplace(company, site, page, country, city, day)
    emails = (email,) if email else ()
    row = next(_ROWS)
    return Acquaintance(owner=owner, name=name, workplace=place, emails=emails, file="c.csv", row=row, **more)  # type: ignore[arg-type]


def account(name: str = "", *people: Iterable[Statement], at: str = "acme.example", **fields: str) -> Company:
    """A company, with the people whom sources place there; its domain is not known unless it is given."""
    own = [
        said(f"company.{field}", value, subject=at)
        for field, value in {"name": name, **fields}.items()
        if value
    ]
    same = {f"website:{at}", f"file:{at}"}
    return assemble(at, [*own, *(s for group in people for s in group)], same, NOW, TRUST)


def found(company: Company, *known: Acquaintance) -> list[Path]:
    return list(paths(company, Acquaintances(known), NOW))


def tier(company: Company, *known: Acquaintance) -> Tier | None:
    """The surest tier of a path to a company; None where there is none."""
    return next((path.tier for path in found(company, *known)), None)


__all__ = ["NOW", "TODAY", "account", "found", "human", "knows", "tier"]

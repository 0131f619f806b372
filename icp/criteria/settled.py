"""The value of a field that a criterion needs beside its own: only where it is fresh and nobody disputes it."""

from __future__ import annotations

from datetime import datetime

from icp.claims import claims_of
from matching.nouns import Claim, Company


def settled_claim(company: Company, field: str, now: datetime) -> Claim | None:
    """The one claim of a field that can be relied on; None where it is stale, disputed or not there."""
    passport = company.passports.get(field)
    if passport is None or passport.conflict:
        return None
    return next(iter(claims_of(company, field, now)[0]), None)


def settled_value(company: Company, field: str, now: datetime) -> str:
    claim = settled_claim(company, field, now)
    return claim.value if claim else ""

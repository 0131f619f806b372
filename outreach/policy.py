"""May we write to them by e-mail? Country, kind of address and consent decide; what is not known counts as forbidden.

The table (outreach/countries.toml) says for each country which rule holds, where we read it and when. It is a guard
against mistakes, not legal advice, and it never makes a rule milder than its sources do.
"""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from connectors.lexicon.places import country_name

REVIEW_DAYS = 365
_INSTEAD = "call or write by post instead, or wait until they have agreed to mail"


class Regime(StrEnum):
    OPT_IN = "opt_in"
    OPT_IN_PERSONAL = "opt_in_personal"
    OPT_OUT = "opt_out"
    UNKNOWN = "unknown"


class Rule(NamedTuple):
    """The rule of one country."""

    regime: Regime
    law: str = ""
    source: str = ""
    reviewed: date = date.min
    note: str = ""


class Policy(NamedTuple):
    """Whether a mail may be sent, why, and what to do instead where not. `caution` is what to heed where it may."""

    allowed: bool
    because: str
    instead: str = ""
    caution: str = ""


@cache
def rules() -> dict[str, Rule]:
    """The table, by alpha-2 country code."""
    text = files(__package__).joinpath("countries.toml").read_text(encoding="utf-8")
    return {
        code: Rule(
            Regime(entry["regime"]), entry["law"], entry["source"], entry["reviewed"], entry.get("note", "")
        )
        for code, entry in tomllib.loads(text).items()
    }


def overdue(today: date) -> tuple[str, ...]:
    """The countries whose rule nobody has looked at for a year."""
    return tuple(
        code for code, rule in rules().items() if rule.reviewed + timedelta(days=REVIEW_DAYS) < today
    )


def may_email(country: str, reader: str, consent: bool = False) -> Policy:
    """Whether a business address may be written to.

    Args:
        country: alpha-2 code of the company's seat; empty when not known.
        reader: "role" for an address of no one person; anything else counts as a person's.
        consent: whether this address has agreed to be written to.
    """
    if consent:
        return Policy(True, "the recipient has agreed to mail")
    rule = rules().get(country, Rule(Regime.UNKNOWN))
    where = country_name(country) or "the company's country, which is not known"
    law = f" ({rule.law})" if rule.law else ""
    if rule.regime is Regime.OPT_OUT or (rule.regime is Regime.OPT_IN_PERSONAL and reader == "role"):
        return Policy(True, f"business mail is allowed in {where} until refused{law}", caution=rule.note)
    if rule.regime is Regime.UNKNOWN:
        return Policy(False, f"not by e-mail: the rule of {where} is not settled{law}", _INSTEAD)
    whom = "a person" if rule.regime is Regime.OPT_IN_PERSONAL else "anybody"
    return Policy(False, f"not by e-mail: {where} wants consent before {whom} is written to{law}", _INSTEAD)

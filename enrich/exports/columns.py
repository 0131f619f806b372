"""What is said about an account in the columns that are added to the user's own, in order, by name.

Scripts rely on these names: they are documented in docs/outputs.md and change only with a note in the changelog.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from connectors.lexicon.places import country_name
from connectors.statement import State
from enrich.store.records import AskRecord
from enrich.work.account import Account
from icp.asking import Way
from matching.deciders import Decider
from matching.nouns import Affiliation

_MOST_LISTED = 8
Column = tuple[str, Callable[[Account, Sequence[AskRecord], Sequence[Decider], Way | None], str]]


def _value(field: str) -> Callable[..., str]:
    return lambda account, *_: account.company.value(field)


def _listed(field: str) -> Callable[..., str]:
    return lambda account, *_: "; ".join(account.company.values(field)[:_MOST_LISTED])


def _reasons(account: Account, *_: object) -> str:
    return " | ".join(f"{r.label}: {r.word} ({r.because})" for r in account.verdict.reasons)


def _question(account: Account, *_: object) -> str:
    question = account.verdict.next_question
    return question.text if question else ""


def _country(account: Account, *_: object) -> str:
    return country_name(account.company.value("company.country"))


def _funding(account: Account, *_: object) -> str:
    found = []
    for funding in account.company.fundings:
        parts = (
            funding.value("funding.kind"),
            funding.value("funding.amount"),
            funding.value("funding.date"),
        )
        found.append(", ".join(part for part in parts if part))
    return "; ".join(found[:_MOST_LISTED])


def _signals(account: Account, *_: object) -> str:
    return " | ".join(
        f"{signal.date} {signal.kind} ({signal.direction}): {signal.text}"
        for signal in account.company.signals[:_MOST_LISTED]
    )


def _open_roles(account: Account, *_: object) -> str:
    return account.company.value("company.open_roles") or (
        str(len(account.company.roles)) if account.company.roles else ""
    )


def _current(account: Account, *_: object) -> str:
    people = account.company.people
    return str(sum(p.affiliation is Affiliation.CURRENT for p in people)) if people else ""


def _deciders(account: Account, asks: Sequence[AskRecord], deciders: Sequence[Decider], *_: object) -> str:
    """Those who are there: a cell has no room to say of whom it is unsure, and whoever reads it writes to them."""
    named = [
        f"{d.person.name} ({d.person.titles[0] if d.person.titles else 'title not known'})"
        for d in deciders
        if d.person.affiliation is Affiliation.CURRENT
    ]
    return "; ".join(named[:_MOST_LISTED])


def _telling(asks: Sequence[AskRecord]) -> list[AskRecord]:
    """How askings ended. Where rows turned out to be one company a source was asked twice: that it found counts."""
    found = {ask.source for ask in asks if ask.outcome.state is State.FOUND}
    return [ask for ask in asks if ask.outcome.state is State.FOUND or ask.source not in found]


def _sources(state: State) -> Callable[..., str]:
    def names(account: Account, asks: Sequence[AskRecord], *_: object) -> str:
        return "; ".join(dict.fromkeys(ask.source for ask in _telling(asks) if ask.outcome.state is state))

    return names


def _unknown(account: Account, asks: Sequence[AskRecord], *_: object) -> str:
    return "; ".join(
        f"{ask.source}: {ask.outcome.cause}" for ask in _telling(asks) if ask.outcome.state is State.UNKNOWN
    )


COLUMNS: tuple[Column, ...] = (
    ("enrich_verdict", lambda account, *_: str(account.verdict.decision)),
    ("enrich_score", lambda account, *_: f"{account.verdict.score:g}"),
    ("enrich_low", lambda account, *_: f"{account.verdict.low:g}"),
    ("enrich_high", lambda account, *_: f"{account.verdict.high:g}"),
    ("enrich_reasons", _reasons),
    ("enrich_next_question", _question),
    ("enrich_next_source", lambda account, asks, deciders, way: way.source if way else ""),
    ("enrich_counterfactual", lambda account, *_: account.verdict.counterfactual),
    ("enrich_name", lambda account, *_: account.company.name),
    ("enrich_legal_name", _value("company.legal_name")),
    ("enrich_domain", _value("company.domain")),
    ("enrich_website", _value("company.website")),
    ("enrich_description", _value("company.description")),
    ("enrich_industry", _listed("company.industry")),
    ("enrich_employees", _value("company.employees")),
    ("enrich_founded", _value("company.founded")),
    ("enrich_status", _value("company.status")),
    ("enrich_country", _country),
    ("enrich_region", _value("company.region")),
    ("enrich_city", _value("company.city")),
    ("enrich_address", _listed("company.address")),
    ("enrich_phone", _listed("company.phone")),
    ("enrich_email", _listed("company.email")),
    ("enrich_linkedin", _value("company.linkedin")),
    ("enrich_technologies", _listed("company.technology")),
    ("enrich_open_roles", _open_roles),
    ("enrich_funding", _funding),
    ("enrich_signals", _signals),
    ("enrich_people", _current),
    ("enrich_decision_makers", _deciders),
    ("enrich_lei", _value("company.lei")),
    ("enrich_cik", _value("company.cik")),
    ("enrich_registration_number", _listed("company.registration_number")),
    ("enrich_found_in", _sources(State.FOUND)),
    ("enrich_absent_from", _sources(State.ABSENT)),
    ("enrich_unknown", _unknown),
)
NAMES: tuple[str, ...] = tuple(name for name, _ in COLUMNS)


def values(
    account: Account, asks: Sequence[AskRecord], deciders: Sequence[Decider], way: Way | None = None
) -> list[str]:
    """The added cells of one account; `way` is the cheapest to settle its verdict."""
    return [write(account, asks, deciders, way) for _, write in COLUMNS]

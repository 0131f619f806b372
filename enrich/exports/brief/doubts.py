"""What a brief is not sure of, and what would settle it: disputes, old values, silent sources, people who may be gone.

A source that failed is named with its cause, and never read as "there is nothing".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from connectors.fields import FIELDS
from connectors.statement import Cause, State
from enrich.exports.brief.facts import shown_value
from enrich.exports.brief.nouns import Doubt, Notes, Said, in_one_line, shown_day
from enrich.store.records import AskRecord
from enrich.work.doors import way_line
from icp.asking import Way
from icp.claims import is_current
from icp.verdict import Verdict
from matching.nouns import Affiliation, Claim, Company, Passport

_MOST_VALUE = 48
_MOST_WHAT = 140
_MOST_SETTLE = 110
_SHOWN = (
    "company.employees", "company.country", "company.city", "company.industry", "company.revenue", "company.status",
    "company.parent", "company.name", "company.legal_name", "company.founded", "company.phone",
)  # fmt: skip
_SETTLED_BY = {
    Cause.RATE_LIMITED: "run it again later: the source limits how often it is asked",
    Cause.ROBOTS: "look at its site by hand: it asks programs to stay away",
    Cause.TIMEOUT: "run it again: the source did not answer in time",
    Cause.BLOCKED: "look at its site by hand: it turns programs away",
    Cause.NEEDS_RENDERING: "open its site in a browser: its pages are empty without scripts",
    Cause.BUDGET: "run it with a larger --budget",
    Cause.NO_KEY: "set the key of the source: see enrich sources",
    Cause.NOT_RECORDED: "run it live: the recording does not hold this answer",
    Cause.CHANGED: "look by hand: the source's answers have another shape than this program reads",
    Cause.ERROR: "run it again: the source had a fault",
}


def doubts(
    company: Company,
    verdict: Verdict,
    asks: Sequence[AskRecord],
    yields: Mapping[str, Sequence[str]],
    notes: Notes,
    now: datetime,
    way: Way | None = None,
) -> Iterator[Doubt]:
    """What is uncertain, what bears on the verdict first."""
    waiting = verdict.next_question
    if waiting:
        yield Doubt(
            Said(in_one_line(f"the verdict waits for “{waiting.label}”", _MOST_WHAT)),
            in_one_line(f"ask: {waiting.text}", _MOST_SETTLE)
            + (f" Cheapest source: {way_line(way)}" if way else ""),
        )
    shown = [company.passports[name] for name in _SHOWN if company.values(name)]
    yield from (_dispute(passport, notes) for passport in shown if passport.conflict)
    yield from _old(company, [p for p in shown if not p.conflict and not is_current(p.chosen[0], now)], notes)
    yield from _gone(company)
    yield from _unanswered(company, asks, yields)


def _dispute(passport: Passport, notes: Notes) -> Doubt:
    claims = (*passport.chosen[:1], *passport.losers[:1])
    cited = [s for claim in claims for s in claim.statements]
    said = " or ".join(_claimed(claim, passport.field) for claim in claims)
    called = _called(passport.field)
    return Doubt(
        Said(f"sources disagree on {called}: {said}", notes.cite(cited)), f"ask them for the {called}"
    )


def _claimed(claim: Claim, field: str) -> str:
    value = in_one_line(shown_value(claim.value, field), _MOST_VALUE)
    return f"{value} ({claim.statements[0].source}, {shown_day(claim.seen.date())})"


def _old(company: Company, passports: Sequence[Passport], notes: Notes) -> Iterator[Doubt]:
    """Old values together: they mostly come from one old page."""
    if not passports:
        return
    names = ", ".join(_called(p.field) for p in passports[:4]) + (" and more" if len(passports) > 4 else "")
    last = max(p.chosen[0].seen for p in passports)
    what = f"{names}: nothing newer than {shown_day(last.date())}"
    cited = [s for p in passports for s in p.chosen[0].statements]
    site = in_one_line(company.value("company.domain"), _MOST_VALUE) or "its site"
    yield Doubt(Said(in_one_line(what, _MOST_WHAT), notes.cite(cited)), f"look at {site}, or ask")


def _gone(company: Company) -> Iterator[Doubt]:
    """People of whom it is not known whether they are still there."""
    unsure = [p for p in company.people if p.affiliation is Affiliation.UNSURE and p.name]
    if not unsure:
        return
    seen = [p.seen.date() for p in unsure if p.seen]
    last = f"; the last was seen on {shown_day(max(seen))}" if seen else ""
    what = f"whether {len(unsure)} {'person is' if len(unsure) == 1 else 'people are'} still there{last}"
    yield Doubt(Said(what), "ask the switchboard by name, or look at the team page")


def _unanswered(
    company: Company, asks: Iterable[AskRecord], yields: Mapping[str, Sequence[str]]
) -> Iterator[Doubt]:
    """Sources that did not answer, by cause, with what of the values shown here they may know and nobody else said."""
    causes: dict[Cause, list[AskRecord]] = {}
    for ask in asks:
        if ask.outcome.state is State.UNKNOWN and ask.outcome.cause:
            causes.setdefault(ask.outcome.cause, []).append(ask)
    for cause, failed in causes.items():
        names = [ask.source for ask in failed]
        lacking = dict.fromkeys(
            _called(field)
            for name in names
            for field in yields.get(name, ())
            if field in _SHOWN and not company.values(field)
        )
        who = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
        might = f"; might tell {', '.join(list(lacking)[:4])}" if lacking else ""
        what = f"{who} did not answer ({str(cause).replace('_', ' ')}, {shown_day(failed[0].asked_at.date())}){might}"
        yield Doubt(Said(in_one_line(what, _MOST_WHAT)), _SETTLED_BY[cause])


def _called(field: str) -> str:
    """A field as one says it: its name in words, which the vocabulary has."""
    return FIELDS[field].name.partition(".")[2].replace("_", " ")

"""Events that sources state themselves, with a date: news, launches, awards, contracts, layoffs, and money raised.

An event without a date is left out, for nobody can tell whether it is worth acting on; so is one that is to come.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from connectors.statement import Statement
from matching.nouns import Entity, Signal
from matching.signals.dates import first_day
from matching.signals.kinds import stated


def events(told: Iterable[Entity], today: date) -> Iterator[Signal]:
    """The events of sources. One without words is told by its kind and sum."""
    for event in told:
        day = first_day(event.value("signal.date"))
        if day and day <= today:
            kind = event.value("signal.kind")
            text = event.value("signal.text") or _joined(kind, amount_in_words(event.value("signal.amount")))
            yield stated(kind, event, day, text, _cited(event, "signal.text", "signal.kind", "signal.date"))


def money_raised(fundings: Iterable[Entity], today: date) -> Iterator[Signal]:
    """Rounds and filings."""
    for funding in fundings:
        day = first_day(funding.value("funding.date"))
        if day and day <= today:
            raised = amount_in_words(funding.value("funding.amount"))
            text = _joined(f"raised {raised or 'money'}", funding.value("funding.kind"))
            cited = _cited(funding, "funding.amount", "funding.date", "funding.kind")
            yield stated("funding", funding, day, text, cited)


def amount(signal: Signal) -> tuple[float, str] | None:
    """The sum that a signal is about, and its currency; None where none is stated."""
    value = signal.value("signal.amount") or signal.value("funding.amount")
    number, _, currency = value.partition(" ")
    return (float(number), currency) if number.replace(".", "", 1).isdecimal() and currency else None


def amount_in_words(value: str) -> str:
    """ "1250000 USD" as people write it: "1,250,000 USD"."""
    number, _, currency = value.partition(" ")
    return f"{int(number):,} {currency}" if number.isdecimal() else value


def _joined(what: str, more: str) -> str:
    return f"{what} ({more})" if more else what


def _cited(entity: Entity, *fields: str) -> list[Statement]:
    return [statement for field in fields for statement in entity.statements(field)]

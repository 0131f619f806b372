"""Invented events at companies, stated by a source or noticed between two answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from matching.nouns import Company, Entity, Signal
from matching.signals.kinds import noticed, stated
from tests.icp.companies import NOW, statement


def told(kind: str, days: int, text: str = "Nordlicht is in the press") -> Signal:
    """An event that a source states, so many days ago."""
    said = statement("signal.text", text, days, "press")
    return stated(kind, Entity(f"press:{kind}:{days}", {}), NOW.date() - timedelta(days=days), text, [said])


def seen(kind: str, turn: str, days: int) -> Signal:
    """A change that follows from two answers of a source, so many days ago."""
    said = statement("company.employees", "120", days)
    return noticed(kind, turn, str(days), NOW.date() - timedelta(days=days), f"{kind} {turn}", [said])


def at(company: Company, *signals: Signal) -> Company:
    return replace(company, signals=signals)

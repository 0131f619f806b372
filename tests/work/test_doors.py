"""The source that would settle an account's verdict for least."""

from __future__ import annotations

from connectors.statement import Statement
from enrich.work.doors import way_of
from enrich.work.odds import Odds
from enrich.work.sources import catalogue
from tests.exports.test_columns import account
from tests.matching.statements import said

SOURCES = [catalogue()[name] for name in ("brreg", "pdl")]


def known(*more: Statement) -> tuple[Statement, ...]:
    return (said("company.name", "Fjord Elektro"), said("company.country", "NO"), *more)


def test_an_open_verdict_has_a_source_that_was_not_asked_yet() -> None:
    found = way_of(account(*known()), SOURCES, Odds())
    assert found is not None
    assert found.source == "brreg"
    again = way_of(account(*known()), SOURCES, Odds(), {"brreg"})
    assert again is None or again.source != "brreg"


def test_a_settled_verdict_asks_nobody() -> None:
    assert way_of(account(*known(said("company.employees", "120"))), SOURCES, Odds()) is None

"""What every source must keep, proven for each against its own fixtures: hit, empty and changed."""

from __future__ import annotations

import pytest

from connectors.catalog import ALL, BY_NAME
from connectors.connector import Connector
from connectors.fields import FIELDS
from connectors.statement import Cause, State
from tests.exchanges import FIXTURES, exchanges, tell

every = pytest.mark.parametrize("connector", ALL, ids=lambda c: c.name)


# A page for people has no agreed shape that could change.
shaped = pytest.mark.parametrize("connector", [c for c in ALL if not c.crawls], ids=lambda c: c.name)


def hits(connector: Connector) -> list[str]:
    return sorted(f"{connector.name}/{path.name}" for path in (FIXTURES / connector.name).glob("hit*.http"))


@every
def test_a_hit_is_found_and_every_page_is_understood(connector: Connector) -> None:
    assert hits(connector), f"fixtures/{connector.name}/hit.http is missing"
    for name in hits(connector):
        told = tell(connector, exchanges(name))
        assert told.outcome.state is State.FOUND
        assert not told.troubles


@every
def test_it_states_all_that_it_declares_and_nothing_else(connector: Connector) -> None:
    stated = {s.field for name in hits(connector) for s in tell(connector, exchanges(name)).statements}
    assert stated == set(connector.yields)


@every
def test_every_quote_is_found_again_on_its_page(connector: Connector) -> None:
    for name in hits(connector):
        told = exchanges(name)
        for statement in tell(connector, told).statements:
            pages = [page for page in told.pages if page.url == statement.url]
            assert any(page.holds(statement.quote, statement.at) for page in pages), statement


@every
def test_an_empty_answer_is_absent_and_not_unknown(connector: Connector) -> None:
    assert tell(connector, exchanges(f"{connector.name}/empty.http")).outcome.state is State.ABSENT


@shaped
def test_a_changed_answer_is_unknown_and_never_absent(connector: Connector) -> None:
    outcome = tell(connector, exchanges(f"{connector.name}/changed.http")).outcome
    assert outcome.cause is Cause.CHANGED
    assert f"fixtures/{connector.name}/" in outcome.detail


DOCUMENTED = sorted(
    f"{path.parent.name}/{path.name}"
    for name in ("fault-*.http", "absent-*.http")
    for path in FIXTURES.glob(f"*/{name}")
)


@pytest.mark.parametrize("name", DOCUMENTED)
def test_a_documented_error_ends_as_it_is_named(name: str) -> None:
    """`fault-CAUSE-what.http` ends as unknown with that cause, `absent-what.http` as absent."""
    source, _, file = name.partition("/")
    outcome = tell(BY_NAME[source], exchanges(name)).outcome
    kind, cause = file.removesuffix(".http").split("-")[:2]
    if kind == "absent":
        assert outcome.state is State.ABSENT
    else:
        assert outcome.cause is Cause(cause)


@every
@pytest.mark.parametrize("cause", [Cause.TIMEOUT, Cause.RATE_LIMITED, Cause.NOT_RECORDED, Cause.ROBOTS])
def test_a_fault_is_unknown_with_its_cause_and_never_absent(connector: Connector, cause: Cause) -> None:
    outcome = tell(connector, exchanges(hits(connector)[0]), refused=cause).outcome
    assert outcome.cause is cause


@every
def test_the_declaration_is_complete(connector: Connector) -> None:
    assert connector.about
    assert connector.terms
    assert connector.tier in "ABCD"
    assert connector.docs.startswith("https://")
    assert connector.needs
    assert 0 < connector.reliability <= 1
    assert not connector.identifies or connector.identifies in FIELDS


def test_names_are_unique() -> None:
    assert len({c.name for c in ALL}) == len(ALL)

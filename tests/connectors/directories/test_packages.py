"""npm and PyPI: whose a package is, and whom it does not tell of."""

from __future__ import annotations

import pytest

from connectors.connector import Connector, Target
from connectors.directories import npm, pypi
from connectors.directories.packages import domain_among, github_owner, guesses
from connectors.statement import State
from tests.exchanges import exchanges, tell

both = pytest.mark.parametrize("connector", [npm.CONNECTOR, pypi.CONNECTOR], ids=lambda c: c.name)


def test_a_package_on_the_companys_domain_makes_its_scope_the_companys() -> None:
    told = tell(npm.CONNECTOR, exchanges("npm/hit.http"))
    belief = {s.value: s.confidence for s in told.statements if s.field == "company.package"}
    assert belief == {"npm:@northwind/tide": 1.0, "npm:@northwind/gauge": 0.8}


def test_a_scope_that_is_taken_by_somebody_else_is_absent() -> None:
    assert tell(npm.CONNECTOR, exchanges("npm/taken.http")).outcome.state is State.ABSENT


def test_a_project_counts_by_any_page_it_names_and_not_by_its_name() -> None:
    told = tell(pypi.CONNECTOR, exchanges("pypi/hit.http"))
    assert told.values("company.package") == ["pypi:NorthwindInstruments"]
    assert told.values("company.github") == ["northwindinstruments"]


@both
def test_nobody_who_maintains_a_package_is_read(connector: Connector) -> None:
    told = tell(connector, exchanges(f"{connector.name}/hit.http"))
    assert told.statements
    assert not [
        s
        for s in told.statements
        if "sandvik" in (s.value + s.quote).lower() or "@northwind.example" in s.quote
    ]


def test_without_a_domain_to_tell_them_by_no_name_is_guessed() -> None:
    assert not guesses(Target({"company.name": ("Northwind Instruments",)}))
    assert not guesses(Target({"company.domain": ("northwind.github.io",), "company.name": ("Northwind",)}))


def test_a_domain_that_houses_many_says_nothing() -> None:
    assert domain_among(["https://docs.northwind.example/"], ["www.northwind.example"]) == "northwind.example"
    assert not domain_among(["https://github.com/northwind"], ["github.com"])


@pytest.mark.parametrize(
    ("url", "owner"),
    [
        ("git+https://github.com/NorthWind/tide.git", "northwind"),
        ("git+ssh://git@github.com/northwind/tide.git", "northwind"),
        ("https://www.github.com/northwind", "northwind"),
        ("https://github.com.northwind.example/x", ""),
        ("https://gitlab.com/northwind/tide", ""),
    ],
)
def test_who_owns_a_repository_is_read_from_its_address(url: str, owner: str) -> None:
    assert github_owner(url) == owner

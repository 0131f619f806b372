"""Certificates: which names on them are hosts of the company."""

from __future__ import annotations

from connectors.press.crtsh import CONNECTOR
from tests.exchanges import exchanges, tell


def test_only_hosts_below_the_domain_are_stated_and_each_once() -> None:
    answer = tell(CONNECTOR, exchanges("crtsh/hit.http"))
    assert answer.values("company.subdomain") == [
        "tides.northwind.example",
        "shop.fr.northwind.example",
        "status.northwind.example",
    ]


def test_it_is_asked_only_when_named() -> None:
    assert CONNECTOR.opt_in

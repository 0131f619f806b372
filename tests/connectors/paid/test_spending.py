"""What holds for every paid source: nobody pays for more than was declared, and no key stands in an address."""

from __future__ import annotations

import pytest

from connectors.connector import Connector, Someone, Target
from connectors.conversation import Conversation
from connectors.page import Page
from connectors.paid import ALL
from connectors.paid.asking import MOST_PEOPLE
from tests.exchanges import FIXTURES, exchanges

every = pytest.mark.parametrize("source", ALL, ids=lambda source: source.name)
charged = pytest.mark.parametrize(
    "source", [s for s in ALL if not s.price.free], ids=lambda source: source.name
)
KNOWN = {"company.domain": ("northwind.example",), "company.name": ("Northwind Instruments",)}
MANY = Target(KNOWN, tuple(Someone(f"Mara Ferrow{c}") for c in "abcdef"))
MAIL = Target(KNOWN, tuple(Someone(f"Ole {c}x", email=f"{c}x@northwind.example") for c in "abcdef"))


def spent(source: Connector, target: Target, pages: list[Page | None]) -> int:
    """Credits that one asking takes, answered by the pages in turn and then by nothing."""
    conversation, credits = Conversation(source, target), 0
    wanted = conversation.advance()
    while wanted:
        credits += sum(request.credits for request in wanted)
        wanted = conversation.advance([pages.pop(0) if pages else None for _ in wanted])
    return credits


@charged
def test_no_asking_takes_more_credits_than_its_price_says(source: Connector) -> None:
    for path in sorted(FIXTURES.glob(f"{source.name}/*.http")):
        told = exchanges(path)
        pages: list[Page | None] = [page for answered in told.answers.values() for page in answered]
        assert spent(source, told.target, pages) <= source.price.most
    for target in (MANY, MAIL):
        assert spent(source, target, []) <= source.price.most


@every
def test_people_are_asked_about_by_those_who_declare_it_and_three_at_most(source: Connector) -> None:
    assert source.price.most == (MOST_PEOPLE if source.about_people else 1)


@every
def test_a_key_is_wanted_and_stands_in_no_address(source: Connector) -> None:
    assert source.key
    assert source.key.required
    assert source.key.get.startswith("https://")
    for path in FIXTURES.glob(f"{source.name}/hit*.http"):
        for url, _ in exchanges(path).answers:
            assert not any(f"{name}=" in url for name in ("api_key", "apikey", "KEY", "user_key", "key"))


@every
def test_what_its_price_rests_on_is_declared_as_not_verified(source: Connector) -> None:
    assert any(word in fact for fact in source.unverified for word in ("price", "costs"))

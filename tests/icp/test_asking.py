"""Whom to ask: what answers for least, and a human where nothing does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from connectors.connector import Asking, Connector, Target
from connectors.price import Price
from icp.asking import WORTH, Likely, Way, cheapest, ways

SIZE = "company.employees"
KNOWN = Target({"company.name": ("Nordlicht",), "company.country": ("DE",)})


def asks_nothing(target: Target) -> Asking:
    yield from ()


def source(
    name: str,
    *,
    needs: str = "company.name",
    credit: float = 0.0,
    misses: bool = False,
    countries: tuple[str, ...] = (),
) -> Connector:
    return Connector(
        name=name, about="", tier="A", yields=(SIZE, "company.country"), needs=(needs,), countries=countries,
        ask=asks_nothing, read=lambda page: iter(()), docs="", terms="", price=Price(credit, misses=misses),
    )  # fmt: skip


def chance(**of: float) -> Likely:
    return lambda source, field: of[source.name]


def test_the_source_whose_answer_costs_least_is_the_way_and_not_the_one_that_is_asked_for_least() -> None:
    cheap, sure = source("cheap", credit=0.01), source("sure", credit=0.02)
    found = ways((SIZE,), [cheap, sure], KNOWN, chance(cheap=0.05, sure=0.9))
    assert [way.source for way in found] == ["cheap", "sure"]
    best = cheapest(found)
    assert best is not None
    assert best.source == "cheap", "who finds nothing charges nothing, so a miss costs a request alone"
    charged = source("cheap", credit=0.01, misses=True)
    best = cheapest(ways((SIZE,), [charged, sure], KNOWN, chance(cheap=0.05, sure=0.9)))
    assert best is not None
    assert (best.source, best.fields, best.chance) == ("sure", (SIZE,), 0.9)


def test_what_cannot_be_asked_or_hardly_ever_knows_is_no_way() -> None:
    domain, idle = source("domain", needs="company.domain"), source("idle")
    abroad = source("abroad", countries=("NO",))
    assert ways((SIZE,), [domain, idle, abroad], KNOWN, chance(domain=0.9, idle=0.01, abroad=0.9)) == []
    assert ways(("company.language",), [idle], KNOWN, chance(idle=0.9)) == []


def test_a_human_is_asked_where_every_source_costs_more_than_the_answer_is_worth() -> None:
    dear = ways((SIZE,), [source("dear", credit=0.4)], KNOWN, chance(dear=0.3))
    assert dear
    assert cheapest(dear, worth=0.3) is None
    assert cheapest([], WORTH) is None


def test_a_field_that_was_stated_and_left_the_question_open_is_less_likely_to_settle_it() -> None:
    (before,) = ways((SIZE,), [source("s")], KNOWN, chance(s=0.5))
    (after,) = ways((SIZE,), [source("s")], KNOWN, chance(s=0.5), {SIZE: 2})
    assert after.chance < before.chance


@given(
    st.lists(
        st.builds(
            Way,
            st.text("abc", min_size=1),
            st.just((SIZE,)),
            st.floats(0.02, 1),
            st.floats(0, 1),
            st.integers(1, 9),
        )
    )
)
def test_no_way_is_cheaper_than_the_cheapest(found: list[Way]) -> None:
    best = cheapest(found)
    if best is None:
        assert all(way.of_an_answer >= WORTH for way in found)
    else:
        assert best.of_an_answer == min(way.of_an_answer for way in found) < WORTH

"""What is asked next, and when asking stops and why."""

from __future__ import annotations

from collections.abc import Sequence

from connectors.catalog import ALL
from connectors.connector import Connector, Target
from enrich.work.planner import DOORS, ROUND, WANTED, Known, Plan, plan
from icp.interval import Decision
from tests.work.sources import source

QUALIFIED, REJECTED, OPEN = Decision.QUALIFIED, Decision.REJECTED, Decision.NEEDS_RESEARCH
SIZE = source("register", "company.employees")
MAIL = source("mailer", "company.email")
ODD = source("archive", "company.duns")


def planned(
    sources: Sequence[Connector],
    decision: Decision = OPEN,
    *,
    open_: tuple[str, ...] = (),
    has: tuple[str, ...] = (),
    asked: tuple[str, ...] = (),
    wanted: tuple[str, ...] = WANTED,
    everything: bool = False,
    **target: str,
) -> Plan:
    values = {f"company.{name}": (value,) for name, value in (target or {"name": "Acme"}).items() if value}
    known = Known(Target(values), decision, open_, has, asked)
    return plan(known, sources, wanted, everything=everything)


# ---- stopping


def test_a_rejected_account_is_asked_about_no_further_and_what_that_spared_is_told() -> None:
    found = planned([SIZE, MAIL], REJECTED)
    assert found == Plan((), "rejected, and nothing can change that", ("register", "mailer"))


def test_a_qualified_account_is_asked_about_only_for_what_is_wanted() -> None:
    assert planned([SIZE, MAIL], QUALIFIED, has=("company.employees", *DOORS)).round == ("mailer",)


def test_a_qualified_account_of_which_all_is_known_is_left_alone() -> None:
    found = planned([SIZE, MAIL], QUALIFIED, has=(*WANTED, *DOORS))
    assert found == Plan((), "qualified, and all is known", ("register", "mailer"))


def test_a_source_that_can_add_nothing_wanted_is_spared_and_named() -> None:
    found = planned([ODD], QUALIFIED)
    assert found == Plan((), "qualified, and no source left could add what is wanted", ("archive",))


def test_an_open_account_says_which_fields_nobody_can_answer() -> None:
    found = planned([ODD], open_=("company.revenue", "company.founded"))
    assert found.round == ()
    assert found.stopped == "no source left could answer what is open: company.revenue, company.founded"
    assert found.spared == ("archive",)


def test_an_account_of_which_every_source_was_asked_says_so() -> None:
    found = planned([SIZE], asked=("register",), open_=("company.employees",))
    assert found == Plan((), "every source that could be asked was asked")


def test_a_row_that_names_nothing_is_not_asked_about() -> None:
    found = planned([SIZE], name="")
    assert found == Plan((), "the row names nothing that a source could be asked for")


def test_everything_asks_every_source_whatever_the_verdict() -> None:
    sources, asked = [SIZE, MAIL, ODD, source("a"), source("b"), source("c")], ()
    rounds = []
    while found := planned(sources, REJECTED, asked=asked, everything=True).round:
        assert len(found) <= ROUND
        rounds.append(found)
        asked += found
    assert asked == ("register", "mailer", "archive", "a", "b", "c")
    assert len(rounds) == 2
    assert planned(sources, REJECTED, asked=asked, everything=True).stopped == "every source was asked"


# ---- choosing


def test_what_decides_comes_before_what_is_merely_wanted() -> None:
    found = planned([MAIL, SIZE], open_=("company.employees",))
    assert found.round[0] == "register"


def test_only_sources_that_can_ask_are_asked() -> None:
    by_domain = source("by_domain", "company.email", needs=("company.domain",))
    assert planned([by_domain]).round == ()
    assert planned([by_domain], domain="acme.example").round == ("by_domain",)


def test_no_source_is_asked_twice() -> None:
    assert planned([SIZE, MAIL], asked=("register",), open_=("company.employees",)).round == ("mailer",)


def test_a_source_that_brings_more_for_each_request_comes_first() -> None:
    costly = source("crawler", "company.email", "company.phone", requests=6)
    assert planned([costly, MAIL]).round == ("mailer",)


def test_a_round_is_small() -> None:
    many = [source(f"s{n}", "company.email") for n in range(9)]
    assert planned(many).round == ("s0", "s1", "s2", "s3")


def test_the_order_of_the_catalogue_breaks_ties() -> None:
    twins = [source("b", "company.email"), source("a", "company.email")]
    assert planned(twins).round == ("b", "a")


def test_free_sources_come_before_paid_ones_that_say_the_same() -> None:
    paid = source("paid", "company.email", cost=0.1)
    assert planned([paid, MAIL]).round == ("mailer",)
    assert planned([paid, MAIL], asked=("mailer",)).round == ("paid",)


def test_paid_sources_are_asked_one_at_a_time() -> None:
    paid = [source(f"paid{n}", "company.employees", cost=0.1) for n in range(3)]
    assert planned(paid, open_=("company.employees",)).round == ("paid0",)


def test_a_field_that_is_known_and_settled_is_worth_nothing() -> None:
    assert planned([MAIL], has=("company.email",)).round == ()


def test_the_planner_of_the_shipped_sources_ends() -> None:
    asked: tuple[str, ...] = ()
    for _ in range(len(ALL) + 1):
        found = planned(ALL, asked=asked, open_=("company.employees",), name="Acme", domain="acme.example")
        if not found.round:
            break
        asked += found.round
    assert found.stopped
    assert set(asked) | set(found.spared) == {
        s.name for s in ALL if s.can_ask(Target({"company.domain": ("a",), "company.name": ("a",)}))
    }

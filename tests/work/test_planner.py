"""What is asked next, and when asking stops and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from connectors.catalog import ALL
from connectors.connector import Connector, Target
from connectors.price import Price
from enrich.work.odds import Odds
from enrich.work.planner import DOORS, ROUND, WANTED, Known, Plan, Worth, plan
from icp.interval import Decision
from icp.stakes import Stake
from tests.work.sources import source

QUALIFIED, REJECTED, OPEN = Decision.QUALIFIED, Decision.REJECTED, Decision.NEEDS_RESEARCH
SIZE = source("register", "company.employees")
MAIL = source("mailer", "company.email")
ODD = source("archive", "company.duns")
EMPLOYEES = ("company.employees",)
# Of a value that is wanted so much, its price hardly matters.
DEAR = Worth(verdict=1.0, value=1.0, doubt=0.1)


def planned(
    sources: Sequence[Connector],
    decision: Decision = OPEN,
    *,
    open_: tuple[str, ...] = (),
    doubt: float = 0.0,
    has: tuple[str, ...] | Mapping[str, int] = (),
    asked: tuple[str, ...] = (),
    shut: tuple[str, ...] = (),
    wanted: tuple[str, ...] = WANTED,
    everything: bool = False,
    odds: Odds | None = None,
    worth: Worth | None = None,
    **target: str,
) -> Plan:
    """A plan for an account whose verdict the `open_` fields would settle, or turn as likely as `doubt` says."""
    values = {f"company.{name}": (value,) for name, value in (target or {"name": "Acme"}).items() if value}
    gain = 0.6 if decision is OPEN else 0.0
    stakes = (Stake("what is open", open_, gain, doubt),) if open_ else ()
    counts = has if isinstance(has, Mapping) else dict.fromkeys(has, 1)
    known = Known(Target(values), decision, stakes, counts, asked, shut=shut)
    return plan(known, sources, wanted, odds=odds, worth=worth, everything=everything)


def never(name: str, *fields: str) -> Odds:
    """The odds after a source answered five hundred times and never stated these."""
    return Odds.learned(
        {"source": name, "segment": "", "field": field, "asked": 500, "found": 0} for field in fields
    )


# ---- stopping


def test_a_rejected_account_is_asked_about_no_further_and_what_that_spared_is_told() -> None:
    found = planned([SIZE, MAIL], REJECTED)
    assert found == Plan((), "rejected, and nothing can change that", ("register", "mailer"))


def test_a_qualified_account_is_asked_about_only_for_what_is_wanted() -> None:
    assert planned([SIZE, MAIL], QUALIFIED, has=("company.employees", *DOORS)).round == ("mailer",)


def test_a_qualified_account_of_which_all_is_known_is_left_alone() -> None:
    found = planned([SIZE, MAIL], QUALIFIED, has=(*WANTED, *DOORS))
    assert found == Plan((), "qualified, and all that is wanted is known", ("register", "mailer"))


def test_a_source_that_can_add_nothing_wanted_is_spared_and_named() -> None:
    found = planned([ODD], QUALIFIED)
    assert found == Plan((), "qualified, and no source left could add what is wanted", ("archive",))


def test_an_open_account_says_which_fields_nobody_can_answer() -> None:
    found = planned([ODD], open_=("company.revenue", "company.founded"))
    assert found.round == ()
    assert found.stopped == "no source left could answer what is open: company.revenue, company.founded"
    assert found.spared == ("archive",)


def test_an_account_of_which_every_source_was_asked_says_so() -> None:
    found = planned([SIZE], asked=("register",), open_=EMPLOYEES)
    assert found == Plan((), "every source that could be asked was asked")


def test_a_row_that_names_nothing_is_not_asked_about() -> None:
    found = planned([SIZE], name="")
    assert found == Plan((), "the row names nothing that a source could be asked for")


def test_everything_asks_every_source_whatever_the_verdict() -> None:
    sources = [SIZE, MAIL, source("b", cost=5.0), *(source(f"s{n}") for n in range(ROUND))]
    asked: tuple[str, ...] = ()
    rounds = []
    while found := planned(sources, REJECTED, asked=asked, everything=True).round:
        assert len(found) <= ROUND
        rounds.append(found)
        asked += found
    assert asked == tuple(s.name for s in sources)
    assert len(rounds) == 2
    assert (
        planned(sources, REJECTED, asked=asked, everything=True).stopped
        == "every source that could be asked was asked"
    )


def test_what_stopping_saved_is_what_the_spared_would_be_expected_to_cost() -> None:
    misses = source("misses", "company.email")
    misses = replace(misses, price=Price(0.1, misses=True))
    hits = replace(misses, name="hits", price=Price(0.1))
    free = replace(misses, name="free", price=Price())
    chance = Odds().chance(hits, "", "")
    found = planned([misses, hits, free], REJECTED)
    assert found.saved == 100_000 + round(100_000 * chance)
    assert planned([misses, hits, free], REJECTED, shut=("misses",)).saved == round(100_000 * chance)


def test_a_source_that_is_shut_is_neither_asked_nor_spared() -> None:
    found = planned([SIZE, MAIL], shut=("mailer",), open_=EMPLOYEES)
    assert found.round == ("register",)
    after = planned([SIZE, MAIL], shut=("mailer",), asked=("register",), open_=EMPLOYEES)
    assert (after.round, after.spared) == ((), ())
    assert planned([MAIL], shut=("mailer",), everything=True).round == ()


# ---- choosing


def test_what_decides_comes_before_what_is_merely_wanted() -> None:
    found = planned([MAIL, SIZE], open_=EMPLOYEES)
    assert found.round[0] == "register"


def test_only_sources_that_can_ask_are_asked() -> None:
    by_domain = source("by_domain", "company.email", needs=("company.domain",))
    assert planned([by_domain]).round == ()
    assert planned([by_domain], domain="acme.example").round == ("by_domain",)


def test_no_source_is_asked_twice() -> None:
    assert planned([SIZE, MAIL], asked=("register",), open_=EMPLOYEES).round == ("mailer",)


def test_a_source_that_brings_more_for_each_request_comes_first() -> None:
    costly = source("crawler", "company.email", "company.phone", requests=12)
    assert planned([costly, MAIL]).round == ("mailer",)


def test_a_round_is_small() -> None:
    many = [source(f"s{n}", "company.email") for n in range(3 * ROUND)]
    assert planned(many).round == tuple(f"s{n}" for n in range(ROUND))


def test_the_order_of_the_catalogue_breaks_ties() -> None:
    twins = [source("b", "company.email"), source("a", "company.email")]
    assert planned(twins).round == ("b", "a")
    paid = [source(name, "company.email", cost=0.01) for name in ("d", "c")]
    assert planned(paid, worth=DEAR).round == ("d",)


def test_a_field_that_is_known_and_settled_is_worth_nothing() -> None:
    assert planned([MAIL], has=("company.email",)).round == ()


def test_a_wanted_value_of_an_undecided_account_waits_for_nothing() -> None:
    assert planned([MAIL], open_=EMPLOYEES).round == ("mailer",)


def test_what_opens_doors_is_asked_for_though_nobody_wants_it() -> None:
    finder = source("finder", "company.domain")
    assert planned([finder, MAIL], wanted=(), open_=EMPLOYEES).round == ("finder",)
    assert planned([finder], REJECTED, wanted=()).round == ()


def test_a_source_that_never_answers_for_such_companies_is_not_asked_even_for_nothing() -> None:
    assert planned([SIZE], open_=EMPLOYEES).round == ("register",)
    assert planned([SIZE], open_=EMPLOYEES, odds=never("register", "company.employees")).round == ()
    assert planned([SIZE], open_=EMPLOYEES, odds=never("another", "company.employees")).round == ("register",)


def test_of_two_sources_the_one_that_answers_more_often_comes_first() -> None:
    often = Odds.learned(
        [{"source": "b", "segment": "", "field": "company.email", "asked": 500, "found": 490}]
    )
    sources = [source(name, "company.email") for name in ("a", "b")]
    assert planned(sources).round[0] == "a"
    assert planned(sources, odds=often).round[0] == "b"


def test_a_board_that_the_company_links_to_comes_before_one_it_does_not() -> None:
    boards = [
        source(name, "role.title", needs=("company.name", "company.job_board")) for name in ("lark", "wren")
    ]
    assert planned(boards, name="Acme").round == ("lark", "wren")
    assert planned(boards, name="Acme", job_board="wren:acme").round[0] == "wren"
    assert "lark" not in planned(boards, name="Acme", job_board="wren:acme").round


# ---- paying


def test_free_sources_come_before_paid_ones_that_say_the_same() -> None:
    paid = source("paid", "company.email", cost=0.01)
    assert planned([paid, MAIL], worth=DEAR).round == ("mailer",)
    assert planned([paid, MAIL], asked=("mailer",), worth=DEAR).round == ("paid",)


def test_paid_sources_are_asked_one_at_a_time_the_cheapest_of_equals_first() -> None:
    paid = [source(f"paid{n}", "company.employees", cost=cost) for n, cost in enumerate((0.03, 0.01, 0.02))]
    assert planned(paid, open_=EMPLOYEES).round == ("paid1",)
    assert planned(paid, open_=EMPLOYEES, asked=("paid1",)).round == ("paid2",)


def test_a_price_beyond_what_an_answer_is_worth_is_not_paid_and_the_source_is_named() -> None:
    paid = source("paid", "company.email", cost=5.0)
    found = planned([paid], QUALIFIED)
    assert (found.round, found.spared) == ((), ("paid",))
    assert "not worth" in found.stopped
    assert "paid" in found.stopped
    assert planned([paid], QUALIFIED, worth=Worth(value=100.0)).round == ("paid",)


def test_a_verdict_is_worth_paying_for_where_a_value_is_not() -> None:
    paid = source("paid", "company.employees", cost=0.1)
    assert planned([paid], QUALIFIED).round == ()
    assert planned([paid], open_=EMPLOYEES).round == ("paid",)


def test_each_source_that_left_a_criterion_open_makes_the_next_less_worth_its_price() -> None:
    paid = source("paid", "company.employees", cost=0.05)
    assert planned([paid], open_=EMPLOYEES).round == ("paid",)
    assert planned([paid], open_=EMPLOYEES, has={"company.employees": 6}).round == ()


def test_a_source_that_charges_for_misses_is_dearer_than_one_that_does_not() -> None:
    misses = replace(source("misses", "company.employees"), price=Price(0.02, misses=True))
    hits = replace(misses, name="hits", price=Price(0.02))
    assert planned([misses, hits], open_=EMPLOYEES).round == ("hits",)


def test_a_price_too_small_for_any_sum_breaks_nothing() -> None:
    assert planned([source("tiny", "company.email", cost=1e-9)]).round == ("tiny",)


# ---- doubt


@pytest.mark.parametrize("decision", [QUALIFIED, REJECTED])
def test_a_settled_verdict_that_hangs_on_a_doubtful_claim_is_checked_by_another_source(
    decision: Decision,
) -> None:
    found = planned([ODD, SIZE], decision, open_=EMPLOYEES, doubt=0.3, has=WANTED, worth=DEAR)
    assert found.round == ("register",)


@pytest.mark.parametrize(
    ("doubt", "why"), [(0.0, "nothing can change that"), (0.09, "no source left is likely to change that")]
)
def test_a_doubt_too_small_to_look_into_is_left_and_is_not_called_certainty(doubt: float, why: str) -> None:
    found = planned([SIZE], REJECTED, open_=EMPLOYEES, doubt=doubt, has=WANTED, worth=DEAR)
    assert found == Plan((), f"rejected, and {why}", ("register",))


def test_a_doubt_that_nobody_left_can_look_into_is_not_called_certainty() -> None:
    found = planned([ODD], REJECTED, open_=EMPLOYEES, doubt=0.3, has=WANTED, worth=DEAR)
    assert found.stopped == "rejected, and no source left is likely to change that"


def test_a_doubt_that_nobody_can_look_into_for_its_worth_is_not_called_certainty() -> None:
    paid = source("paid", "company.employees", cost=5.0)
    found = planned([paid], REJECTED, open_=EMPLOYEES, doubt=0.3, has=WANTED)
    assert found.stopped == "rejected, and checking that is not worth asking paid"


# ---- whatever there is

FIELDS = (
    "company.employees",
    "company.email",
    "company.domain",
    "company.duns",
    "company.industry",
    "person.title",
)
offered = some.builds(
    lambda name, yields, needs, credit, requests: replace(
        source(name, *yields, needs=needs, requests=requests), price=Price(credit)
    ),
    some.text("abcdefgh", min_size=1, max_size=3),
    some.sets(some.sampled_from(FIELDS), min_size=1).map(lambda s: tuple(sorted(s))),
    some.sampled_from([("company.name",), ("company.domain",), ("company.name", "company.domain")]),
    some.sampled_from([0.0, 0.0, 0.001, 0.05, 3.0]),
    some.integers(1, 8),
)
catalogues = some.lists(offered, max_size=9, unique_by=lambda s: s.name)
stake = some.builds(
    Stake,
    some.just("a criterion"),
    some.sets(some.sampled_from(FIELDS), min_size=1).map(lambda s: tuple(sorted(s))),
    some.floats(0, 1),
    some.floats(0, 1),
)
accounts = some.builds(
    Known,
    some.sampled_from(
        [Target({"company.name": ("Acme",)}), Target({"company.domain": ("acme.example",)}), Target()]
    ),
    some.sampled_from(list(Decision)),
    some.lists(stake, max_size=4).map(tuple),
    some.dictionaries(some.sampled_from(FIELDS), some.integers(1, 4)),
    some.just(()),
    shut=some.sets(some.text("abcdefgh", min_size=1, max_size=1)),
)


@given(accounts, catalogues, some.booleans(), some.booleans())
def test_asking_ends_and_nobody_is_asked_twice_or_in_vain(
    known: Known, sources: list[Connector], everything: bool, answers: bool
) -> None:
    by_name, asked, has = {s.name: s for s in sources}, [], dict(known.has)
    for _ in range(len(sources) + 1):
        found = plan(replace(known, asked=tuple(asked), has=dict(has)), sources, everything=everything)
        if not found.round:
            break
        assert found.stopped == ""
        assert len(found.round) <= ROUND
        assert not {*found.round} & {*asked, *known.shut}
        assert all(by_name[name].can_ask(known.target) for name in found.round)
        assert everything or len(found.round) == 1 or all(by_name[name].price.free for name in found.round)
        asked += found.round
        for name in found.round if answers else ():
            for field in by_name[name].yields:
                has[field] = has.get(field, 0) + 1
    assert found.round == ()
    assert found.stopped
    assert len(asked) == len(set(asked))
    if any(known.target.known.values()) and not everything:
        able = {s.name for s in sources if s.can_ask(known.target)} - {*known.shut}
        assert {*asked} | {*found.spared} == able
        assert found.saved >= 0


@given(accounts, catalogues)
def test_a_rejected_account_of_which_nothing_is_doubted_is_never_asked_about(
    known: Known, sources: list[Connector]
) -> None:
    certain = tuple(s._replace(gain=0.0, doubt=0.0) for s in known.stakes)
    found = plan(replace(known, decision=REJECTED, stakes=certain), sources)
    assert found.round == ()


@given(accounts, catalogues)
def test_what_costs_money_waits_until_nothing_free_is_left(known: Known, sources: list[Connector]) -> None:
    found = plan(known, sources)
    if found.round and not next(s for s in sources if s.name == found.round[0]).price.free:
        free = [s for s in sources if s.price.free]
        assert plan(known, free).round == ()


@given(accounts, catalogues, some.floats(1.5, 100))
def test_a_higher_price_never_makes_a_source_wanted(
    known: Known, sources: list[Connector], times: float
) -> None:
    paid = [s for s in sources if not s.price.free][:1]
    dearer = [replace(s, price=Price(s.price.credit * times)) for s in paid]
    if plan(known, dearer).round:
        assert plan(known, paid).round


def test_the_planner_of_the_shipped_sources_ends() -> None:
    asked: tuple[str, ...] = ()
    for _ in range(len(ALL) + 1):
        found = planned(ALL, asked=asked, open_=EMPLOYEES, name="Acme", domain="acme.example")
        if not found.round:
            break
        asked += found.round
    assert found.stopped
    assert asked
    assert set(asked) | set(found.spared) == {
        s.name for s in ALL if s.can_ask(Target({"company.domain": ("a",), "company.name": ("a",)}))
    }

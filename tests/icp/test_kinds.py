"""Laws that every kind of criterion keeps: unknown is never no, and facts that agree only ever narrow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp.answer import Word
from icp.criteria import KINDS
from icp.interval import Decision
from icp.profile import parse_profile
from icp.verdict import judge
from tests.exchanges import FIXTURES
from tests.icp.companies import NOW, ask, known, profile

EVERY = parse_profile((FIXTURES / "icp" / "field-service.toml").read_text(encoding="utf-8"), "every.toml")

# What may be known of companies that exist, so that facts about one never contradict each other.
COMPANIES = (
    {"employees": "120", "revenue": "20000000 EUR", "users": "4000", "city": "Augsburg", "country": "DE",
     "region": "Bavaria", "coordinates": "48.36,10.90", "stage": "mature", "status": "active", "founded": "1999",
     "industry": "Spedition", "legal_form": "GmbH", "language": "de", "hiring": "yes", "open_roles": "4"},
    {"employees": "3000+", "revenue": "900000000+ EUR", "city": "Berlin", "country": "DE", "region": "Berlin",
     "coordinates": "52.52,13.40", "ticker": "NRDL", "status": "public", "founded": "2021-02", "industry": "Banken",
     "legal_form": "AG", "language": "en", "hiring": "no", "open_roles": "0", "users": "12"},
    {"employees": "11-50", "revenue": "500000-2000000 EUR", "users": "50-500", "city": "Innsbruck", "country": "AT",
     "stage": "startup", "status": "Active - Proposal to Strike off", "founded": "2023", "industry": "Software",
     "open_roles": "1+"},
    {"employees": "7", "city": "Portland", "country": "US", "region": "OR", "stage": "Late Stage Venture",
     "status": "dissolved", "dissolved": "2025-03-01", "founded": "2015", "industry": "Robotics"},
)  # fmt: skip


@st.composite
def learning(draw: st.DrawFn) -> tuple[dict[str, str], dict[str, str]]:
    """What is known of a company, and what is known later."""
    facts = draw(st.sampled_from(COMPANIES))
    later = draw(st.sets(st.sampled_from(sorted(facts))))
    first = draw(st.sets(st.sampled_from(sorted(later)))) if later else set()
    return {key: facts[key] for key in first}, {key: facts[key] for key in later}


@pytest.mark.parametrize("kind", KINDS)
def test_of_a_company_of_which_nothing_is_known_nothing_is_answered(kind: str) -> None:
    criterion = next(clause.criterion for clause in EVERY.clauses if clause.criterion.kind == kind)
    answer = criterion.answer(known(), NOW)
    assert (answer.low, answer.high, answer.word) == (0, 1, Word.UNKNOWN)
    assert answer.needs
    assert answer.because


@given(learning())
def test_a_new_fact_never_widens_what_a_criterion_answers(
    case: tuple[dict[str, str], dict[str, str]],
) -> None:
    earlier, later = (known(days=5, **facts) for facts in case)
    for clause in EVERY.clauses:
        before, after = clause.criterion.answer(earlier, NOW), clause.criterion.answer(later, NOW)
        assert before.low <= after.low <= after.likely <= after.high <= before.high, clause.label
        assert bool(after.needs) or after.settled
        assert after.because


@given(learning())
def test_a_verdict_only_ever_narrows_but_for_the_report_that_a_company_is_gone(
    case: tuple[dict[str, str], dict[str, str]],
) -> None:
    wanted = profile(
        '[[must]]\nkind = "size"\nmin = 20\n[[nice]]\nkind = "revenue"\nmin = 9\ncurrency = "EUR"'
    )
    before, after = (judge(known(days=5, **facts), wanted, NOW) for facts in case)
    gone = case[1].get("status") == "dissolved" or "dissolved" in case[1]
    if gone:
        assert after.decision is Decision.REJECTED
    else:
        assert before.low <= after.low <= after.high <= before.high


FIGURES = {
    "size": ("employees", 'kind = "size"\nmin = {}', "{}"),
    "users": ("users", 'kind = "users"\nmin = {}', "{}"),
    "revenue": ("revenue", 'kind = "revenue"\nmin = {}', "{} USD"),
    "hiring": ("open_roles", 'kind = "hiring"\nmin_roles = {}', "{}"),
}


@pytest.mark.parametrize("kind", FIGURES)
@given(st.integers(1, 5_000), st.integers(1, 5_000), st.integers(0, 500), st.integers(1, 5_000))
def test_more_of_what_is_asked_at_least_is_never_worse(
    kind: str, some: int, others: int, width: int, limit: int
) -> None:
    field, asked, written = FIGURES[kind]

    def answer(low: int) -> tuple[float, ...]:
        band = f"{low}-{low + width}" if width else str(low)
        return ask(asked.format(limit), known(days=5, **{field: written.format(band)}))[:2]

    worse, better = answer(min(some, others)), answer(max(some, others))
    assert worse[0] <= better[0]
    assert worse[1] <= better[1]


@pytest.mark.parametrize("kind", FIGURES)
@given(st.integers(1, 5_000), st.integers(1, 5_000), st.integers(1, 5_000))
def test_asking_for_more_is_never_met_more_easily(kind: str, value: int, one: int, other: int) -> None:
    field, asked, written = FIGURES[kind]
    about = known(days=5, **{field: written.format(value)})
    easy, hard = (ask(asked.format(limit), about) for limit in (min(one, other), max(one, other)))
    assert hard.low <= easy.low
    assert hard.high <= easy.high


@given(st.sampled_from(["48.4,11.5", "52.5,13.4", "0.1,0.1"]), st.integers(1, 19_000), st.integers(1, 19_000))
def test_a_wider_circle_holds_what_a_narrower_one_holds(where: str, one: int, other: int) -> None:
    near = 'kind = "location"\nnear = "Munich, DE"\nwithin_km = {}'
    narrow, wide = (
        ask(near.format(km), known(coordinates=where)) for km in (min(one, other), max(one, other))
    )
    assert narrow.low <= wide.low
    assert narrow.high <= wide.high

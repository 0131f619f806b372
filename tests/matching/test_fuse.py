"""What is believed of what sources say, and what becomes of the rest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import permutations

import pytest

from connectors.fields import FIELDS
from connectors.statement import Statement
from matching.fuse import comparable, fuse, span
from matching.nouns import Passport
from tests.matching.statements import NOW, said

TRUST = {"website": 0.85, "wikidata": 0.8, "gleif": 0.95, "yc": 0.8, "file": 0.9}
EMPLOYEES, NAME, COUNTRY = "company.employees", "company.name", "company.country"


def fused(*statements: Statement, trust: dict[str, float] = TRUST) -> Passport:
    passport = fuse(statements[0].field, statements, NOW, trust)
    assert passport is not None
    return passport


def losers(passport: Passport) -> dict[str, str]:
    return {claim.value: claim.because for claim in passport.losers}


def test_nothing_said_is_no_passport() -> None:
    assert fuse(EMPLOYEES, (), NOW, TRUST) is None


# ---- who wins


def test_two_sources_that_agree_outweigh_one_that_is_trusted_more() -> None:
    passport = fused(
        said(EMPLOYEES, "40", source="gleif"),
        said(EMPLOYEES, "90", source="website"),
        said(EMPLOYEES, "90", source="yc"),
    )
    assert passport.values == ("90",)
    assert {s.source for s in passport.statements} == {"website", "yc"}


def test_belief_is_that_of_independent_witnesses() -> None:
    passport = fused(said(EMPLOYEES, "90", days=0), said(EMPLOYEES, "90", source="yc", days=0))
    assert passport.chosen[0].weight == pytest.approx(1 - (1 - 0.85) * (1 - 0.8))


def test_one_source_that_repeats_itself_on_many_pages_counts_once() -> None:
    pages = [said(EMPLOYEES, "90", page=f"{n}") for n in range(20)]
    assert fused(*pages).chosen[0].weight == fused(pages[0]).chosen[0].weight
    passport = fused(*pages, said(EMPLOYEES, "40", source="gleif"))
    assert passport.values == ("40",)


def test_a_source_that_nobody_has_rated_is_believed_less_than_a_good_one() -> None:
    passport = fused(said(COUNTRY, "DE", source="somebody"), said(COUNTRY, "AT", source="gleif"))
    assert passport.values == ("AT",)


def test_a_hesitant_reading_loses_to_a_sure_one() -> None:
    passport = fused(said(EMPLOYEES, "40", confidence=0.5), said(EMPLOYEES, "90", page="about"))
    assert passport.values == ("90",)


# ---- near numbers


def test_counts_that_come_near_each_other_outweigh_one_that_is_trusted_more() -> None:
    passport = fused(
        said(EMPLOYEES, "40", source="gleif", days=0),
        said(EMPLOYEES, "90", source="website", days=0),
        said(EMPLOYEES, "95", source="yc", days=0),
    )
    assert passport.values == ("90",)
    assert passport.chosen[0].weight == 0.85, "others near it choose a value; they do not state it"
    assert losers(passport) == {
        "95": "stated by yc, last seen 01 Oct 2026; believed 0.80 against 0.85",
        "40": "stated by gleif, last seen 01 Oct 2026; "
        "believed 0.95 against 0.97 for the chosen value and those near it",
    }


def test_a_band_supports_the_number_within_it() -> None:
    assert fused(
        said(EMPLOYEES, "400", source="gleif"), said(EMPLOYEES, "51-200"), said(EMPLOYEES, "120", source="yc")
    ).values == ("51-200",)


def test_sums_near_each_other_support_each_other_only_in_one_currency() -> None:
    def revenue(currency: str) -> Passport:
        return fused(
            said("company.revenue", "4000000 EUR", source="gleif"),
            said("company.revenue", "1000000 EUR"),
            said("company.revenue", f"1100000 {currency}", source="yc"),
        )

    assert revenue("EUR").values == ("1000000 EUR",)
    assert revenue("USD").values == ("4000000 EUR",)


@pytest.mark.parametrize(
    ("field", "trusted", "two"),
    [
        (COUNTRY, "DE", ("AT", "CH")),
        ("company.founded", "2019", ("2011", "2012")),
        (NAME, "Acme", ("Acmi", "Acmo")),
    ],
)
def test_what_is_not_measured_has_no_near_value(field: str, trusted: str, two: tuple[str, str]) -> None:
    said_ = (said(field, trusted, source="gleif"), said(field, two[0]), said(field, two[1], source="yc"))
    assert fused(*said_).values == (trusted,)


def test_one_source_that_states_two_near_numbers_supports_neither_with_the_other() -> None:
    passport = fused(
        said(EMPLOYEES, "40", source="gleif"), said(EMPLOYEES, "90"), said(EMPLOYEES, "95", page="about")
    )
    assert passport.values == ("40",)


# ---- freshness


def test_evidence_as_old_as_its_field_takes_to_go_stale_counts_half() -> None:
    fresh = fused(said(EMPLOYEES, "90", days=0)).chosen[0].weight
    old = fused(said(EMPLOYEES, "90", days=FIELDS[EMPLOYEES].stale_days)).chosen[0].weight
    assert old == pytest.approx(fresh / 2, abs=1e-4)


def test_the_newer_value_wins_where_all_else_is_equal() -> None:
    passport = fused(said(EMPLOYEES, "40", days=700), said(EMPLOYEES, "90", days=5, page="about"))
    assert passport.values == ("90",)
    assert "older than the chosen value's evidence" in losers(passport)["40"]


def test_a_page_read_today_that_speaks_of_long_ago_is_evidence_of_long_ago() -> None:
    passport = fused(
        said(EMPLOYEES, "40", days=0, as_of="2019"), said(EMPLOYEES, "90", source="yc", days=100)
    )
    assert passport.values == ("90",)
    assert "last seen 31 Dec 2019" in losers(passport)["40"]


def test_what_comes_from_the_future_is_as_fresh_as_now_and_no_fresher() -> None:
    assert fused(said(EMPLOYEES, "90", days=-400)).chosen[0].weight == pytest.approx(0.85)


# ---- losers and rivals


def test_no_claim_is_lost_and_every_loser_has_a_reason() -> None:
    statements = [
        said(EMPLOYEES, "120", source="gleif"),
        said(EMPLOYEES, "120", source="wikidata"),
        said(EMPLOYEES, "95", source="yc"),
        said(EMPLOYEES, "30", source="website", days=800),
    ]
    passport = fused(*statements)
    everything = {*passport.statements, *(s for claim in passport.losers for s in claim.statements)}
    assert everything == set(statements)
    assert passport.values == ("120",)
    assert "fewer sources than the chosen value's 2" in losers(passport)["95"]
    assert "older than the chosen value's evidence" in losers(passport)["30"]


def test_a_loser_that_is_merely_believed_less_says_by_how_much() -> None:
    passport = fused(said(COUNTRY, "DE", source="gleif", days=0), said(COUNTRY, "AT", source="yc", days=0))
    assert losers(passport) == {"AT": "stated by yc, last seen 01 Oct 2026; believed 0.80 against 0.95"}


def test_fresh_rivals_are_a_conflict() -> None:
    assert fused(said(EMPLOYEES, "40"), said(EMPLOYEES, "90", source="yc")).conflict


def test_a_stale_rival_is_no_conflict() -> None:
    assert not fused(said(EMPLOYEES, "90"), said(EMPLOYEES, "40", source="yc", days=500)).conflict


def test_a_rival_that_hardly_anybody_believes_is_no_conflict() -> None:
    rival = said(EMPLOYEES, "40", source="yc", confidence=0.3)
    assert not fused(said(EMPLOYEES, "90"), rival).conflict


def test_one_good_source_disputes_another_but_not_two_that_agree() -> None:
    rival = said(EMPLOYEES, "40", source="yc")
    assert fused(rival, said(EMPLOYEES, "90")).conflict
    assert not fused(rival, said(EMPLOYEES, "90"), said(EMPLOYEES, "90", source="wikidata")).conflict


def test_two_that_come_near_each_other_are_disputed_as_little_as_two_that_agree() -> None:
    rival = said(EMPLOYEES, "40", source="yc")
    passport = fused(rival, said(EMPLOYEES, "90"), said(EMPLOYEES, "95", source="wikidata"))
    assert (passport.conflict, set(losers(passport))) == (False, {"40", "95"})


def test_rivals_that_come_near_each_other_dispute_together() -> None:
    trusted = [said(EMPLOYEES, "90", source=source) for source in ("gleif", "website")]
    assert not fused(*trusted, said(EMPLOYEES, "40", source="yc")).conflict
    rivals = [said(EMPLOYEES, "40", source="yc"), said(EMPLOYEES, "42", source="wikidata")]
    assert fused(*trusted, *rivals).conflict


def test_certainty_itself_can_be_disputed_by_certainty_alone() -> None:
    sure = said(COUNTRY, "DE", source="sure", days=0)
    trust = {"sure": 1.0, "surer": 1.0, "yc": 0.8}
    assert fused(sure, said(COUNTRY, "AT", source="surer", days=0), trust=trust).conflict
    assert not fused(sure, said(COUNTRY, "AT", source="yc", days=0), trust=trust).conflict


# ---- how many speak


def test_a_passport_counts_the_sources_that_state_anything_each_once() -> None:
    passport = fused(
        said(EMPLOYEES, "90"), said(EMPLOYEES, "90", page="about"), said(EMPLOYEES, "40", page="jobs"),
        said(EMPLOYEES, "40", source="yc"), said(EMPLOYEES, "95", source="gleif"),
    )  # fmt: skip
    assert passport.sources == 3
    assert fused(said(EMPLOYEES, "90")).sources == 1
    assert (
        fused(
            said("company.technology", "Shopify"), said("company.technology", "HubSpot", source="yc")
        ).sources
        == 2
    )


@pytest.mark.parametrize(
    ("field", "one", "two", "conflict"),
    [
        (EMPLOYEES, "100", "110", False),
        (EMPLOYEES, "51-200", "120", False),
        (EMPLOYEES, "1000+", "1500", False),
        (EMPLOYEES, "11-50", "400", True),
        ("company.revenue", "1000000 EUR", "1100000 EUR", False),
        ("company.revenue", "1000000 EUR", "1000000 USD", True),
        ("company.founded", "2019", "2019-04", False),
        ("company.founded", "2019", "2018", True),
        (COUNTRY, "DE", "AT", True),
        ("company.employees", "12", "9" * 400, True),
        ("company.lei", "5299000000000000AA11", "5299000000000000BB22", True),
        (NAME, "Acme", "Acme Robotics", False),
        ("company.description", "Robots.", "Makes robots.", False),
        ("company.website", "https://acme.example/de", "https://acme.example/en", False),
    ],
)
def test_only_values_that_cannot_both_be_meant_are_a_conflict(
    field: str, one: str, two: str, conflict: bool
) -> None:
    passport = fused(said(field, one), said(field, two, source="yc"))
    assert (passport.conflict, len(passport.losers)) == (conflict, 1)


def test_a_field_of_many_values_keeps_all_and_loses_none() -> None:
    passport = fused(
        said("company.technology", "Shopify"), said("company.technology", "HubSpot", source="yc")
    )
    assert set(passport.values) == {"Shopify", "HubSpot"}
    assert (passport.losers, passport.conflict) == ((), False)


def test_what_sources_call_an_employer_is_never_a_conflict() -> None:
    one = said("person.employer", "acme.example", subject="acme.example/people/a")
    two = said("person.employer", "5299", subject="5299/officer/1", source="gleif")
    passport = fused(one, two)
    assert set(passport.values) == {"website:acme.example", "gleif:5299"}
    assert not passport.conflict


# ---- spellings


@pytest.mark.parametrize(
    ("field", "one", "two"),
    [
        (NAME, "Škoda-Auto", "SKODA AUTO"),
        ("company.website", "http://www.acme.example/", "https://acme.example"),
        ("company.domain", "ACME.example", "acme.example"),
        ("company.email", "Info@acme.example", "info@acme.example"),
        (COUNTRY, "de", "DE"),
        ("company.phone", "+44 20 7946 0101", "+442079460101"),
        ("company.registration_number", "HRB 123-45", "hrb12345"),
    ],
)
def test_two_spellings_are_one_claim(field: str, one: str, two: str) -> None:
    assert comparable(FIELDS[field], one) == comparable(FIELDS[field], two)
    assert len(fused(said(field, one), said(field, two, source="yc")).chosen) == 1


def test_what_nothing_is_left_of_is_compared_as_it_is() -> None:
    assert comparable(FIELDS[NAME], "!!!") == "!!!"
    assert comparable(FIELDS["company.phone"], "ask") == "ask"


def test_the_usual_spelling_is_shown_and_not_the_one_that_shouts() -> None:
    shouting = [said(NAME, "ACME TOOLS", source=source) for source in ("gleif", "yc")]
    assert fused(*shouting, said(NAME, "Acme Tools")).values == ("Acme Tools",)
    assert fused(*shouting).values == ("ACME TOOLS",)
    spelt = [said(NAME, "Acme tools", source="yc"), said(NAME, "Acme tools", source="gleif")]
    assert fused(*spelt, said(NAME, "Acme Tools")).values == ("Acme tools",)


# ---- the same every time


def _equal_claims() -> Sequence[Statement]:
    return [
        said(NAME, "Acme", source="website", page="a"),
        said(NAME, "Acme", source="website", page="b"),
        said(NAME, "ACME", source="yc"),
        said(NAME, "Acme One", source="wikidata"),
        said(NAME, "ACME ONE", source="gleif", confidence=0.8),
    ]


def test_the_order_in_which_statements_arrive_changes_nothing() -> None:
    found = {fuse(NAME, order, NOW, TRUST) for order in permutations(_equal_claims())}
    assert len(found) == 1


def test_a_claim_was_seen_when_its_newest_statement_speaks_of() -> None:
    passport = fused(said(NAME, "Acme", days=300), said(NAME, "Acme", source="yc", days=3))
    assert passport.chosen[0].seen == NOW - timedelta(days=3)
    assert passport.chosen[0].because == "stated by yc, website, last seen 28 Sep 2026"


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("40", (40, 40)),
        ("11-50", (11, 50)),
        ("1000+", (1000, 2000)),
        ("many", None),
        ("", None),
        ("-5", None),
        ("9" * 400, None),
    ],
)
def test_numbers_and_bands_have_two_ends(text: str, ends: tuple[int, int] | None) -> None:
    assert span(text) == ends

"""A person's word on a value stands over what sources say, the newest over the older, and nothing is thrown away."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.fuse import fuse
from matching.together import fuse_all
from tests.icp.frameworks.making import word
from tests.matching.statements import NOW, said

EMPLOYEES = "company.employees"
TRUST = {"gleif": 0.99, "register": 0.99, "website": 0.9, "person": 1.0}
SOURCES = [said(EMPLOYEES, "90", source=source, days=0) for source in ("gleif", "register", "website")]


def test_one_word_outweighs_every_source_and_no_conflict_is_left() -> None:
    passport = fuse(EMPLOYEES, [*SOURCES, word(EMPLOYEES, "40")], NOW, TRUST)
    assert passport
    assert passport.values == ("40",)
    assert not passport.conflict
    [loser] = passport.losers
    assert loser.value == "90"
    assert loser.because.endswith("; a person's word stands over it")


def test_the_newest_word_stands_whatever_the_order_and_the_older_is_kept() -> None:
    words = [word(EMPLOYEES, "40", days=9), word(EMPLOYEES, "55", days=1), *SOURCES]
    for order in permutations(words):
        passport = fuse(EMPLOYEES, order, NOW, TRUST)
        assert passport
        assert passport.values == ("55",)
        assert {c.value: c.because.rpartition("; ")[2] for c in passport.losers} == {
            "40": "a newer word stands over it",
            "90": "a person's word stands over it",
        }


def test_sources_that_say_the_same_stand_beside_the_word_which_is_written_as_it_was_said() -> None:
    passport = fuse(
        "company.city", [said("company.city", "MALMÖ"), word("company.city", "Malmö")], NOW, TRUST
    )
    assert passport
    assert passport.values == ("Malmö",)
    assert len(passport.statements) == 2


@pytest.mark.parametrize("days", [0, 400, 4_000])
def test_an_old_word_is_old_and_never_outvoted(days: int) -> None:
    passport = fuse(EMPLOYEES, [*SOURCES, word(EMPLOYEES, "40", days=days)], NOW, TRUST)
    assert passport
    assert passport.values == ("40",)
    assert (passport.chosen[0].statements[0].expires < NOW) == (days > 365)


def test_of_a_field_with_many_values_the_word_comes_first_and_the_others_stay() -> None:
    tools = [said("company.technology", "SAP", source=s) for s in ("website", "register")]
    passport = fuse("company.technology", [*tools, word("company.technology", "Odoo")], NOW, TRUST)
    assert passport
    assert passport.values == ("Odoo", "SAP")


def test_a_word_on_a_part_of_a_place_is_not_argued_away_by_the_other_parts() -> None:
    place = [
        said(f"company.{part}", value, source=source)
        for source in ("gleif", "register")
        for part, value in (("city", "Malmö"), ("country", "SE"), ("postal_code", "21120"))
    ]
    passports = fuse_all([*place, word("company.country", "NO", days=900)], NOW, TRUST)
    assert passports["company.country"].values == ("NO",)
    assert passports["company.city"].values == ("Malmö",)


def test_a_word_on_a_legal_form_is_not_overruled_by_the_entry_of_a_register() -> None:
    entry = (("legal_name", "Acme GmbH"), ("registration_number", "HRB 1"), ("legal_form", "GmbH"))
    stated = [said(f"company.{part}", value, subject="r1", source="register") for part, value in entry]
    passports = fuse_all([*stated, word("company.legal_form", "GmbH & Co. KG")], NOW, TRUST)
    assert passports["company.legal_form"].values == ("GmbH & Co. KG",)


@given(st.lists(st.sampled_from(["10", "90", "4000"]), min_size=1, max_size=6))
def test_whatever_sources_say_the_word_stands(values: list[str]) -> None:
    sources = [said(EMPLOYEES, value, source=f"s{n}", days=0) for n, value in enumerate(values)]
    passport = fuse(EMPLOYEES, [*sources, word(EMPLOYEES, "77")], NOW, TRUST)
    assert passport
    assert passport.values == ("77",)

"""What agreements are worth: rarity, prior odds and the sum."""

from __future__ import annotations

import pytest

from matching.evidence import Evidence
from matching.model import Model, most_prior_bits, prior_bits, probability
from matching.rarity import Rarity
from matching.traits import Traits, traits_of
from matching.weights import COMPANY, PERSON, Force
from tests.matching.records import company, person

NAME = Evidence("name", "same", (("word", "corwick"),), "Corwick", "CORWICK")
DOMAIN = Evidence("domain", "differs", (), "a.example", "b.example")
PHONE = Evidence("phone", "same", (("phone", "2025550132"),), "2025550132", "2025550132")


def many(word: str, size: int) -> list[Traits]:
    """A list in which so many different companies have one word in their names."""
    names = (f"{word} {chr(97 + n % 26)}{chr(97 + n // 26)}xo" for n in range(size))
    return [traits_of(company(str(n), name, city="Bari")) for n, name in enumerate(names)]


def test_a_coined_word_is_rarer_than_a_word_of_the_dictionary_and_that_than_a_general_one() -> None:
    rarity = Rarity()
    assert rarity.word("zenobiatech") > rarity.word("apple") > rarity.word("steel") > rarity.word("group")


def test_what_many_have_in_this_very_list_is_worth_less() -> None:
    assert Rarity(many("corwick", 300)).word("corwick") < 4 < Rarity().word("corwick")
    assert Rarity(many("corwick", 300)).value("city", "bari") < Rarity().value("city", "bari")


def test_copies_of_one_company_do_not_make_its_name_common() -> None:
    copies = [traits_of(company(str(n), "Corwick GmbH")) for n in range(50)]
    assert Rarity(copies).word("corwick") == pytest.approx(Rarity([copies[0]]).word("corwick"), abs=0.1)


def test_usual_names_of_people_are_worth_less() -> None:
    rarity = Rarity()
    assert rarity.given("anna") < rarity.given("geetika") < rarity.given("xaqlo")
    crowd = [traits_of(person(str(n), f"Xaqlo Brim{n}")) for n in range(300)]
    assert Rarity(crowd).given("xaqlo") < rarity.given("xaqlo")


def test_a_slip_in_a_short_word_proves_less_than_one_in_a_long_word() -> None:
    rarity = Rarity()
    assert rarity.word("nova") - rarity.slip("nova") > rarity.word("zenobiatech") - rarity.slip("zenobiatech")


def test_the_odds_fall_with_the_length_of_the_list() -> None:
    assert prior_bits(10) > prior_bits(1_000) > prior_bits(1_000_000)
    assert most_prior_bits(1_000) >= prior_bits(1_000)


def test_many_certain_copies_raise_the_odds() -> None:
    model = Model("company", Rarity())
    certain = model.score([NAME, PHONE])
    assert prior_bits(100, [certain] * 100) > prior_bits(100, [certain] * 10) > prior_bits(100) - 0.01


def test_evidence_adds_up_and_the_strongest_force_stands() -> None:
    model = Model("company", Rarity())
    score = model.score([NAME, DOMAIN, PHONE])
    assert score.bits == pytest.approx(sum(model.worth(piece) for piece in (NAME, DOMAIN, PHONE)))
    assert score.force is Force.CONFLICT
    assert score.identifying == pytest.approx(model.worth(PHONE))


def test_a_conflict_is_outvoted_by_what_identifies_and_not_by_a_name() -> None:
    model = Model("company", Rarity())
    assert model.score([NAME, DOMAIN]).outvoted
    assert not model.score([NAME, DOMAIN, PHONE]).outvoted
    assert model.score([NAME, PHONE, Evidence("lei", "differs")]).outvoted


def test_reasons_come_weightiest_first_and_end_with_the_odds() -> None:
    reasons = Model("company", Rarity()).explain([PHONE, DOMAIN, NAME], -9.0)
    assert reasons[0].startswith("the same name, Corwick (+")
    assert reasons[1] == "different web domains (a.example, b.example) (-14.0)"
    assert reasons[-1] == "any two of these records (-9.0)"


def test_bits_are_odds() -> None:
    assert probability(0) == 0.5
    assert probability(1) == pytest.approx(2 / 3)
    assert (probability(5_000), probability(-5_000)) == (1.0, pytest.approx(0.0))


@pytest.mark.parametrize("weights", [COMPANY, PERSON])
def test_what_differs_never_speaks_for_one_subject(weights: dict[tuple[str, str], object]) -> None:
    differing = [weight for (_, level), weight in weights.items() if level.endswith("differs")]
    assert len(differing) > 5
    assert all(weight.bits + weight.most <= 3 for weight in differing)  # type: ignore[attr-defined]

"""Candidates: sorted, with probabilities that leave room for others, and with reasons in sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.emails import Guess, House, Known, guesses
from tests.matching.emails.test_scheme import AT, F_LAST, NAMES, known, learned


def house(
    *lessons: Known, names: tuple[str, ...] = (), dead: tuple[str, ...] = (), employees: int | None = None
) -> House:
    held = {one.address: one.name for one in lessons}
    return House([(learned(*lessons, employees=employees), 1.0)], held, names, dead, employees)


def chances(found: tuple[Guess, ...]) -> dict[str, float]:
    return {guess.address.partition("@")[0]: guess.probability for guess in found}


def test_the_likeliest_comes_first_with_the_count_that_speaks_for_it() -> None:
    lessons = [known(n) for n in NAMES[:7]] + [known(NAMES[7], F_LAST)]
    best, *rest = guesses("Ada Lovelace", house(*lessons))
    assert best.address == f"ada.lovelace@{AT}"
    assert best.probability > 0.75
    assert best.because == (f"7 of 8 known addresses at {AT} are first.last",)
    assert [g.probability for g in rest] == sorted((g.probability for g in rest), reverse=True)


def test_where_nothing_is_known_the_studies_are_named_with_their_own_figure() -> None:
    best = guesses("Ada Lovelace", house(employees=5_000))[0]
    assert best.because == (
        f"no address at {AT} is known; by published studies 60 % of addresses at companies of about 5,000 people "
        "are first.last",
    )


@given(
    st.lists(st.sampled_from(NAMES), max_size=6),
    st.sampled_from(["Ada Lovelace", "Anna-Lena von Müller", "J. Roe"]),
)
def test_probabilities_never_add_up_to_more_than_one(lessons: list[str], name: str) -> None:
    found = guesses(name, house(*(known(n) for n in lessons)), most=1_000)
    assert sum(g.probability for g in found) <= 1 + 1e-9
    assert len({g.address for g in found}) == len(found)


def test_a_mailbox_that_a_colleague_has_is_not_theirs_and_a_number_may_follow() -> None:
    found = guesses("Jane Roe", house(*(known(n) for n in NAMES)))
    assert f"jane.roe@{AT}" not in {g.address for g in found}
    numbered = next(g for g in found if g.address == f"jane.roe2@{AT}")
    assert f"jane.roe@{AT} is Jane Roe's, so that a number may have been added" in numbered.because


def test_two_colleagues_who_may_have_the_same_address_lower_each_other() -> None:
    lessons = [known(n, F_LAST) for n in NAMES]
    alone = chances(guesses("Ada Lovelace", house(*lessons)))["alovelace"]
    pair = house(*lessons, names=("Ada Lovelace", "Anton Lovelace"))
    each = [guesses(name, pair) for name in pair.names]
    assert [chances(found)["alovelace"] < 0.6 * alone for found in each] == [True, True]
    assert "a colleague may have the same" in each[0][0].because


def test_a_colleague_of_another_name_changes_nothing() -> None:
    lessons = [known(n) for n in NAMES]
    assert guesses("Ada Lovelace", house(*lessons, names=("Zoe Quist",))) == guesses(
        "Ada Lovelace", house(*lessons)
    )


def test_an_address_that_is_known_to_be_dead_is_not_guessed() -> None:
    dead = f"ada.lovelace@{AT}"
    assert dead not in {
        g.address for g in guesses("Ada Lovelace", house(*(known(n) for n in NAMES), dead=(dead,)))
    }


def test_no_desk_is_taken_for_a_person() -> None:
    assert all(not g.address.startswith("sales@") for g in guesses("Sales Roe", house(employees=3)))


def test_of_several_domains_each_has_its_share() -> None:
    one, other = learned(*(known(n) for n in NAMES)), learned()
    found = guesses("Ada Lovelace", House([(one, 0.75), (other, 0.25)]))
    assert found[0].probability == pytest.approx(0.75 * one.makes("Ada Lovelace")["ada.lovelace"].probability)


def test_a_choice_is_told_only_where_it_shows() -> None:
    lessons = [known(n) for n in NAMES]
    best = guesses("Eva Böhm", house(*lessons))[0]
    assert any("marks are" in sentence for sentence in best.because)
    by_forename = next(g for g in guesses("Eva Böhm", house(employees=4)) if g.address == f"eva@{AT}")
    assert not any("marks are" in sentence for sentence in by_forename.because)

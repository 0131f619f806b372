"""What agreements are worth: the four classes, what is learned without labels, and what is never learned away."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.compare import Compared
from matching.levels import Force, levels_of, number_of
from matching.model import ANY, KIN, NAMESAKE, ONE, Model, Odds, learn, probability, shipped
from matching.records import KINDS

RARITY = 14.0
KNOWN = [pytest.param(kind, id=kind) for kind in KINDS]


def made(kind: str, pairs: list[dict[str, str]], rarity: float = RARITY) -> Compared:
    """Pairs that agree on these levels, as if they had been compared; what is shared is this rare."""
    fields = dict.fromkeys(name for pair in pairs for name in pair)
    found = Compared()
    for name in fields:
        levels = [number_of(kind, name, pair[name]) if name in pair else 0 for pair in pairs]
        found.levels[name] = np.array(levels, np.uint8)
        found.rarity[name] = np.full(len(pairs), rarity, np.float32)
    return found


def score(model: Model, rarity: float = RARITY, **pair: str) -> float:
    return float(model.odds(made(model.kind, [pair], rarity)).bits[0])


def likeliest(model: Model, rarity: float = RARITY, **pair: str) -> int:
    return int(model.odds(made(model.kind, [pair], rarity)).shares[:, 0].argmax())


def drawn(kind: str, shares: dict[str, dict[str, float]], size: int, seed: int) -> list[dict[str, str]]:
    """Pairs whose levels fall by lot, each field on its own, with these shares."""
    chance = np.random.default_rng(seed)
    columns = {
        name: chance.choice(list(levels), size, p=list(levels.values())) for name, levels in shares.items()
    }
    return [{name: str(column[n]) for name, column in columns.items()} for n in range(size)]


COPIES = {
    "name": {"same": 0.6, "typo": 0.4}, "phone": {"same": 0.9, "differs": 0.1}, "domain": {"same": 0.7, "differs": 0.3},
}  # fmt: skip
STRANGERS = {
    "name": {"differs": 0.98, "kin": 0.02}, "phone": {"same": 0.01, "differs": 0.99},
    "domain": {"same": 0.01, "differs": 0.99},
}  # fmt: skip


def taught(
    copies: int, strangers: int, records: int, shares: dict[str, dict[str, float]] = COPIES
) -> tuple[Model, Model]:
    """The model before and after so many pairs of each sort were seen."""
    start = shipped("company", others=records - 1)
    pairs = drawn("company", shares, copies, 1) + drawn("company", STRANGERS, strangers, 2)
    lots = made("company", drawn("company", STRANGERS, 2_000, 3))
    return start, learn(start, made("company", pairs), 1.0, records, lots)


def share(model: Model, name: str, level: str, of: int = ONE) -> float:
    return float(np.exp2(model.fields[name].bits[of, number_of(model.kind, name, level)]))


# -- the sum -----------------------------------------------------------------------------------------


def test_evidence_adds_up_in_each_class() -> None:
    model = shipped("company", others=100)
    pair = {"name": "same", "domain": "differs", "phone": "same"}
    compared = made("company", [pair])
    total = np.array([*model.shares, 0.0])
    for name in pair:
        total += model.fields[name].of(compared.levels[name], compared.rarity[name])[:, 0]
    assert model.odds(compared).classes[:, 0] == pytest.approx(total, abs=1e-3)


def test_what_was_not_compared_weighs_nothing() -> None:
    model = shipped("company", others=100)
    alone = model.odds(made("company", [{"name": "same"}])).classes
    beside = model.odds(made("company", [{"name": "same"}, {"name": "same", "phone": "same"}])).classes
    assert beside[:, 0] == pytest.approx(alone[:, 0])
    assert not np.isnan(beside).any()


@settings(deadline=None)
@given(st.lists(st.lists(st.floats(-40, 20), min_size=4, max_size=4), min_size=1, max_size=6))
def test_the_classes_share_out_the_whole(rows: list[list[float]]) -> None:
    odds = Odds(np.array(rows, np.float32).T)
    assert odds.shares.sum(axis=0) == pytest.approx(np.ones(len(rows)), abs=1e-4)
    assert odds.others.sum(axis=0) == pytest.approx(np.ones(len(rows)), abs=1e-4)
    assert [probability(bits) for bits in odds.bits.tolist()] == pytest.approx(
        odds.shares[ONE].tolist(), abs=1e-4
    )


def test_bits_are_odds() -> None:
    assert probability(0) == 0.5
    assert probability(1) == pytest.approx(2 / 3)
    assert probability(5_000) == 1
    assert probability(-5_000) == pytest.approx(0)


@pytest.mark.parametrize("kind", KNOWN)
def test_the_odds_fall_with_the_length_of_the_list(kind: str) -> None:
    few, some, many = (shipped(kind, others=n).prior_bits for n in (10, 1_000, 1_000_000))
    assert few > some > many
    assert some - many == pytest.approx(np.log2(1_000), abs=1e-3)
    assert shipped(kind, others=0).prior_bits <= 0


@pytest.mark.parametrize("kind", KNOWN)
@pytest.mark.parametrize("level", ["same", "typo"])
def test_what_is_shared_weighs_more_the_rarer_it_is(kind: str, level: str) -> None:
    model = shipped(kind, others=1_000)
    scores = [score(model, rarity, name=level, phone="same") for rarity in (2.0, 8.0, 14.0, 20.0)]
    assert scores == sorted(scores)
    assert scores[0] < scores[-1]


def test_the_rarity_of_what_differs_counts_for_nothing() -> None:
    model = shipped("company", others=1_000)
    assert score(model, 2.0, phone="differs") == pytest.approx(score(model, 20.0, phone="differs"))


# -- four classes ------------------------------------------------------------------------------------


def test_copies_kindred_namesakes_and_strangers_are_told_apart() -> None:
    companies, people = shipped("company", others=1_000), shipped("person", others=1_000)
    assert likeliest(companies, name="same", domain="same", phone="same") == ONE
    assert likeliest(people, name="same", birth_date="same", email="same") == ONE
    assert likeliest(companies, name="extended", domain="same", phone="same", place="street") == KIN
    assert likeliest(people, name="family_only", phone="same", place="street") == KIN
    assert likeliest(people, name="differs", affiliation="same", phone="same", place="street") == KIN
    assert likeliest(companies, name="same", domain="differs", place="country_differs") == NAMESAKE
    assert likeliest(companies, name="differs", domain="differs", phone="differs") == ANY
    assert likeliest(people, name="differs", birth_date="differs") == ANY


def test_no_heap_of_what_kindred_share_makes_two_people_one() -> None:
    model = shipped("person", others=1_000)
    shared = {"affiliation": "same", "phone": "same", "place": "street"}
    assert score(model, 20.0, name="family_only", **shared) < 0
    assert score(model, 20.0, name="differs", **shared) < 0


def test_a_rare_name_alone_does_not_outweigh_all_that_differs() -> None:
    assert (
        score(shipped("company", others=1_000), 30.0, name="same", domain="differs", place="country_differs")
        < 0
    )


def test_where_a_field_tells_nothing_of_namesakes_they_are_as_any_two() -> None:
    model = shipped("company", others=1_000)
    assert levels_of("company")["phone"][0].namesake is None
    found = model.fields["phone"].of(np.array([1, 2], np.uint8), np.array([RARITY, 0], np.float32))
    assert found[NAMESAKE].tolist() == found[ANY].tolist()
    assert found[KIN].tolist() != found[ANY].tolist()


def test_a_column_of_the_lists_own_may_sway_and_never_decide() -> None:
    model = shipped("company", ("other:Ward",), others=1_000)
    base = made("company", [{"name": "typo"}], 8.0)
    before = float(model.odds(base).bits[0])
    base.levels["other:Ward"], base.rarity["other:Ward"] = (
        np.array([1], np.uint8),
        np.array([40.0], np.float32),
    )
    after = float(model.odds(base).bits[0])
    assert before < after < before + 4


# -- learning ----------------------------------------------------------------------------------------


def test_how_often_copies_show_a_level_is_learned_without_labels() -> None:
    start, model = taught(copies=4_000, strangers=8_000, records=5_000)
    for name, level in (("name", "typo"), ("phone", "same"), ("domain", "differs")):
        true, before, after = COPIES[name][level], share(start, name, level), share(model, name, level)
        assert abs(after - true) < 0.5 * abs(before - true), (name, level)
        assert after == pytest.approx(true, abs=0.1)


def test_how_many_copies_there_are_is_learned() -> None:
    _, few = taught(copies=500, strangers=8_000, records=5_000)
    _, many = taught(copies=4_000, strangers=8_000, records=5_000)
    assert many.prior_bits > few.prior_bits + 1.5
    assert np.exp2(many.prior_bits) * 4_999 == pytest.approx(2 * 4_000 / 5_000, rel=0.3)


def test_how_usual_a_level_is_by_chance_is_counted_in_pairs_drawn_by_lot() -> None:
    start = shipped("company", others=5_000)
    lots = made("company", [{"legal_form": "same"}] * 1_900 + [{"legal_form": "differs"}] * 100)
    model = learn(start, Compared(), 1.0, 5_000, lots)
    assert share(start, "legal_form", "same", ANY) < 0.6 < 0.8 < share(model, "legal_form", "same", ANY)
    assert share(model, "legal_form", "differs", ANY) < share(start, "legal_form", "differs", ANY)


def test_the_chance_of_sharing_something_is_its_rarity_and_not_counted() -> None:
    start = shipped("company", others=5_000)
    model = learn(start, Compared(), 1.0, 5_000, made("company", [{"phone": "same"}] * 2_000))
    assert share(model, "phone", "same", ANY) == pytest.approx(share(start, "phone", "same", ANY))


@pytest.mark.parametrize("kind", KNOWN)
def test_what_is_learned_of_each_class_sums_to_one(kind: str) -> None:
    start = shipped(kind, others=5_000)
    pairs = [{"name": "same", "phone": "same"}] * 3_000 + [{"name": "typo", "phone": "differs"}] * 500
    pairs += [{"name": "differs", "phone": "differs"}] * 6_000
    model = learn(start, made(kind, pairs), 1.0, 5_000, made(kind, pairs[-2_000:]))
    for name in ("name", "phone"):
        for of in (ONE, KIN, NAMESAKE):
            told = np.exp2(model.fields[name].bits[of, 1:])
            assert np.isnan(told).all() or told.sum() == pytest.approx(1, abs=1e-3), (name, of)
    assert np.isfinite(model.odds(made(kind, pairs[:1])).bits).all()


def test_a_dozen_records_learn_next_to_nothing() -> None:
    start, model = taught(copies=5, strangers=20, records=12)
    for name in COPIES:
        of = model.fields[name].bits[ONE, 1:], start.fields[name].bits[ONE, 1:]
        shares = [np.exp2(bits) / np.exp2(bits).sum() for bits in of]
        assert np.abs(shares[0] - shares[1]).max() < 0.05, name
    assert model.prior_bits == pytest.approx(start.prior_bits, abs=0.5)


def test_of_no_pairs_nothing_is_learned() -> None:
    start = shipped("company", others=100)
    model = learn(start, Compared(), 1.0, 101, Compared())
    assert model.shares == start.shares
    for name, usual in start.fields.items():
        assert np.array_equal(model.fields[name].bits, usual.bits, equal_nan=True)


def test_a_field_that_no_pair_tells_stays_as_it_was_shipped() -> None:
    start, model = taught(copies=2_000, strangers=4_000, records=4_000)
    assert np.array_equal(model.fields["lei"].bits, start.fields["lei"].bits, equal_nan=True)


def test_what_is_shipped_for_kindred_is_kept_for_the_most_part() -> None:
    start = shipped("company", others=8_999)
    pairs = made("company", [{"name": "family", "phone": "same", "domain": "same"}] * 9_000)
    assert start.odds(pairs).shares[KIN, 0] > 0.9
    model = learn(start, pairs, 1.0, 9_000, Compared())
    for level in ("kin", "branch"):
        assert share(model, "name", level, KIN) > 0.5 * share(start, "name", level, KIN)


def test_learning_from_a_part_comes_to_the_same_as_from_all() -> None:
    start = shipped("company", others=4_999)
    pairs = drawn("company", COPIES, 4_000, 1) + drawn("company", STRANGERS, 8_000, 2)
    lots = made("company", pairs[-2_000:])
    whole = learn(start, made("company", pairs), 1.0, 5_000, lots)
    part = learn(start, made("company", pairs[::4]), 0.25, 5_000, lots)
    assert part.prior_bits == pytest.approx(whole.prior_bits, abs=0.3)


def test_learning_leaves_the_model_it_began_with_alone() -> None:
    start = shipped("company", others=999)
    before = {name: usual.bits.copy() for name, usual in start.fields.items()}
    learn(start, made("company", [{"name": "same", "phone": "same"}] * 500), 1.0, 1_000, Compared())
    assert all(np.array_equal(start.fields[name].bits, bits, equal_nan=True) for name, bits in before.items())
    fresh = shipped("company", others=999)
    assert all(np.array_equal(fresh.fields[name].bits, bits, equal_nan=True) for name, bits in before.items())


def test_what_was_learned_can_be_told() -> None:
    _, model = taught(copies=4_000, strangers=8_000, records=5_000)
    told = model.told()
    assert told["phone"]["same"]["one"] == pytest.approx(share(model, "phone", "same"), abs=1e-4)
    assert told["domain"]["differs"].keys() == {"one", "kin", "namesake", "any"}
    assert told["phone"]["same"].keys() == {"one", "kin", "any"}  # namesakes are as any two


# -- forces ------------------------------------------------------------------------------------------


def test_the_strongest_force_stands() -> None:
    model = shipped("company", others=100)
    pairs = [
        {"name": "same"},
        {"name": "kin"},
        {"name": "kin", "domain": "differs"},
        {"domain": "differs", "lei": "differs"},
    ]
    assert model.forces(made("company", pairs)).tolist() == [
        Force.NONE,
        Force.DOUBT,
        Force.CONFLICT,
        Force.BAR,
    ]


def test_a_difference_that_copies_often_show_contradicts_nothing_any_more() -> None:
    often = COPIES | {"domain": {"same": 0.6, "differs": 0.4}}
    seldom = COPIES | {"domain": {"same": 0.995, "differs": 0.005}}
    differs = number_of("company", "domain", "differs")
    _, lenient = taught(copies=6_000, strangers=6_000, records=6_000, shares=often)
    _, strict = taught(copies=6_000, strangers=6_000, records=6_000, shares=seldom)
    assert shipped("company").force_of("domain")[differs] == Force.CONFLICT
    assert lenient.force_of("domain")[differs] == Force.DOUBT
    assert strict.force_of("domain")[differs] == Force.CONFLICT


def test_a_bar_is_never_learned_away() -> None:
    usual = shipped("company").fields["lei"]
    often = replace(usual, bits=np.log2(np.full_like(usual.bits, 0.5)))
    model = replace(shipped("company"), fields={"lei": often})
    assert model.force_of("lei")[number_of("company", "lei", "differs")] == Force.BAR

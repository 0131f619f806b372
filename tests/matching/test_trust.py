"""What agreement across sources teaches of each of them."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from connectors.statement import Statement
from matching.cases import cases_of
from matching.fuse import fuse
from matching.trust import Trust, learn, trusting
from tests.matching.statements import NOW, said

COUNTRY, FOUNDED, EMPLOYEES = "company.country", "company.founded", "company.employees"
COUNTRIES = ("US", "DE", "FR", "GB", "NL", "SE", "IT", "ES", "PL", "JP")
PLAIN = dict.fromkeys("abcdef", 0.8)


def world(
    count: int,
    right: Mapping[str, float],
    *,
    field: str = COUNTRY,
    copies: Mapping[str, str] | None = None,
    days: Mapping[str, float] | None = None,
    seed: int = 1,
) -> list[list[Statement]]:
    """So many companies of which each source states a country, right as often as is said; some copy another."""
    draw, copies, days = random.Random(seed), copies or {}, days or {}
    entities = []
    for n in range(count):
        true = draw.choice(COUNTRIES)
        stated: dict[str, str] = {}
        for source, accuracy in right.items():
            wrong = draw.choice([c for c in COUNTRIES if c != true])
            own = true if draw.random() < accuracy else wrong
            stated[source] = stated[copies[source]] if source in copies else own
        entities.append(
            [
                said(field, value, source=source, subject=f"{source}{n}", days=days.get(source, 10))
                for source, value in stated.items()
            ]
        )
    return entities


# ---- reliability


def test_what_sources_declare_gives_way_to_how_often_they_are_borne_out() -> None:
    truth = {"a": 0.95, "b": 0.9, "c": 0.85, "d": 0.5}
    trust = learn(world(400, truth), PLAIN)
    assert {source: trust.of(source, COUNTRY) for source in truth} == pytest.approx(truth, abs=0.06)


def test_a_dozen_rows_change_hardly_anything() -> None:
    trust = learn(world(12, {"a": 0.95, "b": 0.9, "c": 0.85, "d": 0.5}), PLAIN)
    assert all(abs(trust.of(source, COUNTRY) - 0.8) < 0.06 for source in "abcd")
    assert all(trust.repeats(one, other, COUNTRY) < 0.05 for one in "abc" for other in "bcd" if one < other)


def test_nothing_said_teaches_nothing() -> None:
    trust = learn([], {"a": 0.9})
    assert (trust.of("a", COUNTRY), trust["a"], dict(trust)) == (0.9, 0.9, {"a": 0.9})


def test_a_source_that_nobody_speaks_beside_stays_as_it_declares() -> None:
    alone = [[said(COUNTRY, "US", source="z", subject=f"z{n}")] for n in range(300)]
    trust = learn([*alone, *world(300, {"a": 0.9, "b": 0.9, "c": 0.5})], {**PLAIN, "z": 0.66})
    assert trust.of("z", COUNTRY) == 0.66


def test_a_source_may_be_good_at_places_and_bad_at_numbers() -> None:
    places = world(300, {"a": 0.95, "b": 0.9, "c": 0.9})
    numbers = []
    for n in range(300):
        true = 10 * (n + 1)
        values = {"a": true * 7 if n % 2 else true, "b": true, "c": round(true * 1.05)}
        numbers.append([said(EMPLOYEES, str(v), source=s, subject=f"{s}{n}") for s, v in values.items()])
    trust = learn([*places, *numbers], PLAIN)
    assert trust.of("a", COUNTRY) > 0.85
    assert trust.of("a", EMPLOYEES) < 0.68
    assert trust.of("c", EMPLOYEES) > 0.88, "a near number is no mistake"


def test_a_field_that_taught_nothing_is_believed_as_the_source_at_large() -> None:
    trust = learn(world(400, {"a": 0.5, "b": 0.9, "c": 0.9}), PLAIN)
    assert trust.of("a", "company.name") == trust["a"] < 0.65


def test_another_wording_is_no_mistake() -> None:
    entities = [
        [said("company.description", f"{source} words {n}", source=source) for source in "abc"]
        for n in range(50)
    ]
    assert learn(entities, PLAIN).learned == {}


# ---- age


def test_a_source_that_is_merely_older_is_not_wrong() -> None:
    truth = {"a": 0.95, "b": 0.95, "c": 0.6}
    fresh = learn(world(400, truth, field=COUNTRY), PLAIN)
    older = learn(world(400, truth, field=COUNTRY, days={"c": 4_000}), PLAIN)
    assert fresh.of("c", COUNTRY) < 0.68
    assert older.of("c", COUNTRY) > 0.76


def test_an_event_of_long_ago_does_not_pass_away() -> None:
    entities = [
        [said(FOUNDED, str(1990 + n % 20 + (source == "c")), source=source, days=4_000 * (source == "c"))
         for source in "abc"]
        for n in range(300)
    ]  # fmt: skip
    assert learn(entities, PLAIN).of("c", FOUNDED) < 0.5


# ---- copying


COPIED = {"a": 0.55, "b": 0.55, "c": 0.55, "d": 0.85, "e": 0.85, "f": 0.8}


def test_sources_that_share_their_mistakes_are_one_witness() -> None:
    trust = learn(world(300, COPIED, copies={"b": "a", "c": "a"}), PLAIN)
    assert min(trust.repeats(one, other, COUNTRY) for one, other in ("ab", "ac", "bc")) > 0.8
    assert max(trust.repeats(one, other, COUNTRY) for one, other in ("ad", "de", "df", "ef")) < 0.1


def test_sources_that_are_right_together_are_not_taken_for_copies() -> None:
    right = dict.fromkeys("abcdef", 0.97)
    trust = learn(world(400, right), PLAIN)
    assert max(trust.repeats(a, b, COUNTRY) for a in right for b in right if a < b) < 0.1
    assert all(trust.of(source, COUNTRY) > 0.93 for source in right)


def test_a_clique_does_not_outvote_those_who_are_right() -> None:
    def share(trust: Mapping[str, float], entities: Sequence[Sequence[Statement]]) -> float:
        chosen = [fuse(COUNTRY, entity, NOW, trust) for entity in entities]
        truth = [entity[-1].value for entity in entities]
        return sum(bool(p) and p.values[0] == t for p, t in zip(chosen, truth, strict=True)) / len(truth)

    entities = world(300, {**COPIED, "z": 1.0}, copies={"b": "a", "c": "a"})
    heard = [entity[:-1] for entity in entities]
    trust = learn(heard, PLAIN)
    with_truth = [[*entity[:-1], replace(entity[-1], confidence=0.0)] for entity in entities]
    assert share(trust, with_truth) > share(PLAIN, with_truth) + 0.1


def test_a_claim_says_who_merely_repeats_others() -> None:
    trust = Trust(PLAIN, copied={(("a", "b"), ""): 0.9})
    passport = fuse(COUNTRY, [said(COUNTRY, "US", source=s, days=0) for s in "ab"], NOW, trust)
    assert passport is not None
    assert passport.chosen[0].because.startswith("stated by a, b (which repeats others), ")
    assert 0.8 < passport.chosen[0].weight < 0.84


# ---- many values


def test_who_names_what_nobody_else_ever_names_is_believed_less() -> None:
    entities = []
    for n in range(300):
        true = [f"tool {n} {k}" for k in range(3)]
        named = {"a": true, "b": true, "c": true[:2], "d": [f"noise {n} {k}" for k in range(3)]}
        entities.append(
            [
                said("company.technology", v, source=s, subject=f"{s}{n}")
                for s, vs in named.items()
                for v in vs
            ]
        )
    trust = learn(entities, PLAIN)
    assert trust.of("d", "company.technology") < 0.4
    assert min(trust.of(s, "company.technology") for s in "abc") > 0.85


# ---- the same every time


def test_order_is_nothing() -> None:
    entities = world(80, COPIED, copies={"b": "a"})
    shuffled = [list(entity) for entity in entities]
    draw = random.Random(5)
    draw.shuffle(shuffled)
    for entity in shuffled:
        draw.shuffle(entity)
    one, other = learn(entities, PLAIN), learn(shuffled, PLAIN)
    assert (one.learned, one.copied, one.counts) == (other.learned, other.copied, other.counts)


def test_which_cases_are_drawn_from_very_many_does_not_hang_on_their_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("matching.cases._MOST_CASES", 10)
    entities = world(90, COPIED)
    assert len(cases_of(entities)) == 10
    assert cases_of(entities) == cases_of(entities[::-1])


def test_plain_reliabilities_are_a_trust_of_which_nothing_was_learned() -> None:
    trust = trusting({"a": 0.9})
    assert (trust.of("a", COUNTRY), trust.of("b", COUNTRY), trust.alone("a", ("b",), COUNTRY)) == (
        0.9,
        0.7,
        1.0,
    )
    assert trusting(trust) is trust

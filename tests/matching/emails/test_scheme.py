"""A domain's way of making addresses is learned from known ones, and never from a guess."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.emails import Basis, House, Known, Scheme, guesses, learn

NOW = datetime(2026, 11, 1, tzinfo=UTC)
AT = "acme.example"
NAMES = (
    "Jane Roe",
    "Max Stern",
    "Ben Thaler",
    "Cem Arslan",
    "Dora Feld",
    "Eli North",
    "Fay West",
    "Gus Hill",
)
FIRST_LAST, F_LAST = "{first}.{last}", "{f}{last}"


def known(
    name: str, pattern: str = FIRST_LAST, basis: Basis = Basis.PRINTED, years: float = 0, at: str = AT
) -> Known:
    first, last = name.lower().split()
    local = pattern.format(first=first, last=last, f=first[0], l=last[0])
    return Known(f"{local}@{at}", name, basis, NOW - timedelta(days=365 * years))


def learned(*lessons: Known, **more: object) -> Scheme:
    return learn(AT, lessons, NOW, **more)  # type: ignore[arg-type]


def test_every_known_address_makes_its_pattern_more_probable() -> None:
    chances = [
        learned(*(known(n) for n in NAMES[:count])).patterns[FIRST_LAST] for count in range(len(NAMES) + 1)
    ]
    assert chances == sorted(chances)
    assert chances[0] < 0.5 < 0.9 < chances[-1]


def test_probabilities_of_patterns_add_up() -> None:
    for count in (0, 1, 5):
        assert sum(learned(*(known(n) for n in NAMES[:count])).patterns.values()) == pytest.approx(1)


_kinds = st.sampled_from([FIRST_LAST, F_LAST, "{first}", "{last}.{first}"])
_lessons = st.lists(st.tuples(st.sampled_from(NAMES), _kinds), max_size=6)


@given(_lessons, _lessons)
def test_a_guess_never_supports_the_pattern_it_came_from(
    true: list[tuple[str, str]], made: list[tuple[str, str]]
) -> None:
    lessons = [known(name, pattern) for name, pattern in true]
    guessed = [known(name, pattern, Basis.GUESSED) for name, pattern in made]
    assert learned(*lessons, *guessed) == learned(*lessons)


@given(_lessons, st.sampled_from(NAMES))
def test_what_is_guessed_and_fed_back_changes_nothing(true: list[tuple[str, str]], name: str) -> None:
    lessons = [known(*lesson) for lesson in true]
    before = guesses(name, House([(learned(*lessons), 1.0)]))
    fed = [Known(guess.address, name, Basis.GUESSED, NOW) for guess in before]
    assert guesses(name, House([(learned(*lessons, *fed), 1.0)])) == before


def test_what_a_provider_worked_out_teaches_only_once_a_server_took_it() -> None:
    nothing = learned()
    assert learned(known("Jane Roe", F_LAST, Basis.WORKED_OUT)) == nothing
    confirmed = learned(known("Jane Roe", F_LAST, Basis.CONFIRMED)).patterns[F_LAST]
    printed = learned(known("Jane Roe", F_LAST)).patterns[F_LAST]
    assert nothing.patterns[F_LAST] < confirmed < printed


def test_of_an_old_and_a_new_way_both_are_remembered_and_the_new_one_more() -> None:
    old = [known(n, F_LAST, years=6) for n in NAMES[:4]]
    new = [known(n, years=0) for n in NAMES[4:]]
    found = learned(*old, *new).patterns
    assert found[FIRST_LAST] > 1.5 * found[F_LAST] > 0.3


def test_that_all_lessons_are_old_makes_none_of_them_false() -> None:
    old, fresh = (learned(*(known(n, years=years) for n in NAMES)) for years in (9, 0))
    assert old.patterns == fresh.patterns


def test_an_address_of_another_domain_teaches_nothing_here() -> None:
    assert learned(known("Jane Roe", F_LAST, at="other.example")) == learned()


def test_an_address_that_no_pattern_makes_counts_against_all() -> None:
    strange = Known(f"zaphod42@{AT}", "Jane Roe", Basis.PRINTED, NOW)
    assert learned(strange).patterns[FIRST_LAST] < learned().patterns[FIRST_LAST]
    assert learned(strange).known == 1


def test_a_choice_of_spelling_is_learned_like_a_pattern() -> None:
    written_out = Known(f"max.mueller@{AT}", "Max Müller", Basis.PRINTED, NOW)
    left_out = Known(f"max.muller@{AT}", "Max Müller", Basis.PRINTED, NOW)
    for lesson, wanted in ((written_out, "eva.boehm"), (left_out, "eva.bohm")):
        scheme = learned(lesson, *(known(n) for n in NAMES))
        assert guesses("Eva Böhm", House([(scheme, 1.0)]))[0].address == f"{wanted}@{AT}"


def test_the_country_says_how_marks_are_usually_written() -> None:
    for country, wanted in (("DE", "boehm"), ("TR", "bohm")):
        best = guesses("Eva Böhm", House([(learned(country=country, employees=3_000), 1.0)]))[0]
        assert best.address == f"eva.{wanted}@{AT}"


def test_a_name_in_characters_is_not_read_as_chinese_where_nobody_is() -> None:
    assert guesses("星川 健一郎", House([(learned(country="JP"), 1.0)])) == ()
    assert guesses("王小明", House([(learned(country="CN"), 1.0)]))[0].address == f"xiaoming.wang@{AT}"


def test_a_sources_word_on_the_pattern_is_worth_little_more_than_one_address() -> None:
    told = learned(told={F_LAST: 1.5})
    assert told.patterns[F_LAST] > 0.7
    assert learned(*(known(n) for n in NAMES), told={F_LAST: 1.5}).patterns[FIRST_LAST] > 0.7

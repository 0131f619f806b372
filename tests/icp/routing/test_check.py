"""Rules are held against every lead there can be before they are used."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp.routing import parse_rules
from icp.routing.boxes import gap, gaps, meet
from icp.table import ProfileError
from tests.icp.routing.rulesets import reps, rule

BANDS = (
    rule("Small", "Ada Stern", 'size = ["under 10", "unknown"]'),
    rule("Mid", "Ben Okoye", 'size = "11-50"'),
    rule("Big", "Cem Aydin", 'size = "over 50"'),
)


def problems(*parts: str) -> list[str]:
    with pytest.raises(ProfileError) as refused:
        parse_rules("".join(parts), "rules.toml")
    return list(refused.value.problems)


def test_under_10_and_11_to_50_and_over_50_leave_exactly_10_to_nobody() -> None:
    (problem,) = problems(reps(), *BANDS)
    assert problem == (
        "line 7: no rule takes a lead with size exactly 10; "
        'widen a rule, or say who takes the rest: [otherwise] with reps = ["..."] below it'
    )


def test_the_gap_is_closed_by_one_word() -> None:
    rules = parse_rules(reps() + BANDS[0].replace("under 10", "up to 10") + BANDS[1] + BANDS[2], "rules.toml")
    assert rules.remarks == ()


def test_a_gap_that_is_left_to_otherwise_is_no_mistake_and_is_still_said() -> None:
    rules = parse_rules(reps() + "".join(BANDS) + '[otherwise]\nreps = ["Cem Aydin"]\n', "rules.toml")
    assert rules.remarks == ("no rule takes a lead with size exactly 10: [otherwise] does",)


def test_between_whole_numbers_of_people_there_is_nobody() -> None:
    parse_rules(
        reps()
        + rule("Small", "Ada Stern", 'size = ["up to 10", "unknown"]')
        + rule("Big", "Ben Okoye", 'size = "11 or more"'),
        "rules.toml",
    )


def test_between_10000_and_10001_there_is_a_deal() -> None:
    (problem,) = problems(
        'currency = "EUR"\n',
        reps(),
        rule("Small", "Ada Stern", 'deal_value = ["up to 10000", "unknown"]'),
        rule("Big", "Ben Okoye", 'deal_value = "10001 or more"'),
    )
    assert "no rule takes a lead with deal value 10,000.5 EUR" in problem


def test_a_lead_of_unknown_size_must_have_somewhere_to_go() -> None:
    (problem,) = problems(
        reps(), rule("Small", "Ada Stern", 'size = "up to 50"'), rule("Big", "Ben Okoye", 'size = "over 50"')
    )
    assert "no rule takes a lead with size unknown;" in problem


def test_a_number_in_two_bands_is_an_overlap_with_its_witness() -> None:
    (problem,) = problems(
        reps(),
        rule("Small", "Ada Stern", 'size = ["up to 10", "unknown"]'),
        rule("Big", "Ben Okoye", 'size = "10 or more"'),
    )
    assert problem.startswith(
        'line 11: [[rules]] "Big": "Big" and "Small" both take a lead with size exactly 10;'
    )


def test_an_overlap_is_none_where_the_same_people_take_both_or_the_first_rule_counts() -> None:
    small, big = 'size = ["up to 10", "unknown"]', 'size = "10 or more"'
    parse_rules(reps() + rule("Small", "Ada Stern", small) + rule("Big", "Ada Stern", big), "rules.toml")
    text = 'match = "first"\n' + reps() + rule("Small", "Ada Stern", small) + rule("Big", "Ben Okoye", big)
    parse_rules(text, "rules.toml")


def test_with_first_match_a_rule_that_never_gets_a_lead_is_a_mistake() -> None:
    (problem,) = problems(
        'match = "first"\n',
        reps(),
        rule("Europe", "Ada Stern", 'country = "Europe"'),
        rule("Germany", "Ben Okoye", 'country = "DE"'),
        rule("Rest", "Cem Aydin"),
    )
    assert '"Germany" never gets a lead, because "Europe" take' in problem


def test_a_country_named_twice_is_an_overlap() -> None:
    (problem,) = problems(
        reps(),
        rule("One", "Ada Stern", 'country = ["DACH", "rest", "unknown"]'),
        rule("Two", "Ben Okoye", 'country = "Austria"'),
    )
    assert "both take a lead with Austria;" in problem


def test_a_region_overlaps_the_country_it_is_in_and_no_other() -> None:
    rest = rule("Rest", "Cem Aydin", 'country = ["rest", "unknown"]')
    (problem,) = problems(
        reps(),
        rule("DE", "Ada Stern", 'country = "DE"'),
        rule("BY", "Ben Okoye", 'region = "DE-Bavaria"'),
        rest,
    )
    assert '"BY" and "DE" both take a lead with Germany, DE-BY;' in problem
    parse_rules(
        reps()
        + rule("FR", "Ada Stern", 'country = "FR"')
        + rule("BY", "Ben Okoye", 'region = "DE-BY"')
        + rule("DE", "Ada Stern", 'country = "DE"', 'region = ["rest", "unknown"]')
        + rest,
        "rules.toml",
    )


def test_a_lead_in_the_country_whose_region_nobody_knows_must_go_somewhere_too() -> None:
    (problem,) = problems(
        reps(),
        rule("BY", "Ben Okoye", 'region = "DE-BY"'),
        rule("DE", "Ada Stern", 'country = "DE"', 'region = "rest"'),
        rule("Rest", "Cem Aydin", 'country = ["rest", "unknown"]'),
    )
    assert "no rule takes a lead with Germany, region unknown" in problem


def test_postal_codes_that_begin_with_all_ten_digits_leave_none_over() -> None:
    north, south = rule("N", "Ada Stern", 'postal = "DE 0-4"'), rule("S", "Ben Okoye", 'postal = "DE 5-9"')
    unknown = rule("?", "Cem Aydin", 'country = "DE"', 'postal = "unknown"')
    rest = rule("Rest", "Cem Aydin", 'country = ["rest", "unknown"]')
    parse_rules(reps() + north + south + unknown + rest, "rules.toml")
    (problem,) = problems(reps(), north, south.replace("5-9", "5-8"), unknown, rest)
    assert "no rule takes a lead with Germany, another postal code;" in problem


def test_a_gap_of_several_dimensions_at_once_is_found_where_each_alone_has_none() -> None:
    (problem,) = problems(
        reps(),
        rule("A", "Ada Stern", 'size = ["up to 50", "unknown"]'),
        rule("B", "Ben Okoye", 'size = "over 50"', 'score = ["under 80", "unknown"]'),
        rule("C", "Cem Aydin", 'size = "over 50"', 'score = "over 80"'),
    )
    assert (
        "no rule takes a lead with size 51, score exactly 80, nor any with size at least 51, score exactly 80;"
        in problem
    )


def test_a_narrow_sector_overlaps_the_wider_one() -> None:
    (problem,) = problems(
        reps(),
        rule("A", "Ada Stern", 'industry = "software"'),
        rule("B", "Ben Okoye", 'industry = "cybersecurity"'),
        rule("C", "Cem Aydin", 'industry = ["rest", "unknown"]'),
    )
    assert "both take a lead with industry cybersecurity;" in problem


def test_every_mistake_is_found_at_once_with_its_line_and_remedy() -> None:
    found = problems(
        '[[reps]]\nname = "Ada Stern"\nabsent = ["next week"]\n',
        rule("A", ["Ada Stren"], 'size = "10.000+"', 'country = "Germny"', 'colour = "red"'),
    )
    assert [problem.partition(":")[0] for problem in found] == [
        "line 3",
        "line 6",
        "line 7",
        "line 8",
        "line 9",
    ]
    assert 'did you mean "Ada Stern"?' in found[1]
    assert 'did you mean "Germany"?' in found[3]


def test_rules_that_divide_leads_in_too_many_ways_are_refused_and_not_half_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("icp.routing.boxes._MOST_STATES", 0)
    fixed = [BANDS[0].replace("under 10", "up to 10"), *BANDS[1:]]
    scored = [part + f'score = ["over {n}0", "unknown"]\n' for n, part in enumerate(fixed)]
    (problem,) = problems(reps(), *scored, rule("All", "Ada Stern", 'score = "up to 20"', 'size = "over 50"'))
    assert "too many ways to be checked for gaps" in problem


def test_regions_and_postal_codes_that_meet_in_too_many_ways_are_refused() -> None:
    regions = ", ".join(f'"DE-{code}"' for code in "BW BY BE BB HB HH HE MV NI NW RP SL SN ST SH TH".split())
    found = problems(
        reps(), rule("R", "Ada Stern", f"region = [{regions}]"), rule("P", "Ben Okoye", 'postal = "DE 000-999"'),
        rule("Q", "Ben Okoye", 'postal = ["DE 0000-0999"]'),
    )  # fmt: skip
    assert "regions and postal codes meet in 36,036 ways" in found[0]


def test_the_rest_of_a_number_is_what_no_rule_names_and_not_the_unknown() -> None:
    small, rest = rule("Small", "Ada Stern", 'size = "up to 50"'), rule("Rest", "Ben Okoye", 'size = "rest"')
    (problem,) = problems(reps(), small, rest)
    assert "no rule takes a lead with size unknown;" in problem
    parse_rules(reps() + small + rest.replace('"rest"', '["rest", "unknown"]'), "rules.toml")


def test_nothing_is_left_of_a_postal_area_of_which_all_parts_are_taken_before() -> None:
    (problem,) = problems(
        'match = "first"\n',
        reps(),
        rule("A", "Ada Stern", 'postal = "DE 80-84"'),
        rule("B", "Ben Okoye", 'postal = "DE 85-89"'),
        rule("C", "Cem Aydin", 'postal = "DE 8"'),
        '[otherwise]\nreps = ["Ada Stern"]\n',
    )
    assert '"C" never gets a lead, because "A", "B" take all of them first' in problem


# -- laws --------------------------------------------------------------------------------------------------------

MOST = 12


@st.composite
def bands(draw: st.DrawFn) -> tuple[int, int, str]:
    low = draw(st.integers(1, MOST))
    high = draw(st.integers(low, MOST))
    return low, high, f"{low}-{high}" if draw(st.booleans()) else f"from {low} to under {high + 1}"


@given(st.lists(bands(), min_size=1, max_size=5))
def test_the_check_agrees_with_trying_every_size(found: list[tuple[int, int, str]]) -> None:
    takers = [sum(low <= size <= high for low, high, _ in found) for size in range(1, MOST + 1)]
    text = reps(*(f"Rep {n}" for n in range(len(found) + 1)))
    text += "".join(rule(f"R{n}", f"Rep {n}", f'size = "{band}"') for n, (_, _, band) in enumerate(found))
    text += rule("Rest", f"Rep {len(found)}", f'size = ["over {MOST}", "unknown"]')
    try:
        parse_rules(text, "rules.toml")
        said = ""
    except ProfileError as refused:
        said = str(refused)
    assert ("no rule takes a lead" in said) == (min(takers) == 0)
    assert ("both take a lead" in said) == (max(takers) > 1)


boxes = st.tuples(st.integers(1, 7), st.integers(1, 7), st.integers(1, 7))


@given(st.lists(boxes, max_size=8))
def test_gaps_are_all_that_no_box_holds_and_nothing_twice(found: list[tuple[int, int, int]]) -> None:
    def points(box: tuple[int, ...]) -> set[tuple[int, int, int]]:
        x, y, z = ([n for n in range(3) if mask >> n & 1] for mask in box)
        return {(a, b, c) for a in x for b in y for c in z}

    held = set().union(*(points(box) for box in found)) if found else set()
    free = [points(box) for box in gaps((7, 7, 7), found)]
    assert set().union(*free) | held == points((7, 7, 7))
    assert sum(map(len, free)) + len(held) == 27
    assert (gap((7, 7, 7), found) is None) == (len(held) == 27)


@given(boxes, boxes)
def test_what_two_boxes_share_is_in_both(one: tuple[int, int, int], other: tuple[int, int, int]) -> None:
    shared = meet(one, other)
    assert (shared is None) == any(a & b == 0 for a, b in zip(one, other, strict=True))

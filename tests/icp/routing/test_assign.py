"""Leads go to people fairly, to one person per company, and stay with them."""

from __future__ import annotations

from collections import Counter
from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from icp.routing import Assignment, How, Kept, Lead, RuleSet, assign, parse_rules, shares
from icp.routing.lead import Spot
from icp.routing.rendezvous import ranked
from tests.icp.routing.rulesets import REPS, everything, reps, rule, sized

DAY = date(2026, 10, 1)
leads = st.lists(st.integers(0, 400), min_size=1, max_size=80, unique=True).map(
    lambda ns: [sized(n) for n in ns]
)


def decided(found: list[Assignment]) -> dict[str, str]:
    assert all(one.rep for one in found)
    return {one.lead.key: one.rep for one in found}


def remembered(found: list[Assignment]) -> list[Kept]:
    return [Kept(one.lead.key, one.lead.account, one.rep, one.rule) for one in found]


def spread(found: list[Assignment], names: tuple[str, ...] = REPS) -> int:
    counts = Counter(one.rep for one in found)
    return max(counts[name] for name in names) - min(counts[name] for name in names)


# -- laws --------------------------------------------------------------------------------------------------------


@given(leads, st.randoms(), st.sampled_from(["round_robin", "rendezvous"]))
def test_the_order_of_the_list_changes_nothing(found: list[Lead], chance: Random, strategy: str) -> None:
    rules, shuffled = everything(strategy=strategy), list(found)
    chance.shuffle(shuffled)
    assert decided(assign(rules, found, DAY)) == decided(assign(rules, shuffled, DAY))


@given(leads)
def test_round_robin_gives_nobody_two_more_than_another(found: list[Lead]) -> None:
    assert spread(assign(everything(), found, DAY)) <= 1


@given(leads, st.integers(0, 80))
def test_with_memory_every_lead_keeps_its_rep_and_the_batch_stays_fair(found: list[Lead], cut: int) -> None:
    rules = everything()
    first = assign(rules, found[:cut], DAY)
    again = assign(rules, found, DAY, remembered(first))
    assert decided(first).items() <= decided(again).items()
    assert spread(again) <= 1


@given(leads, st.integers(0, 80))
def test_with_rendezvous_every_lead_keeps_its_rep_without_memory(found: list[Lead], cut: int) -> None:
    rules = everything(strategy="rendezvous")
    assert decided(assign(rules, found[:cut], DAY)).items() <= decided(assign(rules, found, DAY)).items()


@given(leads, st.sampled_from(REPS), st.booleans())
def test_taking_a_rep_away_moves_only_their_leads(found: list[Lead], gone: str, memory: bool) -> None:
    strategy = "round_robin" if memory else "rendezvous"
    before = assign(everything(strategy=strategy), found, DAY)
    left = everything(*(name for name in REPS if name != gone), strategy=strategy)
    after = decided(assign(left, found, DAY, remembered(before) if memory else ()))
    stayed = {lead: rep for lead, rep in decided(before).items() if rep != gone}
    assert stayed.items() <= after.items()
    assert gone not in after.values()


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["", "", *REPS])), min_size=1, max_size=40))
def test_one_company_has_one_rep_unless_the_list_names_several_owners(rows: list[tuple[int, str]]) -> None:
    found = [
        Lead(row=n, key=f"lead{n}", account=f"company{company}.example", owner=owner)
        for n, (company, owner) in enumerate(rows)
    ]
    by_company: dict[str, set[str]] = {}
    for one in assign(everything(), found, DAY):
        assert one.rep
        if one.lead.owner:
            assert one.rep == one.lead.owner
        else:
            by_company.setdefault(one.lead.account, set()).add(one.rep)
    assert all(len(names) == 1 for names in by_company.values())


@given(st.text(min_size=1), st.sets(st.text(min_size=1), min_size=2, max_size=6))
def test_a_lead_s_order_of_the_others_does_not_depend_on_one_that_goes(key: str, names: set[str]) -> None:
    order = ranked("seed", key, [(name, 1.0) for name in sorted(names)])
    assert ranked("seed", key, [(name, 1.0) for name in sorted(names - {order[0]})]) == order[1:]


# -- cases -------------------------------------------------------------------------------------------------------


def test_rendezvous_shares_by_weight() -> None:
    people = reps("Ada Stern", "Ben Okoye").replace('name = "Ada Stern"', 'name = "Ada Stern"\nweight = 3')
    rules = everything("Ada Stern", "Ben Okoye", strategy="rendezvous", people=people)
    counts = Counter(one.rep for one in assign(rules, [sized(n) for n in range(4000)], DAY))
    assert 2900 < counts["Ada Stern"] < 3100


def test_round_robin_shares_by_weight() -> None:
    people = reps("Ada Stern", "Ben Okoye").replace('name = "Ada Stern"', 'name = "Ada Stern"\nweight = 3')
    rules = everything("Ada Stern", "Ben Okoye", people=people)
    counts = Counter(one.rep for one in assign(rules, [sized(n) for n in range(40)], DAY))
    assert counts == {"Ada Stern": 30, "Ben Okoye": 10}


def test_the_owner_of_an_account_keeps_it_whatever_the_rules_and_an_earlier_run_say() -> None:
    known = Lead(1, "a", "acme.example", owner="ben okoye")
    fellow = Lead(2, "b", "acme.example")
    kept = [Kept("a", "acme.example", "Ada Stern", "All")]
    found = assign(everything(), [known, fellow], DAY, kept)
    assert [(one.rep, one.how) for one in found] == [("Ben Okoye", How.OWNER)] * 2
    listed = assign(everything(), [fellow], DAY, kept, {"acme.example": "Cem Aydin"})
    assert listed[0].rep == "Cem Aydin"


def test_an_owner_who_is_no_rep_keeps_nothing_and_is_named() -> None:
    (one,) = assign(everything(), [Lead(1, "a", "acme.example", owner="Dora Gone")], DAY)
    assert one.how is How.RULE
    assert "its owner Dora Gone is none of the reps" in one.because


def test_a_new_lead_of_a_company_goes_to_whoever_has_the_company() -> None:
    kept = [Kept("a", "acme.example", "Cem Aydin", "All")]
    (one,) = assign(everything(), [Lead(2, "b", "acme.example")], DAY, kept)
    assert (one.rep, one.how, one.rule) == ("Cem Aydin", How.KEPT, "All")


def sizes(*more: str) -> RuleSet:
    return parse_rules(
        "\n".join([*more, ""])
        + reps()
        + rule("Small", "Ada Stern", 'size = ["up to 50", "unknown"]')
        + rule("Big", "Ben Okoye", 'size = "over 50"'),
        "rules.toml",
    )


def test_a_band_that_two_rules_divide_is_said_and_goes_to_the_stated_rule() -> None:
    (one,) = assign(sizes('unsure = "Big"'), [sized(1, 11, 200)], DAY)
    assert (one.rep, one.rule) == ("Ben Okoye", "Big")
    assert one.because == "size 11 to 200: may be Small or Big"


def test_a_band_that_two_rules_divide_goes_to_nobody_where_no_rule_is_stated() -> None:
    (one,) = assign(sizes(), [sized(1, 11, 200)], DAY)
    assert (one.rep, one.how) == ("", How.NOBODY)
    assert "may be Small or Big, and the rules do not say who takes such leads" in one.because


def test_a_rule_of_which_an_earlier_one_has_all_that_a_lead_may_be_is_not_named() -> None:
    rules = parse_rules(
        'match = "first"\n' + reps()
        + rule("A", "Ada Stern", 'size = ["up to 10", "unknown"]')
        + rule("B", "Ben Okoye", 'size = "11-50"')
        + rule("C", "Cem Aydin", 'size = "at least 20"'),
        "rules.toml",
    )  # fmt: skip
    assert rules.fitting(sized(1, 5, 30)) == ["A", "B"]
    assert rules.fitting(sized(1, 5, 60)) == ["A", "B", "C"]


def test_a_band_within_one_rule_is_no_doubt() -> None:
    (one,) = assign(sizes(), [sized(1, 51, 200)], DAY)
    assert (one.rule, one.because) == ("Big", "size 51 to 200")


def test_with_keep_rule_a_lead_that_grew_moves_and_without_it_stays() -> None:
    kept = [Kept("lead1", "company1.example", "Ada Stern", "Small")]
    assert assign(sizes(), [sized(1, 80)], DAY, kept)[0].rep == "Ada Stern"
    assert assign(sizes('keep = "rule"'), [sized(1, 80)], DAY, kept)[0].rep == "Ben Okoye"


def team(*lines: str) -> RuleSet:
    return parse_rules(
        '[[reps]]\nname = "Ada Stern"\n' + "\n".join([*lines, ""])
        + '[[reps]]\nname = "Ben Okoye"\n[[reps]]\nname = "Cem Aydin"\n'
        + rule("All", ["Ada Stern"], 'fallback = ["Ben Okoye"]'),
        "rules.toml",
    )  # fmt: skip


def test_whoever_is_away_gets_nothing_new_and_keeps_what_they_have() -> None:
    rules = team('absent = ["2026-09-28/2026-10-02"]')
    kept = [Kept("lead1", "company1.example", "Ada Stern", "All")]
    old, new = assign(rules, [sized(1), sized(2)], DAY, kept)
    assert (old.rep, new.rep) == ("Ada Stern", "Ben Okoye")
    assert "Ada Stern is away until 2026-10-02" in new.because
    assert assign(rules, [sized(2)], date(2026, 10, 3))[0].rep == "Ada Stern"


def test_whoever_is_full_passes_leads_on_and_what_they_hold_already_counts() -> None:
    rules = team("capacity = 2")
    kept = [Kept("lead1", "company1.example", "Ada Stern", "All")]
    counts = Counter(one.rep for one in assign(rules, [sized(n) for n in range(1, 6)], DAY, kept))
    assert counts == {"Ada Stern": 2, "Ben Okoye": 3}


def test_where_nobody_is_left_the_lead_is_not_given_to_just_anybody() -> None:
    rules = parse_rules(
        '[[reps]]\nname = "Ada Stern"\ncapacity = 1\n' + rule("All", "Ada Stern"), "rules.toml"
    )
    found = assign(rules, [sized(1), sized(2)], DAY)
    (left,) = [one for one in found if not one.rep]
    assert left.because == "any lead; Ada Stern is full (1); nobody is left to take it"
    (share,) = shares(rules, found, DAY)
    assert (share.leads, share.new, share.capacity, share.over) == (1, 1, 1, 0)


def test_those_who_speak_the_language_come_first_and_where_nobody_does_that_is_said() -> None:
    people = reps().replace('"Ben Okoye"', '"Ben Okoye"\nlanguages = ["fr"]')
    people = people.replace('"Ada Stern"', '"Ada Stern"\nlanguages = ["de"]').replace(
        '"Cem Aydin"', '"Cem Aydin"\nlanguages = ["de"]'
    )
    rules = everything(people=people)
    french = [sized(n, language="fr") for n in range(5)]
    assert {one.rep for one in assign(rules, french, DAY)} == {"Ben Okoye"}
    (one,) = assign(rules, [sized(1, language="fi")], DAY)
    assert one.rep
    assert "none of them speaks fi" in one.because


def test_a_territory_takes_the_leads_in_it() -> None:
    rules = parse_rules(
        reps()
        + rule("South", "Ada Stern", 'postal = ["DE 8", "DE 70-79"]')
        + rule("Germany", "Ben Okoye", 'country = "DE"', 'postal = ["rest", "unknown"]')
        + rule("World", "Cem Aydin", 'country = ["rest", "unknown"]'),
        "rules.toml",
    )
    spots = [
        Spot("DE", "", "80331"),
        Spot("DE", "", "72070"),
        Spot("DE", "", "10115"),
        Spot("DE"),
        Spot("FR"),
        Spot(),
    ]
    found = assign(rules, [sized(n, spot=spot) for n, spot in enumerate(spots)], DAY)
    assert [one.rule for one in found] == ["South", "South", "Germany", "Germany", "World", "World"]

"""Stages follow the table: fit first, each step with its reason, and judging again changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp.lifecycle.facts import Facts, Fit, Limits
from icp.lifecycle.stages import How, Stage, about, stage_of
from icp.lifecycle.transitions import GUARDS, judged
from tests.icp.activity.leads import DAY, NOW

FITS = Fit("qualified", "rule", "icp.toml")
LIMITS = Limits()


def facts(**more: object) -> Facts:
    return Facts(**({"fit": FITS, "acts": 3, "last": NOW - DAY, "since": NOW - DAY} | more))  # type: ignore[arg-type]


def path(stage: str, **more: object) -> list[str]:
    return [step.stage for step in judged(Stage(stage), facts(**more), LIMITS, NOW)]


@pytest.mark.parametrize(
    ("stage", "known", "way"),
    [
        ("new", {"marks": {"gave": NOW}}, ["iql"]),
        ("new", {"deciding": 10}, ["iql"]),
        ("new", {"deciding": 9.9}, []),
        ("new", {"deciding": 50}, ["mql"]),
        ("iql", {"deciding": 76}, ["mql"]),
        ("iql", {"probability": 0.5}, ["mql"]),
        ("iql", {"probability": 0.49}, []),
        ("iql", {"marks": {"asked": NOW}}, ["conversion_qualified"]),
        ("mql", {"marks": {"used": NOW}}, ["pql"]),
        ("conversion_qualified", {"marks": {"used": NOW, "asked": NOW}}, ["pql"]),
        ("pql", {"marks": {"asked": NOW}}, []),
        ("sal", {"framework": 60}, ["sql"]),
        ("sal", {"framework": 59}, []),
        ("mql", {"framework": 90}, []),
        ("sql", {"marks": {"bought": NOW}}, ["customer"]),
        ("mql", {"deciding": 3}, []),
    ],
)
def test_a_lead_goes_as_the_table_says(stage: str, known: dict[str, object], way: list[str]) -> None:
    assert path(stage, **known) == way


@pytest.mark.parametrize("verdict", ["", "needs_research"])
@pytest.mark.parametrize("marks", [{"asked": NOW}, {"used": NOW}, {"gave": NOW}])
def test_a_lead_that_is_not_known_to_fit_goes_no_further_than_iql(
    verdict: str, marks: dict[str, float]
) -> None:
    assert path("new", fit=Fit(verdict), deciding=500, probability=1.0, marks=marks) == ["iql"]


def test_a_lead_that_does_not_fit_is_unqualified_whatever_it_does() -> None:
    rejected = Fit("rejected", "rule", "icp.toml")
    steps = judged(Stage.PQL, facts(fit=rejected, deciding=500, marks={"used": NOW}), LIMITS, NOW)
    assert [(s.stage, s.how, s.because) for s in steps] == [
        ("unqualified", How.RULE, "it does not fit (icp.toml)")
    ]


def test_an_unqualified_lead_stays_so_while_nobody_judged_it_anew() -> None:
    assert path("unqualified", fit=Fit()) == []
    assert path("unqualified", deciding=60) == ["new", "mql"]


def test_where_fit_is_ignored_points_alone_lead_on() -> None:
    limits = Limits(fit="ignored")
    assert [s.stage for s in judged(Stage.NEW, facts(fit=Fit(), deciding=60), limits, NOW)] == ["mql"]
    assert not judged(Stage.NEW, facts(fit=Fit("rejected")), limits, NOW)


def test_points_without_an_act_make_no_mql() -> None:
    assert path("new", acts=0, deciding=500, last=None, since=None) == []


def test_a_long_silence_makes_a_zombie_and_an_act_brings_it_back() -> None:
    old = NOW - 400 * DAY
    assert path("mql", last=old, since=old) == ["zombie"]
    assert path("mql", last=None, since=old, acts=0) == ["zombie"]
    assert path("mql", last=None, since=None, acts=0) == []
    assert path("sal", last=old, since=old) == []
    assert path("zombie", last=old, since=old) == []
    assert path("zombie", deciding=60) == ["new", "mql"]


def test_each_step_says_how_it_was_decided_and_why() -> None:
    by_points = judged(Stage.IQL, facts(deciding=76), LIMITS, NOW)[0]
    by_model = judged(Stage.IQL, facts(probability=0.62), LIMITS, NOW)[0]
    assert (by_points.how, by_points.because) == (How.RULE, "it fits and has 76 points of at least 50")
    assert (by_model.how, by_model.because) == (How.MODEL, "it fits and its chance of being won is 62%")


KNOWN = st.builds(
    Facts,
    fit=st.sampled_from([Fit(), FITS, Fit("rejected"), Fit("needs_research")]),
    deciding=st.floats(-50, 200), acts=st.integers(0, 9),
    marks=st.dictionaries(st.sampled_from(["gave", "asked", "used", "bought", "contact"]), st.just(NOW)),
    last=st.none() | st.floats(NOW - 800 * DAY, NOW), since=st.none() | st.floats(NOW - 800 * DAY, NOW),
    framework=st.none() | st.floats(0, 100), probability=st.none() | st.floats(0, 1),
)  # fmt: skip


@given(stage=st.sampled_from(Stage), known=KNOWN, limits=st.sampled_from([LIMITS, Limits(fit="ignored")]))
def test_judging_again_by_the_same_facts_changes_nothing(stage: Stage, known: Facts, limits: Limits) -> None:
    steps = judged(stage, known, limits, NOW)
    assert not judged(steps[-1].stage if steps else stage, known, limits, NOW)
    assert len({step.stage for step in steps}) == len(steps)


@given(stage=st.sampled_from(Stage), known=KNOWN)
def test_no_lead_comes_to_sales_that_is_not_known_to_fit(stage: Stage, known: Facts) -> None:
    for step in judged(stage, known, LIMITS, NOW):
        if about()[step.stage].handed and stage is not Stage.SAL:
            assert known.fit.verdict == "qualified"


def test_every_stage_is_told_and_every_guard_is_used() -> None:
    from connectors.lexicon import rows

    assert list(about()) == list(Stage)
    used = {guard for row in rows("transitions.tsv", "icp.lifecycle") for guard in row[2].split()}
    assert used == set(GUARDS)


def test_a_stage_is_known_by_its_name_and_its_short_form() -> None:
    assert [stage_of(word) for word in ("SQL", "conversion-qualified", "CQL", "Zombie", "lukewarm")] == [
        Stage.SQL, Stage.CONVERSION_QUALIFIED, Stage.CONVERSION_QUALIFIED, Stage.ZOMBIE, None,
    ]  # fmt: skip

"""The whole: what is learnt, what is refused, what is chosen, and that the order of rows leaves no trace."""

from __future__ import annotations

from itertools import product
from random import Random

import numpy as np
import pytest

from icp.calibration.calibrate import Calibration, Wishes, calibrate
from icp.calibration.fit import TooFewOutcomes, forward
from icp.calibration.lead import Lead
from icp.calibration.model import foretell, kept
from icp.calibration.model_json import to_json
from icp.calibration.trial import Model, choice, split
from tests.icp.calibration.histories import AS_OF, board, lead, ordinary, spread

FIELDS = ("Source", "Colour")


def learnt(leads: list[Lead], *fields: str, wishes: Wishes | None = None) -> Calibration:
    return calibrate(leads, fields or FIELDS, AS_OF, wishes or Wishes(quarters=40))


def test_what_tells_earns_its_rate_and_what_does_not_earns_nothing() -> None:
    points = {str(rate.trait): rate.points for rate in learnt(ordinary()).fitted.control.rates}
    assert points == {
        "Source = Referral": 50,
        "Source = Search": 0,
        "Source = Fair": 0,
        "Colour = red": 0,
        "Colour = blue": 0,
    }


def test_too_few_outcomes_are_refused_with_how_many_are_missing() -> None:
    leads = spread({("Referral", "red"): (12, 100)})
    with pytest.raises(TooFewOutcomes, match=r"12 became customers .* needs 28 more that became customers"):
        learnt(leads)
    with pytest.raises(TooFewOutcomes, match=r"needs 40 more .* and 40 more"):
        learnt([])


def test_leads_too_young_to_have_won_are_counted_and_left_out() -> None:
    leads = ordinary() + [lead(540, None, "Referral", "red") for _ in range(70)]
    counts = learnt(leads).counts
    assert counts.young == 70
    assert counts.leads == 600
    assert counts.settle == 10


def test_simple_points_stay_where_a_regression_is_no_better() -> None:
    trial = learnt(ordinary()).trial
    assert trial.used is Model.POINTS
    assert trial.figures[Model.POINTS].brier < trial.figures[Model.BASE].brier


def test_one_rate_for_all_is_used_where_nothing_tells() -> None:
    leads = spread({(source, colour): (20, 80) for source in "ABC" for colour in ("red", "blue")})
    assert learnt(leads).trial.used is Model.BASE


def test_a_regression_is_used_where_it_sees_what_points_cannot() -> None:
    """Points know no minus: a source a little below the control and one that never wins earn nothing alike."""
    leads = spread({("A", ""): (300, 300), ("B", ""): (140, 460), ("C", ""): (3, 597)})
    assert learnt(leads).trial.used is Model.REGRESSION


def test_a_model_too_good_to_be_true_is_not_used() -> None:
    """No field leaks alone, but two of three tell all."""
    answers = ("yes", "no")
    groups = {}
    for cells in product(answers, repeat=3):
        wins = cells.count("yes") >= 2
        groups[cells] = (60, 0) if wins else (0, 60)
    made = learnt(spread(groups), "One", "Two", "Three")
    assert not made.leaks
    assert made.trial.used is Model.BASE
    assert all(step.too_good for step in made.trial.steps)


def test_a_leak_is_left_out_and_used_where_the_user_allows_it() -> None:
    leads = [
        Lead(one.created, one.outcome, one.closed, (*one.cells, "paid" if one.won else ""), (), 0)
        for one in ordinary()
    ]
    made = learnt(leads, *FIELDS, "Note")
    assert [leak.field for leak in made.leaks] == ["Note"]
    assert "Note" not in {rate.trait.field for rate in made.fitted.control.rates}
    allowed = learnt(leads, *FIELDS, "Note", wishes=Wishes(allow=frozenset({"Note"}), quarters=40))
    assert [leak.field for leak in allowed.allowed] == ["Note"]
    assert "Note" in {rate.trait.field for rate in allowed.fitted.control.rates}


def test_a_field_is_ignored_where_the_user_says_so() -> None:
    made = learnt(ordinary(), wishes=Wishes(ignore=frozenset({"Colour"}), quarters=40))
    assert made.without == {"Colour": "you said so"}


def test_the_order_of_rows_leaves_no_trace() -> None:
    leads = ordinary()
    mixed = list(leads)
    Random(3).shuffle(mixed)
    assert to_json(kept(learnt(leads), AS_OF)) == to_json(kept(learnt(mixed), AS_OF))


def test_earlier_and_later_leads_share_no_day() -> None:
    made = board(ordinary(), *FIELDS)
    earlier, later = split(made)
    assert earlier.created.max() < later.created.min()
    for past, ahead in forward(made.created):
        assert made.created[past].max() < made.created[ahead].min()


def test_a_side_without_customers_is_refused() -> None:
    leads = spread({("A", "red"): (60, 60)}, days=100) + [
        lead(200 + n, False, "A", "red") for n in range(100)
    ]
    with pytest.raises(TooFewOutcomes, match="on both sides of a split by time"):
        learnt(leads)


def test_a_new_lead_gets_a_chance_with_its_interval_and_reasons() -> None:
    model = kept(learnt(ordinary()), AS_OF)
    best, other, unknown = foretell(
        model,
        [lead(0, None, "Referral", "red"), lead(0, None, "Search", "red"), lead(0, None, "", "?")],
        FIELDS,
    )
    assert best.low <= best.probability <= best.high
    assert best.probability == pytest.approx(0.5, abs=0.05)
    assert other.probability == pytest.approx(0.2, abs=0.05)
    assert best.points == 50
    assert best.because == ("+ Source = Referral",)
    assert unknown.points == 0


def test_columns_that_new_leads_lack_say_nothing_of_them() -> None:
    model = kept(learnt(ordinary()), AS_OF)
    (chance,) = foretell(model, [lead(0, None, "Referral")], ("Source",))
    assert chance.points == 50
    assert foretell(model, [], ()) == []


def test_the_choice_holds_each_model_against_what_stands() -> None:
    made = board(ordinary(), *FIELDS)
    rate = np.full(len(made), float(made.won.mean()))
    steps = choice(
        {Model.BASE: rate, Model.POINTS: rate, Model.REGRESSION: np.where(made.won, 0.6, 0.4)}, made.won
    )
    assert [(step.tried, step.against, step.better) for step in steps] == [
        (Model.POINTS, Model.BASE, False), (Model.REGRESSION, Model.BASE, False),
    ]  # fmt: skip
    assert steps[1].too_good

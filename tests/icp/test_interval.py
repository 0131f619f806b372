"""The arithmetic of verdicts, against all completions of small profiles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from icp.answer import MET, UNMET, Answer
from icp.counterfactual import smallest_change, turned
from icp.interval import Clause, Decision, Group, Scale
from matching.nouns import Company


@dataclass(frozen=True)
class Anything:
    """A criterion of which only its place in the profile matters."""

    kind: str = "size"
    wish: str = "more of it"
    contrary: str = "less of it"
    question: str = "How much of it does {} have?"

    def answer(self, company: Company, now: datetime) -> Answer:
        raise AssertionError("answers are given by the test")


def credits() -> st.SearchStrategy[Answer]:
    """Answers: settled at a few credits, wide open, or open above a part that is known."""
    settled = st.sampled_from([0.0, 0.5, 1.0]).map(lambda c: Answer(c, c, c, ""))
    ends = st.sampled_from([(0.0, 1.0), (0.5, 1.0), (0.0, 0.5)])
    opened = st.builds(
        lambda pair, part: Answer(pair[0], pair[1], pair[0] + part * (pair[1] - pair[0]), ""),
        ends,
        st.sampled_from([0.0, 0.25, 0.5, 1.0]),
    )
    return st.one_of(settled, opened)


@st.composite
def weighed(draw: st.DrawFn) -> tuple[Scale, list[Answer]]:
    groups = draw(st.lists(st.sampled_from(Group), min_size=1, max_size=4))
    clauses = [
        Clause(
            g, 0.0 if g is Group.EXCLUDE else draw(st.sampled_from([0.5, 1.0, 2.0, 3.0, 7.0])), "", Anything()
        )
        for g in groups
    ]
    return Scale(clauses, draw(st.sampled_from([1.0, 33.3, 50.0, 60.0, 100.0]))), [
        draw(credits()) for _ in groups
    ]


def settled(credit: float) -> Answer:
    return Answer(credit, credit, credit, "")


def completions(answers: list[Answer]) -> list[list[Answer]]:
    """Every way in which the unknowns may end, at their ends and in between."""
    choices = [
        [settled(a.low)] if a.settled else [settled(a.low), settled((a.low + a.high) / 2), settled(a.high)]
        for a in answers
    ]
    return [list(choice) for choice in product(*choices)]


@given(weighed())
def test_the_ends_are_the_least_and_the_greatest_score_of_any_completion(
    case: tuple[Scale, list[Answer]],
) -> None:
    scale, answers = case
    scores = [scale.interval(done).likely for done in completions(answers)]
    interval = scale.interval(answers)
    assert interval.low == min(scores)
    assert interval.high == max(scores)
    assert 0 <= interval.low <= interval.likely <= interval.high <= 100


@given(weighed())
def test_a_verdict_is_settled_exactly_when_no_completion_differs(case: tuple[Scale, list[Answer]]) -> None:
    scale, answers = case
    decision = scale.decide(scale.interval(answers))
    reached = {scale.decide(scale.interval(done)) for done in completions(answers)}
    assert Decision.NEEDS_RESEARCH not in reached
    assert reached == ({decision} if decision is not Decision.NEEDS_RESEARCH else set(reached))
    assert (decision is Decision.NEEDS_RESEARCH) == (len(reached) == 2)


@given(weighed(), st.data())
def test_learning_an_answer_never_widens_the_interval(
    case: tuple[Scale, list[Answer]], data: st.DataObject
) -> None:
    scale, answers = case
    before = scale.interval(answers)
    n = data.draw(st.integers(0, len(answers) - 1))
    answers[n] = settled(data.draw(st.sampled_from([answers[n].low, answers[n].high])))
    after = scale.interval(answers)
    assert before.low <= after.low <= after.high <= before.high


@given(weighed(), st.data())
def test_more_credit_never_costs_and_more_of_what_is_excluded_never_helps(
    case: tuple[Scale, list[Answer]], data: st.DataObject
) -> None:
    scale, answers = case
    n = data.draw(st.integers(0, len(answers) - 1))
    better, worse = (UNMET, MET) if scale.clauses[n].group is Group.EXCLUDE else (MET, UNMET)
    with_better, with_worse = [*answers], [*answers]
    with_better[n], with_worse[n] = better, worse
    for end in range(3):
        assert scale.interval(with_worse)[end] <= scale.interval(with_better)[end]


@given(weighed(), st.data())
def test_an_unknown_is_never_worth_less_than_a_no(
    case: tuple[Scale, list[Answer]], data: st.DataObject
) -> None:
    scale, answers = case
    n = data.draw(
        st.sampled_from([n for n, c in enumerate(scale.clauses) if c.group is not Group.EXCLUDE] or [-1])
    )
    if n < 0:
        return
    unknown, refused = [*answers], [*answers]
    unknown[n], refused[n] = Answer(0.0, 1.0, 0.5, ""), UNMET
    for end in range(3):
        assert scale.interval(refused)[end] <= scale.interval(unknown)[end]


@given(weighed())
def test_qualified_needs_every_must_and_no_exclude(case: tuple[Scale, list[Answer]]) -> None:
    scale, answers = case
    interval = scale.interval(answers)
    qualified = scale.decide(interval) is Decision.QUALIFIED
    assert qualified == (interval.low >= scale.threshold)
    if qualified:
        assert all(answers[n].low == 1.0 for n in scale.musts)
        assert all(answers[n].high < 1.0 for n in scale.excludes)


@given(weighed())
def test_the_unknowns_named_as_deciding_are_those_that_can_decide(case: tuple[Scale, list[Answer]]) -> None:
    scale, answers = case
    if scale.decide(scale.interval(answers)) is not Decision.NEEDS_RESEARCH:
        return
    able = set()
    for n, answer in enumerate(answers):
        ends = [settled(answer.low), settled(answer.high)]
        others = [[settled(a.low), settled(a.high)] if m != n else [a] for m, a in enumerate(answers)]
        for rest in product(*others):
            reached = {scale.decide(scale.interval([*rest[:n], end, *rest[n + 1 :]])) for end in ends}
            if len(reached) == 2:
                able.add(n)
    assert set(scale.deciding(answers)) == able


@given(weighed())
def test_a_counterfactual_turns_the_verdict_and_no_smaller_one_does(case: tuple[Scale, list[Answer]]) -> None:
    scale, answers = case
    decision = scale.decide(scale.interval(answers))
    change = smallest_change(scale, answers, decision)
    assert change is not None

    def turns(which: tuple[int, ...]) -> bool:
        return scale.decide(scale.interval(turned(scale.clauses, answers, which, change.to))) is change.to

    assert change.to is not decision
    assert turns(change.clauses)
    assert all(turns((*change.clauses[:-1], n)) for n in change.instead)
    smaller = range(len(change.clauses))
    assert not any(turns(which) for size in smaller for which in combinations(range(len(answers)), size))


def test_where_nothing_is_asked_everybody_qualifies_and_nothing_can_change_that() -> None:
    scale = Scale([], 60.0)
    assert scale.decide(scale.interval([])) is Decision.QUALIFIED
    assert smallest_change(scale, [], Decision.QUALIFIED) is None


def test_more_unknowns_than_can_be_tried_are_all_taken_to_decide() -> None:
    clauses = [Clause(Group.NICE, 1.0 + n / 7, "", Anything()) for n in range(16)]
    answers = [Answer(0.0, 1.0, 0.5, "")] * 16
    assert set(Scale(clauses, 50.0).deciding(answers)) == set(range(16))

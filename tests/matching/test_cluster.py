"""From judgements to clusters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matching.cluster import Clusters, Judgement, Pull, Verdict, last_words, weights
from matching.cluster import cluster as cluster_of
from matching.levels import Force

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE


def model(left: str, right: str, score: float, force: Force = Force.NONE, shorter: str = "") -> Judgement:
    verdict = SAME if score >= 1 else DIFFERENT
    return Judgement(left, right, verdict, score=score, force=force, shorter=shorter)


def by_person(left: str, right: str, verdict: Verdict) -> Judgement:
    return Judgement(left, right, verdict, by="anna")


def cluster(ids: Iterable[str], judgements: Sequence[Judgement], threshold: float) -> Clusters[str]:
    """The clusters that follow from judgements, of which a pair may have several."""
    told = [(j, {j.left: 1, j.right: 2}.get(j.shorter, 0)) for j in last_words(judgements)]
    return cluster_of(ids, [Pull(j.left, j.right, j.weight, shorter) for j, shorter in told], threshold)


def clusters(ids: str, *judgements: Judgement) -> set[str]:
    return {"".join(group) for group in cluster(ids, judgements, 1.0).clusters}


def test_a_judgement_reads_the_same_in_both_directions() -> None:
    assert by_person("b", "a", SAME) == by_person("a", "b", SAME)


def test_a_judgement_has_a_probability() -> None:
    assert model("a", "b", 0).probability == 0.5
    assert 0.99 < model("a", "b", 7).probability < 1
    assert by_person("a", "b", DIFFERENT).probability == 0


def test_what_is_the_same_is_joined_and_the_rest_stays_alone() -> None:
    assert clusters("abcd", model("a", "b", 8), model("b", "c", 6), model("c", "d", -9)) == {"abc", "d"}


def test_a_conflict_is_not_bridged_by_a_third() -> None:
    judged = (model("a", "b", 9), model("b", "c", 6), model("a", "c", -3, Force.CONFLICT))
    assert clusters("abc", *judged) == {"ab", "c"}


def test_of_two_equal_claims_none_is_followed() -> None:
    judged = (model("a", "b", 6), model("b", "c", 6), model("a", "c", -3, Force.CONFLICT))
    found = cluster("abc", judged, 1.0)
    assert found.clusters == (("a",), ("b",), ("c",))
    assert found.ambiguous == {("a", "b"), ("b", "c")}


def test_a_short_name_of_two_clusters_joins_neither() -> None:
    judged = (model("long", "short", 5, shorter="short"), model("other", "short", 5, shorter="short"))
    assert cluster(("long", "other", "short"), judged, 1.0).clusters == (("long",), ("other",), ("short",))


def test_a_short_name_of_one_cluster_joins_it() -> None:
    judged = (
        model("long", "short", 5, shorter="short"),
        model("longer", "short", 5, shorter="short"),
        model("long", "longer", 9),
    )
    assert cluster(("long", "longer", "short"), judged, 1.0).clusters == (("long", "longer", "short"),)


def test_a_persons_word_outweighs_the_model() -> None:
    assert clusters("ab", model("a", "b", 30), by_person("a", "b", DIFFERENT)) == {"a", "b"}
    assert clusters("ab", model("a", "b", -30, Force.BAR), by_person("a", "b", SAME)) == {"ab"}


def test_a_persons_different_is_not_bridged() -> None:
    judged = (model("a", "b", 30), model("b", "c", 20), by_person("a", "c", DIFFERENT))
    assert clusters("abc", *judged) == {"ab", "c"}


def test_undoing_a_judgement_restores_what_was() -> None:
    judged = (model("a", "b", 9), model("b", "c", 6))
    assert cluster("abc", judged, 1.0) == cluster("abc", judged, 1.0)
    assert clusters("abc", *judged, by_person("a", "b", DIFFERENT)) != clusters("abc", *judged)
    assert clusters("abc", *judged) == {"abc"}


def test_judgements_on_records_that_are_gone_are_passed_over() -> None:
    assert clusters("ab", model("a", "z", 9), by_person("a", "z", SAME), model("a", "b", 3)) == {"ab"}


@given(st.lists(st.tuples(st.integers(-500_000, 500_000), st.sampled_from(Force), st.booleans())))
def test_many_judgements_weigh_what_each_does(told: list[tuple[int, Force, bool]]) -> None:
    bits = np.array([score / 10_000 for score, _, _ in told], np.float32)
    force = np.array([force for _, force, _ in told], np.uint8)
    same = np.array([same for _, _, same in told], bool)
    each = [
        Judgement("a", "b", SAME if join else DIFFERENT, score=float(score), force=Force(how)).weight
        for score, how, join in zip(bits.tolist(), force.tolist(), same.tolist(), strict=True)
    ]
    assert weights(bits, force, same).tolist() == each


LETTERS = "abcdef"
EDGES = st.lists(
    st.tuples(
        st.sampled_from(LETTERS),
        st.sampled_from(LETTERS),
        st.integers(-12, 12),
        st.sampled_from((Force.NONE, Force.DOUBT, Force.CONFLICT)),
    ).filter(lambda edge: edge[0] < edge[1]),
    unique_by=lambda edge: edge[:2],
    max_size=15,
)


@given(EDGES, st.randoms(use_true_random=False))
def test_the_order_of_judgements_makes_no_difference(
    edges: list[tuple[str, str, int, Force]], chance: object
) -> None:
    judged = [model(left, right, score, force) for left, right, score, force in edges]
    shuffled = list(judged)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert cluster(LETTERS, judged, 1.0) == cluster(reversed(LETTERS), shuffled, 1.0)


@given(EDGES)
def test_every_id_is_in_exactly_one_cluster(edges: list[tuple[str, str, int, Force]]) -> None:
    found = cluster(LETTERS, [model(*edge) for edge in edges], 1.0).clusters
    assert sorted(id_ for group in found for id_ in group) == list(LETTERS)


@given(EDGES, st.sampled_from([("a", "b"), ("c", "e"), ("b", "f")]))
def test_what_a_person_calls_different_is_never_in_one_cluster(
    edges: list[tuple[str, str, int, Force]], pair: tuple[str, str]
) -> None:
    judged = [*(model(*edge) for edge in edges), by_person(*pair, DIFFERENT)]
    assert not any(set(pair) <= set(group) for group in cluster(LETTERS, judged, 1.0).clusters)

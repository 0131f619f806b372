"""From judged pairs to clusters: pieces are completed, contradictions cut them, and a person's word is final."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from matching.cluster import Judgement, Verdict
from matching.compare import Comparer
from matching.frequency import Frequencies
from matching.grouping import Edges, edges_of, group
from matching.levels import Force
from matching.model import Model, shipped
from matching.records import Record
from matching.table import Ints
from tests.matching.records import company, person
from tests.matching.tables import all_pairs, comparer_of, ints

OTHERS = 100
# "a" and "b" are surely one, "b" and "c" too; what is told of "a" and "c" is up to the test.
SHARED = {"phone": "+1 202 555 0132", "city": "Turin", "street": "Via Po 5"}


def judged(
    records: list[Record], left: Ints | None = None, right: Ints | None = None, every: bool = False
) -> tuple[Comparer, Model, Edges]:
    """Records and what is judged of some pairs of them, or of all."""
    comparer, model = comparer_of(*records), shipped(records[0].kind, others=OTHERS)
    if left is None or right is None:
        left, right = all_pairs(len(records))
    return comparer, model, edges_of(comparer, model, comparer.compare(left, right), left, right, 0.0, every)


def clusters(
    records: list[Record], *judgements: Judgement, pairs: tuple[tuple[int, int], ...] | None = None
) -> list[list[str]]:
    """The clusters of a few records, of which these pairs were compared beforehand, or all."""
    ends = (None, None) if pairs is None else (ints(*(a for a, _ in pairs)), ints(*(b for _, b in pairs)))
    comparer, model, edges = judged(records, *ends)
    _, home = group(comparer, model, edges, judgements, 0.0)
    assert (home <= np.arange(len(home))).all()
    assert (home[home] == home).all()
    ids = comparer.table.ids
    return [[ids[n] for n in np.nonzero(home == first)[0]] for first in sorted(set(home.tolist()))]


def by_person(left: str, right: str, verdict: Verdict) -> Judgement:
    return Judgement(left, right, verdict, by="anna")


COPIES = [company(id_, "Zenobiatech Corwick", **SHARED) for id_ in "abc"]
CONTRADICTED = [
    company("a", "Zenobiatech Corwick", lei="529900T8BM49AURSDO55", **SHARED),
    company("b", "Zenobiatech Corwick", **SHARED),
    company("c", "Zenobiatech Corwick", lei="5493001KJTIIGC8Y1R12", **SHARED),
]
APART = [company("a", "Zenobiatech Corwick"), company("b", "Harrowfield Kestrel", city="Bari")]


# -- pairs -------------------------------------------------------------------------------------------


def test_plausible_pairs_are_kept_and_others_are_not() -> None:
    _, _, edges = judged([*COPIES, company("d", "Harrowfield Kestrel", phone="+1 202 555 0177", city="Bari")])
    assert [*zip(edges.left.tolist(), edges.right.tolist(), strict=True)] == [(0, 1), (0, 2), (1, 2)]
    assert edges.same.all()


def test_every_pair_is_kept_where_every_pair_is_asked_for() -> None:
    _, _, edges = judged([*COPIES, company("d", "Harrowfield Kestrel", city="Bari")], every=True)
    assert len(edges.left) == 6
    assert edges.same.tolist() == [True, True, False, True, False, False]


def test_namesakes_that_something_tells_apart_are_kept_however_unlikely() -> None:
    namesakes = [
        company("a", "Corwick", country="IT", domain="corwick.it"),
        company("b", "Corwick", country="DE", domain="x.de"),
    ]
    _, _, edges = judged(namesakes)
    assert len(edges.left) == 1
    assert edges.bits[0] < 0
    assert edges.force[0] >= Force.CONFLICT
    assert not edges.same[0]


def test_what_bars_a_join_is_never_the_same_whatever_the_odds() -> None:
    comparer, model, _ = judged(CONTRADICTED[::2])
    edges = edges_of(
        comparer, model, comparer.compare(ints(0), ints(1)), ints(0), ints(1), -1000.0, every=True
    )
    assert edges.force.tolist() == [Force.BAR]
    assert not edges.same.any()


def test_the_name_that_is_only_a_part_of_the_other_is_marked() -> None:
    def shorter(*records: Record) -> int:
        (found,) = judged(list(records), every=True)[2].shorter.tolist()
        return int(found)

    assert shorter(company("a", "Corwick", **SHARED), company("b", "Corwick Energy", **SHARED)) == 1
    assert shorter(company("a", "Corwick Energy", **SHARED), company("b", "Corwick", **SHARED)) == 2
    assert shorter(company("a", "Corwick", **SHARED), company("b", "Corwick", **SHARED)) == 0
    assert shorter(person("a", "A. Harrow", **SHARED), person("b", "Anna Harrow", **SHARED)) == 1
    assert shorter(person("a", "Anna Harrow"), person("b", "Harrow")) == 2


@pytest.mark.parametrize("records", [COPIES, [company("a"), company("b")]])
def test_no_pairs_and_pairs_that_tell_nothing_are_no_edges(records: list[Record]) -> None:
    comparer, model, _ = judged(COPIES)
    none = edges_of(comparer, model, comparer.compare(ints(), ints()), ints(), ints(), 0.0)
    assert [len(getattr(none, name)) for name in ("left", "right", "bits", "force", "shorter", "same")] == [
        0
    ] * 6
    if records is not COPIES:
        assert len(judged(records)[2].left) == 0


def test_edges_of_two_steps_stand_in_the_order_of_their_records() -> None:
    _, _, edges = judged(COPIES)
    one, other = edges.part(slice(1, 2)), edges.part(np.array([0, 2]))
    both = one.with_more(other)
    assert [*zip(both.left.tolist(), both.right.tolist(), strict=True)] == [(0, 1), (0, 2), (1, 2)]
    assert both.bits.tolist() == edges.bits.tolist()
    assert both.same.dtype == bool


# -- clusters ----------------------------------------------------------------------------------------


def test_copies_are_one_cluster_and_strangers_are_alone() -> None:
    assert clusters(COPIES) == [["a", "b", "c"]]
    assert clusters(APART) == [["a"], ["b"]]


def test_a_piece_is_completed_with_the_pairs_that_were_never_compared() -> None:
    comparer, model, edges = judged(COPIES, ints(0, 1), ints(1, 2))
    completed, home = group(comparer, model, edges, (), 0.0)
    assert [*zip(completed.left.tolist(), completed.right.tolist(), strict=True)] == [(0, 1), (0, 2), (1, 2)]
    assert home.tolist() == [0, 0, 0]


def test_a_contradiction_that_was_never_compared_is_found_and_cuts() -> None:
    found = clusters(CONTRADICTED, pairs=((0, 1), (1, 2)))
    assert not any({"a", "c"} <= set(group) for group in found)


def test_a_contradiction_is_found_in_a_large_piece_too() -> None:
    crowd = [company(f"b{n:03}", "Zenobiatech Corwick", **SHARED) for n in range(70)]
    chain = np.arange(71, dtype=np.int32)

    def homes(first: Record, last: Record) -> Ints:
        comparer, model, _ = judged([first, *crowd, last], ints(0), ints(1))
        once = Frequencies(
            comparer.table, comparer.book, np.full(72, 1 / 72)
        )  # it is known that they are copies
        comparer = replace(comparer, frequencies=once)
        edges = edges_of(comparer, model, comparer.compare(chain, chain + 1), chain, chain + 1, 0.0)
        assert len(edges.left) == 71
        return group(comparer, model, edges, (), 0.0)[1]

    contradicted = homes(CONTRADICTED[0], CONTRADICTED[2])
    assert contradicted[0] != contradicted[-1]
    assert not homes(COPIES[0], COPIES[2]).any()


def test_pieces_do_not_disturb_one_another() -> None:
    alone = clusters(COPIES)
    beside = clusters(
        [*COPIES, *(company(f"x{r.id}", "Harrowfield Kestrel", **r_values(r)) for r in CONTRADICTED)]
    )
    assert [group for group in beside if not group[0].startswith("x")] == alone


def r_values(record: Record) -> dict[str, str]:
    """What a contradicted record tells besides its name, at another address."""
    lei = record.all("company.lei")
    return {
        "phone": "+1 202 555 0177",
        "city": "Bari",
        "street": "Corso Harrow 9",
        "lei": lei[0] if lei else "",
    }


# -- persons -----------------------------------------------------------------------------------------


def test_a_persons_same_joins_what_nothing_else_would() -> None:
    assert clusters(APART, by_person("a", "b", Verdict.SAME)) == [["a", "b"]]
    assert clusters(CONTRADICTED[::2], by_person("a", "c", Verdict.SAME)) == [["a", "c"]]


def test_a_persons_different_parts_what_everything_else_joins() -> None:
    found = clusters(COPIES, by_person("a", "b", Verdict.DIFFERENT))
    assert not any({"a", "b"} <= set(group) for group in found)
    assert clusters(COPIES[:2], by_person("a", "b", Verdict.DIFFERENT)) == [["a"], ["b"]]


def test_a_persons_same_carries_what_belongs_to_each() -> None:
    twins = [
        company(f"x{n}", "Harrowfield Kestrel", phone="+1 202 555 0177", city="Bari", street="Corso 9")
        for n in "ab"
    ]
    assert clusters([*COPIES, *twins]) == [["a", "b", "c"], ["xa", "xb"]]
    assert clusters([*COPIES[:1], *twins[:1]], by_person("a", "xa", Verdict.SAME)) == [["a", "xa"]]


def test_a_persons_unsure_joins_nothing() -> None:
    assert clusters(APART, by_person("a", "b", Verdict.UNSURE)) == [["a"], ["b"]]


def test_judgements_on_records_that_are_gone_are_passed_over() -> None:
    assert clusters(COPIES, by_person("a", "gone", Verdict.DIFFERENT)) == [["a", "b", "c"]]


def test_undoing_a_judgement_restores_what_was() -> None:
    before = clusters(COPIES)
    assert clusters(COPIES, by_person("a", "b", Verdict.DIFFERENT)) != before
    assert clusters(COPIES) == before

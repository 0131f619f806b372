"""The clusters follow from the records and from what persons decided, and from nothing else.

Neither the order of the records nor the batches in which they come may change a cluster or a judgement; a person's
word is final whichever way it points and however long the chain; and of an identifier that a subject has once no
cluster holds two.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.cluster import Judgement, Verdict
from matching.encode import chunk_of, encode
from matching.levels import EXCLUSIVE
from matching.records import Record
from matching.resolve import Resolution, resolve, resolve_table
from matching.table import gather
from tests.matching.records import company, person
from tests.matching.traps import KINDS, cases, crowd

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE
SHUFFLES, BATCHES = 20, 10
# Every so many cases and members of the crowd make a mixed list that is resolved in an instant.
_EVERY = 3


def mixed(kind: str) -> list[Record]:
    """A list of namesakes, families, copies and strangers, many of whom nearly go together."""
    return [record for case in cases(kind)[::_EVERY] for record in case.records] + list(crowd(kind)[::_EVERY])


LISTS = {kind: mixed(kind) for kind in KINDS}


def said(found: Resolution) -> tuple[object, ...]:
    """All that a resolution says."""
    return found.clusters, found.judgements, found.report


def in_batches(records: Sequence[Record], batches: Sequence[Sequence[Record]]) -> Resolution:
    """What comes of records that arrive in batches, each made comparable on its own."""
    kind = records[0].kind
    return resolve_table(gather((encode(chunk_of(batch, kind)) for batch in batches), kind))


def together(found: Resolution, *ids: str) -> bool:
    home = dict(zip(found.ids, found.home.tolist(), strict=True))
    return len({home[id_] for id_ in ids}) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_the_lists_hold_much_that_order_could_sway(kind: str) -> None:
    found = resolve(LISTS[kind])
    verdicts = [judgement.verdict for judgement in found.judgements]
    assert len(LISTS[kind]) > 100
    assert min(verdicts.count(SAME), verdicts.count(DIFFERENT), verdicts.count(UNSURE)) >= 5
    assert any(len(cluster) > 1 for cluster in found.clusters)


@pytest.mark.parametrize("kind", KINDS)
def test_records_in_any_order_make_the_same_clusters_and_judgements(kind: str) -> None:
    records, straight = LISTS[kind], said(resolve(LISTS[kind]))
    for seed in range(SHUFFLES):
        shuffled = random.Random(seed).sample(records, len(records))
        assert shuffled != records
        assert said(resolve(shuffled)) == straight


@pytest.mark.parametrize("kind", KINDS)
def test_ten_batches_make_the_same_clusters_and_judgements_as_all_at_once(kind: str) -> None:
    records = LISTS[kind]
    shuffled = random.Random(10).sample(records, len(records))
    batches = [shuffled[n::BATCHES] for n in range(BATCHES)]
    assert min(map(len, batches)) > 5
    assert said(in_batches(records, batches)) == said(resolve(records))


@settings(max_examples=25)
@given(st.sampled_from(KINDS).flatmap(lambda kind: st.lists(
    st.sampled_from(LISTS[kind]), min_size=1, max_size=14, unique_by=lambda record: record.id
)), st.randoms(use_true_random=False), st.integers(1, 4))  # fmt: skip
def test_no_order_and_no_batches_of_any_small_list_make_a_difference(
    records: list[Record], chance: random.Random, count: int
) -> None:
    straight = said(resolve(records))
    shuffled = list(records)
    chance.shuffle(shuffled)
    assert said(resolve(shuffled)) == straight
    assert said(in_batches(records, [shuffled[n::count] for n in range(count)])) == straight


# -- a person's word ---------------------------------------------------------------------------------

# Four copies that the model joins, and four strangers that it does not.
COPIES = [company(f"c{n}", name, domain="zenobiatech.example", city="Bari") for n, name in enumerate(
    ("Zenobiatech", "Zenobiatech S.r.l.", "ZENOBIATECH", "Zenobia Tech")
)]  # fmt: skip
STRANGERS = [company(f"s{n}", name, country=country) for n, (name, country) in enumerate(
    (("Quillmark Foods", "US"), ("Harrowgate Steel", "GB"), ("Ostrander Media", "NO"), ("Vellutina", "IT"))
)]  # fmt: skip
RECORDS = [*COPIES, *STRANGERS]
PAIRS = st.tuples(*[st.sampled_from([record.id for record in RECORDS])] * 2).filter(
    lambda pair: pair[0] < pair[1]
)


def by_anna(left: str, right: str, verdict: Verdict) -> Judgement:
    return Judgement(left, right, verdict, by="anna")


def test_the_model_alone_joins_the_copies_and_not_the_strangers() -> None:
    found = resolve(RECORDS)
    assert together(found, *(record.id for record in COPIES))
    assert len(found.clusters) == 1 + len(STRANGERS)


def test_who_is_called_different_is_parted_from_a_copy_whichever_is_named_first() -> None:
    for pair in (("c0", "c1"), ("c1", "c0")):
        assert not together(resolve(RECORDS, (by_anna(*pair, DIFFERENT),)), "c0", "c1")


def test_who_is_called_the_same_is_joined_to_a_stranger_whichever_is_named_first() -> None:
    for pair in (("s0", "s1"), ("s1", "s0")):
        assert together(resolve(RECORDS, (by_anna(*pair, SAME),)), "s0", "s1")


def test_a_chain_of_sames_joins_its_ends() -> None:
    chain = [by_anna(left.id, right.id, SAME) for left, right in pairwise(STRANGERS)]
    assert together(resolve(RECORDS, chain), *(record.id for record in STRANGERS))


def test_a_chain_across_what_the_model_joined_joins_that_too() -> None:
    found = resolve(RECORDS, (by_anna("c0", "s0", SAME),))
    assert together(found, "s0", *(record.id for record in COPIES))


def test_a_different_holds_against_every_copy_that_would_bridge_it() -> None:
    found = resolve(RECORDS, (by_anna("c0", "c3", DIFFERENT),))
    assert not together(found, "c0", "c3")


def test_a_different_holds_against_a_chain_of_sames() -> None:
    chain = [by_anna(left.id, right.id, SAME) for left, right in pairwise(STRANGERS)]
    assert not together(resolve(RECORDS, (*chain, by_anna("s0", "s3", DIFFERENT))), "s0", "s3")


def test_a_same_outweighs_two_identifiers_of_which_a_company_has_one() -> None:
    records = [company("a", "Corwick", cik="9900001"), company("b", "Corwick", cik="9900002")]
    assert not together(resolve([*RECORDS, *records]), "a", "b")
    assert together(resolve([*RECORDS, *records], (by_anna("a", "b", SAME),)), "a", "b")


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(PAIRS, st.sampled_from((SAME, DIFFERENT, UNSURE))), max_size=8, unique_by=lambda j: j[0]
    )
)
def test_no_cluster_holds_two_whom_a_person_called_different(
    said_so: list[tuple[tuple[str, str], Verdict]],
) -> None:
    judgements = [by_anna(*pair, verdict) for pair, verdict in said_so]
    found = resolve(RECORDS, judgements)
    for judgement in judgements:
        if judgement.verdict is DIFFERENT:
            assert not together(found, judgement.left, judgement.right)


@settings(max_examples=40)
@given(st.lists(PAIRS, max_size=8, unique=True))
def test_whoever_a_person_called_the_same_is_in_one_cluster(pairs: list[tuple[str, str]]) -> None:
    found = resolve(RECORDS, [by_anna(*pair, SAME) for pair in pairs])
    assert all(together(found, *pair) for pair in pairs)


@settings(max_examples=20)
@given(st.lists(st.tuples(PAIRS, st.sampled_from((SAME, DIFFERENT))), max_size=6, unique_by=lambda j: j[0]),
       st.randoms(use_true_random=False))  # fmt: skip
def test_neither_the_order_of_judgements_nor_of_records_makes_a_difference(
    said_so: list[tuple[tuple[str, str], Verdict]], chance: random.Random
) -> None:
    judgements = [by_anna(*pair, verdict) for pair, verdict in said_so]
    straight = resolve(RECORDS, judgements)
    records = list(RECORDS)
    chance.shuffle(records)
    chance.shuffle(judgements)
    shuffled = resolve(records, judgements)
    assert shuffled.clusters == straight.clusters
    assert {(j.left, j.right): j for j in shuffled.judgements} == {
        (j.left, j.right): j for j in straight.judgements
    }


# -- identifiers of which a subject has one ------------------------------------------------------------

# Two valid values of each: a wrong one would be no evidence at all.
NUMBERS = {
    "lei": ("999900ZENOBIA0000163", "999900ZENOBIA0000260"),
    "cik": ("9900001", "9900002"),
    "ein": ("00-1234501", "00-1234502"),
    "wikidata": ("Q999000101", "Q999000202"),
}


def test_every_exclusive_identifier_is_tried() -> None:
    assert set(NUMBERS) == set(EXCLUSIVE)


@settings(max_examples=40)
@given(
    st.sampled_from(EXCLUSIVE),
    st.lists(
        st.tuples(
            st.sampled_from(("Zenobiatech", "Zenobiatech S.r.l.", "Zenobaitech", "Zenobiatech Energy")),
            st.sampled_from(("", "zenobiatech.example", "zenobia.test")),
            st.sampled_from((None, 0, 1)),
        ),
        min_size=2,
        max_size=9,
    ),
)
def test_no_cluster_holds_two_values_of_an_identifier_that_a_company_has_once(
    trait: str, drawn: list[tuple[str, str, int | None]]
) -> None:
    records = [
        company(
            f"a{n}",
            name,
            domain=domain,
            city="Bari",
            **({} if which is None else {trait: NUMBERS[trait][which]}),
        )
        for n, (name, domain, which) in enumerate(drawn)
    ]
    held = {record.id: record.all(f"company.{trait}") for record in records}
    for cluster in resolve([*STRANGERS, *records]).clusters:
        assert len({number for id_ in cluster for number in held.get(id_, ())}) <= 1


@pytest.mark.parametrize("trait", EXCLUSIVE)
def test_one_value_of_such_an_identifier_is_one_company_under_two_names(trait: str) -> None:
    number = {trait: NUMBERS[trait][0]}
    records = [company("a", "Oldenmark", **number), company("b", "Pinwhistle", **number)]
    assert together(resolve([*STRANGERS, *records]), "a", "b")


def test_two_profiles_of_one_name_are_not_joined_by_a_third_record() -> None:
    people = [
        person(
            "a", "Maria Gonzaga", linkedin="linkedin.com/in/maria-gonzaga-1-example", company_name="Okarin"
        ),
        person("b", "Maria Gonzaga", company_name="Okarin"),
        person(
            "c", "Maria Gonzaga", linkedin="linkedin.com/in/maria-gonzaga-2-example", company_name="Okarin"
        ),
    ]
    assert not together(resolve([*crowd("person"), *people]), "a", "c")

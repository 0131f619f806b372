"""Why two records are judged one or two: sentences whose weights are the score, no more and no less."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.explain import because
from matching.model import learn, shipped
from matching.records import OTHER, Record
from matching.resolve import resolve
from tests.matching.records import company, person
from tests.matching.tables import all_pairs, comparer_of, ints

_WEIGHT = re.compile(r" \(([+-]\d+\.\d)\)$")
LAST = "any two of these records"


def explained(*records: Record) -> tuple[list[tuple[str, ...]], list[float]]:
    """The reasons for every pair of these records, and their scores."""
    comparer = comparer_of(*records)
    own = tuple(name for name in comparer.table.columns if name.startswith(OTHER))
    model = shipped(records[0].kind, own, others=1_000)
    left, right = all_pairs(len(records))
    compared = comparer.compare(left, right)
    return because(comparer, model, left, right), model.odds(compared).bits.tolist() if compared.levels else [
        0.0
    ] * len(left)


def weights(reasons: tuple[str, ...]) -> list[float]:
    found = [_WEIGHT.search(reason) for reason in reasons]
    assert all(found), reasons
    return [float(match.group(1)) for match in found if match]


def why(left: Record, right: Record) -> tuple[str, ...]:
    (reasons,), _ = explained(left, right)
    return reasons


def said(left: Record, right: Record) -> list[str]:
    """The sentences without their weights."""
    return [_WEIGHT.sub("", reason) for reason in why(left, right)]


PEOPLE = st.builds(
    lambda *told: dict(zip(("name", "email", "birth_date", "city", "company_name", "phone"), told, strict=True)),
    st.sampled_from(["Anna Harrow", "A. Harrow", "Anna Harow", "Boris Fontaine", ""]),
    st.sampled_from(["anna@acme.test", "boris@acme.test", "anna@zenobia.test", ""]),
    st.sampled_from(["1971-06-24", "1971-06-25", "1984", ""]), st.sampled_from(["Turin", "Turim", "Bari", ""]),
    st.sampled_from(["Corwick", "Zenobia", ""]), st.sampled_from(["+1 202 555 0132", ""]),
)  # fmt: skip
COMPANIES = st.builds(
    lambda *told: dict(zip(("name", "domain", "country", "city", "lei", "industry"), told, strict=True)),
    st.sampled_from(["Corwick GmbH", "Corwick Ltd", "Corwick AG & Co. KG", "Corwikc", "Corwick Steel", "Zenobia", ""]),
    st.sampled_from(["corwick.example", "corwick.test", "corwick.de", ""]), st.sampled_from(["IT", "DE", ""]),
    st.sampled_from(["Turin", "Bari", ""]), st.sampled_from(["529900T8BM49AURSDO55", "5493001KJTIIGC8Y1R12", ""]),
    st.sampled_from(["Steel", "Banking", ""]),
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(COMPANIES, min_size=2, max_size=5))
def test_the_weights_of_what_is_said_of_companies_sum_to_the_score(told: list[dict[str, str]]) -> None:
    sums_up(*(company(f"{n:02}", **values) for n, values in enumerate(told)))


@settings(max_examples=40, deadline=None)
@given(st.lists(PEOPLE, min_size=2, max_size=5))
def test_the_weights_of_what_is_said_of_people_sum_to_the_score(told: list[dict[str, str]]) -> None:
    sums_up(*(person(f"{n:02}", **values) for n, values in enumerate(told)))


def sums_up(*records: Record) -> None:
    reasons, scores = explained(*records)
    assert len(reasons) == len(scores)
    for sentences, score in zip(reasons, scores, strict=True):
        if sentences:
            assert sum(weights(sentences)) == pytest.approx(score, abs=0.06 * len(sentences))


def test_what_was_resolved_is_explained_with_the_weights_that_decided() -> None:
    rows = [
        ("Corwick GmbH", "Turin"),
        ("CORWICK", "Turin"),
        ("Corwick Steel", "Bari"),
        ("Corwikc", "Bari"),
        ("Zenobia", "Bari"),
    ]
    found = resolve(
        [company(f"{n}", name, city=city, phone="+1 202 555 0132") for n, (name, city) in enumerate(rows)]
    )
    assert len(found.judgements) > 2
    for judgement in found.judgements:
        reasons = [reason for reason in judgement.because if _WEIGHT.search(reason)]
        assert sum(weights(tuple(reasons))) == pytest.approx(judgement.score, abs=0.06 * len(reasons))


def test_the_weightiest_comes_first_and_what_any_two_start_from_last() -> None:
    reasons = why(
        company("a", "Corwick", phone="+1 202 555 0132", city="Turin", industry="Steel"),
        company("b", "Corwick Steel", phone="+1 202 555 0132", city="Bari", industry="Banking"),
    )
    told = [abs(weight) for weight in weights(reasons)[:-1]]
    assert len(told) >= 4
    assert told == sorted(told, reverse=True)
    assert reasons[-1].startswith(LAST)


def test_what_speaks_for_one_is_above_nothing_and_what_speaks_against_is_below() -> None:
    reasons = why(
        company("a", "Zenobiatech", phone="+1 202 555 0132", domain="acme.example"),
        company("b", "Zenobiatech", phone="+1 202 555 0132", domain="zenobia.test"),
    )
    by_text = {
        _WEIGHT.sub("", reason): weight for reason, weight in zip(reasons, weights(reasons), strict=True)
    }
    assert by_text["the same name, Zenobiatech"] > 0
    assert by_text["different web domains (acme.example, zenobia.test)"] < 0


def test_values_are_shown_as_a_reader_would_recognise_them() -> None:
    assert "one name is the other cut short (CORWICK, Corwick Énergie)" in said(
        company("a", "CORWICK"), company("b", "Corwick Énergie")
    )
    assert "different legal forms (gmbh, ag)" in said(
        company("a", "Corwick GmbH"), company("b", "Corwick AG")
    )
    assert "the same employer corwick" in said(
        person("a", "A H", company_name="Corwick Ltd"), person("b", "A H", company_name="CORWICK")
    )


def test_each_kind_of_place_names_its_own_part() -> None:
    def place(left: dict[str, str], right: dict[str, str]) -> str:
        (found, *_) = said(company("a", **left), company("b", **right))
        return found

    assert place({"city": "Turin"}, {"city": "Bari"}) == "different cities (turin, bari)"
    assert (
        place({"city": "Turin", "country": "IT"}, {"city": "Turin", "country": "IT"}) == "the same city turin"
    )
    assert place({"city": "Plymouth"}, {"city": "Plymuth"}) == "cities spelt alike (plymouth, plymuth)"
    assert "fits the country" in said(company("a", "X", domain="x.de"), company("b", "Q", country="DE"))[1]


def test_of_several_values_the_one_that_both_have_is_shown() -> None:
    left = Record("a", "company", {"company.domain": ("zenobia.test", "acme.example")})
    assert "the same web domain acme.example" in said(left, company("b", "Acme", domain="acme.example"))


def test_a_column_of_the_lists_own_is_called_by_its_name_and_shown_as_it_is_known() -> None:
    left, right = (
        Record(id_, "company", {"company.name": ("Corwick",), "other:Ward": (ward,)})
        for id_, ward in (("a", "VII"), ("b", "IX"))
    )
    assert "Ward differs (vii, ix)" in said(left, right)


def test_a_column_with_braces_in_its_name_can_be_explained() -> None:
    left, right = (
        Record(id_, "company", {"company.name": ("Corwick",), "other:Size {m}": ("9",)}) for id_ in "ab"
    )
    assert "the same Size {m} 9" in said(left, right)


def test_braces_in_a_value_are_shown_as_they_are() -> None:
    left, right = (
        Record(id_, "company", {"other:Code": (code,)}) for id_, code in (("a", "{left} x"), ("b", "{0}"))
    )
    assert any("left x" in text for text in said(left, right))


def test_a_pair_of_which_nothing_can_be_compared_has_nothing_to_explain() -> None:
    assert why(company("a", "Corwick"), company("b", city="Turin")) == ()
    reasons, _ = explained(company("a", "Corwick"), company("b", "Corwick"), company("c", city="Turin"))
    assert [len(sentences) for sentences in reasons] == [2, 1, 1]


def test_a_learned_model_is_explained_as_well_as_the_shipped_one() -> None:
    records = [
        company(f"{n:02}", "Corwick" if n % 2 else "Zenobia Ltd", phone=f"+1 202 555 01{n % 4:02}")
        for n in range(12)
    ]
    comparer = comparer_of(*records)
    left, right = all_pairs(12)
    compared = comparer.compare(left, right)
    model = learn(shipped("company", others=11), compared, 1.0, 12, compared)
    scores = model.odds(compared).bits
    for sentences, score in zip(because(comparer, model, left, right), scores.tolist(), strict=True):
        assert sum(weights(sentences)) == pytest.approx(score, abs=0.06 * len(sentences))
    assert np.ptp(scores) > 1


def test_no_pairs_have_no_reasons() -> None:
    comparer = comparer_of(company("a", "Corwick"), company("b", "Corwick"))
    assert because(comparer, shipped("company"), ints(), ints()) == []

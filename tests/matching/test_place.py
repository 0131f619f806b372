"""Which of the subjects that sources returned for one account are that account."""

from __future__ import annotations

import pytest

from matching.cluster import Judgement, Verdict
from matching.place import place
from matching.records import Record
from tests.matching.records import company, person

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE


def verdicts(target: Record, *candidates: Record) -> list[Verdict]:
    return [judgement.verdict for judgement in place(target, candidates)]


def test_one_domain_is_one_company() -> None:
    target = company("file:1", "Acme Robotics", domain="acme.example")
    assert verdicts(target, company("website:acme.example", "ACME Robotics GmbH", domain="acme.example")) == [
        SAME
    ]


def test_a_distinctive_name_convinces_alone() -> None:
    assert verdicts(company("file:1", "Terrakottix"), company("yc:terrakottix", "Terrakottix")) == [SAME]
    assert verdicts(company("file:1", "Corwick Robotics"), company("gleif:1", "CORWICK ROBOTICS LTD")) == [
        SAME
    ]


def test_an_ordinary_name_of_three_words_convinces() -> None:
    target, found = (
        company("file:1", "American National Energy"),
        company("edgar:1", "AMERICAN NATIONAL ENERGY"),
    )
    assert verdicts(target, found) == [SAME]


def test_an_ordinary_name_needs_a_second_witness() -> None:
    assert verdicts(company("file:1", "Nova"), company("yc:nova", "Nova")) == [UNSURE]
    assert verdicts(
        company("file:1", "Nova", country="FR"), company("yc:nova", "Nova", country="France")
    ) == [SAME]


def test_a_misspelt_name_needs_a_second_witness() -> None:
    target, found = company("file:1", "Terakottix"), company("yc:terrakottix", "Terrakottix")
    assert verdicts(target, found) == [UNSURE]
    target = company("file:1", "Terakottix", city="Bari")
    assert verdicts(target, company("yc:terrakottix", "Terrakottix", city="Bari")) == [SAME]


def test_of_namesakes_in_one_source_none_is_sure() -> None:
    found = [
        company("yc:1", "Terrakottix", domain="a.example"),
        company("yc:2", "Terrakottix", domain="b.example"),
    ]
    judged = place(company("file:1", "Terrakottix"), found)
    assert [j.verdict for j in judged] == [UNSURE, UNSURE]
    assert all("another of yc" in j.because[0] for j in judged)


def test_namesakes_in_two_sources_do_not_stand_in_each_others_way() -> None:
    found = (company("yc:1", "Terrakottix"), company("gleif:1", "Terrakottix GmbH"))
    assert verdicts(company("file:1", "Terrakottix"), *found) == [SAME, SAME]


def test_namesakes_of_different_sources_contest_each_other() -> None:
    found = (
        company("yc:1", "Terrakottix", domain="a.example", country="US"),
        company("techstars:1", "Terrakottix", domain="b.example", country="US"),
        company("edgar:1", "TERRAKOTTIX INC", country="US"),
    )
    assert verdicts(company("file:1", "Terrakottix", country="US"), *found) == [UNSURE, UNSURE, UNSURE]


def test_a_contested_name_does_not_hinder_what_more_than_a_name_proves() -> None:
    target = company("file:1", "Terrakottix", domain="a.example")
    found = (
        company("yc:1", "Terrakottix", domain="a.example"),
        company("yc:2", "Terrakottix", domain="b.example"),
        company("techstars:1", "Terrakottix", domain="c.example"),
    )
    assert verdicts(target, *found) == [SAME, DIFFERENT, DIFFERENT]


def test_the_namesake_that_fits_better_is_taken() -> None:
    target = company("file:1", "Terrakottix", country="DE")
    found = (
        company("gleif:1", "Terrakottix GmbH", country="DE"),
        company("gleif:2", "Terrakottix Inc", country="US"),
    )
    assert verdicts(target, *found) == [SAME, DIFFERENT]


def test_another_domain_is_not_outvoted_by_a_name() -> None:
    target = company("file:1", "Terrakottix", domain="terrakottix.example")
    assert verdicts(target, company("wikidata:1", "Terrakottix", domain="other.test")) == [DIFFERENT]


def test_another_ending_of_the_domain_leaves_it_open() -> None:
    target = company("file:1", "Terrakottix", domain="terrakottix.example")
    assert verdicts(target, company("wikidata:1", "Terrakottix", domain="terrakottix.test")) == [UNSURE]


def test_another_register_number_is_another_company() -> None:
    target = company("file:1", "Terrakottix", cik="1234567", city="Bari")
    assert verdicts(target, company("edgar:1", "Terrakottix", cik="7654321", city="Bari")) == [DIFFERENT]


def test_another_name_is_another_company() -> None:
    assert verdicts(company("file:1", "Terrakottix"), company("yc:1", "Zenobia")) == [DIFFERENT]


def test_a_target_known_by_its_site_alone_is_not_found_by_the_name_of_the_site() -> None:
    target = company("file:1", domain="terrakottix.example")
    assert verdicts(target, company("gleif:1", "Terrakottix")) == [UNSURE]


def test_a_person_at_the_same_company_is_found() -> None:
    target = person("file:1", "Anna Smith", company_name="Acme")
    found = (person("website:1", "Anna Smith", company_name="Acme Ltd"), person("website:2", "Boris Smith"))
    assert verdicts(target, *found) == [SAME, DIFFERENT]


def test_a_persons_judgement_stands() -> None:
    decided = Judgement("file:1", "yc:1", SAME, by="anna")
    judged = place(company("file:1", "Terrakottix"), [company("yc:1", "Zenobia")], [decided])
    assert judged == [decided]


def test_judgements_come_in_the_order_of_the_candidates() -> None:
    found = [company("yc:2", "Zenobia"), company("yc:1", "Terrakottix")]
    judged = place(company("file:1", "Terrakottix"), found)
    assert [{j.left, j.right} - {"file:1"} for j in judged] == [{"yc:2"}, {"yc:1"}]


def test_a_candidate_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="website:1"):
        place(company("file:1", "Anna Smith"), [person("website:1", "Anna Smith")])

"""A company's family in print and as JSON."""

from __future__ import annotations

from connectors.statement import Statement
from enrich.app.family import family_lines
from enrich.exports.families import shown_relation
from matching.families import Family, family_of
from tests.matching.families import GROUP, company, relations


def of(subject: str, *told: list[Statement]) -> Family:
    return family_of(subject, relations(*told))


def test_a_company_without_a_family_has_no_section() -> None:
    assert family_lines(family_of("nobody", [])) == []


def test_in_print_every_relative_has_a_line_with_what_it_rests_on() -> None:
    lines = family_lines(of("gleif:1", *GROUP))
    assert lines[:2] == ["", "Family"]
    assert "  parent                Zenith AG, since 2 May 2017   (stated by gleif; belief 1.00)" in lines
    assert "    parent              Apex SE (of Zenith AG)   (stated by gleif; belief 1.00)" in lines
    assert any(line.startswith("  namesake ") and "Veltrix Inc" in line for line in lines)


def test_in_print_a_contradiction_stands_under_its_relation_and_an_unknown_buyer_is_none() -> None:
    lines = family_lines(
        of("gleif:1", company("1", "Veltrix GmbH", parent="Veltrix GmbH", status="acquired"))
    )
    at = next(n for n, line in enumerate(lines) if line.startswith("  parent "))
    assert lines[at + 1].strip() == "contradicted: Veltrix GmbH would be above itself"
    assert any("somebody whom no source names" in line for line in lines)


def test_as_json_a_relation_is_read_one_is_kind_of_other() -> None:
    (shown,) = map(shown_relation, relations(company("1", "Veltrix GmbH", parent="Zenith AG")))
    assert (shown["one"]["name"], shown["kind"], shown["other"]["name"]) == (
        "Zenith AG",
        "parent",
        "Veltrix GmbH",
    )
    assert shown["other"]["subjects"] == ["gleif:1"]
    assert shown["evidence"][0]["quote"] == "Zenith AG"

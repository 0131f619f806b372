"""The block of the report that shows a company's family."""

from __future__ import annotations

from connectors.related import Tie
from connectors.statement import Statement
from enrich.exports.report import _environment
from enrich.exports.report.families import family_rows
from matching.families import company_family
from matching.nouns import Company
from tests.matching.families import company, tie


def shown(*told: list[Statement]) -> str:
    statements = [s for said in told for s in said]
    subject = Company("row:1", subjects=("gleif:1",), family=company_family("row:1", statements, ["gleif:1"]))
    family, more_family = family_rows(subject)
    return _environment().get_template("families.html.j2").render(family=family, more_family=more_family)


def test_every_relative_stands_with_its_days_and_the_words_behind_it() -> None:
    page = shown(company("1", "Veltrix GmbH"), tie("1", Tie.PARENT, "Zenith & Co AG", "2017-05-02"))
    assert "<dt>parent</dt>" in page
    assert "Zenith &amp; Co AG" in page
    assert "since 2 May 2017" in page
    assert "<cite>gleif" in page


def test_a_contradiction_is_shown_beside_its_relation() -> None:
    page = shown(company("1", "Veltrix GmbH", parent="Veltrix GmbH"))
    assert "contradicted: Veltrix GmbH would be above itself" in page


def test_a_long_family_is_cut_and_the_rest_counted() -> None:
    many = tuple(
        f"Quorra {word} AG" for word in "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa".split()
    )
    page = shown(company("1", "Veltrix GmbH", subsidiary=many, parent=("Zenith AG", "Apex SE", "Lumen SE")))
    assert page.count("<dt>") == 12
    assert "and 1 more" in page


def test_without_a_family_there_is_no_block() -> None:
    assert not shown(company("1", "Veltrix GmbH")).strip()

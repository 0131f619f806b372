"""Companies of a plain list, without a run."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from enrich.errors import BadInput
from enrich.work.listed_companies import companies_in, named_among
from enrich.work.rows import open_listing
from matching.nouns import Company

LIST = (
    "Company,Website,Country\nQuillpost Ltd,quillpost.example,UK\nFjordkulde AS,,Norway\n,,\n"
    "Quillpost,https://www.quillpost.example/about,\nNova,nova.example,\nNova,nova.test,\n"
)


@pytest.fixture
def companies(tmp_path: Path) -> list[Company]:
    (tmp_path / "list.csv").write_text(LIST)
    return companies_in(open_listing(tmp_path / "list.csv", {}), datetime(2026, 11, 22, tzinfo=UTC))


def test_rows_of_one_company_are_one_and_the_order_is_the_lists(companies: list[Company]) -> None:
    assert [company.name for company in companies] == ["Quillpost", "Fjordkulde AS", "Nova", "Nova"]
    assert companies[0].subjects == ("file:list.csv:1", "file:list.csv:4")
    assert companies[0].value("company.country") == "GB"


@pytest.mark.parametrize("wanted", ["quillpost.example", "Quillpost", "4", "1", "QUILLPOST LIMITED"])
def test_one_is_named_by_its_domain_its_row_or_its_name(companies: list[Company], wanted: str) -> None:
    assert named_among(companies, wanted) is companies[0]


def test_what_may_be_two_or_none_is_refused(companies: list[Company]) -> None:
    with pytest.raises(BadInput, match=r"may be any of 2 accounts \(row 5: Nova; row 6: Nova\)"):
        named_among(companies, "Nova")
    with pytest.raises(BadInput, match="has no account 'Other'"):
        named_among(companies, "Other")

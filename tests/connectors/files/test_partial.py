"""A part of a row is read as the whole would be."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from connectors.fields import FIELDS
from connectors.files.columns import Mapped
from connectors.files.partial import columns_of, telling
from connectors.files.rows import row_statements

NOW = datetime(2026, 10, 1, tzinfo=UTC)
HELD = (
    "company.name", "company.website", "company.website", "company.location", "company.country", "company.industry",
    "company.industry", "company.linkedin", "company.phone", "person.email", "person.name", "person.given_name",
    "person.family_name", "person.phone", "company.employees",
)  # fmt: skip
CELLS = (
    "", "n/a", "Nordlicht", "Facebook", "facebook.com", "https://nordlicht.example", "ada@nordlicht.example",
    "linkedin.com/company/nordlicht", "Berlin, Germany", "DE", "Logistics", "120", "work", "home", "Ada",
)  # fmt: skip


@st.composite
def rows(draw: st.DrawFn) -> tuple[list[Mapped], tuple[str, ...]]:
    held = draw(st.lists(st.sampled_from(HELD), min_size=1, max_size=8))
    cells = draw(st.lists(st.sampled_from(CELLS), max_size=len(held) + 1))
    mixed = draw(st.booleans())
    label = st.one_of(st.none(), st.integers(0, len(held)))
    return [Mapped(field, n, field, "", draw(label), mixed) for n, field in enumerate(held)], tuple(cells)


@given(
    rows(), st.sampled_from(sorted(field for field in FIELDS if field.startswith(("company.", "person."))))
)
def test_a_part_states_of_a_field_what_the_whole_states(
    drawn: tuple[list[Mapped], tuple[str, ...]], field: str
) -> None:
    mapping, cells = drawn
    part = telling((field,), mapping)
    of_part, of_whole = (
        [s for s in row_statements("list.csv", 1, cells, m, NOW) if s.field == field] for m in (part, mapping)
    )
    assert of_part == of_whole


@given(rows(), st.sampled_from(sorted(field for field in FIELDS if field.startswith("company."))), st.data())
def test_no_other_cell_changes_it(
    drawn: tuple[list[Mapped], tuple[str, ...]], field: str, data: st.DataObject
) -> None:
    mapping, cells = drawn
    part = telling((field,), mapping)
    others = [n for n in range(len(cells)) if n not in columns_of(part)]
    if not others:
        return
    changed = list(cells)
    changed[data.draw(st.sampled_from(others))] = data.draw(st.sampled_from(CELLS))
    before, after = (
        [s for s in row_statements("list.csv", 1, row, part, NOW) if s.field == field]
        for row in (cells, changed)
    )
    assert before == after


def test_of_what_no_column_holds_no_column_is_read() -> None:
    mapping = [Mapped("company.name", 0, "Company", ""), Mapped("company.employees", 1, "Staff", "")]
    assert telling(("company.language",), mapping) == ()
    assert telling(("company.employees",), mapping) == (mapping[1],)
    assert columns_of([Mapped("company.phone", 3, "Phone", "", label=2)]) == (2, 3)

"""The sheet of a map: nothing overlaps, all lies on the page, every text is as wide as its room, and nobody is lost."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from enrich.exports.map_layout import sheet
from enrich.exports.map_sheet import MARGIN, PAGE_HEIGHT, PAGE_WIDTH, Box, Kind, Sheet
from enrich.exports.map_text import width
from tests.exports.committees import drawn_committee
from tests.matching.test_deciders import NOW

FACTS = ("northwind.example", "Malmö, SE", "120 people")


def laid_out(there: int, gone: int = 0, size: str = "", name: str = "Northwind Traders") -> Sheet:
    return sheet(drawn_committee(there, gone, size, name), FACTS, NOW)


def boxes_of(found: Sheet, kind: Kind) -> list[Box]:
    return [box for box in found.boxes if box.kind is kind]


def left_out(found: Sheet) -> int:
    """How many the sheet says have no room."""
    notes = (box.labels[0].text for box in boxes_of(found, Kind.NOTE))
    return sum(int(text.split()[1]) for text in notes if text.startswith("and "))


@settings(max_examples=30, deadline=None)
@given(there=st.integers(0, 60), gone=st.integers(0, 25), size=st.sampled_from(["", "8", "240", "9000"]))
@example(there=60, gone=0, size="9000")
@example(there=0, gone=25, size="")
@example(there=30, gone=5, size="8000")
def test_no_two_boxes_overlap_all_lie_on_the_page_and_every_text_in_its_room(
    there: int, gone: int, size: str
) -> None:
    found = laid_out(there, gone, size)
    for one, other in combinations(found.boxes, 2):
        assert not one.overlaps(other), (one, other)
    for box in found.boxes:
        assert box.x >= MARGIN
        assert box.x + box.width <= PAGE_WIDTH - MARGIN + 0.1
        assert box.y >= MARGIN
        assert box.bottom <= PAGE_HEIGHT - MARGIN + 0.1
        assert 1 <= box.page <= found.pages <= 2
        for label in box.labels:
            assert width(label.text, label.size, label.bold) <= label.room + 0.1
            assert box.x - 0.1 <= label.x
            assert label.x + label.room <= box.x + box.width + 0.1
            assert box.y <= label.y <= box.bottom
    for stroke in found.strokes:
        assert all(
            MARGIN <= x <= PAGE_WIDTH - MARGIN and MARGIN <= y <= PAGE_HEIGHT for x, y in stroke.points
        )
    shown = len(boxes_of(found, Kind.PERSON)) + len(boxes_of(found, Kind.DOUBTFUL))
    assert shown + left_out(found) == there + gone
    assert there + gone > 60 or not left_out(found)


def test_no_line_runs_through_a_card() -> None:
    found = laid_out(30, 4, "300")
    assert found.strokes
    for stroke in found.strokes:
        for (x, y), (to_x, to_y) in zip(stroke.points, stroke.points[1:], strict=False):
            between = Box(
                Kind.NOTE, stroke.page, min(x, to_x) + 0.2, min(y, to_y) + 0.2,
                max(0.0, abs(x - to_x) - 0.4), max(0.0, abs(y - to_y) - 0.4),
            )  # fmt: skip
            assert not any(between.overlaps(box) for box in found.boxes)


@pytest.mark.parametrize(("there", "pages"), [(0, 1), (5, 1), (15, 1), (25, 1), (60, 2)])
def test_a_committee_of_thirty_fits_on_one_page_and_of_sixty_on_two(there: int, pages: int) -> None:
    assert laid_out(there, 5 if there == 25 else 0, "300").pages == pages


def test_whom_there_is_no_room_for_is_counted() -> None:
    found = laid_out(150, 0, "9000")
    shown = len(boxes_of(found, Kind.PERSON))
    assert 80 < shown < 150
    assert left_out(found) == 150 - shown


def test_seats_that_nobody_holds_are_drawn_as_missing_with_their_question() -> None:
    found = laid_out(0)
    missing = boxes_of(found, Kind.MISSING)
    assert len(missing) == 7
    assert all(any(label.text.startswith("ask: ") for label in box.labels) for box in missing)
    assert "nobody known as economic buyer" in found.summary


def test_who_may_be_gone_is_drawn_with_the_age_of_the_evidence() -> None:
    (gone,) = boxes_of(laid_out(3, 1), Kind.DOUBTFUL)
    assert " ".join(label.text for label in gone.labels).endswith("former, last seen Nov 2025, 4 months ago")


def test_a_name_longer_than_its_card_ends_in_an_ellipsis() -> None:
    found = laid_out(5, name="Gesellschaft " * 30)
    assert found.boxes[0].labels[0].text.endswith("…")
    names = [box.labels[0].text for box in boxes_of(found, Kind.PERSON)]
    assert any(name.startswith("Jens-Christian") and name.endswith("…") for name in names)

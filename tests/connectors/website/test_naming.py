"""A name that no table knows is believed when its page speaks for it, and only then."""

from __future__ import annotations

import pytest

from connectors.website.naming import bears
from tests.connectors.website.pages import ABOUT, people

CARD = "<div><h3>{name}</h3><p>{title}</p></div>"
SURE = CARD.format(name="Jonna Sandvik", title="Managing Director")
SURE += CARD.format(name="Teodor Abara", title="Head of Field Service")
RARE = "Quenby Zwollinck"


def test_a_rare_name_alone_on_a_page_is_nobody() -> None:
    assert people(f"<h3>{RARE}</h3><p>Nothing else.</p>", ABOUT) == {}


def test_a_rare_name_where_certain_names_stand_is_one() -> None:
    found = people(SURE + CARD.format(name=RARE, title="Head of Sales"))
    assert found[RARE] == ["Head of Sales"]


@pytest.mark.parametrize("box", ["qzwollinck", "quenby.zwollinck", "zwollinck.q", "quenbyz"])
def test_a_rare_name_whose_mailbox_is_on_the_page_is_one(box: str) -> None:
    found = people(f"<p>{RARE}</p><p><a href='mailto:{box}@northwind.example'>write</a></p>", ABOUT)
    assert RARE in found


@pytest.mark.parametrize("box", ["sales", "info", "kontakt", "q"])
def test_a_desks_mailbox_speaks_for_nobody(box: str) -> None:
    page = f"<p>Our Sales</p><p>{RARE}</p><p><a href='mailto:{box}@northwind.example'>write</a></p>"
    assert people(page, ABOUT) == {}


def test_a_name_shares_its_line_with_ways_to_reach_its_owner() -> None:
    ways = "<a href='tel:+12025550123'>+1 202-555-0123</a> · <a href='mailto:j@x.example'>mail</a>"
    line = f"<div>Jonna Sandvik — {ways}</div>"
    assert "Jonna Sandvik" in people(line, ABOUT)


def test_the_reading_beside_a_name_in_chinese_characters_is_no_part_of_it() -> None:
    rows = "<dl><dt>代表取締役社長</dt><dd>南野 涼子<span>みなみの りょうこ</span></dd></dl>"
    assert people(rows, ABOUT) == {"南野 涼子": ["代表取締役社長"]}


def test_names_under_a_heading_that_announces_people_need_no_title() -> None:
    listed = "<footer><h4>{}</h4><ul><li>Jonna Sandvik</li><li>Teodor Abara</li></ul></footer>"
    assert set(people(listed.format("Our team"), ABOUT)) == {"Jonna Sandvik", "Teodor Abara"}
    assert people(listed.format("Our brands"), ABOUT) == {}


def test_a_title_that_no_table_knows_is_taught_by_those_beside_it() -> None:
    found = people(SURE + CARD.format(name="Mireille Castang", title="Keeper of the Winches"))
    assert found["Mireille Castang"] == ["Keeper of the Winches"]


@pytest.mark.parametrize(
    "text", ["Joined us in 2011.", "+1 202-555-0123", "She mends what others build!", "Read more"]
)
def test_a_sentence_a_number_or_a_link_is_taught_to_be_no_title(text: str) -> None:
    assert people(SURE + CARD.format(name="Mireille Castang", title=text))["Mireille Castang"] == []


def test_a_title_over_two_lines_of_its_block_is_one_title() -> None:
    card = "<dl><dt>Vice President<br>Field Service</dt><dd>Jonna Sandvik</dd></dl>"
    assert people(card, ABOUT) == {"Jonna Sandvik": ["Vice President Field Service"]}


@pytest.mark.parametrize(
    ("mark", "name", "own"),
    [
        ("qzwollinck", "Quenby Zwollinck", True),
        ("joerg.mueller", "Jörg Müller", True),
        ("anna-muster-4711", "Anna Muster", True),
        ("info", "Ingo Fuchs", False),
        ("sales", "Anna Muster", False),
        ("muster", "Muster", False),
    ],
)
def test_a_mailbox_bears_a_name_that_it_is_made_of(mark: str, name: str, own: bool) -> None:
    assert bears(mark, name) is own

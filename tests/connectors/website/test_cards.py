"""The card of a name: the largest element that holds it and no other name."""

from __future__ import annotations

from connectors.website.cards import WIDEST, cards
from tests.connectors.website.pages import document


def card_of(html: str, *names: str) -> dict[str, list[str]]:
    """Each name with the lines of its card."""
    lines = document(html).lines
    places = [line.number for line in lines if line.text in names]
    held = cards(lines, places)
    return {lines[n].text: [lines[k].text for k in range(held[n].first, held[n].last + 1)] for n in places}


def test_it_is_the_box_around_one_name() -> None:
    html = "<div><div><h3>A</h3><p>one</p></div><div><h3>B</h3><p>two</p><p>three</p></div></div>"
    assert card_of(html, "A", "B") == {"A": ["A", "one"], "B": ["B", "two", "three"]}


def test_it_is_the_row_of_a_table_and_the_item_of_a_list() -> None:
    assert card_of("<table><tr><td>A<td>one<tr><td>B<td>two</table>", "A", "B") == {
        "A": ["A", "one"],
        "B": ["B", "two"],
    }
    assert card_of("<ul><li>one<br>A<li>two<br>B</ul>", "A", "B") == {"A": ["one", "A"], "B": ["two", "B"]}


def test_wrappers_around_one_card_belong_to_it() -> None:
    html = "<section><div><div><p>A</p></div></div><div><p>one</p></div></section><section><p>B</p></section>"
    assert card_of(html, "A", "B") == {"A": ["A", "one"], "B": ["B"]}


def test_names_and_lines_in_turn_without_boxes_have_cards_of_one_line() -> None:
    html = "<h3>A</h3><p>one</p><h3>B</h3><p>two</p>"
    assert card_of(html, "A", "B") == {"A": ["A"], "B": ["B"]}


def test_the_only_name_of_a_long_page_does_not_own_the_page() -> None:
    html = "<div>" + "<p>before</p>" * 30 + "<p>A</p>" + "<p>after</p>" * 30 + "</div>"
    assert len(card_of(html, "A")["A"]) < WIDEST


def test_a_page_without_names_has_no_cards() -> None:
    assert card_of("<p>one</p>") == {}

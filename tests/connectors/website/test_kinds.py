"""What a link leads to, told by its words and not by its place in a menu."""

from __future__ import annotations

import pytest

from connectors.website.kinds import kind_of_link, path_words

ROOT = "https://northwind.example"


def kind(path: str, text: str = "") -> str:
    return kind_of_link(ROOT + path, text)[0]


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("/team", "", "people"),
        ("/en/our-team.html", "", "people"),
        ("/Management_Team/", "", "people"),
        ("/%C3%BCber-uns", "", "about"),
        ("/ueber-uns/index.php", "", "about"),
        ("/impressum.aspx", "", "legal"),
        ("/p/17", "Mentions légales", "legal"),
        ("/x", "お問い合わせ", "contact"),
        ("/x", "Werken bij", "careers"),
        ("/x", "Kundenstimmen", "voices"),
        ("/x", "NEWSROOM", "news"),
        ("/datenschutz", "", "other"),
        ("/pumps", "Our pumps", ""),
    ],
)
def test_a_page_is_known_by_the_last_step_of_its_path_or_by_the_words_of_its_link(
    path: str, text: str, expected: str
) -> None:
    assert kind(path, text) == expected


@pytest.mark.parametrize("path", ["", "/", "/index.html", "/?lang=de"])
def test_the_root_is_the_home_page(path: str) -> None:
    assert kind(path) == "home"


@pytest.mark.parametrize("path", ["/team.pdf", "/img/team.JPG", "/team.vcf"])
def test_a_file_is_no_page_whatever_its_name(path: str) -> None:
    assert kind(path, "Team") == "other"


def test_a_word_counts_when_it_stands_whole() -> None:
    assert kind("/teambuilding") == ""
    assert kind("/contactless-payment") == ""


def test_words_that_agree_are_surer_than_words_among_others() -> None:
    both = kind_of_link(f"{ROOT}/team", "Our team")[1]
    one = kind_of_link(f"{ROOT}/x", "Our team")[1]
    among = kind_of_link(f"{ROOT}/x", "Why our team loves winches")[1]
    assert both > one > among > 0


def test_an_item_far_below_a_listing_is_less_sure_than_the_page_itself() -> None:
    assert kind_of_link(f"{ROOT}/blog/2019/05/our-team")[1] < kind_of_link(f"{ROOT}/our-team")[1]


def test_small_print_is_small_print_whatever_its_link_says() -> None:
    assert kind("/privacy", "Contact") == "other"


def test_a_page_under_one_that_is_known_is_a_little_like_it() -> None:
    assert kind_of_link(f"{ROOT}/team/jonna-sandvik") == ("people", 0.2)


def test_the_text_of_a_whole_paragraph_in_a_link_says_nothing() -> None:
    assert kind("/x", "Read more about how our team mends winches in the harbours of the north") == ""


def test_the_steps_of_a_path_are_read_as_words() -> None:
    assert path_words(f"{ROOT}/en/our-team.html?x=/contact#about") == ["en", "our team"]

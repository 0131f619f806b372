"""What looks like a person's name, and what only looks like it to a program."""

from __future__ import annotations

import pytest

from connectors.lexicon.names import forename, is_suffix, is_title, person_likeness, surname

PEOPLE = [
    "Kim Van Dyk", "J Scott Clarke", "Geetika Duggal", "Diego Núñez", "Dr. Anna-Lena Müller",
    "María José Pérez Gil", "星川 貞夫", "Nguyễn Thị Lan", "O'Brien, Patrick", "ANNA SMITH",
    "J. R. R. Tolkien", "Иван Петров", "Γιώργος Παπαδόπουλος", "محمد علي", "김민수", "王小明",
    "Ludwig van Beethoven", "Jane Doe, PhD", "Robert (Bob) Miller", "Anna Page", "Priya Venkataraman",
    "Mag. Dr. Franz Huber, MBA", "Xu Li", "Steve McQueen", "MÜLLER Hans", "Kovács János", "Bryan LANGRENÉ",
]  # fmt: skip
NO_PEOPLE = [
    "Our Team", "Contact Us", "San Francisco", "New York", "Customer Service", "Privacy Policy",
    "Google Cloud", "Meet Our Leadership", "Read More", "Los Angeles", "Board of Directors",
    "Chief Executive Officer", "Santa Monica", "Virginia Beach", "Unser Team", "Mentions Légales", "Über uns",
    "North Carolina", "Salt Lake City", "Microsoft Azure", "会社概要", "お問い合わせ", "株式会社",
    "Hong Kong", "Great Britain", "Software Engineer", "Vice President", "Annual Report 2020", "Series A",
    "Deutsche Bank", "Machine Learning", "Rio de Janeiro", "Tel Aviv", "jane doe wrote this", "Acme Robotics GmbH",
    "Jewel LED", "info@acme.example", "", "A", "Saudi Arabia",
]  # fmt: skip


@pytest.mark.parametrize("text", PEOPLE)
def test_names_of_people_are_believed(text: str) -> None:
    assert person_likeness(text) >= 0.5


@pytest.mark.parametrize("text", NO_PEOPLE)
def test_headings_places_and_products_are_not(text: str) -> None:
    assert person_likeness(text) < 0.5


def test_a_single_word_is_never_enough() -> None:
    assert max(person_likeness(word) for word in ("Anna", "Smith", "Prof. Anna", "Madonna")) < 0.5


def test_the_likeness_is_a_share() -> None:
    assert all(0 <= person_likeness(text) <= 1 for text in PEOPLE + NO_PEOPLE)


def test_a_known_forename_and_surname_look_likelier_than_two_strangers() -> None:
    assert person_likeness("Anna Schneider") > person_likeness("Xaqlo Brimbel")


def test_forenames_and_surnames_are_told_apart() -> None:
    assert forename("Ángel")
    assert surname("nguyễn")
    assert not forename("Impressum")
    assert not surname("Newsletter")


def test_words_around_names_are_known_by_kind() -> None:
    assert [is_title(word) for word in ("Dipl.", "Prof.", "Anna")] == [True, True, False]
    assert [is_suffix(word) for word in ("MBA", "Ph.D.", "Smith")] == [True, True, False]

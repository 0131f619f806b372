"""How far two people's names agree: what one person's names do, and what namesakes' and relatives' names do."""

from __future__ import annotations

import pytest

from matching.compare_people import LEVELS, close, compare_name, slip
from matching.normalise.people import name_of_parts, person_name

FRIENDLY = frozenset(LEVELS[: LEVELS.index("two_typos") + 1])


def level(left: str, right: str) -> str:
    """The level of two printed names, which must not depend on their order."""
    there, back = (compare_name(person_name(a), person_name(b)) for a, b in ((left, right), (right, left)))
    assert there[0] == back[0]
    return there[0]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Anna Harrow", "Harrow, Anna", "same"),
        ("Anna HARROW", "Dr. Anna Harrow, MBA", "same"),
        ("Kim Jae-hyun", "Kim Jae Hyun", "same"),
        ("Kim van Dyk", "Kim Dyk", "same"),
        ("Nguyen Van Minh", "Nguyễn Văn Minh", "same"),
        ("Jae Hyun Kim", "KIM Jae-hyun", "same"),
        ("Patrick O Connell", "Patrick O'Connell", "same"),
        ("Jan Vandyk", "Jan van Dyk", "same"),
        ("Abdul Rahman Sayed", "Abdurrahman Sayed", "same"),
        ("JP Harrow", "J. P. Harrow", "same"),
        ("Orlov Sergey Viktorovich", "Sergey Viktorovich Orlov", "same"),
        ("Sergey Viktorovich Orlov", "Sergey Orlov", "fuller"),
        ("Anna Müller-Lüdke", "Anna Müller", "fuller"),
        ("Anna Schmitz, geb. Müller", "Anna Müller", "fuller"),
        ("Anna Schmitz (née Müller)", "Anna Müller", "fuller"),
        ("J. Scott Harrow", "Scott Harrow", "fuller"),
        ("Robert Miller Jr.", "Robert Miller", "fuller"),
        ("Bob Miller", "Robert Miller", "nickname"),
        ("Sasha Orlova", "Aleksandra Orlova", "nickname"),
        ("Kasia Wrona", "Katarzyna Wrona", "nickname"),
        ("Pepe Luna", "José Luna", "nickname"),
        ("Yevgeny Orlov", "Evgeniy Orlov", "nickname"),
        ("Mohammed Sayed", "Muhammad Sayed", "nickname"),
        ("J. Harrow", "Jane Harrow", "initial"),
        ("Anna K.", "Anna Kestrel", "initial"),
        ("Gabriel Luna", "Gabriel Luna Torres", "partial"),
        ("Pyotr Tchaikin", "Pyotr Chaikin", "typo"),
        ("Zhang Wei", "Chang Wei", "typo"),
        ("Hans Müller", "Hans Mueller", "typo"),
        ("Anna Ivanova", "Anna Ivanov", "typo"),
        ("Ana Harrow", "Anna Harrov", "typo"),
        ("Harrow Anna", "Anna Harrow", "swapped"),
        ("محمد حسن", "Mohammed Hassan", "two_typos"),
    ],
)
def test_one_person_is_recognised_in_two_writings(left: str, right: str, expected: str) -> None:
    assert level(left, right) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Robert Miller Jr.", "Robert Miller Sr.", "generation_differs"),
        ("Jan Novák", "Jana Nováková", "family_only"),
        ("Jan Berg", "Jana Berg", "family_only"),
        ("Mario Luna", "Maria Luna", "family_only"),
        ("Olaf Berg", "Olga Berg", "family_only"),
        ("Lena Harrow", "Lina Harrow", "family_only"),
        ("Amara Harrow", "Amaka Harrow", "family_only"),
        ("Zhang Xiaoming", "Zheng Xiaoming", "given_only"),
        ("Rasa Kazlauskienė", "Rasa Kazlauskaitė", "given_only"),
        ("王小明", "王小红", "family_only"),
        ("Nguyen Van Minh", "Nguyen Van Binh", "middle_differs"),
        ("Marek Kowalski", "Ewa Kowalska", "family_only"),
        ("A. Ivanov", "A. Ivanova", "family_only"),
        ("Anna Maria Harrow", "Eva Maria Harrow", "family_only"),
        ("Hans Peter Harrow", "Peter Paul Harrow", "family_only"),
        ("Sergey Viktorovich Orlov", "Sergey Borisovich Orlov", "middle_differs"),
        ("J. P. Harrow", "John Q. Harrow", "middle_differs"),
        ("Bob James Harrow", "Robert Paul Harrow", "middle_differs"),
        ("Luis Montero", "Luis Montalvo", "given_only"),
        ("Anna Harrow", "Peter Kestrel", "differs"),
        ("Michaela", "Michelle Harrow", "partial_differs"),
    ],
)
def test_relatives_and_namesakes_are_not_one_person(left: str, right: str, expected: str) -> None:
    assert level(left, right) == expected
    assert expected not in FRIENDLY


def test_what_is_agreed_on_are_the_words_that_both_share() -> None:
    assert compare_name(person_name("Bob Miller"), person_name("Robert Miller"))[1] == (
        ("given", "robert"),
        ("family", "miller"),
    )
    assert compare_name(person_name("Anna K."), person_name("Anna Kestrel"))[1] == (
        ("given", "anna"),
        ("given", "k"),
    )


def test_names_by_parts_may_have_changed_places() -> None:
    assert compare_name(name_of_parts("Harrow", "Anna"), name_of_parts("Anna", "Harrow"))[0] == "swapped"
    assert compare_name(name_of_parts("Harow", "Anna"), name_of_parts("Anna", "Harrow"))[0] == "swapped"


def test_a_name_of_one_part_agrees_with_the_whole_or_not_at_all() -> None:
    assert level("Harrow", "Anna Harrow") == "partial"
    assert level("Harow", "Anna Harrow") == "resembles"
    assert level("Kestrel", "Anna Harrow") == "partial_differs"


@pytest.mark.parametrize(
    ("left", "right", "near"),
    [
        ("miller", "miler", True),
        ("miller", "muller", True),
        ("li", "lo", False),
        ("harrow", "kestrel", False),
    ],
)
def test_a_slip_of_the_pen_is_near(left: str, right: str, near: bool) -> None:
    assert close(left, right) is near
    assert slip(left, right) is near


def test_a_habit_of_romanising_is_a_slip_though_not_close() -> None:
    assert slip("tchaikin", "chaikin")
    assert slip("hsu", "xu")
    assert not close("hsu", "xu")

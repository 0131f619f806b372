"""Names of pairs of records: the best agreement of any two of them, however many are compared at once."""

from __future__ import annotations

import numpy as np
import pytest

from matching.compare import Comparer
from matching.compare_names import best_names, compare_names, worth_a_look
from matching.frequency import Frequencies
from matching.levels import levels_of
from matching.records import Record
from tests.matching.records import company, person
from tests.matching.tables import all_pairs, comparer_of, ints, levels


def name_level(comparer: Comparer, left: int, right: int) -> str:
    found = int(compare_names(comparer.book, comparer.frequencies, ints(left), ints(right))[0][0])
    return ("", *(level.name for level in levels_of(comparer.table.kind)["name"]))[found]


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("Corwick GmbH", "CORWICK Gesellschaft mit beschränkter Haftung", "same"),
        ("Harrow & Sons", "Harrow and Sons Ltd", "same"),
        ("Газовик", "OAO Gazovik", "same"),
        ("Corwick Technologies", "Corwick", "generic"),
        ("SMITHERS A O CORP", "A. O. Smithers", "reordered"),
        ("Corwick", "Corwikc", "typo"),
        ("General Mortors", "Genral Mortors", "typo"),
        ("Corwick", "Corwick Energy", "shortened"),
        ("Zenobia Corwick", "Corwick", "contained"),
        ("TSMX", "Thule Semiconductor Marine Xylophones", "acronym"),
        ("Corwick", "Corwick Deutschland", "branch"),
        ("Corwick GmbH", "Corwick Energy GmbH", "extended"),
        ("Asian Fund III", "Asian Fund IV", "numbered"),
        ("Corwick Steel", "Corwick Bank", "kin"),
        ("Corwick Steel GmbH", "Corwick Bank GmbH", "family"),
        ("Corwick Systems", "Corwick Industries", "generic_differs"),
        ("Corwick", "Zenobia", "differs"),
        ("Studio C", "Studio D", "differs"),
    ],
)
def test_company_names_agree_to_a_level(left: str, right: str, level: str) -> None:
    assert levels(company("a", left), company("b", right))["name"] == level


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("Anna Harrow", "HARROW, Anna", "same"),
        ("Anna Maria Harrow", "Anna Harrow", "fuller"),
        ("Robert Harrow", "Bob Harrow", "nickname"),
        ("A. Harrow", "Anna Harrow", "initial"),
        ("Harrow", "Anna Harrow", "partial"),
        ("Anna Harrow", "Anna Harow", "typo"),
        ("Harrow Anna", "Anna Harrow", "swapped"),
        ("Anna Harrow", "Berta Harrow", "family_only"),
        ("Anna Harrow", "Anna Fontaine", "given_only"),
        ("Anna B. Harrow", "Anna C. Harrow", "middle_differs"),
        ("Robert Harrow Jr.", "Robert Harrow Sr.", "generation_differs"),
        ("Anna Harrow", "Boris Fontaine", "differs"),
        ("Иван Петров", "Ivan Petrov", "same"),
        ("Salim AL-RAWI", "Salim AL-TIKRITI", "given_only"),
    ],
)
def test_names_of_people_agree_to_a_level(left: str, right: str, level: str) -> None:
    assert levels(person("a", left), person("b", right))["name"] == level


def test_a_former_name_is_an_agreement_of_its_own() -> None:
    renamed = company("a", "Newname", former_name="Oldname")
    assert levels(renamed, company("b", "Oldname"))["name"] == "former"
    assert levels(company("a", "Newname (formerly Oldname)"), company("b", "Oldname"))["name"] == "former"
    assert levels(renamed, company("b", "Zenobia"))["name"] == "differs"


def test_the_names_that_agree_best_speak_and_are_shown() -> None:
    left, right = company("a", "Zenobia Holding", other_name="Corwick"), company("b", "Corwick")
    assert levels(left, right)["name"] == "same"
    comparer = comparer_of(left, right)
    assert best_names(comparer.book, 0, 1, comparer.frequencies) == ("Corwick", "Corwick")


def test_names_are_shown_as_they_were_written() -> None:
    comparer = comparer_of(company("a", "CORWICK G.m.b.H."), company("b", "Corwick Énergie"), company("c"))
    assert best_names(comparer.book, 0, 1, comparer.frequencies) == ("CORWICK G.m.b.H.", "Corwick Énergie")
    assert best_names(comparer.book, 0, 2, comparer.frequencies) == ("", "")


def test_a_record_without_a_name_goes_by_its_domain() -> None:
    assert levels(company("a", domain="corwick.example"), company("b", "Corwick"))["name"] == "same"


def test_a_domain_called_otherwise_says_nothing_about_a_name() -> None:
    assert "name" not in levels(company("a", domain="getit.example"), company("b", "Corwick"))


def test_who_has_no_name_is_not_compared_by_name() -> None:
    assert "name" not in levels(
        company("a", phone="+1 202 555 0132"), company("b", "Corwick", phone="+1 202 555 0132")
    )


def test_the_rarer_of_two_shared_names_speaks() -> None:
    crowd = [company(f"c{n:02}", "Steel Group") for n in range(80)]
    both = {"company.name": ("Steel Group",), "company.other_name": ("Zenobiatech Corwick",)}
    comparer = comparer_of(Record("a", "company", both), Record("b", "company", both), *crowd)
    found = compare_names(comparer.book, comparer.frequencies, ints(0, 2), ints(1, 3))
    assert found[0].tolist() == [1, 1]
    assert found[1][0] > found[1][1] + 5


def test_the_rarity_of_a_shared_name_follows_what_is_known_of_copies_by_now() -> None:
    comparer = comparer_of(
        *(company(f"{n:02}", "Corwick Bank") for n in range(40)), company("z", "Corwikc Bank")
    )
    left, right = ints(0, 0), ints(1, 40)
    before = compare_names(comparer.book, comparer.frequencies, left, right)
    known = Frequencies(comparer.table, comparer.book, np.append(np.full(40, 1 / 40), 1.0))
    after = compare_names(comparer.book, known, left, right)
    assert after[1][0] > before[1][0] + 2
    assert after[1][1] == before[1][1]
    assert after[0].tolist() == before[0].tolist()
    assert before[1][0] == compare_names(comparer.book, comparer.frequencies, ints(0), ints(1))[1][0]


WORDS = ["Corwick", "Corwikc", "Zenobia", "Thule", "Energy", "Bank", "Group"]
MANY = [
    company(f"{n:02}", f"{a} {b}") for n, (a, b) in enumerate((a, b) for a in WORDS[:4] for b in WORDS[2:])
]


def test_pairs_in_bulk_agree_as_each_alone_where_names_are_at_all_alike() -> None:
    comparer = comparer_of(*MANY)
    left, right = all_pairs(len(MANY))
    found = compare_names(comparer.book, comparer.frequencies, left, right)
    looked = worth_a_look(comparer.book, comparer.book.codes[left, 0], comparer.book.codes[right, 0])
    assert 0 < looked.sum() < len(left)
    for n in np.nonzero(looked)[0].tolist():
        alone = compare_names(comparer.book, comparer.frequencies, left[n : n + 1], right[n : n + 1])
        assert found[0][n] == alone[0][0]
        assert found[1][n] == alone[1][0]


STRANGERS = {
    kind: [
        make(f"x{n:03}", f"{chr(97 + n % 26)}xqul Vorb{chr(97 + n % 26)}{chr(97 + n // 26)}k")
        for n in range(100)
    ]
    for kind, make in (("company", company), ("person", person))
}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (company("a", "TSMX"), company("b", "Thule Semiconductor Marine Xylophones")),
        (company("a", "Corwick"), company("b", "Corwikc")),
        (person("a", "Robert Harrow"), person("b", "Bob Harrow")),
        (person("a", "Harrow Anna"), person("b", "Anna Harow")),
        pytest.param(
            company("a", "TSMX Group"), company("b", "Thule Semiconductor Marine Xylophones"),
        ),
        pytest.param(
            person("a", "Peggy Harow"), person("b", "Margaret Harrow"),
        ),
    ],
)  # fmt: skip
def test_how_two_names_agree_does_not_depend_on_how_many_pairs_are_compared(
    left: Record, right: Record
) -> None:
    comparer = comparer_of(left, right, *STRANGERS[left.kind])
    alone = name_level(comparer, 0, 1)
    assert alone != "differs"
    others = np.arange(1, len(comparer.table), dtype=np.int32)
    crowd = compare_names(comparer.book, comparer.frequencies, np.zeros(len(others), np.int32), others)
    assert levels_of(left.kind)["name"][crowd[0][0] - 1].name == alone

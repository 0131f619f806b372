"""How much an agreement is worth: the rarer, the more; and what copies of one subject do not count."""

from __future__ import annotations

import numpy as np
import pytest

from matching.compare_names import judge_packed
from matching.frequency import Frequencies, name_prior, word_prior
from matching.name_pairs import judged
from matching.names import NameBook
from matching.records import Record
from tests.matching.records import company, person
from tests.matching.tables import ints, table_of


def counted(*records: Record, parts: list[float] | None = None, count: bool = True) -> Frequencies:
    table = table_of(*records)
    return Frequencies(
        table, NameBook(table, judge_packed), None if parts is None else np.array(parts), count
    )


def many(word: str, size: int) -> list[Record]:
    """A list in which so many different companies have one word in their names."""
    names = (f"{word} {chr(97 + n % 26)}{chr(97 + n // 26)}xo" for n in range(size))
    return [company(f"{n:04}", name, city="Bari") for n, name in enumerate(names)]


def agreed(found: Frequencies, *parts: tuple[str, str]) -> float:
    """Rarity of what two names share in these parts."""
    return float(found.agreed(judged([(1, parts)]))[0])


def bits(records: list[Record], trait: str, parts: list[float] | None = None) -> float:
    """Rarity of the value that the first two of these records share."""
    table = table_of(*records)
    found = Frequencies(table, NameBook(table, judge_packed), None if parts is None else np.array(parts))
    code = table.columns[trait].first[:1]
    assert code[0] == table.columns[trait].first[1]
    return float(found.shared(trait, code, ints(0), ints(1))[0])


def test_a_coined_word_is_rarer_than_one_of_the_dictionary_and_that_than_a_general_one() -> None:
    assert word_prior("zenobiatech") > word_prior("orchard") > word_prior("steel") > word_prior("group")


def test_usual_names_of_people_are_worth_less() -> None:
    assert name_prior("a") < name_prior("anna") < name_prior("xaqlo")


def test_a_word_that_many_have_in_this_very_list_is_worth_less() -> None:
    few, crowd = counted(*many("Corwick", 1)), counted(*many("Corwick", 400))
    assert crowd.word("corwick") < few.word("corwick") - 5
    assert crowd.word("zenobiatech") >= few.word("zenobiatech")


def test_a_word_of_no_name_here_has_the_rarity_known_beforehand_or_more() -> None:
    assert counted(company("a", "Corwick")).word("zenobiatech") >= word_prior("zenobiatech")


def test_copies_of_one_company_do_not_make_its_name_common() -> None:
    copies = [company(str(n), "Corwick GmbH") for n in range(50)]
    assert counted(*copies).word("corwick") == pytest.approx(counted(copies[0]).word("corwick"), abs=0.1)


def test_a_value_that_many_share_is_worth_less() -> None:
    shared = [company(f"{n:03}", f"N{n}x", phone="+1 202 555 0132") for n in range(200)]
    assert bits(shared, "phone") < bits(shared[:2], "phone") - 5
    assert bits(shared[:20], "phone") > bits(shared, "phone")


def test_what_only_the_two_in_question_hold_is_as_rare_as_the_list_is_long() -> None:
    pair = [company("0", phone="+1 202 555 0132"), company("1", phone="+1 202 555 0132")]
    others = [company(f"2{n:03}", phone=f"+1 202 555 {1000 + n}") for n in range(500)]
    assert bits([*pair, *others], "phone") > bits(pair, "phone")


def test_what_the_two_in_question_hold_themselves_is_not_counted() -> None:
    three = [company(id_, phone="+1 202 555 0132") for id_ in "abc"]
    assert bits(three[:2], "phone") > bits(three, "phone") + 3


def test_what_is_known_to_be_one_subject_counts_once() -> None:
    copies = [company(f"{n:03}", f"N{n}x", phone="+1 202 555 0132") for n in range(100)]
    apart, one = bits(copies, "phone"), bits(copies, "phone", [1 / 100] * 100)
    assert one > apart + 4


def test_a_whole_name_that_many_have_is_worth_less_than_its_words_say() -> None:
    crowd = [person(f"{n:03}", "Anna Harrow") for n in range(100)]
    lone = [
        *crowd[:2],
        *(person(f"9{n:03}", f"Anna Brim{chr(97 + n % 26)}{chr(97 + n // 26)}o") for n in range(98)),
    ]
    found = [counted(*records) for records in (crowd, lone)]
    many_of_them, two = (float(f.names(ints(0), ints(0), ints(1))[0]) for f in found)
    assert many_of_them < two - 3


def test_candidates_chosen_for_their_likeness_are_not_counted() -> None:
    crowd = many("Corwick", 300)
    uncounted = counted(*crowd, count=False)
    assert uncounted.word("corwick") == pytest.approx(word_prior("corwick"), abs=1e-4)
    city = uncounted.shared("city", ints(0), ints(0), ints(1))[0]
    assert city > counted(*crowd).shared("city", ints(0), ints(0), ints(1))[0]


def test_a_slip_in_a_short_word_proves_less_than_one_in_a_long_word() -> None:
    found = counted(company("a", "Corwick"))

    def lost(word: str) -> float:
        return agreed(found, ("word", word)) - agreed(found, ("slip", word))

    assert lost("nova") > lost("zenobiatech") > 0
    assert agreed(found, ("slip", "abc")) >= 0


def test_what_two_names_share_adds_up() -> None:
    found = counted(company("a", "Corwick"))
    both = agreed(found, ("word", "corwick"), ("word", "zenobiatech"))
    assert both == pytest.approx(found.word("corwick") + found.word("zenobiatech"))
    assert agreed(found) == 0


def test_longer_initials_tell_more_up_to_a_point() -> None:
    found = counted(company("a", "Corwick"))
    assert agreed(found, ("initials", "ab")) < agreed(found, ("initials", "abc"))
    assert agreed(found, ("initials", "abcdefgh")) <= found.word("zenobiatech")


def test_the_initial_of_a_person_tells_little_however_rare_in_this_list() -> None:
    crowd = [person(f"{n:03}", f"Anna Brim{chr(97 + n % 26)}{chr(97 + n // 26)}o") for n in range(300)]
    assert agreed(counted(*crowd), ("given", "q")) < 5


def test_no_rarity_is_negative_or_without_end() -> None:
    records = [
        company(f"{n:03}", "Corwick Group", city="Bari", country="IT", phone="+1 202 555 0132")
        for n in range(60)
    ]
    table = table_of(*records)
    for parts in (None, np.full(60, 1 / 60)):
        found = Frequencies(table, NameBook(table, judge_packed), parts)
        told = [found.shared(trait, ints(0), ints(0), ints(1))[0] for trait in ("city", "country", "phone")]
        told += [found.names(ints(0), ints(0), ints(1))[0], *found.name_bits.tolist(), found.word("corwick")]
        assert all(np.isfinite(told))
        assert min(told) >= 0

"""The labelled titles are what they are said to be, and what is measured on them holds."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from benchmarks.titling.coarse import Coarse, department, level, measure_coarse, read_coarse
from benchmarks.titling.labelled import NOTHING, Labelled, is_aside, judged, ours, read_labelled
from benchmarks.titling.peers import majority, nearest
from benchmarks.titling.scores import accuracy, macro_f1
from connectors.lexicon.posts import BuyingRole, Function, Seniority
from matching.titles import read_title
from tests.matching.titles_labelled import labelled as developed_with

TITLES = read_labelled()


def test_the_titles_are_many_in_many_languages_and_none_stands_twice_in_one() -> None:
    assert len(TITLES) >= 1_300
    assert len({title.language for title in TITLES}) >= 25
    assert max(Counter((title.text.casefold(), title.language) for title in TITLES).values()) == 1


def test_labels_are_words_of_the_vocabulary() -> None:
    for title in TITLES:
        assert {*title.functions} <= {*map(str, Function), NOTHING}, title
        assert title.seniority in {*map(str, Seniority), NOTHING}, title
        assert title.decision_maker in ("yes", "no", "?"), title
        assert title.buying_role in {*map(str, BuyingRole), NOTHING}, title


def test_none_was_a_test_of_the_tables_before() -> None:
    assert not {title.text.casefold() for title in TITLES} & {
        text.casefold() for text, *_ in developed_with()
    }


def test_a_third_is_kept_aside_by_its_text_alone() -> None:
    share = sum(is_aside(title.text) for title in TITLES) / len(TITLES)
    assert 0.3 < share < 0.37
    assert is_aside("CEO") == is_aside("ceo")


def test_titles_that_were_not_looked_at_are_read_well() -> None:
    aside = [title for title in TITLES if is_aside(title.text)]
    found = judged(aside, [ours(title.text) for title in aside])
    assert found["function"]["accuracy"] >= 0.88
    assert found["seniority"]["accuracy"] >= 0.87
    assert found["decision_maker"]["accuracy"] >= 0.9
    assert found["buying_role"]["accuracy"] >= 0.9


def test_macro_f1_counts_rare_labels_as_much_as_frequent_ones() -> None:
    pairs = [("a", "a")] * 9 + [("b", "a")]
    assert accuracy(pairs) == 0.9
    assert round(macro_f1(pairs), 4) == round((18 / 19 + 0) / 2, 4)
    assert macro_f1([("a", "a"), ("b", "b")]) == 1.0


def title(text: str, function: str, seniority: str) -> Labelled:
    return Labelled(text, "en", (function,), seniority, "no", "user")


def test_the_peers_know_other_titles_and_not_the_one_that_is_asked() -> None:
    known = [
        title("Sales Director", "sales", "director"),
        title("Director of Sales", "finance", "staff"),
        title("Nurse", "medical", "staff"),
    ]
    assert nearest(known)("Sales Director").functions == ("finance",)
    assert nearest(known)("Nurses").functions == ("medical",)
    assert majority(known)("anything").seniority == "staff"


def test_a_coarse_scheme_is_answered_by_mapping(tmp_path: Path) -> None:
    said = {
        text: (department(read_title(text)), level(read_title(text)))
        for text in (
            "Geschäftsführer",
            "Software Engineer",
            "Konstrukteur",
            "Key Account Manager",
            "Leiter Einkauf",
        )
    }
    assert said == {
        "Geschäftsführer": ("other", "management"),
        "Software Engineer": ("information technology", "professional"),
        "Konstrukteur": ("other", "professional"),
        "Key Account Manager": ("sales", "professional"),
        "Leiter Einkauf": ("purchasing", "lead"),
    }
    file = tmp_path / "coarse.csv"
    file.write_text("title,department\nLeiter Einkauf,Purchasing\nVertrieb,Marketing\n", encoding="utf-8")
    rows = list(read_coarse(file))
    assert rows[0] == Coarse("Leiter Einkauf", "purchasing", "")
    assert measure_coarse(rows)["department"]["accuracy"] == 0.5

"""What follows from words taken together: same is transitive, different holds between all that are one."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from enrich.store.judgements import Word
from enrich.work.words import SILENT, Spoken, and_persons, pair_of
from matching.cluster import MODEL, Judgement, Verdict
from tests.store.making import NOW


def word(n: int, verdict: str, *names: str, kind: str = "company") -> Word:
    pairs = tuple(pair_of(names[0], other) for other in names[1:])
    return Word(n=n, world="", kind=kind, verdict=verdict, by=f"p{n}", because="", at=NOW, about=names, run="r",
                pairs=pairs)  # fmt: skip


def spoken(*words: Word) -> Spoken:
    return Spoken.of(words, "company")


def numbers(words: list[Word]) -> list[int]:
    return [word.n for word in words]


def test_same_is_transitive_and_names_the_words_it_rests_on() -> None:
    said = spoken(word(1, "same", "a", "b", "c"), word(2, "same", "c", "d"))
    assert {said.home(name) for name in "abcd"} == {"a"}
    assert numbers(said.chain("b", "d")) == [1, 1, 2]
    found = said.between("a", "d")
    assert found is not None
    assert found.verdict == "same"


def test_different_holds_between_all_that_are_one_with_either() -> None:
    said = spoken(word(1, "same", "a", "b"), word(2, "same", "c", "d"), word(3, "different", "b", "c"))
    for left, right in (("a", "d"), ("d", "a"), ("b", "c")):
        found = said.between(left, right)
        assert found is not None
        assert found.n == 3


def test_of_what_no_word_speaks_nothing_follows() -> None:
    said = spoken(word(1, "same", "a", "b"), word(2, "different", "a", "x", kind="person"))
    assert said.between("a", "x") is None
    assert said.between("a", "a") is None
    assert said.between("y", "z") is None
    assert not SILENT


def test_a_contradiction_is_found_with_the_words_that_make_it() -> None:
    said = spoken(word(1, "same", "a", "b"), word(2, "same", "b", "c"), word(3, "different", "a", "c"))
    found = said.contradiction()
    assert found is not None
    assert (found[0].n, numbers(found[1])) == (3, [1, 2])
    assert spoken(word(1, "same", "a", "b"), word(2, "different", "a", "c")).contradiction() is None


def test_a_later_word_on_the_same_pair_stands() -> None:
    said = spoken(word(1, "same", "a", "b"), word(2, "different", "a", "b"))
    found = said.between("a", "b")
    assert found is not None
    assert found.n == 2
    assert said.contradiction() is None


def test_a_word_on_any_subject_of_an_account_is_a_word_on_the_account_and_different_outweighs() -> None:
    said = spoken(word(1, "same", "row4", "site"), word(2, "different", "row9", "site"))
    judged = said.on("row1", {"row1", "row4"}, "site")
    assert judged == Judgement("row1", "site", Verdict.SAME, "p1", because=("merged by p1 on 01 Oct 2026",))
    other = said.on("row1", {"row1", "row9", "row4"}, "site")
    assert other is not None
    assert other.verdict is Verdict.DIFFERENT
    assert said.on("row1", {"row1"}, "site") is None


def test_of_two_that_are_two_the_likelier_alone_is_the_account() -> None:
    said = spoken(word(1, "different", "x", "y"))
    model = [
        Judgement("acc", "x", Verdict.SAME, MODEL, 5.0),
        Judgement("acc", "y", Verdict.SAME, MODEL, 9.0),
        Judgement("acc", "z", Verdict.SAME, MODEL, 4.0),
    ]
    for order in permutations(model):
        kept = {j.right: j.verdict for j in said.kept_apart("acc", order)}
        assert kept == {"x": Verdict.DIFFERENT, "y": Verdict.SAME, "z": Verdict.SAME}


def test_what_persons_said_takes_the_place_of_what_the_program_thought() -> None:
    said = spoken(word(1, "different", "row1", "row2"), word(2, "same", "row1", "site"))
    persons = said.about("row1", {"row1", "site"}, {"site"})
    merged = and_persons(
        [Judgement("row1", "site", Verdict.UNSURE), Judgement("row1", "b", Verdict.SAME)], []
    )
    assert len(merged) == 2
    told = {j.right: (j.verdict, j.by) for j in and_persons(merged, persons) if j.left == "row1"}
    assert told["site"] == (Verdict.SAME, "p2")


NAMES = st.sampled_from("abcdefg")


@given(st.lists(st.tuples(NAMES, NAMES, st.sampled_from(["same", "different"])), max_size=12), st.randoms())
def test_what_follows_does_not_depend_on_the_order_of_pairs(
    said: list[tuple[str, str, str]], dice: object
) -> None:
    standing = {pair_of(a, b): word(n, verdict, a, b) for n, (a, b, verdict) in enumerate(said) if a != b}
    shuffled = list(standing.items())
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = Spoken(standing), Spoken(dict(shuffled))
    for a, b in permutations("abcdefg", 2):
        left, right = one.between(a, b), other.between(a, b)
        assert (left and left.verdict) == (right and right.verdict)
        assert (one.home(a) == one.home(b)) == (other.home(a) == other.home(b))

"""A person's word: it stands in every run, is found again in every import, and is taken back without a trace."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enrich.errors import BadInput
from enrich.store.judgements import Judgements, Word
from enrich.store.store import Store
from enrich.work.judging import Said, judge, take_back
from enrich.work.placing import settle_apart, take_up
from enrich.work.rows import open_listing
from enrich.work.run import Run
from matching.cluster import Verdict
from tests.work.dumps import dump
from tests.work.runs import asker_of, order_of
from tests.work.sources import NOW, Shelf, source

HEAD = "Company,Website,Country\n"
ROWS = (
    "Acme Pumps,acme.example,Sweden",
    "Nova,nova.example,Germany",
    "ACME PUMPS Ltd,www.acme.example,Sweden",
    "Nova Works,nova-works.example,Italy",
    "Quill,quill.example,Norway",
)
SITE = source(
    "site", says={"company.employees": "60", "person.name": "Ada Voss", "person.employer": "acme.example"}
)


@contextmanager
def run_over(folder: Path, *rows: str, name: str = "list.csv", store: Store | None = None) -> Iterator[Run]:
    """A run over these rows, with the words that are in the store in force."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(HEAD + "".join(f"{row}\n" for row in rows or ROWS), encoding="utf-8")
    kept = store or Store(folder / "store.db")
    run = Run.begin(kept, order_of(path, [SITE]), {"site": SITE}, NOW)
    run.prepare(open_listing(path, {}))
    take_up(run)
    yield run
    if store is None:
        kept.close()


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    with run_over(tmp_path) as made:
        yield made


def say(run: Run, verdict: str, *wanted: str, **more: str) -> Word:
    values = {"by": "anna", "because": "one house"} | more
    word = judge(
        run, Said(Verdict(verdict), wanted, values["by"], values["because"], NOW, values.get("person", ""))
    )
    take_up(run)
    return word


def undo(run: Run, number: int = 0) -> Word:
    word = take_back(run, number)
    take_up(run)
    return word


def accounts(run: Run) -> dict[int, list[int]]:
    return {job["account"]: [row.n for row in run.store.rows(run.key, job["account"])]
            for job in run.store.jobs(run.key)}  # fmt: skip


def groups(run: Run) -> set[frozenset[str]]:
    """The accounts, by what stands in their rows."""
    cells = {row.n: ",".join(row.cells) for row in run.rows()}
    return {frozenset(cells[n] for n in rows) for rows in accounts(run).values()}


ALONE = {1: [1, 3], 2: [2], 4: [4], 5: [5]}


# ---- merging and splitting


def test_accounts_that_are_merged_are_one_with_the_rows_of_all(run: Run) -> None:
    say(run, "same", "2", "nova-works.example", "Quill")
    assert accounts(run) == {1: [1, 3], 2: [2, 4, 5]}
    account = run.account(2)
    assert set(account.same) == {f"file:list.csv:{n}" for n in (2, 4, 5)}
    told = {j.right: (j.verdict, j.by, j.because) for j in account.judgements}
    sentence = "merged by anna on 01 Oct 2026: one house"
    assert told["file:list.csv:4"] == (Verdict.SAME, "anna", (sentence,))


def test_rows_that_are_split_are_two_accounts_and_each_says_why(run: Run) -> None:
    say(run, "different", "1", "3", because="")
    assert accounts(run) == {1: [1], 2: [2], 3: [3], 4: [4], 5: [5]}
    for account, other in ((run.account(1), "file:list.csv:3"), (run.account(3), "file:list.csv:1")):
        (told,) = account.judgements
        assert {told.left, told.right} == {account.id, other}
        assert (told.verdict, told.because) == (Verdict.DIFFERENT, ("split by anna on 01 Oct 2026",))


def test_a_row_of_which_no_word_speaks_stays_with_the_one_it_is_like(tmp_path: Path) -> None:
    rows = (
        "Acme,acme.example,",
        "Acme,acme.example,Sweden",
        "Other Name,acme.example,",
        "Acme,acme.example,Sweden",
    )
    with run_over(tmp_path, *rows) as run:
        assert accounts(run) == {1: [1, 2, 3, 4]}
        say(run, "different", "1", "3")
        parts = accounts(run)
        assert sorted(n for part in parts.values() for n in part) == [1, 2, 3, 4]
        assert 1 in parts[1]
        assert 3 in parts[3]


def test_a_subject_that_a_person_parts_from_an_account_is_not_it_and_one_they_merge_is(run: Run) -> None:
    asyncio.run(run.enrich(asker_of(run, Shelf("60 Ada Voss acme.example"))))
    assert "site:acme.example" in run.account(1).same
    say(run, "different", "acme.example", "site:acme.example")
    account = run.account(1)
    assert "site:acme.example" not in account.same
    assert account.company.value("company.employees") == ""
    say(run, "same", "Quill", "site:acme.example")
    assert "site:acme.example" in run.account(5).same
    undo(run)
    undo(run)
    assert "site:acme.example" in run.account(1).same


def test_what_was_learned_brings_no_accounts_together_that_a_person_split(tmp_path: Path) -> None:
    with run_over(tmp_path) as run:
        asyncio.run(run.enrich(asker_of(run, Shelf("60 Ada Voss acme.example"))))
        say(run, "different", "1", "3")
        settle_apart(run)
        assert accounts(run) == {1: [1], 2: [2], 3: [3], 4: [4], 5: [5]}
        undo(run)
        assert accounts(run) == ALONE


def test_what_turns_out_to_be_one_is_told_by_what_the_program_found_alone(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[dict[int, list[int]]] = []
    monkeypatch.setattr(Run, "settle", lambda self: seen.append(accounts(self)))
    say(run, "different", "1", "3")
    settle_apart(run)
    assert seen == [ALONE]
    assert accounts(run) == {1: [1], 2: [2], 3: [3], 4: [4], 5: [5]}


# ---- it lasts


def test_a_word_holds_for_the_list_in_another_order_with_other_rows_and_another_name(tmp_path: Path) -> None:
    with run_over(tmp_path) as run:
        say(run, "same", "2", "5")
        say(run, "different", "1", "3")
        expected = groups(run)
        again = ("New Firm,new.example,France", *reversed(ROWS))
        with run_over(tmp_path, *again, name="spring.csv", store=run.store) as other:
            assert other.key != run.key
            assert groups(other) == expected | {frozenset({again[0]})}


def test_a_word_holds_for_rows_whose_other_cells_were_edited(tmp_path: Path) -> None:
    with run_over(tmp_path) as run:
        say(run, "same", "2", "5")
        edited = [f"{row},more" if row.startswith(("Nova,", "Quill")) else row for row in ROWS]
        with run_over(tmp_path, *edited, name="edited.csv", store=run.store) as other:
            assert accounts(other)[2] == [2, 5]


def test_a_word_of_one_world_is_not_heard_in_another(tmp_path: Path) -> None:
    with run_over(tmp_path) as run:
        say(run, "same", "2", "5")
        elsewhere = Run.begin(run.store, replace(run.order, world="archive"), run.sources, NOW)
        elsewhere.prepare(open_listing(tmp_path / "list.csv", {}))
        take_up(elsewhere)
        assert accounts(elsewhere) == ALONE


# ---- undo


def test_each_word_is_taken_back_to_the_byte(run: Run) -> None:
    before = [dump(run.store)]
    for verdict, wanted in (("same", ("1", "2")), ("different", ("1", "3")), ("different", ("1", "2")),
                            ("same", ("4", "5"))):  # fmt: skip
        say(run, verdict, *wanted)
        before.append(dump(run.store))
    assert len(set(before)) == 5
    for expected in before[-2::-1]:
        undo(run)
        assert dump(run.store) == expected
    with pytest.raises(BadInput, match="nothing to take back"):
        take_back(run)


def test_a_change_of_mind_stands_and_taking_it_back_gives_the_former_word_its_force(run: Run) -> None:
    say(run, "same", "2", "5")
    say(run, "different", "5", "2", by="ben")
    assert accounts(run) == ALONE
    assert undo(run).by == "ben"
    assert accounts(run) == {1: [1, 3], 2: [2, 5], 4: [4]}


def test_one_word_among_others_can_be_taken_back_unless_others_contradict_each_other_without_it(
    run: Run,
) -> None:
    say(run, "same", "2", "4")
    say(run, "different", "2", "4")
    say(run, "same", "2", "5")
    say(run, "different", "4", "5")
    with pytest.raises(BadInput, match=r"without judgement 2 others contradict each other: .*enrich undo 4"):
        take_back(run, 2)
    undo(run, 4)
    assert undo(run, 2).n == 2
    assert accounts(run)[2] == [2, 4, 5]
    with pytest.raises(BadInput, match=r"there is no judgement 9\..*enrich undo --list"):
        take_back(run, 9)


# ---- refused


def test_a_merge_that_contradicts_a_split_is_refused_and_names_it(run: Run) -> None:
    say(run, "different", "1", "5", by="ben", because="two owners")
    say(run, "same", "1", "2")
    before = dump(run.store)
    with pytest.raises(
        BadInput,
        match=r"^Nova \(row 2\) and Quill \(row 5\) cannot be merged: "
        r"ACME PUMPS Ltd \(row 1\) and Quill \(row 5\) "
        r"were split by ben on 01 Oct 2026: two owners\. To take that back: enrich undo 1$",
    ):
        say(run, "same", "2", "5")
    assert dump(run.store) == before


def test_a_split_that_contradicts_merges_is_refused_and_names_all_of_them(run: Run) -> None:
    say(run, "same", "1", "2")
    say(run, "same", "2", "5")
    with pytest.raises(BadInput, match=r"cannot be split: .*enrich undo \d or enrich undo \d$"):
        say(run, "different", "1", "5")


def test_of_several_that_are_merged_at_once_each_is_held_against_the_others(run: Run) -> None:
    say(run, "different", "2", "5")
    with pytest.raises(BadInput, match="cannot be merged"):
        say(run, "same", "1", "2", "5")


def test_a_subject_is_the_whole_account_of_whichever_of_its_rows_it_was_said(run: Run) -> None:
    asyncio.run(run.enrich(asker_of(run, Shelf("60 Ada Voss acme.example"))))
    say(run, "different", "1", "site:acme.example")
    with pytest.raises(BadInput, match="cannot be merged"):
        say(run, "same", "3", "site:acme.example")


@pytest.mark.parametrize(
    ("verdict", "wanted", "says"),
    [
        ("same", ("Nova", "5"), "cannot_happen"),
        ("same", ("Acme Pumps", "acme.example"), "is named twice, or is one account already"),
        ("same", ("5", "5"), "is named twice"),
        ("different", ("1", "2", "5"), "a split is between two"),
        ("same", ("1", "site:nowhere.example"), "no source spoke of 'site:nowhere.example'"),
        ("same", ("1", "file:contacts.csv:4"), "no source spoke of"),
        ("same", ("1", "99"), "has no account '99'"),
    ],
)
def test_what_is_not_clear_is_refused(run: Run, verdict: str, wanted: tuple[str, ...], says: str) -> None:
    before = dump(run.store)
    if says == "cannot_happen":  # an exact name is clear, though another begins like it
        assert say(run, verdict, *wanted).about == ("Nova (row 2)", "Quill (row 5)")
        return
    with pytest.raises(BadInput, match=says):
        say(run, verdict, *wanted)
    assert dump(run.store) == before


def test_a_name_that_several_accounts_have_is_refused_with_what_tells_them_apart(tmp_path: Path) -> None:
    with run_over(tmp_path, "Nova,nova.example,Germany", "Nova,nova-it.example,Italy", ROWS[4]) as run:
        with pytest.raises(BadInput, match=r"row 1: Nova nova\.example; row 2: Nova nova-it\.example"):
            say(run, "same", "Nova", "Quill")
        assert say(run, "same", "nova-it.example", "Quill").about[0] == "Nova (row 2)"


def test_what_was_said_before_is_not_said_twice_and_the_program_is_nobody(run: Run) -> None:
    say(run, "same", "1", "2")
    with pytest.raises(BadInput, match="that was said before"):
        say(run, "same", "2", "1", by="ben")
    for nobody in ("model", " Model ", " "):
        with pytest.raises(BadInput, match="is nobody's name"):
            say(run, "different", "1", "5", by=nobody)


# ---- people


PEOPLE = (
    "Company,Website,Contact Name,Job Title,Email\n"
    "Acme Pumps,acme.example,Jane Smith,CFO,\n"
    "Acme Pumps,acme.example,Jane Smith,Chief Financial Officer,\n"
    "Acme Pumps,acme.example,Jo Brandt,Fitter,jo@acme.example\n"
)


@pytest.fixture
def staff(tmp_path: Path) -> Iterator[Run]:
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE, encoding="utf-8")
    store = Store(tmp_path / "store.db")
    run = Run.begin(store, order_of(path, []), {}, NOW)
    run.prepare(open_listing(path, {}))
    yield run
    store.close()


def people(run: Run) -> list[tuple[str, tuple[str, ...]]]:
    return sorted((p.name, p.subjects) for p in run.account(1).company.people)


def person(n: int) -> str:
    return f"file:people.csv:{n}/person"


def test_people_that_are_merged_are_one_with_all_that_was_said_of_both(staff: Run) -> None:
    before = people(staff)
    say(staff, "same", person(1), "jo@acme.example", person="acme.example")
    (merged,) = (p for p in staff.account(1).company.people if person(3) in p.subjects)
    assert person(1) in merged.subjects
    assert merged.value("person.email") == "jo@acme.example"
    assert {s.subject for s in merged.statements("person.email")} == {person(3)}
    (told,) = staff.account(1).of_people
    assert (told.verdict, told.by) == (Verdict.SAME, "anna")
    undo(staff)
    assert people(staff) == before


def test_one_person_that_a_person_says_are_two_is_two(staff: Run) -> None:
    before = people(staff)
    assert ("Jane Smith", (person(1), person(2))) in before
    say(staff, "different", person(1), person(2), person="1")
    assert {s for name, s in people(staff) if name == "Jane Smith"} == {(person(1),), (person(2),)}
    assert undo(staff).kind == "person"
    assert people(staff) == before


def test_a_name_of_two_people_is_refused_with_what_tells_them_apart(staff: Run) -> None:
    say(staff, "different", person(1), person(2), person="1")
    with pytest.raises(
        BadInput, match=r"may be any of 2 people at .*CFO, file:people\.csv:1/person; Jane Smith, "
    ):
        say(staff, "same", "Jane Smith", "Jo Brandt", person="1")
    with pytest.raises(
        BadInput, match=r"nobody at .* is called 'Joe'\. People there are: .*Jo Brandt, Fitter"
    ):
        say(staff, "same", "Joe", "Jane Smith", person="1")


# ---- whatever is said, in whatever order


PAIRS = st.lists(
    st.tuples(st.integers(1, 5), st.integers(1, 5), st.sampled_from(["same", "different"])), max_size=5
)


@settings(max_examples=15)
@given(PAIRS)
def test_whatever_is_said_and_taken_back_leaves_no_trace_and_no_row_is_lost(
    tmp_path_factory: pytest.TempPathFactory, said: list[tuple[int, int, str]]
) -> None:
    with run_over(tmp_path_factory.mktemp("any")) as run:
        before = dump(run.store)
        words = 0
        for a, b, verdict in said:
            try:
                say(run, verdict, str(a), str(b))
            except BadInput:
                continue
            words += 1
            placed = accounts(run)
            assert sorted(n for rows in placed.values() for n in rows) == [1, 2, 3, 4, 5]
            assert all(min(rows) == account for account, rows in placed.items())
            assert any({a, b} <= set(rows) for rows in placed.values()) is (verdict == "same")
        assert len(Judgements(run.store).words("")) == words
        for _ in range(words):
            undo(run)
        assert dump(run.store) == before

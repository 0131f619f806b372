"""`enrich merge`, `split` and `undo`: a run is brought up to date by a person's word, and back again to the byte."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from enrich.store.store import Store
from tests.app.conftest import Enrich
from tests.office import Office, files_of, records_of
from tests.work.dumps import dump


def rows_of(office: Office) -> dict[str, dict[str, str]]:
    return {row["enrich_row"]: row for row in records_of(office.out / "accounts.csv")}


def state(office: Office) -> tuple[str, dict[str, bytes]]:
    return dump(office.folder / "store.db"), files_of(office.out)


@pytest.fixture
def judged(enrich: Enrich, own_office: Office) -> tuple[Enrich, Office]:
    """A copy of a finished run that knows where its own files are, and a command line at its store."""
    own_office.run()

    return partial(enrich, store=own_office.folder / "store.db", quiet=True), own_office


def test_a_merge_gives_the_rows_of_both_the_same_columns_and_undo_gives_everything_back(
    judged: tuple[Enrich, Office],
) -> None:
    enrich, office = judged
    before = state(office)
    ended = enrich("merge", "Linnea", "7", "--because", "one house", "--by", "anna")
    assert ended.code == 0
    assert ended.out.startswith("1. Linnea Pumpar AB (row 1) and Skarnes Lift AS (row 7): merged by anna on ")
    rows = rows_of(office)
    ours = [
        name
        for name in rows["1"]
        if name.startswith("enrich_") and name not in ("enrich_row", "enrich_same_as_row")
    ]
    assert [rows["7"][name] for name in ours] == [rows["1"][name] for name in ours]
    assert (rows["7"]["enrich_same_as_row"], rows["4"]["enrich_same_as_row"]) == ("1", "1")
    why = enrich("why", "7").out
    assert "  same: file:list.csv:7, merged by anna on " in why
    assert ": one house\n" in why
    assert enrich("undo", "--list").out == ended.out
    assert enrich("undo").out == f"taken back: {ended.out}"
    assert state(office) == before
    assert enrich("undo", "--list").out == ""


def test_a_split_makes_two_accounts_of_one_and_undo_gives_everything_back(
    judged: tuple[Enrich, Office],
) -> None:
    enrich, office = judged
    before = state(office)
    assert enrich("split", "1", "4", "--by", "ben", "--because", "a dealer").code == 0
    assert rows_of(office)["4"]["enrich_same_as_row"] == ""
    assert "file:list.csv:4" in (office.out / "report.html").read_text(encoding="utf-8")
    assert ": a dealer" in (office.out / "report.html").read_text(encoding="utf-8")
    assert enrich("undo").code == 0
    assert state(office) == before


def test_a_verdict_is_reached_anew_by_whatever_a_word_adds_or_takes_away(
    judged: tuple[Enrich, Office],
) -> None:
    enrich, office = judged
    verdict = ("enrich_verdict", "enrich_score", "enrich_low", "enrich_high")

    def of(row: str) -> tuple[str, ...]:
        return tuple(rows_of(office)[row][name] for name in verdict)

    one, other = of("1"), of("7")
    assert one != other
    enrich("merge", "1", "7", "--by", "anna")
    assert of("1") == of("7")
    assert of("7") != other
    enrich("split", "1", "7", "--by", "anna")
    assert (of("1"), of("7")) == (one, other)


def test_words_upon_words_are_taken_back_one_by_one(judged: tuple[Enrich, Office]) -> None:
    enrich, office = judged
    states = [state(office)]
    for command in (
        ("merge", "1", "7"), ("split", "1", "7"), ("split", "1", "4"), ("split", "1", "website:linnea-pumpar.example"),
        ("merge", "Ingrid Sandell", "Karin Ekdal", "--person", "1"),
    ):  # fmt: skip
        ended = enrich(*command)
        assert ended.code == (2 if "--person" in command else 0), (
            ended.err
        )  # its site was split off, and they with it
        if ended.code == 0:
            states.append(state(office))
    for expected in states[-2::-1]:
        assert enrich("undo").code == 0
        assert state(office) == expected
    ended = enrich("undo")
    assert (ended.code, ended.err) == (
        2,
        "enrich: nobody merged or split anything here: there is nothing to take back.\n",
    )


def test_drafts_of_another_sequence_survive_a_merge_of_others_and_come_back_after_one_of_theirs(
    judged: tuple[Enrich, Office],
) -> None:
    enrich, office = judged
    assert enrich("draft", "1", "3", "--people", "1", "--out", office.folder / "other").code == 0
    store = Store(office.folder / "store.db")
    run = store.find_run()
    assert run is not None
    own = {n: store.drafts(run.key, n) for n in (1, 3)}
    assert own[1]
    assert own[3]
    store.close()
    before = dump(office.folder / "store.db")
    assert enrich("merge", "1", "7").code == 0
    store = Store(office.folder / "store.db")
    assert store.drafts(run.key, 3) == own[3]
    assert store.drafts(run.key, 1) != own[1]
    store.close()
    assert enrich("undo").code == 0
    assert dump(office.folder / "store.db") == before


def test_a_word_survives_the_same_run_again_and_what_is_refused_changes_nothing(
    judged: tuple[Enrich, Office],
) -> None:
    enrich, office = judged
    assert enrich("merge", "1", "7").code == 0
    merged = rows_of(office)
    office.run()
    assert rows_of(office) == merged
    before = state(office)
    for wrong in (
        ("merge", "1"),
        ("merge", "1", "7"),
        ("split", "1", "1"),
        ("merge", "Nobody", "1"),
        ("undo", "9"),
    ):
        ended = enrich(*wrong)
        assert (ended.code, ended.out) == (2, "")
    assert state(office) == before
    assert (
        enrich("undo", "1").code == 0
    )  # the run was written anew since: what is left is what it would have been
    assert rows_of(office)["7"]["enrich_same_as_row"] == ""


def test_people_are_merged_and_where_files_are_gone_none_are_written(
    judged: tuple[Enrich, Office], tmp_path: Path
) -> None:
    enrich, office = judged
    office.out.rename(tmp_path / "moved")
    before = dump(office.folder / "store.db")
    ended = enrich("merge", "Ingrid Sandell", "Karin Ekdal", "--person", "linnea-pumpar.example")
    assert ended.code == 0
    assert not office.out.exists()
    assert (
        "ingrid-sandell and website:linnea-pumpar.example/people/karin-ekdal, merged by "
        in enrich("why", "1").out
    )
    assert "Karin Ekdal" not in enrich("map", "1").out
    assert enrich("undo").code == 0
    assert "Karin Ekdal" in enrich("map", "1").out
    assert dump(office.folder / "store.db") == before

"""Answers of persons: kept as said, in order, by all the names of the company, and taken back without a trace."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from enrich.store.answers import Answer, Answers
from tests.store.making import NOW, begun
from tests.work.dumps import dump

ANSWER = Answer(
    world="", field="deal.money", value="4", note="signs in June", by="ben", at=NOW, about="Acme Ltd", run="run-1",
    names=("row:1:2:1", "website:acme.example"),
)  # fmt: skip


def test_answers_come_back_as_they_were_said_and_in_that_order(tmp_path: Path) -> None:
    answers = Answers(begun(tmp_path / "enrich.db"))
    second = replace(ANSWER, value="5", note="")
    assert [answers.say(ANSWER), answers.say(second)] == [1, 2]
    assert answers.said("") == [replace(ANSWER, n=1), replace(second, n=2)]


def test_worlds_are_kept_apart(tmp_path: Path) -> None:
    answers = Answers(begun(tmp_path / "enrich.db"))
    answers.say(replace(ANSWER, world="demo"))
    assert answers.said("") == []
    assert [a.world for a in answers.said("demo")] == ["demo"]


def test_taking_back_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    store = begun(tmp_path / "enrich.db")
    Answers(store).say(ANSWER)
    before = dump(store)
    Answers(store).take_back(Answers(store).say(replace(ANSWER, value="1")))
    assert dump(store) == before

"""The interview, with somebody at the keyboard: what is typed is kept, corrected, skipped, or ends it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from enrich.app.facade import App
from enrich.app.interview import Interview
from icp.frameworks import frameworks
from tests.office import Office


@dataclass
class Talk:
    """An interview about one account of a store of its own, as somebody types it."""

    app: App
    row: str
    framework: str = "minda"
    language: str = ""

    def typed(self, *lines: str) -> str:
        look = lambda: self.app.qualification(self.row, frameworks()[self.framework], self.language)  # noqa: E731

        @click.command()
        def talk() -> None:
            Interview(
                look,
                lambda field, value, note: self.app.answer(self.row, [(field, value, note)], "ben") and None,
                lambda field: self.app.unanswer(self.row, field) and None,
            ).hold()

        ended = CliRunner().invoke(talk, input="".join(f"{line}\n" for line in lines), catch_exceptions=False)
        assert ended.exit_code == 0
        return ended.output

    @property
    def said(self) -> list[tuple[str, str, str]]:
        return [(a.field, a.value, a.note) for a in self.app.answers(self.row)]


@pytest.fixture
def talk(own_office: Office) -> Talk:
    own_office.run()
    return Talk(own_office.app, "1")


def test_what_is_typed_is_kept_with_its_note_as_the_score_narrows(talk: Talk) -> None:
    out = talk.typed("5 approved in June", "q")
    assert "MINDA 5–25 of 25, 5 open" in out
    assert "kept: MINDA 9–25 of 25" in out
    assert "    5  budget approved\n    4  in approval, likely" in out
    assert talk.said == [("deal.money", "5", "approved in June")]


def test_all_five_answered_end_the_interview_by_itself(talk: Talk) -> None:
    out = talk.typed("3", "3", "3", "3", "3", "never read")
    assert "kept: MINDA 15 of 25" in out
    assert len(talk.said) == 5


def test_dont_know_keeps_nothing_and_is_not_asked_again(talk: Talk) -> None:
    out = talk.typed("?", "", "?", "?", "?", "never read")
    assert talk.said == []
    assert out.count("level 1–5") == 5


def test_back_takes_the_last_answer_out_and_asks_it_again(talk: Talk) -> None:
    out = talk.typed("2", "b", "4", "q")
    assert [value for _, value, _ in talk.said] == ["4"]
    first = out.split("“")[1].split("”")[0]
    assert out.count(first) == 2


def test_back_undoes_dont_know_too_and_at_the_first_question_says_so(talk: Talk) -> None:
    out = talk.typed("b", "?", "b", "4", "q")
    assert "This is the first question." in out
    assert [value for _, value, _ in talk.said] == ["4"]


def test_what_is_no_level_is_asked_again_and_not_guessed(talk: Talk) -> None:
    out = talk.typed("9", "yes", "4. the board meets", "q")
    assert out.count("Begin with a number from 1 to 5") == 2
    assert talk.said[0][1:] == ("4", "the board meets")


def test_the_end_of_input_stops_and_keeps(talk: Talk) -> None:
    talk.typed("4")
    assert len(talk.said) == 1


def test_a_stopped_interview_goes_on_with_what_is_open(talk: Talk) -> None:
    talk.typed("4", "q")
    out = talk.typed("q")
    assert "MINDA 8–24 of 25, 4 open" in out


@pytest.mark.parametrize("language", ["de", "tr"])
def test_questions_come_in_the_language_of_the_buyer_with_what_they_mean(talk: Talk, language: str) -> None:
    talk.language = language
    out = talk.typed("q")
    assert {"de": "Budget", "tr": "bütçe"}[language] in out
    assert "Is money set aside for this" in out


def test_the_verdict_s_own_question_comes_first_and_its_answer_judges_anew(own_office: Office) -> None:
    own_office.run()
    talk = Talk(own_office.app, "Quartzmoor")
    out = talk.typed("dozens", "about 55", "q")
    assert "Can they be a customer at all?" in out
    assert "says nothing for company.employees" in out
    assert "kept: qualified 100" in out
    assert talk.said == [("company.employees", "55", "")]


def test_every_framework_can_be_held_to_its_end(own_office: Office) -> None:
    own_office.run()
    for name in ("meddpicc", "gpctba", "champ", "anum", "bant", "minda"):
        talk = Talk(own_office.app, "1", name)
        talk.typed(*["5"] * 9)
        card = own_office.app.qualification("1", frameworks()[name]).card
        assert card.unknown == ()
        assert card.low == card.framework.most


def test_a_store_of_its_own_is_all_it_needs(own_office: Office, tmp_path: Path) -> None:
    """The files of the run may be gone."""
    own_office.run()
    own_office.out.rename(tmp_path / "gone")
    talk = Talk(own_office.app, "1")
    talk.typed("4", "q")
    assert talk.app.refresh("1") is None
    assert len(talk.said) == 1

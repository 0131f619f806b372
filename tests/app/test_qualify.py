"""`enrich qualify` and `edit`: answers are kept, shown everywhere, survive runs, and are taken back without a trace."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.app.conftest import Enrich
from tests.office import Office, files_of, records_of
from tests.work.dumps import dump


@pytest.fixture
def told(enrich: Enrich, own_office: Office) -> tuple[Enrich, Office]:
    """A copy of a finished run that knows where its own files are, and a command line at its store."""
    own_office.run()
    return partial(enrich, store=own_office.folder / "store.db", quiet=True), own_office


def test_minda_with_money_5_and_need_4_is_12_to_24_of_25(told: tuple[Enrich, Office]) -> None:
    enrich, _ = told
    ended = enrich(
        "qualify", "Linnea", "--framework", "minda", "--answer", "money=5 approved in June", "--answer", "need=4",
        "--by", "ben", "--json",
    )  # fmt: skip
    [card] = ended.lines
    assert (card["low"], card["high"], card["most"]) == (12, 24, 25)
    money = card["factors"][0]
    assert (money["level"], money["meaning"]) == (5, "budget approved")
    assert (money["said"]["by"], money["said"]["note"], money["said"]["fresh"]) == (
        "ben",
        "approved in June",
        True,
    )
    assert card["factors"][1]["said"] is None
    assert card["next_question"]["facts"]


def test_the_card_shows_what_was_said_what_leans_and_what_to_ask(told: tuple[Enrich, Office]) -> None:
    enrich, _ = told
    out = enrich(
        "qualify", "1", "--answer", "money=5 approved in June", "--by", "ben", "--language", "pl"
    ).out
    assert "Linnea Pumpar AB  linnea-pumpar.example  qualified 100" in out
    assert "B Budget    yes" in out
    assert "budget approved  ben, " in out
    assert "“approved in June”" in out
    assert "Olof Brandtberg, Managing Director" in out
    assert "Ask next" in out
    assert "Pana/Pani" in out or "Państwo" in out
    assert "BANT 2–8 of 8. strong: budget (yes); not known: " in out


def test_without_a_terminal_and_without_an_answer_nothing_is_asked(told: tuple[Enrich, Office]) -> None:
    enrich, office = told
    before = dump(office.folder / "store.db")
    assert enrich("qualify", "1").out == enrich("qualify", "1", "--show").out
    assert dump(office.folder / "store.db") == before


def test_a_newer_answer_stands_the_older_is_kept_and_taking_back_restores_it(
    told: tuple[Enrich, Office],
) -> None:
    enrich, office = told
    enrich("qualify", "1", "--answer", "money=2", "--by", "ben")
    before = dump(office.folder / "store.db")
    enrich("qualify", "1", "--answer", "money=5", "--by", "eva")
    why = enrich("why", "1", "deal.money").out
    assert "  = 5   (stated by person" in why
    assert "a newer word stands over it" in why
    [card] = enrich("qualify", "1", "--take-back", "money", "--json").lines
    assert (card["factors"][0]["level"], card["factors"][0]["said"]["by"]) == (2, "ben")
    assert dump(office.folder / "store.db") == before


def test_answers_survive_the_same_run_again_and_a_list_in_another_order(told: tuple[Enrich, Office]) -> None:
    enrich, office = told
    enrich("qualify", "Linnea", "--answer", "money=5")
    office.run()
    assert enrich("qualify", "Linnea", "--json").lines[0]["factors"][0]["level"] == 5
    other = office.folder / "other.csv"
    other.write_text(
        "Firm,Site\nTiny Tap,tiny-tap.example\nLinnea,www.linnea-pumpar.example\n", encoding="utf-8"
    )
    office.run(input=other)
    assert enrich("qualify", "2", "--json").lines[0]["factors"][0]["level"] == 5
    assert enrich("qualify", "1", "--json").lines[0]["factors"][0]["level"] is None


def test_what_was_answered_is_not_asked_again_in_the_brief(told: tuple[Enrich, Office]) -> None:
    enrich, _ = told
    asked = "By when should it be running"
    assert asked in " ".join(enrich("brief", "1", "--language", "en").out.split())
    enrich("qualify", "1", "--answer", "time=4")
    assert asked not in " ".join(enrich("brief", "1", "--language", "en").out.split())


def test_an_edit_stands_over_sources_judges_anew_and_is_taken_back_to_the_byte(
    told: tuple[Enrich, Office],
) -> None:
    enrich, office = told
    before = dump(office.folder / "store.db"), files_of(office.out)
    ended = enrich(
        "edit", "Tiny Tap", "employees", "about 55", "--by", "mara", "--because", "asked reception"
    )
    assert ended.code == 0
    assert ended.out.startswith("Tiny Tap Ltd: employees is 55, by mara on ")
    rows = {row["enrich_row"]: row for row in records_of(office.out / "accounts.csv")}
    assert (rows["9"]["enrich_verdict"], rows["9"]["enrich_employees"]) == ("qualified", "55")
    assert "a person's word stands over it" in enrich("why", "Tiny Tap", "employees").out
    assert enrich("edit", "Tiny Tap", "--list").out == ended.out
    assert enrich("edit", "Tiny Tap", "employees", "--take-back").out == f"taken back: {ended.out}"
    assert (dump(office.folder / "store.db"), files_of(office.out)) == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("qualify",), "name a COMPANY"),
        (("qualify", "1", "--framework", "bnat"), "no framework"),
        (("qualify", "1", "--answer", "money"), "write FACT=LEVEL"),
        (("qualify", "1", "--answer", "luck=4"), "Facts are: money"),
        (("qualify", "1", "--answer", "money=9"), "a level from 1 to 5"),
        (("qualify", "1", "--answer", "money=4", "--answer", "need=x"), "a level from 1 to 5"),
        (("qualify", "1", "--answer", "money=4", "--by", "model"), "nobody's name"),
        (("qualify", "1", "--take-back", "money"), "nothing to take back"),
        (("qualify", "1", "--take-back", "mony"), "'mony' is no fact. Facts are: money"),
        (("qualify", "Nobody"), "has no account"),
        (("edit", "1"), "say FIELD and VALUE"),
        (("edit", "1", "employees"), "say FIELD and VALUE"),
        (("edit", "1", "employees", "5", "--take-back"), "say FIELD and VALUE"),
        (("edit", "1", "person.email", "a@acme.example"), "no field of a company"),
        (("edit", "1", "employees", "many"), "says nothing for company.employees"),
        (
            ("edit", "1", "employees", "-5"),
            'If it is the value, write it last, after "--": enrich edit … -- -5',
        ),
        (
            ("edit", "1", "employees", "--", "-5"),
            "'-5' says nothing for company.employees. Write it like \"45\"",
        ),
        (("edit", "1", "money", "3"), "'money' is no field of a company. Did you mean deal.money"),
        (("edit", "1", "deal.mony", "3"), "Did you mean deal.money"),
        (("edit", "1", "qqqqq", "3"), "and facts of a deal: deal.money, deal."),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_kept(
    told: tuple[Enrich, Office], arguments: tuple[str, ...], says: str
) -> None:
    enrich, office = told
    before = dump(office.folder / "store.db")
    ended = enrich(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert says in ended.err
    assert dump(office.folder / "store.db") == before


def test_frameworks_are_listed_with_their_factors_and_origin(enrich: Enrich) -> None:
    out = enrich("qualify", "--list").out
    assert "minda     MINDA: " in out
    assert "up to 25 points" in out
    assert "Economic buyer (economic_buyer)" in out
    assert "Dick Dunkel" in out


def test_a_framework_of_ones_own_is_a_file(told: tuple[Enrich, Office], tmp_path: Path) -> None:
    enrich, _ = told
    ours = tmp_path / "ours.toml"
    ours.write_text('name = "OURS"\n[[factor]]\nfact = "money"\nname = "Cash"\n', encoding="utf-8")
    assert "C Cash" in enrich("qualify", "1", "--framework", ours).out
    ours.write_text('name = "OURS"\n[[factor]]\nfact = "mony"\n', encoding="utf-8")
    ended = enrich("qualify", "1", "--framework", ours)
    assert (ended.code, "did you mean" in ended.err) == (2, True)


def test_an_answer_that_the_framework_does_not_ask_for_is_kept_and_said_to_be(
    told: tuple[Enrich, Office],
) -> None:
    enrich, _ = told
    ended = enrich(
        "qualify", "1", "--framework", "bant", "--answer", "champion=4", "--answer", "money=4", quiet=False
    )
    assert "kept: champion; BANT does not ask for it" in ended.err
    assert "kept: money" not in ended.err
    assert "champion is 4" in enrich("edit", "1", "--list").out


def test_where_nobody_said_anything_the_list_of_edits_says_so(told: tuple[Enrich, Office]) -> None:
    enrich, _ = told
    ended = enrich("edit", "1", "--list", quiet=False)
    assert (ended.out, ended.err) == ("", "Nobody said anything of it yet.\n")


def test_answers_reach_no_draft(told: tuple[Enrich, Office]) -> None:
    enrich, office = told
    enrich("qualify", "1", "--answer", "money=5 Olof whispered it", "--answer", "pain=5 whispered too")
    office.run()
    enrich("draft", "1", "--out", office.folder / "drafts")
    texts = [
        p.read_text(encoding="utf-8")
        for p in (office.folder / "drafts").rglob("*")
        if p.suffix in (".csv", ".eml")
    ]
    assert texts
    assert not any("whispered" in text for text in texts)


def test_a_table_too_large_to_be_one_is_not_read(told: tuple[Enrich, Office], tmp_path: Path) -> None:
    enrich, _ = told
    (tmp_path / "huge.toml").write_text("#" * 2_000_001)
    ended = enrich("qualify", "1", "--framework", tmp_path / "huge.toml", "--show")
    assert (ended.code, "larger than 2,000,000 bytes" in ended.err) == (2, True)

"""`enrich pipeline`: an export in, a report out that says on how many deals each figure rests."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.app.conftest import Enrich

HEAD = (
    "Deal ID,Deal stage,Amount,Currency,Create date,Close date,Date entered in contact,Date entered proposal sent,"
    "Deal owner"
)


def export(won: int, lost: int, more: tuple[str, ...] = ()) -> str:
    rows = [HEAD]
    for n in range(won + lost):
        stage = "Closed won" if n < won else "Closed lost"
        rows.append(f"{n},{stage},1000,EUR,2026-03-01,2026-04-10,2026-03-05,2026-03-25,Ada Stern")
    return "\n".join([*rows, *more]) + "\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deals.csv").write_text(export(20, 30), encoding="utf-8")
    return tmp_path


def test_the_report_begins_with_what_there_is_and_whether_it_piles_up(folder: Path, enrich: Enrich) -> None:
    ended = enrich("pipeline", "deals.csv", "--now", "2026-06-30")
    assert ended.code == 0, ended.err
    first, second, *rest = ended.out.splitlines()
    assert first == ("deals.csv, 2026-06-30: 50 deals, 0 open (no amounts), 20 won (20,000 EUR), 30 lost")
    assert second.startswith("No stage holds more than its own past explains")
    assert "Win rate      40% (28-54%; 20 of 50)" in rest
    assert "Sales cycle   40 (of 20), 40 on average" in rest
    assert any(line.endswith("\tno amounts\t16 (of 50)" + "\t40% (28-54%; 20 of 50)" * 2) for line in rest)
    assert any(line.startswith("Ada Stern\t50\t0\t20\t30\t40%") for line in rest)


def test_few_deals_give_no_figures(folder: Path, enrich: Enrich) -> None:
    (folder / "deals.csv").write_text(export(3, 4), encoding="utf-8")
    out = enrich("pipeline", "deals.csv", "--now", "2026-06-30").out
    assert "Win rate      too few (7)" in out
    assert "Average deal  EUR: too few won (3)" in out


def test_an_export_without_lost_deals_is_doubted(folder: Path, enrich: Enrich) -> None:
    (folder / "deals.csv").write_text(export(20, 0), encoding="utf-8")
    assert "no deal of this export is lost" in enrich("pipeline", "deals.csv", "--now", "2026-06-30").out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Stage\nNew\n", "no deal is won or lost: if some are, no rate here is one"),
        ("Stage\nLost\n", "no deal is won: if some are, no rate here is one"),
        ("Stage\nNew\n", "say what they are called: --map stage=COLUMN"),
        (
            "Stage,How it went\nNew,Gewonnen\nNew,\nNew,Lost\n",
            "'How it went' says won in 1 row, lost in 1 row: if that is how deals end, say --map outcome='How it went'",
        ),
        ("Stage,Lead Status\nLost,Won\n", "'Lead Status' says what was won, which 'Stage' never does"),
    ],
)
def test_an_export_in_which_nothing_is_won_is_doubted(
    folder: Path, enrich: Enrich, text: str, said: str
) -> None:
    (folder / "deals.csv").write_text(text, encoding="utf-8")
    assert said in enrich("pipeline", "deals.csv").err


def test_where_deals_are_won_nothing_is_doubted(folder: Path, enrich: Enrich) -> None:
    assert "no deal is won" not in enrich("pipeline", "deals.csv", "--now", "2026-06-30").err


def test_a_quota_is_counted_back_to_leads(folder: Path, enrich: Enrich) -> None:
    out = enrich("pipeline", "deals.csv", "--now", "2026-06-30", "--quota", "30k").out
    assert "Quota 2026 Q2  67% of 30,000 EUR (20,000 EUR from 20 deals); 100% of the time is over" in out
    assert "that is 10 average deals, or of leads in each stage as many as: 25 to contact (0 there)" in out


def test_rows_that_cannot_be_read_are_said_and_the_others_go_on(folder: Path, enrich: Enrich) -> None:
    odd = ("90,Closed won,lots,EUR,2026-03-01,2026-04-10,,,", "91,Waiting,5,EUR,2026-03-01,,,,", ",,,,,,,,")
    (folder / "deals.csv").write_text(export(20, 30, odd), encoding="utf-8")
    ended = enrich("pipeline", "deals.csv", "--now", "2026-06-30")
    assert ended.code == 0
    assert "51 deals" in ended.out
    assert '"lots" is no amount; taken as not known' in ended.err
    assert '"Waiting" = "in_contact"  # 1' in ended.err


def test_own_words_for_stages_and_a_history_of_changes_are_taken(folder: Path, enrich: Enrich) -> None:
    rows = [f"{n},{'Im Haus' if n < 12 else 'Abgesagt'},2026-01-01,2026-05-01" for n in range(30)]
    (folder / "deals.csv").write_text(
        "\n".join(["ID,Phase,Erstellt am,Abschlussdatum", *rows]), encoding="utf-8"
    )
    changes = [f"{n},Angebot,{day}.02.2026" for n, day in zip(range(30), [15] * 30, strict=True)]
    (folder / "history.csv").write_text(
        "\n".join(["Deal ID,Stage,Date", *changes, "1,Nirgends,1.1.2026"]), encoding="utf-8"
    )
    (folder / "words.toml").write_text('"im Haus" = "won"\n"Abgesagt" = "lost"\n', encoding="utf-8")
    ended = enrich(
        "pipeline", "deals.csv", "--stages", "words.toml", "--history", "history.csv", "--now", "2026-06-30"
    )
    assert ended.code == 0, ended.err
    assert "\tno amounts\t75 (of 30)\t40% (25-58%; 12 of 30)" in ended.out
    assert 'row 31: history.csv: stage "Nirgends" is not known; left out' in ended.err


def test_json_is_one_object_with_the_same_figures_and_all_troubles(folder: Path, enrich: Enrich) -> None:
    (found,) = enrich("pipeline", "deals.csv", "--now", "2026-06-30", "--json", "--quota", "1").lines
    assert json.dumps(found)
    assert (found["won"], found["value_won"], found["wins"]["value"]) == (20, {"EUR": "20000"}, 0.4)
    assert found["stages"][0]["stage"] == "to_contact"
    assert found["troubles"] == []
    assert found["quota"]["goal"] == "1"


def test_without_days_of_stages_the_report_says_what_is_missing(folder: Path, enrich: Enrich) -> None:
    (folder / "deals.csv").write_text("Stage,Value\n" + "Won,5\n" * 12 + "Lost,5\n" * 12, encoding="utf-8")
    ended = enrich("pipeline", "deals.csv")
    assert "no days of stages" in ended.err
    assert "Win rate      50% (31-69%; 12 of 24)" in ended.out


@pytest.mark.parametrize(
    ("text", "arguments", "said"),
    [
        ("Company,Amount\nAcme,5\n", [], "no column is recognised as the stage of a deal"),
        ("Stage\nWaiting\n", [], '"Waiting" = "in_contact"'),
        (
            "Stage,Amount\nWon,5 EUR\nWon,5 USD\n",
            ["--quota", "9"],
            "say which one the quota is in: --currency EUR",
        ),
        ("Stage\nWon\n", ["--quota", "much"], "is no sum above nothing"),
        ("Stage\nWon\n", ["--currency", "talers"], "is no currency"),
        ("Stage\nWon\n", ["--history", "deals.csv"], "no column is recognised as: deal, changed"),
        ("Stage\nWon\n", ["--map", "stage=Phase"], "no such column"),
    ],
)
def test_what_cannot_be_used_is_said(
    folder: Path, enrich: Enrich, text: str, arguments: list[str], said: str
) -> None:
    (folder / "deals.csv").write_text(text, encoding="utf-8")
    ended = enrich("pipeline", "deals.csv", *arguments)
    assert ended.code == 2
    assert said in ended.err

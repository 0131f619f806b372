"""`enrich score` and `enrich stage`: as a salesperson calls them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.app.conftest import Enrich
from tests.office import Office

HEAD = "Recipient,Event Type,Timestamp,Message ID,Link,Event ID\n"
ADA = "".join(
    f"ada@acme.example,{what},2026-11-03,,,\n"
    for what in [*["Email Open"] * 3, *["Click"] * 3, *["file_download"] * 3, "Free Trial Started"]
)
BO = "".join(f"bo@acme.example,{what},2026-11-04,,,\n" for what in ("pricing page visit", "opened", "opened"))
SCAN = "cy@gate.example,delivered,2026-11-05T10:00:00Z,m1,,\n" + "".join(
    f"cy@gate.example,click,2026-11-05T10:00:0{n}Z,m1,https://a.example/{n},\n" for n in (1, 2, 4)
)
LIST = (
    "Lead ID,Email,Country,enrich_verdict,Notes\n"
    'L1,Ada@Acme.example,DE,qualified,"=1+1, likes trains"\n'
    "L2,bo@acme.example,DE,needs_research,\n"
    "L3,cy@gate.example,FR,rejected,\n"
    "L4,dee@quiet.example,FR,qualified,\n"
)


@pytest.fixture
def events(tmp_path: Path) -> Path:
    return written(tmp_path / "events.csv", HEAD + ADA + BO + SCAN)


@pytest.fixture
def leads(tmp_path: Path) -> Path:
    return written(tmp_path / "leads.csv", LIST)


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def by_lead(enrich: Enrich, *arguments: str | Path) -> dict[str, dict[str, object]]:
    ended = enrich("score", *arguments, "--json")
    assert ended.code == 0, ended.err
    return {line["lead"]: line for line in ended.lines}


# -- points ------------------------------------------------------------------------------------------------


def test_the_worked_leads_have_their_points_and_the_gateway_has_none(enrich: Enrich, events: Path) -> None:
    found = by_lead(enrich, events)
    assert {lead: line["points"] for lead, line in found.items()} == {
        "ada@acme.example": 76, "bo@acme.example": 19, "cy@gate.example": 0,
    }  # fmt: skip
    assert list(found) == ["ada@acme.example", "bo@acme.example", "cy@gate.example"]
    assert found["cy@gate.example"]["machine_events"] == 3


def test_a_table_and_a_summary_are_for_people(enrich: Enrich, events: Path) -> None:
    ended = enrich("score", events, "--top", "1")
    assert ended.out.splitlines()[1].startswith("ada@acme.example\t76\tIQL\t")
    assert len(ended.out.splitlines()) == 2
    assert "17 events of 3 leads, 3 made by machines." in ended.err
    assert "1 lead did enough, but nobody has judged their fit" in ended.err


def test_every_event_that_a_machine_made_is_written_with_its_reason(
    enrich: Enrich, events: Path, tmp_path: Path
) -> None:
    enrich("score", events, "--machines", tmp_path / "machines.csv")
    rows = list(csv.DictReader((tmp_path / "machines.csv").open(encoding="utf-8", newline="")))
    assert [row["row"] for row in rows] == ["15", "16", "17"]
    assert {row["signs"] for row in rows} == {"at once burst"}
    assert all(row["because"].startswith("it came 1 s after the mail was delivered") for row in rows)


def test_one_lead_is_told_in_full(enrich: Enrich, events: Path) -> None:
    told = enrich("score", events, "--explain", "CY@gate.example").out
    assert "row 16, click 2026-11-05: earns nothing; it came 1 s after" in told
    assert enrich("score", events, "--explain", "nobody").code == 2


def test_rows_that_cannot_be_used_are_told_by_number_and_the_others_count(
    enrich: Enrich, tmp_path: Path
) -> None:
    bad = ",click,2026-11-03,,,\nx@y.example,,2026-11-03,,,\nx@y.example,click,soon,,,\n\n"
    ended = enrich("score", written(tmp_path / "bad.csv", HEAD + bad + ADA), "--json")
    assert [line["points"] for line in ended.lines] == [76]
    for said in ("row 1: nobody is named", "row 2: nothing says what was done", "row 3: 'soon' is no date"):
        assert said in ended.err


@pytest.mark.parametrize("below", ["", "\n", ",,,,,\n,,,,,\n"])
def test_a_file_without_an_event_is_refused_and_says_what_is_missing(
    enrich: Enrich, tmp_path: Path, below: str
) -> None:
    ended = enrich("score", written(tmp_path / "none.csv", HEAD + below), "--out", tmp_path / "out.csv")
    assert ended.code == 2
    assert "none.csv: no row stands below the columns (Recipient, Event Type" in ended.err
    assert "Give an export with a row for each event" in ended.err
    assert not (tmp_path / "out.csv").exists()


def test_a_list_is_judged_without_an_event_and_that_is_told(
    enrich: Enrich, leads: Path, tmp_path: Path
) -> None:
    ended = enrich("score", written(tmp_path / "none.csv", HEAD), "--leads", leads, "--json")
    assert (ended.code, len(ended.lines)) == (0, 4)
    assert "so nobody did anything: leads are judged by leads.csv alone" in ended.err


def test_the_same_event_twice_counts_once(enrich: Enrich, tmp_path: Path) -> None:
    text = HEAD + (
        "a@acme.example,click,2026-11-03T10:00:00Z,,,e1\n"
        "a@acme.example,click,2026-11-03T10:00:09Z,,,e1\n"
        "b@acme.example,click,2026-11-03T10:00:00Z,,,\n"
        "b@acme.example,click,2026-11-03T10:00:00Z,,,\n"
        "c@acme.example,click,2026-11-03,,,\n"
        "c@acme.example,click,2026-11-03,,,\n"
    )
    found = by_lead(enrich, written(tmp_path / "twice.csv", text))
    assert [found[f"{who}@acme.example"]["points"] for who in "abc"] == [5, 5, 10]


def test_a_number_that_is_the_leads_or_the_mails_numbers_no_event(enrich: Enrich, tmp_path: Path) -> None:
    click = "7,a@acme.example,click,2026-11-03\n"
    text = f"id,email,event,at\n7,a@acme.example,open,2026-11-03\n{click}{click}"
    ended = enrich("score", written(tmp_path / "ids.csv", text), "--json")
    assert ended.lines[0]["points"] == 12
    assert "column 'id' repeats from event to event" in ended.err


def test_what_comes_later_than_the_day_asked_for_is_left_out(enrich: Enrich, events: Path) -> None:
    assert set(by_lead(enrich, events, "--now", "2026-11-03")) == {"ada@acme.example"}
    assert enrich("score", events, "--now", "soon").code == 2


def test_events_come_as_json_lines_with_any_names_of_columns(enrich: Enrich, tmp_path: Path) -> None:
    lines = [
        {"who": "a@acme.example", "what": "download", "times done": 2},
        {"who": "a@acme.example", "what": "zzz"},
    ]
    path = written(tmp_path / "e.jsonl", "\n".join(map(json.dumps, lines)))
    assert "Say which one is which: --map lead=COLUMN --map event=COLUMN" in enrich("score", path).err
    ended = enrich(
        "score", path, "--map", "lead=who", "--map", "event=what", "--map", "count=times done", "--json"
    )
    assert ended.lines[0]["points"] == 20
    assert "no rule is about: zzz (1)" in ended.err


def test_the_lines_that_are_shown_for_what_no_rule_is_about_can_be_pasted(
    enrich: Enrich, tmp_path: Path
) -> None:
    events = written(tmp_path / "e.csv", "lead,event\na@x.example,form\na@x.example,Messe: Stand besucht\n")
    said = enrich("score", events).err
    assert "no rule is about: form (1), messe_stand_besucht (1). They earn nothing." in said
    assert "enrich score --show-rules > rules.toml" in said
    pasted = said[said.index("[[rule]]") : said.rindex("points = 5") + len("points = 5")]
    rules = written(tmp_path / "rules.toml", enrich("score", "--show-rules").out + "\n" + pasted + "\n")
    ended = enrich("score", events, "--rules", rules, "--json")
    assert ended.lines[0]["points"] == 10
    assert "no rule is about" not in ended.err
    written(rules, '[[rule]]\nevent = "click"\npoints = 1\n')
    assert f"add these to {rules}" in enrich("score", events, "--rules", rules).err


def test_a_demo_request_is_a_contact_form_unless_a_rule_names_it(enrich: Enrich, tmp_path: Path) -> None:
    events = written(tmp_path / "e.csv", "lead,event\na@x.example,demo request\na@x.example,contact form\n")
    ended = enrich("score", events, "--json")
    assert ended.lines[0]["points"] == 30
    assert "no rule is about" not in ended.err
    own = "".join(
        f'[[rule]]\nevent = "{kind}"\npoints = {n}\n' for kind, n in (("contact_form", 1), ("demo", 7))
    )
    assert by_lead(enrich, events, "--rules", written(tmp_path / "r.toml", own))["a@x.example"]["points"] == 8


def test_own_rules_are_used_and_their_mistakes_told_with_lines(
    enrich: Enrich, events: Path, tmp_path: Path
) -> None:
    rules = written(
        tmp_path / "rules.toml",
        '[[rule]]\nevent = "clik"\npoints = 1\n[[rule]]\nevent = "click"\npoints = 1\n',
    )
    ended = enrich("score", events, "--rules", rules, "--json")
    assert ended.lines[0]["points"] == 3
    assert "no event was ever one of: clik" in ended.err
    rules.write_text('[[rule]]\nevent = "click"\n', encoding="utf-8")
    wrong = enrich("score", events, "--rules", rules)
    assert wrong.code == 2
    assert 'rules.toml has 1 mistake:\n  line 1: [[rule]]: it has no "points"' in wrong.err


def test_the_shipped_rules_are_printed_and_can_be_used(enrich: Enrich, events: Path, tmp_path: Path) -> None:
    shown = enrich("score", "--show-rules").out
    rules = written(tmp_path / "rules.toml", shown)
    assert by_lead(enrich, events, "--rules", rules)["ada@acme.example"]["points"] == 76
    assert enrich("score").code == 2


# -- the list of leads, stages -----------------------------------------------------------------------------


def test_the_list_comes_back_row_by_row_with_our_columns_behind(
    enrich: Enrich, events: Path, leads: Path, tmp_path: Path
) -> None:
    enrich("score", events, "--leads", leads, "--out", tmp_path / "out.csv")
    rows = list(csv.reader((tmp_path / "out.csv").open(encoding="utf-8", newline="")))
    assert [row[:5] for row in rows] == list(csv.reader(LIST.splitlines()))
    stage = rows[0].index("enrich_stage")
    assert [row[stage] for row in rows[1:]] == ["pql", "iql", "unqualified", "new"]


def test_a_file_of_leads_without_a_list_is_safe_in_a_spreadsheet(enrich: Enrich, tmp_path: Path) -> None:
    events = written(tmp_path / "e.csv", "lead,event\n=cmd()|x,click\n")
    enrich("score", events, "--out", tmp_path / "out.csv")
    assert "\n'=cmd()|x,5," in (tmp_path / "out.csv").read_text(encoding="utf-8")


def test_the_same_again_adds_no_change_of_stage(enrich: Enrich, events: Path, leads: Path) -> None:
    first = enrich("score", events, "--leads", leads)
    assert "3 changes of stage kept" in first.err
    history = enrich("stage", "ada@acme.example").out
    again = enrich("score", events, "--leads", leads)
    assert "kept" not in again.err
    assert enrich("stage", "ada@acme.example").out == history
    assert "new → PQL  it fits and uses the product  (rule, shipped rules)" in history


def test_nothing_is_kept_where_nothing_shall_be(enrich: Enrich, events: Path) -> None:
    enrich("score", events, "--no-keep")
    assert enrich("stage", "ada@acme.example").out == ""


def test_a_persons_word_stands_whatever_the_rules_say_until_it_is_given_back(
    enrich: Enrich, events: Path, leads: Path
) -> None:
    assert (
        enrich("stage", "L1", "zombie", "--leads", leads, "--by", "Kim", "--because", "left the firm").code
        == 0
    )
    for _ in range(2):
        ada = by_lead(enrich, events, "--leads", leads)["ada@acme.example"]
        assert (ada["stage"], ada["stage_how"], ada["stage_by"]) == ("zombie", "person", "Kim")
        assert ada["stage_proposed"] == "pql"
        assert [task["when"] for task in ada["tasks"]] == ["disputed"]  # type: ignore[attr-defined]
    enrich("stage", "ada@acme.example", "auto")
    assert by_lead(enrich, events, "--leads", leads)["ada@acme.example"]["stage"] == "pql"
    kept = enrich("stage", "ada@acme.example", "--json").lines
    assert [change["how"] for change in kept] == ["person", "person", "rule", "rule"]


def test_a_word_that_is_no_stage_is_refused_with_those_there_are(enrich: Enrich) -> None:
    ended = enrich("stage", "ada@acme.example", "lukewarm")
    assert ended.code == 2
    assert "'lukewarm' is no stage. It can be one of: new, unqualified, iql" in ended.err


def test_what_is_kept_of_a_lead_is_erased_on_demand(enrich: Enrich, events: Path) -> None:
    enrich("score", events)
    assert "1 change of ada@acme.example erased" in enrich("stage", "ada@acme.example", "--forget").err
    assert enrich("stage", "ada@acme.example").out == ""


def test_sales_gets_a_packet_for_each_lead_that_it_should_have(
    enrich: Enrich, events: Path, leads: Path, tmp_path: Path
) -> None:
    enrich("score", events, "--leads", leads, "--packets", tmp_path / "packets")
    (packet,) = (tmp_path / "packets").glob("*.json")
    assert packet.name.startswith("ada-acme-example-")
    sent = json.loads(packet.read_text(encoding="utf-8"))
    assert (sent["stage"], sent["fit"]["verdict"], sent["segmentation"]) == (
        "pql",
        "qualified",
        {"country": "DE"},
    )
    assert sent["history"][-1]["because"] == "it fits and uses the product"
    assert packet.with_suffix(".md").read_text(encoding="utf-8").startswith("# ada@acme.example\n")


def test_a_lead_called_like_a_path_writes_into_its_folder(
    enrich: Enrich, leads: Path, tmp_path: Path
) -> None:
    events = written(tmp_path / "e.csv", "lead,event\n../../x/é,trial\n")
    listed = written(tmp_path / "l.csv", "id,verdict\n../../x/é,qualified\n")
    enrich("score", events, "--leads", listed, "--packets", tmp_path / "packets")
    assert len(list((tmp_path / "packets").iterdir())) == 2


def test_without_verdicts_in_the_list_those_of_the_latest_run_count(
    enrich: Enrich, office: Office, tmp_path: Path
) -> None:
    events = written(tmp_path / "e.csv", "lead,event\nada@linnea-pumpar.example,trial\n")
    ended = enrich("score", events, "--no-keep", "--json", store=office.folder / "store.db")
    assert "fit: by the latest run, of list.csv" in ended.err
    assert ended.lines[0]["fit"] in ("qualified", "rejected", "needs_research")
    assert ended.lines[0]["fit_by"] == "the latest run, of list.csv"


def test_leads_out_of_the_flow_stand_below_those_in_it_with_their_reason(
    enrich: Enrich, tmp_path: Path
) -> None:
    events = written(
        tmp_path / "e.csv",
        "lead,event,at\n"
        + "old@x.example,trial,2020-01-01\n" * 4
        + "unfit@y.example,trial,2026-11-01\n" * 3
        + "new@z.example,open,2026-11-01\n",
    )
    listed = written(tmp_path / "l.csv", "email,verdict\nunfit@y.example,rejected\nidle@w.example,\n")
    ended = enrich("score", events, "--leads", listed, "--now", "2026-11-05")
    rows = [row.split("\t") for row in ended.out.splitlines()[1:]]
    assert [row[0] for row in rows] == [
        "new@z.example", "idle@w.example", "old@x.example", "unfit@y.example",
    ]  # fmt: skip
    assert rows[2][2] == "zombie"
    assert rows[2][4].startswith("nothing from it for 2501 days; 4 x trial: +100")
    assert rows[3][4].startswith("it does not fit (verdict in l.csv); 3 x trial: +75")


CUSTOMERS = (
    "Email,Lifecycle Stage,Customer,Became a Customer Date\n"
    "a@a.example,Customer,,\n"
    "b@b.example,Lead,yes,\n"
    "c@c.example,,,2024-05-03\n"
    "d@d.example,Lead,no,2024-05-03\n"
    "e@e.example,Lead,Acme GmbH,\n"
    "f@f.example,Former customer,,2024-05-03\n"
    "g@g.example,,,2027-01-01\n"
)


def test_leads_that_a_list_says_are_customers_are_set_aside_and_earn_no_task(
    enrich: Enrich, tmp_path: Path
) -> None:
    events = written(
        tmp_path / "e.csv", "lead,event\n" + "".join(f"{x}@{x}.example,trial\n" * 3 for x in "abc")
    )
    listed = written(tmp_path / "crm.csv", CUSTOMERS)
    asked = (events, "--leads", listed, "--now", "2026-11-05", "--packets", tmp_path / "packets")
    found = by_lead(enrich, *asked, "--no-keep")
    assert [lead[0] for lead, line in found.items() if line["stage"] == "customer"] == ["a", "b", "c"]
    assert list(found)[-3:] == ["a@a.example", "b@b.example", "c@c.example"]
    assert not any(found[f"{x}@{x}.example"]["tasks"] for x in "abc")
    assert list((tmp_path / "packets").iterdir()) == []
    told = found["b@b.example"]
    assert (told["stage_how"], told["stage_by"]) == ("list", "crm.csv")
    assert told["stage_because"] == "it is a customer already: Customer of crm.csv says 'yes'"
    table = enrich("score", *asked)
    assert "a@a.example" not in table.out
    assert "e@e.example" in table.out
    assert "3 customers set aside; --customers shows them" in table.err
    shown = enrich("score", *asked, "--customers")
    assert shown.out.splitlines()[-1].startswith("c@c.example\t75\tcustomer\t")
    assert "set aside" not in shown.err


@pytest.mark.parametrize(("day", "stage"), [("2026-11-05", "new"), ("2027-02-01", "customer")])
def test_a_day_that_is_still_to_come_makes_no_customer(
    enrich: Enrich, tmp_path: Path, day: str, stage: str
) -> None:
    events = written(tmp_path / "e.csv", "lead,event\nz@z.example,open\n")
    listed = written(tmp_path / "crm.csv", CUSTOMERS)
    assert by_lead(enrich, events, "--leads", listed, "--now", day)["g@g.example"]["stage"] == stage


def test_a_list_that_was_scored_before_has_our_columns_once_and_another_command_s_as_they_were(
    enrich: Enrich, events: Path, tmp_path: Path
) -> None:
    listed = written(tmp_path / "run.csv", "Email,enrich_reasons,City\nada@acme.example,fits,Ulm\n")
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    enrich("score", events, "--leads", listed, "--out", first)
    first.write_text(first.read_text("utf-8").replace(",76,", ",7,"), encoding="utf-8")
    enrich("score", events, "--leads", first, "--out", second)
    with second.open(encoding="utf-8", newline="") as file:
        head, row = csv.reader(file)
    assert head[:4] == ["Email", "enrich_reasons", "City", "enrich_points"]
    assert row[:4] == ["ada@acme.example", "fits", "Ulm", "76"]
    assert (head.count("enrich_points"), head.count("enrich_reasons")) == (1, 2)


def test_a_cell_beyond_the_named_columns_comes_back_too(enrich: Enrich, events: Path) -> None:
    listed, out = events.with_name("leads.csv"), events.with_name("scored.csv")
    listed.write_text("Email,Company\nada@acme.example,Acme,remark\nbo@b.example,B\n", encoding="utf-8")
    enrich("score", str(events), "--leads", str(listed), "--out", str(out))
    rows = list(csv.reader(out.open(encoding="utf-8", newline="")))
    assert rows[0][:4] == ["Email", "Company", "", "enrich_points"]
    assert rows[1][:4] == ["ada@acme.example", "Acme", "remark", "76"]
    assert {len(row) for row in rows} == {len(rows[0])}

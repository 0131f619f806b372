"""What is said of an account in the columns that are added to the user's own."""

from __future__ import annotations

import re

from connectors.statement import ABSENT, FOUND, Cause, Outcome, Statement, unknown
from enrich.exports.columns import NAMES, values
from enrich.store.records import AskRecord
from enrich.work.account import Account
from icp.asking import Way
from icp.profile import parse_profile
from icp.verdict import judge
from matching.assemble import company
from matching.deciders import decision_makers
from tests.matching.statements import NOW, said

SITE = "acme.example"
PROFILE = parse_profile('[[must]]\nkind = "size"\nlabel = "40 or more"\nmin = 40\n', "icp.toml")


def account(*statements: Statement) -> Account:
    made = company("file:list.csv:1", statements, {f"website:{SITE}"}, NOW, {"website": 0.9})
    return Account("file:list.csv:1", 1, made, judge(made, PROFILE, NOW), (), statements)


def cells(*statements: Statement, asks: tuple[AskRecord, ...] = ()) -> dict[str, str]:
    made = account(*statements)
    return dict(zip(NAMES, values(made, asks, decision_makers(made.company)), strict=True))


def ask(source: str, outcome: Outcome) -> AskRecord:
    return AskRecord(1, source, outcome, NOW, 1, 0, 0.0)


def human(name: str, title: str, days: float = 10) -> list[Statement]:
    subject = f"{SITE}/people/{name}"
    told = {"name": name, "title": title, "employer": SITE}
    return [said(f"person.{k}", v, subject=subject, days=days) for k, v in told.items()]


def test_every_column_has_our_prefix_and_a_name_of_its_own() -> None:
    assert all(re.fullmatch(r"enrich_[a-z_]+", name) for name in NAMES)
    assert len(set(NAMES)) == len(NAMES)


def test_an_account_of_which_nothing_is_known_has_empty_cells_and_a_verdict() -> None:
    found = {name: cell for name, cell in cells().items() if cell}
    assert set(found) == {
        "enrich_verdict", "enrich_score", "enrich_low", "enrich_high", "enrich_reasons", "enrich_next_question",
        "enrich_counterfactual",
    }  # fmt: skip
    assert (found["enrich_verdict"], found["enrich_low"], found["enrich_high"]) == (
        "needs_research",
        "0",
        "100",
    )


def test_a_verdict_comes_with_its_reasons() -> None:
    found = cells(said("company.employees", "120"))
    assert (found["enrich_verdict"], found["enrich_score"]) == ("qualified", "100")
    assert found["enrich_reasons"].startswith("40 or more: yes (")
    assert found["enrich_next_question"] == ""


def test_a_country_is_written_as_people_write_it() -> None:
    assert cells(said("company.country", "SE"))["enrich_country"] == "Sweden"


def test_fields_of_many_values_are_listed_and_not_endless() -> None:
    found = cells(*(said("company.technology", f"Tool {n:02}") for n in range(20)))
    assert found["enrich_technologies"].split("; ") == [f"Tool {n:02}" for n in range(8)]


def test_open_roles_are_those_counted_or_else_those_seen() -> None:
    roles = [
        said(f"role.{field}", value, subject=f"job:{n}")
        for n in range(2)
        for field, value in (("title", "Fitter"), ("employer", SITE))
    ]
    assert cells(*roles)["enrich_open_roles"] == "2"
    assert cells(*roles, said("company.open_roles", "14"))["enrich_open_roles"] == "14"
    assert cells()["enrich_open_roles"] == ""


def test_money_raised_is_told_in_one_cell() -> None:
    told = {"company": SITE, "kind": "Form D", "amount": "5 USD", "date": "2026-01"}
    money = [said(f"funding.{field}", value, subject="round:1") for field, value in told.items()]
    assert cells(*money)["enrich_funding"] == "Form D, 5 USD, 2026-01"


def test_people_counted_are_those_who_are_there() -> None:
    found = cells(*human("Ada Voss", "Managing Director"), *human("Ben Thaler", "CFO", days=700))
    assert found["enrich_people"] == "1"
    assert found["enrich_decision_makers"].startswith("Ada Voss (Managing Director)")
    assert cells()["enrich_people"] == ""


def test_who_was_seen_too_long_ago_is_no_decision_maker_of_today() -> None:
    old = human("Ben Thaler", "CFO", days=700)
    assert cells(*old)["enrich_decision_makers"] == ""
    both = cells(*human("Ada Voss", "Managing Director"), *old)
    assert both["enrich_decision_makers"] == "Ada Voss (Managing Director)"


def test_what_is_absent_and_what_is_unknown_stand_apart() -> None:
    asks = (
        ask("a", FOUND),
        ask("b", ABSENT),
        ask("c", unknown(Cause.ROBOTS)),
        ask("d", unknown(Cause.NO_KEY)),
    )
    found = cells(asks=asks)
    assert found["enrich_found_in"] == "a"
    assert found["enrich_absent_from"] == "b"
    assert found["enrich_unknown"] == "c: robots; d: no_key"


def happening(kind: str, text: str, day: str, source: str = "website") -> list[Statement]:
    told = {"company": SITE, "kind": kind, "text": text, "date": day}
    return [said(f"signal.{k}", v, subject=f"{SITE}/{kind}", source=source) for k, v in told.items()]


def test_signals_are_told_weightiest_first_with_their_day_and_what_they_say_of_growth() -> None:
    found = cells(
        *happening("news", "Acme Pumps in the press", "2026-08-20"),
        *happening("award", "Acme Pumps wins the Harbour Prize", "2026-09-20"),
        *happening("layoffs", "Acme Pumps lets thirty people go", "2026-09-01"),
    )
    assert found["enrich_signals"].split(" | ") == [
        "2026-09-20 award (positive): Acme Pumps wins the Harbour Prize",
        "2026-09-01 layoffs (negative): Acme Pumps lets thirty people go",
        "2026-08-20 news (neutral): Acme Pumps in the press",
    ]
    assert cells()["enrich_signals"] == ""


def test_the_cheapest_source_stands_beside_the_question() -> None:
    made = account()
    way = Way("brreg", ("company.employees",), 0.6, 0.0, 1)
    assert dict(zip(NAMES, values(made, (), (), way), strict=True))["enrich_next_source"] == "brreg"
    assert cells()["enrich_next_source"] == ""

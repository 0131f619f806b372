"""people.csv and evidence.csv: who is there, and every statement with its quote and where it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from connectors.files.cells import unescaped
from connectors.page import Page
from connectors.statement import Statement
from enrich.exports.people import EVIDENCE, PEOPLE, evidence_rows, people_rows
from enrich.work.account import Account
from matching.deciders import decision_makers
from tests.exports.test_columns import SITE, account, human
from tests.matching.signals.looks import Looks, event, fact
from tests.matching.statements import NOW, said
from tests.office import Office, pages, read_csv, records_of


def people(*statements: object) -> list[dict[str, str]]:
    made = account(*statements)  # type: ignore[arg-type]
    rows = people_rows(made, decision_makers(made.company), NOW)
    return [dict(zip(PEOPLE, row, strict=True)) for row in rows]


# ---- people


def test_decision_makers_come_first_by_rank_and_then_the_others() -> None:
    found = people(
        *human("Ada Voss", "Fitter"),
        *human("Ben Thaler", "Managing Director"),
        *human("Cem Arslan", "Head of Service"),
    )
    assert [(row["name"], row["rank"]) for row in found] == [
        ("Ben Thaler", "1"),
        ("Cem Arslan", "2"),
        ("Ada Voss", ""),
    ]
    assert found[0]["because"]


def test_a_person_comes_with_a_quote_and_where_it_stands() -> None:
    (row,) = people(*human("Ada Voss", "Managing Director"))
    assert (row["source"], row["url"], row["quote"]) == (
        "website",
        "https://website.example/",
        "Managing Director",
    )
    assert (row["affiliation"], row["last_seen"]) == ("current", "2026-09-21")


def test_somebody_who_left_is_listed_as_former_and_was_last_seen_nowhere() -> None:
    left = said("person.until", "2024", subject=f"{SITE}/people/Ada Voss")
    (row,) = people(*human("Ada Voss", "Managing Director"), left)
    assert (row["affiliation"], row["last_seen"], row["rank"]) == ("former", "", "")


def reached(name: str, email: str) -> list[Statement]:
    return [*human(name, "Fitter"), said("person.email", email, subject=f"{SITE}/people/{name}")]


HERE = said("company.domain", SITE)
TEAM = [
    s
    for n in ("Ada Voss", "Ben Thaler", "Eli North")
    for s in reached(n, f"{n.lower().replace(' ', '.')}@{SITE}")
]
MAIL = ("enrich_email_guess", "enrich_email_status", "enrich_email_probability", "enrich_email_because")


def test_whoever_has_no_address_gets_a_guess_beside_and_never_in_the_column_of_addresses() -> None:
    rows = {row["name"]: row for row in people(HERE, *TEAM, *human("Cem Arslan", "Head of Service"))}
    guess, status, probability, because = (rows["Cem Arslan"][column] for column in MAIL)
    assert (rows["Cem Arslan"]["email"], guess, status) == ("", f"cem.arslan@{SITE}", "guessed")
    assert 0.7 < float(probability) < 1
    assert because.startswith(f"3 of 3 known addresses at {SITE} are first.last | ")


def test_an_address_that_is_stated_comes_with_its_status_and_no_guess() -> None:
    rows = {row["name"]: row for row in people(HERE, *TEAM)}
    assert [rows["Ada Voss"][column] for column in MAIL] == [
        "",
        "likely",
        "",
        "a source states it; nobody has tried it",
    ]


def test_an_address_that_was_refused_is_named_beside_the_guess() -> None:
    dead = f"cem@{SITE}"
    verdict = said("person.email_status", f"undeliverable {dead}", subject=f"{SITE}/people/Cem Arslan")
    rows = {row["name"]: row for row in people(HERE, *TEAM, *reached("Cem Arslan", dead), verdict)}
    assert (rows["Cem Arslan"]["email"], rows["Cem Arslan"][MAIL[0]]) == (dead, f"cem.arslan@{SITE}")
    assert rows["Cem Arslan"][MAIL[3]].endswith(f"{dead}: website saw it refused")


def test_a_private_mailbox_is_not_judged() -> None:
    (row,) = people(*reached("Ada Voss", "ada.voss@gmail.com"))
    assert [row[column] for column in MAIL[:3]] == ["", "unknown (private)", ""]


# ---- evidence


def test_every_statement_is_listed_with_whether_it_is_used() -> None:
    made = account(
        said("company.employees", "120"),
        said("company.employees", "40", confidence=0.1),
        said("company.employees", "7", subject="namesake.example"),
    )
    rows = [dict(zip(EVIDENCE, row, strict=True)) for row in evidence_rows(made)]
    assert {row["value"]: row["used"] for row in rows} == {"120": "yes", "40": "no", "7": "other"}


def changed() -> Account:
    """An account whose one source dropped a tool between two looks, and states an event."""
    told = [*fact("technology", "Postmark"), *event("award", "Acme wins the Harbour Prize", "2026-09-20")]
    looks = Looks().at(40, "dns", told, fact("technology", "Salesforce")).at(3, "dns", told)
    made, statements = looks.company, tuple(looks.now["dns/"].values())
    return replace(account(*statements), company=made, statements=statements)


def test_what_a_signal_rests_on_is_evidence_also_where_its_source_does_not_say_it_any_more() -> None:
    rows = [dict(zip(EVIDENCE, row, strict=True)) for row in evidence_rows(changed())]
    assert {row["value"]: row["used"] for row in rows if row["field"] == "company.technology"} == {
        "Postmark": "yes",
        "Salesforce": "earlier",
    }
    assert {row["used"] for row in rows if row["field"].startswith("signal.")} == {"yes"}
    assert len({(row["subject"], row["field"], row["value"]) for row in rows}) == len(rows)


def test_evidence_tells_when_it_was_seen_and_when_it_goes_stale() -> None:
    (row,) = evidence_rows(account(said("company.employees", "120", days=0)))
    found = dict(zip(EVIDENCE, row, strict=True))
    assert datetime.fromisoformat(found["seen"]) == NOW
    assert (datetime.fromisoformat(found["expires"]) - NOW).days == 365


def test_every_quote_of_a_run_is_found_again_in_the_page_or_the_row_it_names(office: Office) -> None:
    rows = records_of(office.out / "evidence.csv")
    cells = dict(enumerate(read_csv(office.folder / "list.csv")))
    checked = {"page": 0, "row": 0}
    for row in rows:
        quote, at = unescaped(row["quote"]), unescaped(row["at"])
        if row["source"] == "file":
            n = int(row["subject"].split(":")[2].partition("/")[0])
            assert any(quote in cell for cell in cells[n]), row
            checked["row"] += 1
        else:
            page = Page(row["url"], pages()[row["url"]].encode(), NOW)
            assert page.holds(quote, at), row
            checked["page"] += 1
    assert checked["page"] > 40
    assert checked["row"] > 10


def test_every_value_that_stands_beside_the_users_row_has_evidence(office: Office) -> None:
    used = {
        (row["row"], row["value"]) for row in records_of(office.out / "evidence.csv") if row["used"] == "yes"
    }
    told = {"enrich_domain", "enrich_employees", "enrich_city", "enrich_legal_name", "enrich_website"}
    checked = 0
    for row in records_of(office.out / "accounts.csv"):
        for name in told:
            if row[name]:
                account_number = row["enrich_same_as_row"] or row["enrich_row"]
                assert (account_number, row[name]) in used
                checked += 1
    assert checked > 10


def test_nothing_that_others_read_would_run_in_a_spreadsheet(office: Office) -> None:
    for path in (*office.out.glob("people.csv"), office.out / "evidence.csv", *_drafts(office.out)):
        for row in read_csv(path):
            assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row), (path, row)


def _drafts(out: Path) -> list[Path]:
    return [out / "drafts" / "drafts.csv"]

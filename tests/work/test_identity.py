"""Which of the subjects that sources spoke of is the account at hand."""

from __future__ import annotations

from connectors.statement import Finding, Statement, stamp
from enrich.work.identity import candidates, joined, judge_subjects, same_as, target_of, with_identifier
from matching.assemble import company
from matching.cluster import Verdict
from matching.records import Record
from tests.work.sources import NOW, source

SITE = source("site", "company.name", "company.domain")
BOARD = source("board", "company.name", identifies="company.job_board")
REGISTER = source("register", "company.name", "company.lei", identifies="company.lei")
UNNAMED = source("press", "company.name", identifies="")
SOURCES = {s.name: s for s in (SITE, BOARD, REGISTER, UNNAMED)}
ACCOUNT = "file:list.csv:1"


def said(subject: str, field: str, value: str) -> Statement:
    name, _, rest = subject.partition(":")
    return stamp(Finding(rest, field, value, quote=value), source=name, url="https://x.example/", seen=NOW)


def verdicts(*statements: Statement) -> dict[str, Verdict]:
    return {j.right: j.verdict for j in judge_subjects(ACCOUNT, {ACCOUNT}, statements, SOURCES)}


def test_a_subjects_own_name_is_an_identifier_where_its_source_says_so() -> None:
    assert with_identifier("site:acme.example", (), SOURCES).all("company.domain") == ("acme.example",)
    assert with_identifier("register:lei:5299", (), SOURCES).all("company.lei") == ("5299",)
    assert with_identifier("board:acme", (), SOURCES).all("company.job_board") == ("board:acme",)
    assert with_identifier("press:acme", (), SOURCES).values == {}
    assert with_identifier("stranger:acme", (), SOURCES).values == {}


def test_an_identifier_that_is_stated_too_stands_once() -> None:
    statements = [said("site:acme.example", "company.domain", "acme.example")]
    assert with_identifier("site:acme.example", statements, SOURCES).all("company.domain") == (
        "acme.example",
    )


def test_whoever_is_said_to_employ_somebody_is_a_candidate_too() -> None:
    tied = stamp(
        Finding("a.example/p", "person.employer", "b.example", quote="its name"),
        source="site",
        url="https://x.example/",
        seen=NOW,
    )
    found = candidates([said("site:a.example", "company.name", "Acme"), tied], SOURCES)
    assert [record.id for record in found] == ["site:a.example", "site:b.example"]


def test_whom_an_event_or_a_round_is_tied_to_is_a_candidate_and_may_be_the_account() -> None:
    tied = [
        stamp(Finding("a.example/x", field, "a.example", quote="A"), source="site", url="https://x.example/", seen=NOW)
        for field in ("signal.company", "funding.company", "role.employer")
    ]  # fmt: skip
    for statement in tied:
        assert verdicts(said(ACCOUNT, "company.domain", "a.example"), statement) == {
            "site:a.example": Verdict.SAME
        }


def test_the_accounts_own_site_is_the_account_and_a_namesakes_is_not() -> None:
    judged = verdicts(
        said(ACCOUNT, "company.name", "Ventra"),
        said(ACCOUNT, "company.domain", "ventra.example"),
        said("site:ventra.example", "company.name", "Ventra"),
        said("site:ventra-uk.example", "company.name", "Ventra"),
    )
    assert judged == {"site:ventra.example": Verdict.SAME, "site:ventra-uk.example": Verdict.DIFFERENT}


def test_a_name_that_many_have_is_not_enough() -> None:
    judged = verdicts(said(ACCOUNT, "company.name", "Nova"), said("press:1", "company.name", "Nova"))
    assert judged == {"press:1": Verdict.UNSURE}


def test_the_subjects_judged_the_same_are_the_others_of_the_pair() -> None:
    statements = [
        said(ACCOUNT, "company.domain", "acme.example"),
        said("site:acme.example", "company.name", "Acme"),
        said("press:1", "company.name", "Nova"),
    ]
    judged = judge_subjects(ACCOUNT, {ACCOUNT}, statements, SOURCES)
    assert same_as(ACCOUNT, judged) == {"site:acme.example"}
    assert same_as("somebody else", judged) == set()


def test_several_records_joined_hold_each_value_once_in_order() -> None:
    one = Record("a", "company", {"company.name": ("Acme",), "company.city": ("Bari",)})
    two = Record("b", "company", {"company.name": ("ACME", "Acme")})
    both = joined("n", [one, two])
    assert (both.id, both.all("company.name"), both.all("company.city")) == ("n", ("Acme", "ACME"), ("Bari",))


def test_a_source_is_told_what_it_needs_to_be_asked_and_nothing_else() -> None:
    statements = [
        said(ACCOUNT, "company.name", "Acme"),
        said(ACCOUNT, "company.phone", "+442079460101"),
        said(f"{ACCOUNT}/person", "person.name", "Ada Voss"),
        said(f"{ACCOUNT}/person", "person.email", "ada@acme.example"),
    ]
    made = company(ACCOUNT, statements, {ACCOUNT}, NOW, {"file": 0.9})
    assert dict(target_of(made).known) == {"company.name": ("Acme",)}

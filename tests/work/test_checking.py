"""Lists are checked fast, and to the letter as one row after the other would be."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.files.columns import Mapped, detect
from connectors.files.rows import row_statements, standing
from enrich.work.checking import check_lines, lines
from enrich.work.checking.checker import Checker, Job
from enrich.work.checking.company import Reading, ReadRow, RowCompany
from enrich.work.checking.remembered import Remembered
from enrich.work.checking.shown import shown
from enrich.work.rows import open_listing
from icp.answer import Answer, unknown, yes
from icp.interval import Clause, Group
from icp.profile import Profile
from icp.verdict import judge
from matching.assemble import company
from matching.nouns import Company
from tests.icp.companies import AT_LENGTH, profile
from tests.icp.drawn import profiles

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)
CELLS = {
    "Company": ("Nordlicht Instrumente", "Facebook", "test", "n/a", "Total", "Ærø Færgen ApS", ""),
    "Website": (
        "https://nordlicht.example",
        "facebook.com",
        "linkedin.com/company/nordlicht",
        "sales@ostwind.example",
        "n/a",
        "",
    ),
    "Employees": ("5", "120", "11-50", "~40", "10,000+", "Nov-50", ""),
    "Industry": ("Logistics", "Hochbau", "Other", "Drone racing", ""),
    "Country": ("DE", "Deutschland", "US", "nowhere", ""),
    "City": ("Berlin", "Austin", ""),
    "Location": ("Austin, TX", "Paris, France", "Berlin", ""),
    "Founded": ("2012", "1950", "2026", "soon", ""),
    "Description": (f"Plans a route for a fleet. {AT_LENGTH}", "We do field service.", "Crypto.", ""),
    "Keywords": ("crypto; Freight", "field service", ""),
    "Email": ("ada@ostwind.example", "ada@gmail.com", "", "no address"),
    "First Name": ("Ada", ""),
    "Last Name": ("Nwosu", ""),
    "Job Title": ("Head of Operations", ""),
    "Phone": ("+49 30 23125 100", ""),
}


@st.composite
def lists(draw: st.DrawFn) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Columns in any order, and rows of few different cells, some of them too short."""
    names = draw(st.lists(st.sampled_from(sorted(CELLS)), min_size=1, unique=True))
    columns = tuple(dict.fromkeys((*names, "Company")))
    row = st.tuples(*(st.sampled_from(CELLS[name]) for name in columns))
    rows = draw(st.lists(row, max_size=8))
    return columns, [
        cells[: draw(st.integers(1, len(cells)))] if draw(st.booleans()) else cells for cells in rows
    ]


def job(columns: Sequence[str], rows: Sequence[Sequence[str]], wanted: Profile) -> Job:
    return Job("list.csv", tuple(columns), tuple(detect(columns, rows)), wanted, NOW)


def plainly(job: Job, n: int, cells: tuple[str, ...]) -> str:
    """The line of one row, by way of all that it says and all that a run would make of it."""
    said = row_statements(job.file, n, cells, job.mapping, job.now)
    kind = standing(cells, job.columns, said)
    if kind != "company":
        return json.dumps({"row": n, "company": None, "verdict": None, "standing": kind}, ensure_ascii=False)
    subject = f"file:{job.file}:{n}"
    verdict = judge(company(subject, said, {subject}, NOW, {"file": 0.9}), job.profile, NOW)
    names = [s.value for s in said if s.field == "company.name"]
    name = names[-1] if names else verdict.company
    return json.dumps({"row": n, "company": name, **shown(verdict, None)}, ensure_ascii=False)


def fast(checker: Checker, rows: Sequence[tuple[str, ...]]) -> list[str]:
    return [line.text for line in checker.lines((n, cells, False) for n, cells in enumerate(rows, 1))]


@settings(deadline=None)
@given(lists(), profiles())
def test_a_line_is_to_the_letter_what_the_whole_row_gives(
    drawn: tuple[tuple[str, ...], list[tuple[str, ...]]], wanted: Profile
) -> None:
    columns, rows = drawn
    task = job(columns, rows, wanted)
    assert fast(Checker(task), rows) == [plainly(task, n, cells) for n, cells in enumerate(rows, 1)]


@settings(deadline=None)
@given(lists())
def test_a_company_read_as_far_as_it_is_asked_is_the_company_of_the_whole_row(
    drawn: tuple[tuple[str, ...], list[tuple[str, ...]]],
) -> None:
    columns, rows = drawn
    mapping = detect(columns, rows)
    reading = Reading("list.csv", mapping, NOW)
    for n, cells in enumerate(rows, 1):
        subject = f"file:list.csv:{n}"
        whole = company(
            subject, row_statements("list.csv", n, cells, mapping, NOW), {subject}, NOW, {"file": 0.9}
        )
        read = RowCompany(ReadRow(reading, n, cells))
        for field in {*whole.passports, "company.region", "company.domain", "company.technology"}:
            assert read.values(field) == whole.values(field)
        assert (read.roles, read.fundings, read.signals) == (whole.roles, whole.fundings, whole.signals)
        assert (read.id, read.subjects, read.family) == (whole.id, whole.subjects, whole.family)
        assert [p.id for p in read.people] == [p.id for p in whole.people]
        assert set(read.passports) == set(whole.passports)


# ---- what is remembered


class Counting:
    """A criterion that asks for the country, and in Germany for the city; and counts how often it is asked."""

    kind, wish, contrary, question = "counting", "it", "not it", "Is {} it?"

    def __init__(self) -> None:
        self.asked = 0

    def answer(self, company: Company, now: datetime) -> Answer:
        self.asked += 1
        if company.value("company.country") != "DE":
            return unknown("not in Germany", ("company.country",))
        return yes(f"in {company.value('company.city')}")


def reader(columns: Sequence[str]) -> Reading:
    mapping = [Mapped(f"company.{name}", n, name, "") for n, name in enumerate(columns)]
    return Reading("list.csv", mapping, NOW)


def heard(clause: Remembered, reading: Reading, *rows: tuple[str, ...]) -> list[str]:
    return [clause.of(ReadRow(reading, n, cells)).answer.because for n, cells in enumerate(rows, 1)]


def test_a_criterion_is_asked_once_for_all_rows_that_agree_in_what_it_looked_at() -> None:
    criterion = Counting()
    clause = Remembered(Clause(Group.MUST, 1.0, "", criterion), 100.0)
    rows = (("A", "FR", "Lyon"), ("B", "FR", "Paris"), ("C", "US", "Austin"), ("A", "FR", "Lyon"))
    assert heard(clause, reader(("name", "country", "founded")), *rows) == ["not in Germany"] * 4
    assert criterion.asked == 2, "once for France, once for the United States"


def test_rows_that_differ_in_what_it_looked_at_are_asked_apart() -> None:
    criterion = Counting()
    clause = Remembered(Clause(Group.MUST, 1.0, "", criterion), 100.0)
    rows = (("DE", "Berlin"), ("DE", "Bonn"), ("DE", "Berlin"), ("DE",))
    said = heard(clause, reader(("country", "city")), *rows)
    assert said == ["in Berlin", "in Bonn", "in Berlin", "in "]
    assert criterion.asked == 3


def test_what_is_kept_is_bounded_and_forgetting_changes_nothing() -> None:
    kept, forgetful = Counting(), Counting()
    rows = [("DE", f"Town {n % 7}") for n in range(50)]
    all_of_it = heard(Remembered(Clause(Group.MUST, 1.0, "", kept), 1.0), reader(("country", "city")), *rows)
    little = heard(
        Remembered(Clause(Group.MUST, 1.0, "", forgetful), 1.0, most=2), reader(("country", "city")), *rows
    )
    assert little == all_of_it
    assert kept.asked == 7 < forgetful.asked


def test_an_answer_that_is_of_the_whole_row_is_no_other_rows_answer() -> None:
    class Subject(Counting):
        def answer(self, company: Company, now: datetime) -> Answer:
            return yes(company.id)

    clause = Remembered(Clause(Group.MUST, 1.0, "", Subject()), 1.0)
    assert heard(clause, reader(("country",)), ("DE",), ("DE",)) == ["file:list.csv:1", "file:list.csv:2"]


# ---- long lists, and whom to ask


def test_a_long_list_is_done_by_several_processes_and_comes_back_in_its_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "list.csv"
    rows = "".join(f"Firm {n},{n % 300},{'DE' if n % 2 else 'FR'}\n" for n in range(40))
    path.write_text(f"Company,Employees,Country\n{rows}", encoding="utf-8")
    wanted = profile('[[must]]\nkind = "size"\nmin = 20\n[[nice]]\nkind = "location"\ncountries = ["DE"]')
    here = list(check_lines(open_listing(path, {}), wanted, NOW))
    monkeypatch.setattr(lines, "_AT_ONCE", 5)
    monkeypatch.setattr(lines, "_PART", 6)
    tally: Counter[str] = Counter()
    there = list(check_lines(open_listing(path, {}), wanted, NOW, tally=tally))
    assert [json.loads(line)["row"] for line in there] == list(range(1, 41))
    assert there == here
    assert tally == Counter(json.loads(line)["verdict"] for line in there), "and its verdicts are counted"


SIZED = profile('[[must]]\nkind = "size"\nmin = 20')


def asked(columns: Sequence[str], cells: tuple[str, ...], *sources: str) -> dict[str, object] | None:
    task = Job("list.csv", tuple(columns), tuple(detect(columns, [cells])), SIZED, NOW, sources)
    found: dict[str, object] | None = json.loads(fast(Checker(task), [cells])[0])["next_source"]
    return found


def test_a_row_that_needs_research_is_told_the_source_that_would_settle_it_for_least() -> None:
    found = asked(("Company", "Country"), ("Fjord Elektro", "NO"), "yc", "brreg", "pdl")
    assert found is not None
    assert (found["source"], found["fields"], found["cost"]) == ("brreg", ["company.employees"], 0.0)


def test_a_source_that_could_not_be_asked_by_what_the_row_gives_is_not_named() -> None:
    assert asked(("Company", "Country"), ("Fjord Elektro", "DE"), "brreg", "pdl") is None
    by_domain = asked(("Company", "Website"), ("Fjord Elektro", "https://fjord.example"), "pdl")
    assert by_domain is not None
    assert by_domain["source"] == "pdl"
    assert asked(("Company", "Website"), ("Fjord Elektro", "linkedin.com/company/fjord"), "pdl") is None


def test_where_no_source_may_be_asked_a_human_is() -> None:
    assert asked(("Company",), ("Fjord Elektro",)) is None
    assert asked(("Company", "Employees"), ("Fjord Elektro", "120"), "yc", "brreg") is None, "nothing is open"

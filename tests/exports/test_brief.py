"""A call brief as values: everything said has its source and its day, and what is not known is said to be so."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from itertools import product
from typing import Any

import pytest

from connectors.statement import ABSENT, Cause, Statement, unknown
from enrich.exports.brief import Brief, Material, brief_of
from enrich.exports.brief.nouns import Notes, Said, in_one_line
from enrich.exports.brief.record import record
from icp.asking import Way as Source
from matching.committee import committee
from tests.exports.test_columns import PROFILE, account, ask, happening, human
from tests.matching.statements import NOW, said

_GIVEN = ("Ada", "Ben", "Clara", "Dora", "Emil", "Fritz")
_FAMILY = ("Voss", "Thaler", "Winter", "Falk", "Roth")
YIELDS = {"website": ("company.employees",), "edgar": ("funding.amount",), "wikidata": ("company.employees",)}


@dataclass(frozen=True)
class Way:
    line: str


def brief(*statements: Statement, language: str = "", **more: Any) -> Brief:
    made = account(*statements)
    seats = committee(made.company, PROFILE.personas, NOW)
    return brief_of(Material(made, seats, NOW, yields=YIELDS, **more), language)


def everything_said(value: Any) -> list[Said]:
    if isinstance(value, Said):
        return [value]
    if isinstance(value, tuple | list):
        return [it for each in value for it in everything_said(each)]
    if is_dataclass(value):
        return [it for f in fields(value) for it in everything_said(getattr(value, f.name))]
    return []


def fact(made: Brief, label: str) -> Any:
    return next(f for f in made.facts if f.label == label)


FULL = (
    said("company.name", "Acme"),
    said("company.description", "We mend pumps all over the North."),
    said("company.employees", "120"),
    said("company.country", "SE", page="contact"),
    *happening("award", "Acme wins a prize", "2026-09-20"),
    *human("Ada Voss", "Managing Director"),
    *human("Ben Thaler", "CFO", days=700),
)


# ---- evidence


def test_every_note_that_is_cited_is_there_and_every_note_is_cited() -> None:
    made = brief(*FULL)
    cited = {n for it in everything_said(made) for n in it.notes}
    cited |= {n for p in (*made.people, *made.doubtful) for n in p.notes}
    assert [note.n for note in made.notes] == [*range(1, len(made.notes) + 1)]
    assert cited == {note.n for note in made.notes}


def test_what_a_source_says_of_the_company_stands_with_its_source_and_day() -> None:
    made = brief(*FULL)
    for it in (*made.about, fact(made, "Size").value, *(s.what for s in made.signals)):
        assert it.notes, it.text
    (note,) = [note for note in made.notes if note.n in fact(made, "Size").value.notes]
    assert (note.source, note.day.isoformat(), note.url) == (
        "website",
        "2026-09-21",
        "https://website.example/",
    )
    assert "120" in note.quotes


def test_one_page_on_one_day_is_one_note_and_each_cites_at_most_as_many_as_asked_for() -> None:
    notes = Notes()
    said_there = [said("company.name", "Acme"), said("company.employees", "120")]
    elsewhere = [said("company.city", "Umeå", page=str(n)) for n in range(4)]
    assert notes.cite(said_there) == (1,)
    assert len(notes.cite(elsewhere, 3)) == 3
    assert len(notes.all()) == 4
    assert notes.all()[0].quotes == ("Acme", "120")


def test_what_it_does_is_quoted_in_its_own_words() -> None:
    assert [it.text for it in brief(*FULL).about] == ["“We mend pumps all over the North.”"]


def test_of_its_own_sentences_the_one_most_about_its_business_is_chosen() -> None:
    words = [
        "We mend and maintain industrial pumps in Sweden.",
        "We have moved into a building of our own last year.",
        "Pumps • Mending • North",
    ]
    made = brief(
        said("company.description", "Industrial pumps, mended."),
        *(said("company.own_words", w) for w in words),
    )
    assert made.about[1].text == f"“{words[0]}”"


# ---- how sure, and how old


def test_a_value_is_shown_with_how_sure_it_is_and_its_day() -> None:
    size = fact(brief(said("company.employees", "120", days=40)), "Size")
    assert (size.value.text, size.day.isoformat()) == ("120 people", "2026-08-22")
    assert size.sure in ("sure", "likely")


def test_an_old_value_is_called_old_and_stands_among_what_is_not_sure() -> None:
    made = brief(said("company.employees", "120", days=900))
    assert fact(made, "Size").sure == "old"
    assert any("employees: nothing newer than 14 Apr 2024" in d.what.text and d.settle for d in made.doubts)


def test_a_dispute_names_both_values_with_source_and_day() -> None:
    made = brief(said("company.employees", "120"), said("company.employees", "9000", page="old", days=20))
    assert fact(made, "Size").sure == "disputed"
    (doubt,) = [d for d in made.doubts if "disagree" in d.what.text]
    assert "120 people (website, 21 Sep 2026)" in doubt.what.text
    assert "9,000 people (website, 11 Sep 2026)" in doubt.what.text
    assert doubt.settle == "ask them for the employees"
    assert len(doubt.what.notes) == 2


def test_no_sentence_tells_an_age_that_is_wrong_tomorrow() -> None:
    made = brief(*FULL, *(said("company.city", "Umeå", days=400),))
    for it in everything_said(made):
        assert not any(word in it.text for word in ("today", "days old", "months old", "years old")), it.text


def test_a_reason_leaves_source_and_day_to_its_notes_unless_it_is_about_them() -> None:
    fresh, old = brief(said("company.employees", "120")), brief(said("company.employees", "120", days=900))
    assert fresh.reasons[0].because.text == "120 employees is within 40 or more"
    assert fresh.reasons[0].because.notes == (1,)
    assert "(website, 14 Apr 2024)" in old.reasons[0].because.text


# ---- what is not known


def test_a_value_nobody_knows_says_who_was_asked_and_how_that_ended() -> None:
    asks = (ask("website", ABSENT), ask("wikidata", unknown(Cause.TIMEOUT)))
    made = brief(asks=asks)
    assert (
        fact(made, "Size").value.text == "not known: website has nothing; wikidata did not answer (timeout)"
    )
    assert fact(made, "Funding").value.text == "not known: no source was asked"


@pytest.mark.parametrize("cause", list(Cause))
def test_a_source_that_failed_is_among_what_is_not_sure_with_its_cause_and_a_remedy(cause: Cause) -> None:
    (doubt,) = [d for d in brief(asks=(ask("wikidata", unknown(cause)),)).doubts if "wikidata" in d.what.text]
    assert str(cause).replace("_", " ") in doubt.what.text
    assert "might tell employees" in doubt.what.text
    assert doubt.settle


def test_what_the_verdict_waits_for_comes_first_and_is_asked() -> None:
    made = brief()
    assert made.doubts[0].what.text == "the verdict waits for “40 or more”"
    assert made.doubts[0].settle.startswith("ask: How many people")
    assert made.questions[0].text == "How many of you are there by now, and how many would this concern?"


# ---- people


def test_everybody_is_shown_with_when_they_were_seen_and_who_may_be_gone_stands_apart() -> None:
    made = brief(*FULL)
    (ada,), (ben,) = made.people, made.doubtful
    assert (ada.name, ada.standing, str(ada.seen)) == ("Ada Voss", "current", "2026-09-21")
    assert (ben.name, ben.standing, str(ben.seen)) == ("Ben Thaler", "unsure", "2024-10-31")
    assert any("1 person is still there" in d.what.text for d in made.doubts)


def test_a_seat_without_anybody_is_missing_and_says_how_to_fill_it() -> None:
    made = brief()
    assert made.people == ()
    missing = {role for gap in made.gaps for role in gap.roles}
    assert {"economic buyer", "champion", "procurement"} <= missing
    assert all(gap.fill for gap in made.gaps)


def test_of_many_people_as_many_are_shown_as_there_is_room_for_and_the_rest_is_counted() -> None:
    made = brief(
        *(s for given, family in product(_GIVEN, _FAMILY) for s in human(f"{given} {family}", "Fitter"))
    )
    assert len(made.people) + made.more["people"] == 30
    assert len(made.people) <= 8


def test_warm_paths_are_shown_as_they_are_given_and_bounded() -> None:
    made = brief(paths=[Way(f"Ada knows number {n}") for n in range(5)])
    assert made.paths == ("Ada knows number 0", "Ada knows number 1", "Ada knows number 2")
    assert made.more["paths"] == 2


# ---- questions


def test_questions_are_in_the_companys_language_or_in_the_one_that_is_wished_for() -> None:
    german = (said("company.language", "de"),)
    assert brief(*german).language == "de"
    assert brief(*german, language="pl").language == "pl"
    assert all(q.text != q.english for q in brief(*german).questions)


def test_a_question_with_an_occasion_names_it_with_its_notes() -> None:
    (asked,) = [q for q in brief(*FULL).questions if q.because]
    assert asked.because is not None
    assert (asked.because.text, bool(asked.because.notes)) == ("Acme wins a prize", True)


# ---- texts from pages


def test_a_text_from_a_page_is_one_bounded_line_without_characters_that_steer() -> None:
    assert in_one_line("a\x1b[31m\u202eb\u200b\n\tc", 40) == "a[31mb c"
    assert in_one_line("word " * 40, 30) == "word word word word word word…"
    assert len(in_one_line("x" * 500, 30)) == 30


def test_whatever_a_page_says_every_text_of_the_brief_is_bounded() -> None:
    endless = "Pumps and " * 350
    made = brief(
        said("company.name", endless), said("company.description", endless), said("company.industry", endless),
        *happening("award", endless, "2026-09-20"), *human(endless[:390], endless[:390]),
    )  # fmt: skip
    for it in everything_said(made):
        assert len(it.text) <= 260
        assert "\n" not in it.text
    assert len(made.company) <= 80
    assert len(made.people[0].name) <= 60


def test_a_brief_as_a_record_has_all_its_values_and_days_as_text() -> None:
    made = brief(*FULL)
    found = record(made)
    assert set(found) == {f.name for f in fields(made)}
    assert (found["day"], found["people"][0]["seen"]) == ("2026-10-01", "2026-09-21")
    assert found["notes"][0]["n"] == 1


def test_a_verdict_that_waits_names_the_source_that_would_settle_it_for_least() -> None:
    way = Source("brreg", ("company.employees",), 0.6, 0.0, 1)
    made = brief(said("company.name", "Acme"), way=way)
    assert made.doubts[0].settle.endswith("Cheapest source: brreg (free, tells in 60 % of cases)")
    assert made.next_source is not None
    assert made.next_source["source"] == "brreg"

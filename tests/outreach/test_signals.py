"""What happened may open a letter: when a source states it, it speaks for growth, and it is not long ago."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from connectors.statement import Statement
from outreach.draft import Draft
from outreach.facts import Fact, facts_of, unusable
from outreach.proof import prove
from tests.outreach.making import NOW, SITE, Case, case, role, say

TEXT = "Thornbury Lifts wins the Northern Safety Award"
PRESS = "https://www.lift-news.example/thornbury"


def event(
    kind: str = "award", text: str = TEXT, day: str = "2026-10-02", *, confidence: float = 0.9, **more: str
) -> list[Statement]:
    told = {"kind": kind, "text": text, "date": day, "company": SITE, "url": PRESS} | more
    return [say(f"event:{kind}", f"signal.{k}", v, confidence=confidence) for k, v in told.items() if v]


def fact(made: Case) -> Fact | None:
    return next((f for f in facts_of(made.company, made.person, made.now) if f.kind == "signal"), None)


def problems(made: Case, draft: Draft) -> str:
    return " ".join(
        problem.why
        for problem in prove(draft, made.sequence, made.company, made.person, made.sender, made.now).problems
    )


def test_a_stated_event_of_growth_is_a_fact_with_its_words_its_month_and_its_site() -> None:
    found = fact(case(event()))
    assert found is not None
    assert dict(found.slots) == {"text": TEXT, "date": "2026-10-02", "source": "lift-news.example"}
    assert {s.field for s in found.statements} == {"signal.text", "signal.date", "signal.url"}


def test_it_opens_a_letter_that_is_proven() -> None:
    made = case(event())
    draft = made.draft()
    assert f"On lift-news.example it says: “{TEXT}” (October 2026)." in draft.body
    assert problems(made, draft) == ""


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_it_opens_a_letter_in_every_language(language: str) -> None:
    made = case(event())
    draft = made.draft(language=language)
    assert TEXT in draft.body
    assert problems(made, draft) == ""


def test_an_advertised_role_goes_before_it() -> None:
    draft = case(event(), role(1, "Service Planner")).draft()
    assert "Service Planner" in draft.body
    assert TEXT not in draft.body


@pytest.mark.parametrize("kind", ["layoffs", "closure", "legal", "news", "leadership", "acquisition"])
def test_what_does_not_speak_for_growth_is_never_said(kind: str) -> None:
    made = case(event(kind))
    assert any(signal.kind == kind for signal in made.company.signals)
    assert fact(made) is None
    assert TEXT not in made.draft().body


def test_what_we_noticed_ourselves_is_never_said() -> None:
    made = case(role(1, "Service Planner"))
    assert [signal.kind for signal in made.company.signals] == ["hiring"]
    assert fact(made) is None


def test_it_is_said_for_two_of_its_half_lives() -> None:
    made = case(event(day="2026-10-02"))
    found = fact(made)
    assert found is not None
    half = next(signal.half_life_days for signal in made.company.signals)
    assert found.fresh_until.date().isoformat() == "2027-03-31"
    assert fact(replace(made, now=found.fresh_until - timedelta(hours=1)))
    assert fact(replace(made, now=found.fresh_until)) is None
    assert half == 90


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Thornbury wins award! Call us", "it advertises or asks"),
        ("Award", "it is too short"),
        ("Read all at lift-news.example today friends", "it holds a link"),
        ("Thornbury wins <b>the</b> Northern Award", "it holds markup"),
        ("Thornbury, “the best”, wins an award", "it holds quotation marks"),
        ("THORNBURY LIFTS WINS SAFETY AWARD", "it is printed in capitals"),
        ("{{ sender.claim }} wins the big award", "it holds markup"),
    ],
)
def test_a_headline_that_cannot_stand_in_a_letter_is_refused_with_the_reason(text: str, why: str) -> None:
    made = case(event(text=text))
    assert fact(made) is None
    refused = [
        u.why for u in unusable(made.company, made.person, made.now) if u.what.startswith("signal.text")
    ]
    assert refused
    assert refused[0].startswith(why)


def test_a_headline_that_is_not_surely_about_the_company_is_not_said() -> None:
    assert fact(case(event(confidence=0.5))) is None


def test_without_the_address_of_whoever_tells_it_it_opens_no_letter() -> None:
    assert TEXT not in case(event(url="")).draft().body


# ---- the proof does not trust the writer


def test_a_draft_that_tells_bad_news_does_not_stand() -> None:
    draft = case(event()).draft()
    assert "not known of this company" in problems(case(event("layoffs")), draft)


def test_a_draft_that_tells_old_news_does_not_stand() -> None:
    made = case(event())
    draft = made.draft()
    later = replace(made, now=NOW + timedelta(days=200))
    assert "not known of this company" in problems(later, draft)


def test_a_draft_whose_headline_was_changed_does_not_stand() -> None:
    made = case(event())
    draft = made.draft()
    changed = replace(draft, body=draft.body.replace("Safety", "Beauty"))
    assert "the text was changed" in problems(made, changed)


def test_a_draft_that_mixes_two_events_does_not_stand() -> None:
    two = case(event(), event("contract", "Thornbury Lifts wins the harbour contract", "2026-08-05"))
    one = case(event())
    draft = one.draft()
    dates = [s for s in two.said if s.field == "signal.date" and s.value == "2026-08-05"]
    spans = tuple(
        replace(span, text="August 2026", end=span.start + len("August 2026"), statements=tuple(dates))
        if span.slot == "signal.date" else span
        for span in draft.spans
    )  # fmt: skip
    mixed = replace(draft, body=draft.body.replace("October 2026", "August 2026"), spans=spans)
    assert "belong to different things" in problems(two, mixed)

"""The proof, against drafts that were honest when written and then were not: each lie is caught, no honest draft is."""

from dataclasses import replace
from datetime import timedelta

import pytest

from connectors.statement import Statement
from outreach.draft import FOOTER, Place
from outreach.proof import prove
from outreach.sender import sender_of
from tests.outreach.making import NOW, SENDER, SITE, case, funding, human, role, say

HIRING = role(1, "Service Planner", "Leeds")
MONEY = funding("4213450 USD", "2026-03-12")
WORDS = [say(SITE, "company.description", "We keep four thousand lifts running across the north of England.")]


def proof(made, draft, **changed):
    given = {"company": made.company, "person": made.person, "sender": made.sender, "now": made.now} | changed
    return prove(draft, made.sequence, given["company"], given["person"], given["sender"], given["now"])


def reworded(draft, old, new, *, where=Place.BODY, respan=True):
    """The draft with words exchanged; with `respan` its account is forged to match, as a careful liar would."""
    text = draft.text(where)
    at = text.index(old)
    shift = len(new) - len(old)
    spans = []
    for span in draft.spans:
        if span.where is where and span.start >= at + len(old):
            span = replace(span, start=span.start + shift, end=span.end + shift)
        elif span.where is where and span.start <= at and at + len(old) <= span.end:
            span = replace(span, end=span.end + shift, text=span.text.replace(old, new, 1))
        spans.append(span)
    text = text[:at] + new + text[at + len(old) :]
    changed = {"subject": text} if where is Place.SUBJECT else {"body": text}
    return replace(draft, spans=tuple(spans) if respan else draft.spans, **changed)


def why(made, draft, **changed):
    found = proof(made, draft, **changed)
    assert not found.ok
    return " | ".join(map(str, found.problems))


# -- honest drafts -----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
@pytest.mark.parametrize("step", [1, 2, 3, 4])
@pytest.mark.parametrize("said", [HIRING, MONEY, WORDS, []], ids=["hiring", "money", "words", "nothing"])
def test_an_honest_draft_passes(said, step, language):
    made = case(said)
    found = proof(made, made.draft(step, language))
    assert found.problems == ()
    assert found.verdicts
    assert all(v.ok for v in found.verdicts)
    assert found.lint == ()


def test_an_honest_draft_passes_for_names_of_many_scripts_and_shapes():
    for name in (
        "Jean-Pierre Dubois",
        "Ana María López Ruiz",
        "田中 太郎",
        "Siobhán O'Neill",
        "Dr. Uwe von der Aa",
    ):
        made = case(HIRING, people=human(name, "Head of Service"))
        assert proof(made, replace(made.draft(), recipient="")).problems == (), name


# -- the text is changed -----------------------------------------------------------------------------


@pytest.mark.parametrize("respan", [True, False], ids=["forged", "plain"])
@pytest.mark.parametrize(
    ("said", "old", "new"),
    [
        (MONEY, "$4.2 million", "$4.7 million"),
        (MONEY, "$4.2 million", "€4.2 million"),
        (MONEY, "March 2026", "April 2026"),
        (HIRING, "Service Planner", "Service Manager"),
        (HIRING, "Leeds", "London"),
        (HIRING, "Thornbury Lifts is", "Thornbury Elevators is"),
        (HIRING, "Hi Hannah,", "Hi Thomas,"),
        (WORDS, "four thousand lifts", "nine thousand lifts"),
        (WORDS, "We keep four thousand lifts running", "running"),
        (HIRING, "4,000 technicians", "40,000 technicians"),
        (HIRING, "Ackerstraße 999", "Ackerstraße 1"),
        (HIRING, "stop@tourenwerk.example", "stop@elsewhere.example"),
        (HIRING, SITE, "example.org"),
    ],
)
def test_a_changed_value_is_caught(said, old, new, respan):
    made = case(said)
    draft = made.draft()
    assert old in draft.body
    assert why(made, reworded(draft, old, new, respan=respan))


@pytest.mark.parametrize(
    ("added", "says"),
    [
        (" We cut costs by 40 %.", "the figure 40"),
        (" It costs only $99 a month.", "the figure $99"),
        (" We do the same for Siemens.", "the name Siemens"),
        (" They call it “the best tool ever”.", "the quotation"),
        (" You get a discount this month.", "the promise “discount”"),
        (" As discussed, I send you our prices.", "the promise “as discussed”"),
        (" We are the fastest of all.", "is not of the sequence"),
        (" Your team struggles with planning.", "is not of the sequence"),
        (" See https://tourenwerk.example/offer now.", "is not of the sequence"),
    ],
)
def test_an_added_sentence_that_cites_nothing_is_caught_and_quoted(added, says):
    made = case(HIRING)
    assert says in why(made, reworded(made.draft(), "why I am writing now.", f"why I am writing now.{added}"))
    assert added.strip()[:20] in why(
        made, reworded(made.draft(), "why I am writing now.", f"why I am writing now.{added}")
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Would a short call be useful", "Would a short call on Friday be useful"),
        ("A new role is often the moment", "A new role is always the moment"),
        ("Best regards", "Best regards from all of us at the top"),
        ("I work for", "I no longer work for"),
    ],
)
def test_changed_fixed_words_are_caught(old, new):
    made = case(HIRING)
    assert why(made, reworded(made.draft(), old, new))


def test_fixed_words_of_another_step_or_language_do_not_belong():
    made = case(HIRING)
    assert why(made, replace(made.draft(1), step=2))
    assert why(made, replace(made.draft(1), language="de"))
    assert why(made, replace(made.draft(1), step=9))


def test_a_span_taken_off_the_account_leaves_its_words_uncited():
    made = case(MONEY)
    draft = made.draft()
    kept = tuple(s for s in draft.spans if s.slot != "funding.amount")
    assert "$4.2" in why(made, replace(draft, spans=kept))


def test_a_span_that_cites_nothing_or_fills_no_slot_is_caught():
    made = case(HIRING)
    draft = made.draft()
    bare = tuple(replace(s, statements=()) if s.slot == "hiring.title" else s for s in draft.spans)
    assert "cites nothing" in why(made, replace(draft, spans=bare))
    strange = tuple(replace(s, slot="weather.today") if s.slot == "hiring.title" else s for s in draft.spans)
    assert "cites nothing" in why(made, replace(draft, spans=strange))


def test_spans_that_overlap_or_run_over_the_end_hide_nothing():
    made = case(HIRING)
    draft = made.draft()
    whole = replace(draft.spans[-1], start=0, end=len(draft.body), text=draft.body)
    beyond = replace(draft.spans[-1], start=0, end=len(draft.body) + 9)
    assert why(made, replace(draft, spans=(*draft.spans, whole)))
    assert why(made, replace(draft, spans=(whole,)))
    assert why(made, replace(draft, spans=(beyond,)))


def test_an_empty_letter_is_caught():
    made = case(HIRING)
    draft = made.draft()
    cut = draft.body.index(FOOTER)
    kept = tuple(s for s in draft.spans if s.where is Place.SUBJECT or s.start > cut)
    below = tuple(
        s if s.where is Place.SUBJECT else replace(s, start=s.start - cut, end=s.end - cut) for s in kept
    )
    empty = replace(draft, body=FOOTER + draft.footer, spans=below)
    assert [p.why for p in proof(made, empty).problems] == ["it says nothing"]


def test_a_value_filled_into_anothers_place_is_caught():
    made = case(HIRING)
    draft = made.draft()
    title = next(s for s in draft.spans if s.slot == "hiring.title" and s.where is Place.BODY)
    turned = tuple(replace(s, slot="hiring.place") if s is title else s for s in draft.spans)
    assert why(made, replace(draft, spans=turned))


@pytest.mark.parametrize("left", ["{{ company.name }}", "{% if x %}", "\ue000\ue100x\ue001", "\ufffc"])
def test_an_unfilled_slot_is_caught(left):
    made = case(HIRING)
    assert "signs of a template" in why(made, reworded(made.draft(), "Best regards", f"Best regards {left}"))


@pytest.mark.parametrize(
    ("subject", "says"),
    [
        ("Re: Your opening: Service Planner", "pretends to be a reply"),
        ("FWD: your opening", "pretends to be a reply"),
        ("AW: your opening", "pretends to be a reply"),
        ("Your opening:\r\nBcc: all@victim.example", "no single plain line"),
        ("", "no single plain line"),
        ("A question " * 6, "more than 49"),
        ("You won", "is not of the sequence"),
    ],
)
def test_a_subject_that_misleads_is_caught(subject, says):
    made = case(HIRING)
    spans = tuple(s for s in made.draft().spans if s.where is Place.BODY)
    assert says in why(made, replace(made.draft(), subject=subject, spans=spans))


# -- the evidence is not what it was -----------------------------------------------------------------


def test_stale_evidence_is_caught_on_the_day_it_goes_stale():
    made = case(HIRING)
    draft = made.draft()
    last_day = HIRING[0].expires - timedelta(hours=1)
    assert proof(made, draft, now=last_day).ok
    assert "too old" in why(made, draft, now=HIRING[0].expires)


def test_evidence_that_is_read_with_less_certainty_now_is_caught():
    doubted = [replace(s, confidence=0.5) for s in HIRING]
    assert "not certain enough" in why(case(doubted), case(HIRING).draft())


def test_news_that_has_aged_is_caught():
    made = case(MONEY)
    assert "not of the last year" in why(made, made.draft(), now=NOW + timedelta(days=200))


def test_a_value_that_sources_came_to_dispute_is_caught():
    made = case(MONEY, [say("funding:1", "funding.date", "2026-05-20", url="https://elsewhere.example/")])
    assert made.company.fundings[0].passports["funding.date"].conflict
    assert "sources disagree" in why(made, case(MONEY).draft())


def test_a_value_that_is_no_longer_believed_is_caught():
    draft = case(HIRING).draft()
    newer = [
        say(SITE, "company.name", "Thornbury Group", source=source, url="https://register.example/1")
        for source in ("register", "website")
    ]
    made = case(HIRING, newer)
    assert made.company.name == "Thornbury Group"
    assert "no longer the value" in why(made, draft)


def test_evidence_that_is_gone_is_caught():
    assert "not known of this company" in why(case(), case(HIRING).draft())


def test_evidence_edited_after_writing_is_caught():
    made = case(HIRING)
    draft = reworded(made.draft(), "Leeds", "London")

    def edited(statement: Statement) -> Statement:
        return replace(statement, value=statement.value.replace("Leeds", "London"))

    spans = tuple(replace(s, statements=tuple(map(edited, s.statements))) for s in draft.spans)
    assert "not known of this company" in why(made, replace(draft, spans=spans))


def test_evidence_of_another_field_does_not_back_a_slot():
    made = case(HIRING)
    city = made.company.statements("company.city")
    draft = made.draft()
    spans = tuple(replace(s, statements=city) if s.slot == "hiring.place" else s for s in draft.spans)
    assert why(made, replace(draft, spans=spans))


def test_another_companys_fact_is_caught():
    theirs = role(7, "Service Planner", "Leeds", site="namesake.example")
    made = case(theirs)
    assert made.company.roles == ()
    spans_of = case(HIRING).draft()
    stolen = tuple(
        replace(s, statements=tuple(t for t in theirs if t.field in {c.field for c in s.statements}))
        if s.slot.startswith("hiring.")
        else s
        for s in spans_of.spans
    )
    assert "not known of this company" in why(made, replace(spans_of, spans=stolen))


def test_the_title_of_one_role_with_the_place_of_another_is_caught():
    made = case(HIRING, role(2, "Accountant", "Hull"))
    draft = reworded(made.draft(), "(Leeds)", "(Hull)")
    (hull,) = (r for r in made.company.roles if r.value("role.place") == "Hull")
    spans = tuple(
        replace(s, text="Hull", statements=hull.statements("role.place")) if s.slot == "hiring.place" else s
        for s in draft.spans
    )
    assert "belong to different things" in why(made, replace(draft, spans=spans))


def test_somebody_who_left_is_caught():
    draft = case().draft()
    gone = case(people=human("Hannah Clarke", "Head of Service", f"hannah.clarke@{SITE}", until="2026-10-31"))
    assert "no longer there" in why(gone, draft)


def test_somebody_not_seen_for_long_is_caught():
    late = case(HIRING, people=human("Hannah Clarke", "Head of Service", seen=NOW - timedelta(days=400)))
    assert "not sure" in why(late, case(HIRING).draft())
    made = case()
    assert "not sure" in why(made, replace(made.draft(3), spans=()), now=NOW + timedelta(days=400))


def test_a_draft_for_somebody_else_is_caught():
    made = case(HIRING)
    other = case(HIRING, people=human("Thomas Hill", "Head of Service"))
    assert "written to somebody else" in why(other, made.draft())
    assert "nothing places this person" in why(made, made.draft(), person=other.person)


def test_an_address_that_nothing_gives_to_this_person_is_caught():
    made = case(HIRING)
    assert "not known to reach" in why(made, replace(made.draft(), recipient=f"thomas.hill@{SITE}"))


# -- the sender --------------------------------------------------------------------------------------


def test_a_claim_that_left_the_fact_bank_is_caught():
    made = case(HIRING)
    changed = sender_of({**SENDER, "claims": ("plans 3,000 technicians a day",)})
    assert "nothing that the sender states" in why(made, made.draft(), sender=changed)


@pytest.mark.parametrize(
    "lost",
    [
        "Mara Feldkamp, ",
        "Tourenwerk GmbH, ",
        "Ackerstraße 999, 13355 Berlin, Germany",
        "stop@tourenwerk.example",
    ],
)
def test_a_footer_without_identity_address_or_way_out_is_caught(lost):
    made = case(HIRING)
    draft = made.draft()
    above, _, below = draft.body.partition(FOOTER)
    assert "its footer lacks" in why(made, replace(draft, body=above + FOOTER + below.replace(lost, "")))


def test_a_footer_that_does_not_say_why_is_caught():
    made = case(HIRING)
    draft = made.draft()
    lines = draft.body.split("\n")
    without = "\n".join(line for line in lines if "Why you get this" not in line)
    assert "does not say why" in why(made, replace(draft, body=without))


def test_a_letter_without_a_footer_is_caught():
    made = case(HIRING)
    assert "its footer lacks" in why(made, replace(made.draft(), body=made.draft().message))


# -- what is said of it ------------------------------------------------------------------------------


def test_a_problem_names_its_sentence_and_what_would_mend_it():
    made = case(MONEY)
    found = proof(made, reworded(made.draft(), "$4.2 million", "$4.7 million"))
    (problem,) = found.problems
    assert (
        problem.sentence == "According to public sources, Thornbury Lifts raised $4.7 million (March 2026)."
    )
    assert "“$4.7 million” is not what its source says, which is “4213450 USD”" in problem.why
    assert problem.remedy == "write the draft again from today's evidence"
    assert [v.span.slot for v in found.verdicts if not v.ok] == ["funding.amount"]


def test_length_and_tone_are_advice_and_no_failure():
    made = case()
    made.sender = sender_of({**SENDER, "claims": ()})
    found = proof(made, made.draft())
    assert found.ok
    loud = replace(made.draft(), body="Hi! Really? Now?" + FOOTER + made.draft().footer, spans=())
    assert proof(made, loud).lint == (
        "it has 3 words; 50 to 125 are read", "it asks 2 questions; one is answered", "it exclaims",
    )  # fmt: skip
    assert proof(made, replace(made.draft(3), body="Hi! Really? Now?")).lint == ()

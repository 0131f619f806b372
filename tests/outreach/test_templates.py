"""The sequence that ships, held to what its best readers would say of it."""

import re
from itertools import product

import pytest

from connectors.text import fold
from outreach.draft import Channel
from outreach.sequence import footer, packaged
from outreach.slots import SENDER_SLOTS, SLOTS
from tests.outreach.making import SENDER, SITE, case, funding, role, say, sender_of

LANGUAGES = ("en", "de", "fr", "es")
OCCASIONS = {
    "a role and a place": role(1, "Service Planner", "Leeds"),
    "a role": role(1, "Service Planner"),
    "money": funding("4213450 USD", "2026-03-12"),
    "own words": [
        say(SITE, "company.description", "We keep four thousand lifts running across the north of England.")
    ],
    "an industry": [say(SITE, "company.industry", "Lift maintenance")],
    "a title": [],
}
WORN = {
    "en": "hope this finds you well|quick question|touch base|circle back|reach out|reaching out|following up"
    "|bumping this|pick your brain|game changer|synergy|leverage|i wanted to|pain points|low hanging|no brainer",
    "de": "ich hoffe es geht ihnen gut|kurz nachhaken|synergien|mehrwert|auf augenhohe|zielfuhrend|abholen",
    "fr": "j espere que vous allez bien|je me permets|synergies|valeur ajoutee|gagnant gagnant|n hesitez pas",
    "es": "espero que se encuentre bien|sinergias|valor anadido|no dude en|me permito|propuesta de valor",
}


@pytest.fixture(scope="module")
def sequence():
    return packaged("four_steps")


@pytest.fixture(scope="module")
def texts():
    """Every shipped step in every language on every occasion, with and without claims, by a readable name."""
    silent = sender_of({**SENDER, "claims": ()})
    made = {}
    for (occasion, said), language, step in product(OCCASIONS.items(), LANGUAGES, (1, 2, 3, 4)):
        for sender in (sender_of(SENDER), silent):
            draft_of = case(said)
            draft_of.sender = sender
            made[f"{language} {step} {occasion} {bool(sender.claims)}"] = draft_of.draft(step, language)
    return made


def test_four_steps_are_two_letters_a_call_and_a_polite_end(sequence):
    assert [(s.day, s.channel) for s in sequence.steps] == [
        (0, Channel.EMAIL), (3, Channel.EMAIL), (7, Channel.CALL), (12, Channel.EMAIL),
    ]  # fmt: skip
    assert sequence.languages == LANGUAGES == footer().languages


def test_every_letter_has_fifty_to_a_hundred_and_twenty_five_words(texts):
    counts = {name: len(d.message.split()) for name, d in texts.items() if d.channel is Channel.EMAIL}
    assert {name: n for name, n in counts.items() if not 50 <= n <= 125} == {}


def test_every_subject_is_short_and_pretends_nothing(texts):
    assert all(0 < len(d.subject) < 50 for d in texts.values())
    assert not any(re.match(r"(?i)\s*(re|fwd?|aw|wg|tr|rv)\s*:", d.subject) for d in texts.values())


def test_every_letter_asks_one_thing_and_raises_its_voice_nowhere(texts):
    letters = [d.message for d in texts.values() if d.channel is Channel.EMAIL]
    assert all(text.count("?") <= 1 and "!" not in text and "¡" not in text for text in letters)


def test_no_text_has_a_hole(texts):
    for name, draft in texts.items():
        assert not re.search(
            r"  |\( ?\)|[“„«] ?[”“»]|\n{3}| [.,](?!\w)|None|\{|\}|[\ue000-\uf8ff]", draft.body
        ), name


def test_no_text_uses_a_worn_phrase(texts):
    for name, draft in texts.items():
        folded = f" {fold(draft.body)} "
        assert [w for w in WORN[name[:2]].split("|") if f" {w} " in folded] == [], name


def test_openings_differ_by_what_is_known(texts):
    openings = {
        occasion: texts[f"en 1 {occasion} True"].body.split("\n\n")[1].split()[0:4] for occasion in OCCASIONS
    }
    assert len({tuple(words) for words in openings.values()}) == len(OCCASIONS)


def test_every_language_says_every_kind_of_occasion_that_sources_state_in_it(sequence):
    needs = {
        language: {slot.partition(".")[0] for w in sequence.wordings["opening", language] for slot in w.slots}
        for language in LANGUAGES
    }
    spoken = {"company", "hiring", "funding", "signal", "technology", "words", "person"}
    assert needs == {"en": spoken | {"industry", "location"}, "de": spoken, "fr": spoken, "es": spoken}


def test_the_last_wording_of_every_sentence_that_must_be_said_needs_no_fact(sequence):
    for sentence, language in product(
        ("greeting", "opening", "offer", "who", "occasion", "pitch"), LANGUAGES
    ):
        last = sequence.wordings[sentence, language][-1]
        kinds = {slot.partition(".")[0] for slot in last.slots}
        assert kinds <= {"sender", "person"}, (sentence, language)


def test_shipped_templates_ask_only_for_slots_that_exist(sequence):
    known = {*SLOTS, *(f"sender.{name}" for name in SENDER_SLOTS)}
    templates = [w for found in (*sequence.wordings.values(), *footer().wordings.values()) for w in found]
    assert {slot for template in templates for slot in template.slots} <= known

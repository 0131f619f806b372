"""Does a draft say only what its evidence says, today? Checked from the finished text, whoever wrote it.

The proof trusts neither the writer nor the draft's own account of itself. It takes the text apart: every word must be
either a filled slot or part of a fixed sentence of the sequence, which can claim nothing (outreach/template.py). Every
filled slot is read back and held against the evidence as it stands now (outreach/evidence.py); the sender's words must
stand in its fact bank. A draft with a problem is not ready, and each problem names its sentence and what would mend it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from connectors.text import squash
from matching.nouns import Affiliation, Company, Person
from outreach import standing
from outreach.draft import FOOTER, Channel, Draft, Place, Span
from outreach.evidence import Evidence, SpanVerdict
from outreach.reach import guess_for
from outreach.sender import Sender
from outreach.sequence import MOST_SUBJECT, Sequence, Step, footer
from outreach.template import promised, sentences

_SIGNS = re.compile("[{}\ue000-\uf8ff\ufffc]")
_REPLY = re.compile(r"^\s*(?:re|fw|fwd|aw|wg|tr|rv|sv|vs)\s*:", re.I)
_FIGURE = re.compile(r"[$€£]?\d[\d.,:%/-]*|[%€$£]")
_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]+[\"”“»]")
_NAME = re.compile(r"(?<=[\w,;'’] )[A-ZÀ-ÖØ-Þ][\w'’-]+")
_BOUNDARY = re.compile(r"(?<=[.!?])\s|\n")
_SLOT = re.compile(r"\{\{ [\w.]+ \}\}")
_NOUNS_HAVE_CAPITALS = frozenset({"de"})
_WORDS = range(50, 126)
_REWRITE = "write the draft again from today's evidence"
_RESTATE = "write the draft again with a complete [sender]"


class Problem(NamedTuple):
    """Why a draft is not ready: the sentence (empty where it is none in particular), what is wrong, what mends it."""

    sentence: str
    why: str
    remedy: str

    def __str__(self) -> str:
        where = f"“{self.sentence}”: " if self.sentence else ""
        return f"{where}{self.why}; {self.remedy}"


@dataclass(frozen=True)
class Proof:
    """The outcome. `lint` is advice: nothing in it makes a draft untrue."""

    verdicts: tuple[SpanVerdict, ...]
    problems: tuple[Problem, ...]
    lint: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        return not self.problems


def prove(
    draft: Draft, sequence: Sequence, company: Company, person: Person, sender: Sender, now: datetime
) -> Proof:
    """Check a draft against what is known now.

    Args:
        sequence: the one it was written from; its fixed sentences are the only unfilled words a draft may hold.
    """
    step = sequence.step(draft.step)
    if step is None or (draft.sequence, draft.channel) != (sequence.name, step.channel):
        return Proof(
            (), (Problem("", f"it is no step of the sequence {sequence.name}", "write the draft again"),)
        )
    evidence = Evidence(company, person, now)
    verdicts = tuple(evidence.verdict(span, draft, sender) for span in draft.spans)
    problems = (
        *_of_people(draft, company, person, sender, now),
        *(Problem(_around(draft, v.span), v.why, _REWRITE) for v in verdicts if not v.ok),
        *(Problem(_around(draft, span), why, _REWRITE) for span, why in evidence.mixed(draft)),
        *_of_subject(draft, step, sequence),
        *_of_body(draft, step, sequence),
        *_of_footer(draft, sender),
    )
    return Proof(verdicts, tuple(dict.fromkeys(problems)), tuple(_lint(draft)))


def _of_people(
    draft: Draft, company: Company, person: Person, sender: Sender, now: datetime
) -> Iterator[Problem]:
    if (draft.account, draft.person) != (company.id, person.id):
        yield Problem("", "it was written to somebody else", "check it against its own company and person")
    if person.id not in {one.id for one in company.people}:
        yield Problem("", "nothing places this person at this company", "look the company up again")
    placed = (*person.statements("person.title"), *person.statements("person.employer"))
    if person.affiliation is Affiliation.FORMER:
        yield Problem("", "the person is no longer there", "find out who holds the post now")
    elif person.affiliation is Affiliation.UNSURE or not any(standing.is_fresh(s, now) for s in placed):
        yield Problem("", "whether the person is still there is not sure", "look the person up again")
    allowed = sender.doubtful and draft.channel is Channel.EMAIL
    guessed = allowed and draft.recipient == guess_for(company, person, now)
    if draft.recipient and not guessed and not _reaches(draft, company, person, now):
        why = f"{draft.recipient} is not known to reach this person"
        yield Problem("", why, "take an address that a source states")


def _reaches(draft: Draft, company: Company, person: Person, now: datetime) -> bool:
    """Whether fresh evidence gives the draft's address to this person; a telephone may be the company's."""
    said = {
        Channel.EMAIL: person.statements("person.email"),
        Channel.CALL: (*person.statements("person.phone"), *company.statements("company.phone")),
        Channel.LINKEDIN: person.statements("person.linkedin"),
    }[draft.channel]
    return any(s.value.lower() == draft.recipient.lower() and standing.is_fresh(s, now) for s in said)


# -- fixed words -------------------------------------------------------------------------------------


def _of_subject(draft: Draft, step: Step, sequence: Sequence) -> Iterator[Problem]:
    if _REPLY.search(draft.subject):
        yield Problem(draft.subject, "the subject pretends to be a reply", "take the mark out")
    if draft.subject != squash(draft.subject) or not draft.subject:
        yield Problem(draft.subject, "the subject is no single plain line", "write one")
    if len(draft.subject) > MOST_SUBJECT:
        yield Problem(draft.subject, f"the subject has more than {MOST_SUBJECT} characters", "shorten it")
    yield from _of_fixed(draft, Place.SUBJECT, sequence.fixed_subjects(step, draft.language))


def _of_body(draft: Draft, step: Step, sequence: Sequence) -> Iterator[Problem]:
    known = sequence.fixed_sentences(step, draft.language)
    if step.channel is Channel.EMAIL:
        known |= {*footer().fixed_sentences(footer().steps[0], draft.language), FOOTER.strip()}
    if not draft.message.strip():
        yield Problem("", "it says nothing", "write the draft again")
    yield from _of_fixed(draft, Place.BODY, known)


def _of_fixed(draft: Draft, where: Place, known: frozenset[str]) -> Iterator[Problem]:
    """Whatever is not a filled slot must be a sentence of the sequence."""
    if _SIGNS.search(draft.text(where)):
        yield Problem("", f"the {where} holds signs of a template", "write the draft again")
    for sentence in sentences(_skeleton(draft, where)):
        if sentence not in known:
            yield _uncited(sentence, draft.language)


def _skeleton(draft: Draft, where: Place) -> str:
    """The text with each filled slot replaced by its name, as templates write it."""
    text, at, skeleton = draft.text(where), 0, ""
    for span in sorted((s for s in draft.spans if s.where is where), key=lambda s: s.start):
        if not at <= span.start <= span.end <= len(text):
            return text
        skeleton += f"{text[at : span.start]}{{{{ {span.slot} }}}}"
        at = span.end
    return skeleton + text[at:]


def _uncited(sentence: str, language: str) -> Problem:
    """A sentence that no template holds, with what it seems to claim."""
    words = _SLOT.sub("…", sentence)
    names = () if language in _NOUNS_HAVE_CAPITALS else _NAME.findall(words)
    claims = [
        *(f"the figure {figure}" for figure in _FIGURE.findall(words)),
        *(f"the quotation {quotation}" for quotation in _QUOTED.findall(words)),
        *(f"the name {name}" for name in names),
        *(f"the promise “{said}”" for said in (promised(words, language),) if said),
    ]
    what = f"it claims {', '.join(claims)}" if claims else "it is not of the sequence"
    why = f"{what} and cites nothing"
    return Problem(words, why, "take it out, or put it into the sequence or among the sender's claims")


# -- the footer, and advice --------------------------------------------------------------------------


def _of_footer(draft: Draft, sender: Sender) -> Iterator[Problem]:
    if draft.channel is not Channel.EMAIL:
        return
    parts = {
        "the sender's name": sender.name,
        "the sender's company": sender.company,
        "the postal address": sender.address,
        "a way out": sender.way_out,
    }
    for what, text in parts.items():
        if text not in draft.footer:
            yield Problem("", f"its footer lacks {what}", _RESTATE)
    below = _skeleton(draft, Place.BODY).partition(FOOTER)[2]
    wordings = (w for name in ("reason", "source") for w in footer().wordings.get((name, draft.language), ()))
    reasons = frozenset(sentence for wording in wordings for sentence in wording.fixed_sentences())
    if reasons.isdisjoint(sentences(below)):
        yield Problem("", "its footer does not say why it is sent", _RESTATE)


def _around(draft: Draft, span: Span) -> str:
    """The sentence that a span stands in."""
    text = draft.text(span.where)
    before = _BOUNDARY.split(text[: span.start])[-1]
    after = _BOUNDARY.split(text[span.end :])[0]
    return squash(before + text[span.start : span.end] + after)


def _lint(draft: Draft) -> Iterator[str]:
    if draft.channel is not Channel.EMAIL:
        return
    words = len(draft.message.split())
    if words not in _WORDS:
        yield f"it has {words} words; {_WORDS.start} to {_WORDS.stop - 1} are read"
    if (asks := draft.message.count("?")) > 1:
        yield f"it asks {asks} questions; one is answered"
    if "!" in draft.message:
        yield "it exclaims"

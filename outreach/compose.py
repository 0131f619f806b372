"""Filling a template, and keeping account of every word that was filled in.

Each value is wrapped in private-use characters before Jinja sees it, and the finished text is read once to take the
marks out and note where each value came to stand. Values are therefore never parsed as templates, and the account is
exact. Of a sentence the first wording is taken whose slots are all known; if none is, the sentence falls away.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from connectors.statement import Statement
from outreach.draft import FOOTER, Channel, Place, Span
from outreach.facts import Fact
from outreach.sender import Sender
from outreach.sequence import MOST_SUBJECT, Sequence, Step, footer
from outreach.slots import SLOTS
from outreach.template import Template
from outreach.wording import in_language

_OPEN, _CLOSE, _FIRST = "\ue000", "\ue001", 0xE100
_MARKED = re.compile(f"{_OPEN}(.)([^{_OPEN}{_CLOSE}]*){_CLOSE}")
_SPACES = re.compile(r"[ \t]{2,}")
_EDGES = re.compile(r" *\n *")
_GAPS = re.compile(r"\n{3,}")


class Value(NamedTuple):
    """What fills one slot: its words in the language of the letter, and what they rest on."""

    slot: str
    text: str
    fact_id: str
    statements: tuple[Statement, ...] = ()


class Written(NamedTuple):
    """A finished text with the account of what was filled in."""

    subject: str
    body: str
    spans: tuple[Span, ...]


class Unwritable(ValueError):
    """A step that cannot be written in a language: its subject has no wording that fits."""


def values_of(facts: Mapping[str, Fact], sender: Sender, language: str) -> dict[str, Value]:
    """All that a letter in a language may say, by slot.

    Args:
        facts: one fact of each kind.
    """
    found: dict[str, Value] = {}
    for kind, fact in facts.items():
        for name, text in fact.slots.items():
            slot = f"{kind}.{name}"
            words = in_language(SLOTS[slot].form, text, language)
            found[slot] = Value(slot, words, fact.id, fact.cited[name])
    for name, text in sender.slots(language).items():
        found[f"sender.{name}"] = Value(f"sender.{name}", text, "sender")
    return found


def compose(step: Step, sequence: Sequence, language: str, values: Mapping[str, Value]) -> Written:
    """Write one step.

    Raises:
        Unwritable: when no subject fits.
    """
    marks = _Marks(values)
    subject, in_subject = marks.read(_subject(step, sequence, language, marks), Place.SUBJECT)
    text = _fill(step.bodies[language], sequence, language, marks)
    if step.channel is Channel.EMAIL:
        below = footer()
        text += FOOTER + _fill(below.steps[0].bodies[language], below, language, marks)
    body, in_body = marks.read(text, Place.BODY)
    return Written(subject, body, (*in_subject, *in_body))


class _Marks:
    """Values wrapped in marks, and the way back from a marked text to spans."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        self.values = values
        self.order = list(values.values())
        self.context: dict[str, dict[str, str] | str] = {}
        for n, value in enumerate(self.order):
            kind, _, name = value.slot.partition(".")
            group = self.context.setdefault(kind, {})
            assert isinstance(group, dict), "sentences are added to copies of the context only"
            group[name] = f"{_OPEN}{chr(_FIRST + n)}{value.text}{_CLOSE}"

    def fits(self, template: Template) -> bool:
        return all(slot in self.values for slot in template.slots)

    def read(self, marked: str, where: Place) -> tuple[str, tuple[Span, ...]]:
        """The text without marks, and where the values stand in it."""
        spans: list[Span] = []
        text, at = "", 0
        for found in _MARKED.finditer(marked):
            text += marked[at : found.start()]
            value = self.order[ord(found.group(1)) - _FIRST]
            words = found.group(2)
            spans.append(
                Span(
                    where,
                    len(text),
                    len(text) + len(words),
                    words,
                    value.slot,
                    value.fact_id,
                    value.statements,
                )
            )
            text, at = text + words, found.end()
        return text + marked[at:], tuple(spans)


def _fill(body: Template, sequence: Sequence, language: str, marks: _Marks) -> str:
    said: dict[str, dict[str, str] | str] = dict(marks.context)
    for name in body.sentences:
        said[name] = _worded(sequence, name, language, marks, lambda _: True) or ""
    return _tidy(body.render(said))


def _subject(step: Step, sequence: Sequence, language: str, marks: _Marks) -> str:
    def short(text: str) -> bool:
        return len(marks.read(text, Place.SUBJECT)[0]) <= MOST_SUBJECT

    subject = _worded(sequence, step.subject, language, marks, short)
    if subject is None:
        raise Unwritable(
            f'{sequence.name}: no wording of "{step.subject}" in "{language}" fits; add a short one without slots'
        )
    return subject


def _worded(
    sequence: Sequence, name: str, language: str, marks: _Marks, fits: Callable[[str], bool]
) -> str | None:
    """The first wording of a sentence whose slots are known and whose text fits; None when there is none."""
    for wording in sequence.wordings.get((name, language), ()):
        if marks.fits(wording) and fits(text := _tidy(wording.render(marks.context))):
            return text
    return None


def _tidy(text: str) -> str:
    """Without the gaps that fallen sentences leave."""
    return _GAPS.sub("\n\n", _EDGES.sub("\n", _SPACES.sub(" ", text))).strip()

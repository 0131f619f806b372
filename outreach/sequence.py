"""Sequences: who hears what, on which day and through which channel, in several languages. Read from TOML, strictly.

A sequence is steps, and sentences with several wordings. Of a sentence the first wording is taken whose slots are all
known; where none is, the sentence is left out, so there is never a hole. Every mistake is found in one go, each with
its line and remedy. This file opens no files but the packaged ones; `docs/outreach.md` is the reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from icp.table import ProfileError, Table, did_you_mean
from icp.toml_text import read_toml
from outreach.draft import Channel
from outreach.slots import KINDS
from outreach.template import Template, TemplateMistake, read_template
from outreach.wording import LANGUAGES

MOST_SUBJECT = 49
_LATEST_DAY = 365
_LINE = re.compile(r"line (\d+),")
# Where a sentence may begin: at the start, on a new line, after the end of one, after the place for another.
_MAY_BEGIN = re.compile(r"(?:^|\n|[.!?:]|\{\{ [a-z_]+ \}\}) *$")


class SequenceError(ProfileError):
    """A sequence with mistakes. `problems` holds one line for each, in the order of the text."""


@dataclass(frozen=True)
class Step:
    """One step. `subject` is the name of a sentence; `bodies` are by language.

    Attributes:
        number: its place in the sequence, from 1.
        only_if: kinds of facts of which one of each must be usable, or the step is left out.
    """

    number: int
    day: int
    channel: Channel
    subject: str
    bodies: Mapping[str, Template]
    only_if: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sequence:
    """A sequence, ready to be written. `wordings` maps a sentence and a language to its wordings, best first."""

    name: str
    languages: tuple[str, ...]
    wordings: Mapping[tuple[str, str], tuple[Template, ...]]
    steps: tuple[Step, ...]

    def step(self, number: int) -> Step | None:
        return next((step for step in self.steps if step.number == number), None)

    def fixed_subjects(self, step: Step, language: str) -> frozenset[str]:
        """All that the subject of a step can be, its slots left open."""
        wordings = self.wordings.get((step.subject, language), ())
        return frozenset(s for wording in wordings for s in wording.fixed_sentences())

    def fixed_sentences(self, step: Step, language: str) -> frozenset[str]:
        """All that the body of a step can consist of, its slots left open."""
        body = step.bodies.get(language)
        if body is None:
            return frozenset()
        wordings = (w for name in body.sentences for w in self.wordings.get((name, language), ()))
        return frozenset(s for template in (body, *wordings) for s in template.fixed_sentences())


@cache
def packaged(name: str) -> Sequence:
    """A sequence that ships with the program.

    Raises:
        FileNotFoundError: when there is none of that name.
    """
    text = files(__package__).joinpath("templates", f"{name}.toml").read_text(encoding="utf-8")
    return parse_sequence(text, f"{name}.toml")


def footer() -> Sequence:
    """What stands below every e-mail: one step whose body is the footer. It is no part of any sequence, and of all."""
    return packaged("footer")


def parse_sequence(text: str, name: str) -> Sequence:
    """Read a sequence.

    Args:
        name: how messages call the text, usually the name of its file.

    Raises:
        SequenceError: with all mistakes found, each naming its line.
    """
    form = 'texts in quotes, long ones in three: """…"""'
    return read_toml(text, name, lambda top: _sequence(top, name), form, SequenceError)


def _sequence(top: Table, name: str) -> Sequence:
    title = top.text("name", "Four steps")
    languages = top.each(
        "languages",
        "en",
        lambda word: word if word in LANGUAGES else None,
        lambda w: did_you_mean(w, LANGUAGES),
    )
    if not top.has("languages"):
        top.wrong("", "it names no language", 'add languages = ["en"]')
    words = _Words(top, languages)
    steps = tuple(_steps(top, words))
    if not top.has("step"):
        top.wrong("", "it has no step", "add one below [[step]]")
    top.finish()
    words.report_unused(steps)
    wordings = {key: tuple(found) for key, found in words.wordings.items()}
    return Sequence(title or name, languages, wordings, steps)


class _Words:
    """The sentences of a sequence while it is read. `named` holds the first table of each, sound or not."""

    def __init__(self, top: Table, languages: tuple[str, ...]) -> None:
        self.languages = languages
        self.wordings: dict[tuple[str, str], list[Template]] = {}
        self.named: dict[str, Table] = {}
        for table in top.tables("wording"):
            self._read(table)
        for sentence, table in self.named.items():
            for language in languages:
                if table.sound and (sentence, language) not in self.wordings:
                    table.wrong(
                        "", f'"{sentence}" has no wording in "{language}"', f'add one: {language} = "…"'
                    )

    def _read(self, table: Table) -> None:
        sentence = table.text("sentence", "opening")
        if sentence:
            self.named.setdefault(sentence, table)
        else:
            table.wrong(
                "", 'it has no "sentence"', 'add the name of the sentence it words: sentence = "opening"'
            )
        table.need(*self.languages)
        for language, template in self.templates(table):
            if template.sentences:
                table.wrong(
                    language, f'it refers to "{template.sentences[0]}"', "a wording may hold slots only"
                )
            self.wordings.setdefault((sentence, language), []).append(template)
        table.finish()

    def templates(self, table: Table) -> Iterator[tuple[str, Template]]:
        """The templates of a table, by language."""
        for language in self.languages:
            if text := table.text(language, "Hello {{ person.name }},"):
                try:
                    yield language, read_template(text, language)
                except TemplateMistake as mistake:
                    table.wrong(language, mistake.what, mistake.remedy)

    def check_named(self, table: Table, key: str, name: str) -> None:
        if name and name not in self.named:
            remedy = did_you_mean(name, self.named) if self.named else "add one"
            table.wrong(key, f'no [[wording]] has sentence = "{name}"', remedy, name)

    def check_place(self, table: Table, language: str, template: Template, name: str) -> None:
        """A sentence's place is where one may begin, and is followed by text only if every wording of it ends."""
        before, _, after = template.skeleton.partition(f"{{{{ {name} }}}}")
        if not _MAY_BEGIN.search(before):
            table.wrong(
                language, f'"{name}" stands within a sentence', "let it begin after one or on a new line"
            )
        follows = bool(after) and not after.startswith("\n")
        if follows and not all(wording.closed for wording in self.wordings.get((name, language), ())):
            table.wrong(
                language,
                f'text follows "{name}", which has wordings without an end',
                "break the line after it",
            )

    def report_unused(self, steps: tuple[Step, ...]) -> None:
        used = {step.subject for step in steps}
        used |= {name for step in steps for body in step.bodies.values() for name in body.sentences}
        for name, table in self.named.items():
            if steps and name not in used:
                table.wrong("sentence", f'no step uses the sentence "{name}"', "use it or take it out", name)


def _steps(top: Table, words: _Words) -> Iterator[Step]:
    last = 0
    for number, table in enumerate(top.tables("step"), 1):
        table.title = f"[[step]] {number}"
        day = table.whole("day", 0, 0, _LATEST_DAY)
        if not table.has("day"):
            table.wrong("", 'it has no "day"', "add the days since the first step: day = 0")
        if day is not None and day < last:
            table.wrong("day", f'"day" is {day}, before the step above it ({last})', "put the steps in order")
        last = max(last, day or 0)
        channel = table.choice("channel", [str(c) for c in Channel], str(Channel.EMAIL))
        subject = table.text("subject", "first_subject")
        if not table.has("subject"):
            table.wrong("", 'it has no "subject"', "add the name of the sentence it is")
        words.check_named(table, "subject", subject)
        only_if = table.each(
            "only_if", "hiring", lambda w: w if w in KINDS else None, lambda w: did_you_mean(w, KINDS)
        )
        body = table.table("body")
        body.title = f"{table.title}, body"
        bodies = dict(_bodies(body, words))
        table.finish()
        yield Step(number, day or 0, Channel(channel), subject, bodies, only_if)


def _bodies(body: Table, words: _Words) -> Iterator[tuple[str, Template]]:
    for language, template in words.templates(body):
        for name in template.sentences:
            words.check_named(body, language, name)
            words.check_place(body, language, template, name)
        yield language, template
    for language in words.languages:
        if not body.has(language):
            body.wrong("", f'it has no body in "{language}"', f'add one: {language} = """…"""')
    body.finish()

"""The interview: one question after the other, the one that tells most first, until nothing is open or nobody wants to.

Every answer is kept at once, so that whoever stops keeps what was said; going back takes the last answer of this talk
out again. What to ask is found anew after each answer. Nothing is asked twice, and "don't know" is an answer too: the
fact stays unknown, and is not counted as the worst.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import click

from enrich.app.qualify import Open, Qualification
from enrich.app.show_card import MOST_BECAUSE, called, score_of
from enrich.errors import BadInput
from enrich.exports.brief.nouns import in_one_line
from icp.frameworks import Line, Next
from icp.frameworks.facts import HIGHEST, LOWEST

_STOP, _BACK, _SKIP = "q", "b", "?"
_KEYS = f"{_SKIP} don't know   {_BACK} back   {_STOP} stop, keeping what was said"
_VERDICT = "verdict"
_LEVEL = f"level {LOWEST}–{HIGHEST}, and a note if you like"

Look = Callable[[], Qualification]
Say = Callable[[str, str, str], None]
TakeBack = Callable[[str], None]


class _Stop(Exception):
    """Whoever answers has had enough."""


class _Back(Exception):
    """Whoever answers wants to change the last answer."""


@dataclass
class _Step:
    """One question of the talk: the fields it filled, and the facts on which no answer was to be had."""

    key: str
    said: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)


@dataclass
class Interview:
    """A talk about one account.

    Attributes:
        look: the account as it stands now.
        say: keeps an answer: field, value, note.
        take_back: deletes the last answer to a field.
        steps: what was asked so far, in order.
    """

    look: Look
    say: Say
    take_back: TakeBack
    steps: list[_Step] = field(default_factory=list)

    def hold(self) -> None:
        """Ask until nothing is left to ask, or somebody stops."""
        click.echo(_dim(_KEYS))
        try:
            while self._ask_one():
                pass
        except _Stop:
            click.echo("")

    @property
    def said(self) -> list[str]:
        """The fields that were filled in this talk, in order."""
        return [name for step in self.steps for name in step.said]

    def _ask_one(self) -> bool:
        """Ask the next question; False where there is none."""
        q = self.look()
        asked = {step.key for step in self.steps}
        waits = q.verdict_waits if _VERDICT not in asked else None
        coming = q.next(asked, {key for step in self.steps for key in step.skipped})
        if not waits and not coming:
            return False
        try:
            if waits:
                self._ask_value(waits)
            elif coming:
                self._ask_facts(q, coming)
        except _Back:
            self._go_back()
        return True

    def _go_back(self) -> None:
        """Take out what was said to this question, or, where nothing was yet, to the one before; it is asked again."""
        step = self.steps.pop()
        if not (step.said or step.skipped):
            if not self.steps:
                click.echo("  This is the first question.")
                return
            step = self.steps.pop()
        for name in reversed(step.said):
            self.take_back(name)

    # -- asking --------------------------------------------------------------------------------------------

    def _ask_value(self, waits: Open) -> None:
        """Ask for a value of the company, until one can be read."""
        self.steps.append(_Step(_VERDICT))
        click.echo(
            f"\n{_bold('Can they be a customer at all?')}   {_dim('the verdict waits for: ' + waits.label)}"
        )
        _aloud(waits.text, waits.gloss)
        while (typed := self._typed(waits.field.removeprefix("company.").replace("_", " "))) != _SKIP:
            try:
                self._keep(waits.field, typed, "")
            except BadInput as error:
                click.echo(f"  {error}")
                continue
            verdict = self.look().account.verdict
            click.echo(_kept(f"{verdict.decision.replace('_', ' ')} {verdict.score:g}"))
            return

    def _ask_facts(self, q: Qualification, coming: Next) -> None:
        """Ask a question of the bank, then for the level of each fact on which the answer tells."""
        self.steps.append(_Step(coming.question.key))
        before = score_of(q.card)
        score = _dim(f"{q.card.framework.name} {before}, {len(q.card.unknown)} open")
        click.echo(f"\n{_bold(called(q, coming.facts))}   {score}")
        _aloud(coming.question.text(q.language), coming.question.text("en"))
        lines = {line.factor.fact: line for line in q.card.lines}
        for key in coming.facts:
            self._ask_level(lines[key])
        after = score_of(self.look().card)
        if after != before:
            click.echo(_kept(f"{q.card.framework.name} {after}"))

    def _ask_level(self, line: Line) -> None:
        _rubric(line)
        while (typed := self._typed(_LEVEL)) != _SKIP:
            level, _, note = typed.partition(" ")
            try:
                self._keep(line.fact.field, level.rstrip(".,;:"), note.strip())
            except BadInput:
                click.echo(
                    f"  Begin with a number from {LOWEST} to {HIGHEST}, such as: 4 the board meets in June"
                )
                continue
            return
        self.steps[-1].skipped.append(line.fact.key)

    def _typed(self, what: str) -> str:
        """What somebody types; an empty line means that they do not know."""
        try:
            typed = str(
                click.prompt(f"  {what} [{_SKIP} {_BACK} {_STOP}]", default=_SKIP, show_default=False)
            ).strip()
        except click.Abort:
            raise _Stop from None
        if typed.lower() == _STOP:
            raise _Stop
        if typed.lower() == _BACK:
            raise _Back
        return typed or _SKIP

    def _keep(self, field: str, value: str, note: str) -> None:
        self.say(field, value, note)
        self.steps[-1].said.append(field)


def _rubric(line: Line) -> None:
    """What is known of a factor, and what its levels mean."""
    for lean in line.leans:
        click.echo(_dim(f"    known: {in_one_line(lean.because, MOST_BECAUSE)}"))
    click.echo(f"  {line.factor.name}")
    for level in range(HIGHEST, LOWEST - 1, -1):
        click.echo(f"    {level}  {line.fact.levels[level - 1]}")


def _kept(text: str) -> str:
    return click.style(f"  kept: {text}", fg="green")


def _aloud(text: str, gloss: str) -> None:
    click.echo(f"  “{text}”")
    if gloss != text:
        click.echo(_dim(f"  {gloss}"))


def _bold(text: str) -> str:
    return click.style(text, bold=True)


def _dim(text: str) -> str:
    return click.style(text, dim=True)

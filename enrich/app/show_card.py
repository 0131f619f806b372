"""The card of a framework in print: each factor with its level, what was said and what leans it, and what to ask next.

What a person said and what research leans are kept apart to the eye: a level stands where somebody gave one, an arrow
where evidence points, and nothing at all where nothing is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import StringIO
from typing import TYPE_CHECKING, Any

import click

from connectors.statement import PERSON, Statement
from enrich.app.qualify import Qualification
from enrich.app.screen import is_terminal
from enrich.exports.brief.nouns import in_one_line
from icp.frameworks import Card, Framework, Lean, Line, Said, researchable
from icp.frameworks.facts import MIDDLE
from icp.interval import Decision
from icp.phrases import listed
from icp.questions import Question

if TYPE_CHECKING:
    from rich.text import Text

_WIDTH, _WIDEST = 100, 120
_STYLES = {"qualified": "green", "rejected": "red", "needs_research": "yellow"}
_MOST_LEANS = 3
MOST_BECAUSE = 160
"""So much of what a source wrote is shown beside a factor."""
_STRONG, _WEAK = 4, 2


def show_card(q: Qualification, *, opening: bool = False) -> None:
    """Print the card; at the opening of an interview without what to ask, which is asked right away."""
    from rich.console import Console

    parts = [*_head(q), _grid(q), *(() if opening else _closing(q))]
    if is_terminal():
        console = Console(highlight=False)
        console = console if console.width <= _WIDEST else Console(highlight=False, width=_WIDEST)
        for part in parts:
            console.print(part)
        return
    drawn = StringIO()
    plain = Console(file=drawn, width=_WIDTH, highlight=False)
    for part in parts:
        plain.print(part)
    for line in drawn.getvalue().splitlines():
        click.echo(line.rstrip())


def show_frameworks(frameworks: Sequence[Framework]) -> None:
    """Print what frameworks there are, with their factors."""
    for framework in frameworks:
        click.echo(f"{framework.key:<9} {framework.name}: {framework.about}; up to {framework.most} points")
        factors = ", ".join(f"{factor.name} ({factor.fact})" for factor in framework.factors)
        click.echo(f"{'':<9} {factors}\n{'':<9} {framework.source}")


def _head(q: Qualification) -> Iterator[Text]:
    """Who it is, whether they can be a customer at all, and the score."""
    from rich.text import Text

    company, verdict, card = q.account.company, q.account.verdict, q.card
    score = f"{verdict.score:g}" + (
        f" ({verdict.low:g}–{verdict.high:g})" if verdict.low != verdict.high else ""
    )
    decision = (verdict.decision.replace("_", " "), _STYLES[verdict.decision])
    name = company.name or f"row {q.account.number}"
    yield Text.assemble((name, "bold"), f"  {company.value('company.domain')}  ", decision, f" {score}")
    if verdict.decision is Decision.REJECTED:
        turn = f"; {verdict.counterfactual}" if verdict.counterfactual else ""
        yield Text(f"The profile rejects them{turn}.", "red")
    yield Text(f"{card.framework.name} {score_of(card)}{_expected(card)}\n", "bold cyan")


def _closing(q: Qualification) -> Iterator[Text]:
    """What to ask next, and the card in a line."""
    from rich.text import Text

    yield Text()
    if waits := q.verdict_waits:
        name = waits.field.removeprefix("company.")
        yield Text.assemble(("The verdict waits for ", "yellow"), name, f": {waits.gloss}")
    if coming := q.next():
        aloud = said_aloud(coming.question, q.language)
        yield Text.assemble(("Ask next", "bold"), f" ({called(q, coming.facts)}): {aloud}")
    yield Text(summary(q.card), "bold")


def _grid(q: Qualification) -> Any:
    from rich.table import Table

    table = Table.grid(padding=(0, 1, 0, 0), pad_edge=False)
    for _ in range(4):
        table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for line in q.card.lines:
        table.add_row(
            "", line.factor.letter, line.factor.name, _worth(q.card.framework, line), _standing(line)
        )
    return table


def _worth(framework: Framework, line: Line) -> Text:
    from rich.text import Text

    shown = [_called(framework, worth) for worth in (line.low, line.high)]
    if line.settled:
        return Text(
            shown[0], "green" if (line.level or 0) >= _STRONG else "red" if (line.level or 0) <= _WEAK else ""
        )
    return Text("–".join(shown), "yellow")


def _called(framework: Framework, points: float) -> str:
    """What a worth is called: its word, where the framework has words."""
    return framework.words[framework.points.index(int(points))] if framework.words else f"{points:g}"


def _standing(line: Line) -> Text:
    """What was said of a factor, then what leans it."""
    from rich.text import Text

    rows = [_said(line, line.said)] if line.said and line.settled else []
    for lean in line.leans[:_MOST_LEANS] if not line.settled else ():
        arrow, style = _arrow(lean)
        because = in_one_line(lean.because, MOST_BECAUSE)
        rows.append(Text.assemble((f"{arrow} ", style), because, (_cited(lean.evidence), "dim")))
    if not rows:
        rows = [
            Text(
                "not asked yet" + ("" if line.factor.fact in researchable() else "; only a person can say"),
                "dim",
            )
        ]
    return Text("\n").join(rows)


def _said(line: Line, said: Said) -> Text:
    from rich.text import Text

    note = f": “{said.note}”" if said.note else ""
    return Text.assemble(
        line.fact.levels[said.level - 1], (f"  {said.by}, {said.statement.seen:%d %b %Y}{note}", "dim")
    )


def _arrow(lean: Lean) -> tuple[str, str]:
    if lean.level == MIDDLE:
        return "•", "dim"
    return ("▲", "green") if lean.level > MIDDLE else ("▼", "red")


def _cited(statements: Sequence[Statement]) -> str:
    if not statements:
        return ""
    newest = max(statements, key=lambda s: s.as_of)
    who = newest.url.removeprefix(f"{PERSON}:") if newest.source == PERSON else newest.source
    return f"  {who}, {newest.as_of:%d %b %Y}"


# -- in words ----------------------------------------------------------------------------------------------


def score_of(card: Card) -> str:
    """The score: "12–24 of 25"."""
    ends = f"{card.low:g}" if card.low == card.high else f"{card.low:g}–{card.high:g}"
    return f"{ends} of {card.framework.most}"


def _expected(card: Card) -> str:
    return "" if card.low == card.high else f", perhaps {card.likely:g}"


def summary(card: Card) -> str:
    """The card in one line: the score, what is strong, what is weak, what is not known, whether it passes."""
    settled = [line for line in card.lines if line.level is not None]
    strong = [_valued(card, line) for line in settled if (line.level or 0) >= _STRONG]
    weak = [_valued(card, line) for line in settled if (line.level or 0) <= _WEAK]
    open_ = [line.factor.name.lower() for line in card.unknown]
    parts = [
        f"strong: {listed(strong, 'and')}" if strong else "",
        f"weak: {listed(weak, 'and')}" if weak else "",
        f"not known: {listed(open_, 'and')}" if open_ else "nothing is left to ask",
        _rule(card),
    ]
    return f"{card.framework.name} {score_of(card)}. {'; '.join(part for part in parts if part)}."


def _valued(card: Card, line: Line) -> str:
    return f"{line.factor.name.lower()} ({_called(card.framework, line.low)})"


def _rule(card: Card) -> str:
    """What the rule of its authors says, where they gave one."""
    if not card.framework.met:
        return ""
    surely, perhaps = card.met
    so_far = f"{surely}" if surely == perhaps else f"{surely} to {perhaps}"
    verdict = {None: "open", True: "passed", False: "not passed"}[card.passed]
    return f"{so_far} of {len(card.lines)} are met, and {card.framework.met} are enough: {verdict}"


def called(q: Qualification, keys: Sequence[str]) -> str:
    """Facts as the framework calls them."""
    names = {line.factor.fact: line.factor.name for line in q.card.lines}
    return ", ".join(names[key] for key in keys)


def said_aloud(question: Question, language: str) -> str:
    """A question as it is said, and what that means where it is not in English."""
    text = question.text(language)
    return text if language == "en" else f"{text} ({question.text('en')})"

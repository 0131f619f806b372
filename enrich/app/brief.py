"""`enrich brief` in print: a call brief for the terminal, or written to a file in the form that was asked for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from enrich.exports.brief.markdown import markdown
from enrich.exports.brief.nouns import Brief, Said, Someone, shown_address, shown_day
from enrich.exports.brief.page import ARROWS, LANGUAGES, SIGNS, page
from enrich.exports.brief.record import record
from enrich.exports.tables import whole

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_ENDINGS = {".html": "html", ".htm": "html", ".md": "markdown", ".json": "json"}
_FILE_WIDTH = 100
_WIDEST = 140
_STYLES = {"qualified": "green", "rejected": "red", "needs_research": "yellow"}
_COUNTS = {"for": "green", "against": "red", "open": "yellow"}
_GROWTH = {"positive": "green", "negative": "red", "neutral": "dim"}

Row = tuple[str | Said, ...]


def form_of(out: Path | None) -> str:
    """The form that the name of a file asks for: text where it asks for none, or where there is no file."""
    return _ENDINGS.get(out.suffix.lower(), "text") if out else "text"


def show_brief(brief: Brief, form: str, out: Path | None) -> None:
    """Print a brief, or write it to a file, which appears complete or not at all."""
    if out is None and form == "text":
        _draw(brief, _terminal())
        return
    text = written(brief, form)
    if out is None:
        click.echo(text, nl=False)
        return
    with whole(out) as file:
        file.write(text)


def written(brief: Brief, form: str) -> str:
    """A brief as "html", "markdown", "json", or else plain text."""
    if form == "html":
        return page(brief)
    if form == "markdown":
        return markdown(brief)
    if form == "json":
        return json.dumps(record(brief), ensure_ascii=False, indent=1) + "\n"
    from rich.console import Console

    drawn = StringIO()
    _draw(brief, Console(file=drawn, width=_FILE_WIDTH, highlight=False))
    return "".join(f"{line.rstrip()}\n" for line in drawn.getvalue().splitlines())


def _terminal() -> Console:
    from rich.console import Console

    console = Console(highlight=False)
    return console if console.width <= _WIDEST else Console(highlight=False, width=_WIDEST)


# -- drawn ---------------------------------------------------------------------------------------------


def _draw(brief: Brief, console: Console) -> None:
    for part in _parts(brief):
        console.print(part)


def _parts(brief: Brief) -> Iterator[Any]:
    """The brief from top to bottom. Every text is a `Text`: nothing from a page is read as markup."""
    yield _head(brief)
    yield from (_text(it) for it in brief.about)
    yield from _rows("Known", ((f.label, f.value, _how_sure(brief, n)) for n, f in enumerate(brief.facts)))
    yield from _rows("Lately", (
        (shown_day(s.day), (ARROWS[s.direction], _GROWTH[s.direction]), s.kind, s.what) for s in brief.signals
    ), "nothing dated is known of the last months")  # fmt: skip
    yield from _rows(
        f"Why {brief.decision.replace('_', ' ')}",
        (((SIGNS[r.counts], _COUNTS[r.counts]), r.label, r.because) for r in brief.reasons),
    )
    yield from _people(brief)
    yield from _rows("Talk to", ((f"{n}.", talk) for n, talk in enumerate(brief.plan, 1)))
    yield from _rows("Who of us knows them", ((path,) for path in brief.paths))
    yield from _rows(_asking(brief), ((q.topic, _question(q.text, q.because)) for q in brief.questions))
    yield from _rows("Not sure", ((_text(d.what), ("→", "dim"), d.settle) for d in brief.doubts))
    yield from _rows("Sources", (
        (f"{note.n}", f"{note.source}, {shown_day(note.day)}", shown_address(note.url)) for note in brief.notes
    ))  # fmt: skip


def _head(brief: Brief) -> Text:
    from rich.text import Text

    score = f"{brief.score:g}" + (f" ({brief.low:g}–{brief.high:g})" if brief.low != brief.high else "")
    decision = (brief.decision.replace("_", " "), f"bold {_STYLES[brief.decision]}")
    return Text.assemble((brief.company, "bold"), "  ", brief.domain, "  ", decision, f" {score}  ",
                         (f"as of {shown_day(brief.day)}", "dim"))  # fmt: skip


def _rows(title: str, rows: Iterable[Sequence[Any]], otherwise: str = "") -> Iterator[Any]:
    """A section as a table without lines: the columns before the last as narrow as they can be."""
    from rich.table import Table
    from rich.text import Text

    shown = [*rows]
    if not shown and not otherwise:
        return
    yield Text(f"\n{title}", style="bold cyan")
    if not shown:
        yield Text(f"  {otherwise}", style="dim")
        return
    table = Table.grid(padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column(width=1)
    for n in range(len(shown[0])):
        table.add_column(overflow="fold", no_wrap=n == 0 and len(shown[0]) > 1)
    for row in shown:
        table.add_row("", *(_text(cell) for cell in row))
    yield table


def _text(cell: str | Said | tuple[str, str] | Text) -> Text:
    from rich.text import Text

    if isinstance(cell, Text):
        return cell
    if isinstance(cell, Said):
        return Text.assemble(cell.text, (_cited(cell.notes), "dim"))
    return Text(cell) if isinstance(cell, str) else Text(*cell)


def _cited(notes: Sequence[int]) -> str:
    return f" [{', '.join(map(str, notes))}]" if notes else ""


def _how_sure(brief: Brief, n: int) -> tuple[str, str]:
    fact = brief.facts[n]
    if not fact.known:
        return "", ""
    day = f", {shown_day(fact.day)}" if fact.day and fact.day != brief.day else ""
    return f"{fact.sure}{day}", "dim" if fact.sure in ("sure", "likely") else "yellow"


def _people(brief: Brief) -> Iterator[Any]:
    yield from _rows("People (the chance to hold a seat is a guess)", (
        (_who(p), _held(p), f"seen {shown_day(p.seen)}" if p.seen else "") for p in brief.people
    ), "nobody is known who is there now")  # fmt: skip
    yield from _rows("Missing", (((", ".join(gap.roles), "yellow"), gap.fill) for gap in brief.gaps))
    yield from _rows("Gone, or not sure to be there still", (
        (_who(p), p.standing + (f", last seen {shown_day(p.seen)}" if p.seen else "")) for p in brief.doubtful
    ))  # fmt: skip


def _who(p: Someone) -> Text:
    from rich.text import Text

    reach = f"\n{p.reach}" if p.reach else ""
    return Text.assemble((p.name, "bold"), f", {p.title}", (_cited(p.notes) + reach, "dim"))


def _held(p: Someone) -> str:
    return ", ".join(f"{role} {100 * chance:.0f} %" for role, chance in p.seats)


def _asking(brief: Brief) -> str:
    return "Ask" if brief.language == "en" else f"Ask (in {LANGUAGES[brief.language]})"


def _question(text: str, because: Said | None) -> Text:
    from rich.text import Text

    why = f" ({because.text}{_cited(because.notes)})" if because else ""
    return Text.assemble(text, (why, "dim"))

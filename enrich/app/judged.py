"""`enrich merge`, `split` and `undo` in print, and the options that they share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from enrich.app.facade import Judged
from enrich.app.screen import say
from enrich.store.judgements import Word

_OPTIONS = (
    click.option("--because", default="", metavar="TEXT", help="Why; it is shown wherever the judgement is."),
    click.option(
        "--by", default="", metavar="NAME", help="Who says so; the user of this machine if left out."
    ),
    click.option(
        "--person", default="", metavar="COMPANY", help="People of this company are meant, not companies."
    ),
)


def judging_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of `merge` and `split`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def line(word: Word) -> str:
    """A judgement in one line, under its number."""
    return f"{word.n}. {' and '.join(word.about)}: {word.sentence}"


def show_judged(judged: Judged, undone: bool, quiet: bool) -> None:
    """Print what was said or taken back, and aside whether files are up to date."""
    click.echo(f"{'taken back: ' if undone else ''}{line(judged.word)}")
    if judged.folder:
        say(f"Files in {judged.folder} are up to date.", quiet=quiet)
    else:
        say("No files were written: give the command of the run again to have them.", quiet=quiet)
    if not undone:
        say(f"To take it back: enrich undo {judged.word.n}", quiet=quiet)

"""`enrich edit` in print: what was said or taken back, and what follows from it."""

from __future__ import annotations

from pathlib import Path

import click

from enrich.app.screen import say
from enrich.store.answers import Answer
from enrich.work.account import Account


def show_answer(answer: Answer, undone: bool = False) -> None:
    """Print what a person said, in one line."""
    why = f": {answer.note}" if answer.note else ""
    back = "taken back: " if undone else ""
    field = answer.field.removeprefix("company.")
    click.echo(
        f"{back}{answer.about}: {field} is {answer.value}, by {answer.by} on {answer.at:%d %b %Y}{why}"
    )


def show_up_to_date(folder: Path | None, account: Account, quiet: bool) -> None:
    """Say aside what the verdict is now, and whether files have it."""
    verdict = account.verdict
    say(f"The verdict is {verdict.decision.replace('_', ' ')}, {verdict.score:g}.", quiet=quiet)
    if folder:
        say(f"Files in {folder} are up to date.", quiet=quiet)
    else:
        say("No files were written: give the command of the run again to have them.", quiet=quiet)

"""`enrich titles`: what job titles mean."""

from __future__ import annotations

from pathlib import Path

import click

from enrich.app.commands.options import app_of, existing
from enrich.app.screen import out


@click.command()
@click.argument("input", type=existing)
@click.option("--column", metavar="C", help="The column with the titles, where it is not called that.")
@click.pass_context
def command(ctx: click.Context, input: Path, column: str | None) -> None:
    """Function, seniority and buying role for each title of INPUT, as JSON lines in its order.

    INPUT is a table, or a text file with one title a line.
    """
    for reading in app_of(ctx).titles(input, column):
        out(reading)

"""`enrich doctor`: what is wrong here."""

from __future__ import annotations

import sys

import click

from enrich.app.commands.options import app_of
from enrich.app.doctor import examine
from enrich.app.summary import show_findings


@click.command()
@click.pass_context
def command(ctx: click.Context) -> None:
    """Look at this machine, the settings, the store and the sources, and say how to mend what is wrong."""
    if not show_findings(examine(app_of(ctx))):
        sys.exit(1)

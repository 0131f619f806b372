"""`enrich proof`: check drafts again."""

from __future__ import annotations

import sys

import click

from enrich.app.commands.options import app_of
from enrich.app.summary import show_proofs


@click.command()
@click.argument("company", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="JSON lines.")
@click.pass_context
def command(ctx: click.Context, company: tuple[str, ...], as_json: bool) -> None:
    """Hold the drafts of the latest run against today's evidence. Exit code 1 when one does not stand."""
    if not show_proofs(app_of(ctx).proof(company), as_json):
        sys.exit(1)

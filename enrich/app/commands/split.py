"""`enrich split`: a person's word that two are two."""

from __future__ import annotations

import click

from enrich.app.commands.options import app_of
from enrich.app.judged import judging_options, show_judged


@click.command(context_settings={"show_default": True})
@click.argument("one")
@click.argument("other")
@judging_options
@click.pass_context
def command(ctx: click.Context, one: str, other: str, because: str, by: str, person: str) -> None:
    """Say that ONE and OTHER are two, from now on and in every run.

    Each is an account of the latest run (a name, a domain or a row number) or a subject of a source as `enrich why`
    shows it; with --person, somebody at that company (a name, an address or a subject).
    """
    show_judged(app_of(ctx).split((one, other), by, because, person), False, ctx.obj["quiet"])

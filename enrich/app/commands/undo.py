"""`enrich undo`: take back what a person said of who is whom."""

from __future__ import annotations

import click

from enrich.app.commands.options import app_of
from enrich.app.judged import line, show_judged


@click.command(context_settings={"show_default": True})
@click.argument("number", type=click.IntRange(min=1), required=False)
@click.option("--list", "listed", is_flag=True, help="Take nothing back: show what was merged and split.")
@click.pass_context
def command(ctx: click.Context, number: int | None, listed: bool) -> None:
    """Take back the last judgement, or the one with this NUMBER. Everything is then as it was before it."""
    app = app_of(ctx)
    if listed:
        for word in app.judgements():
            click.echo(line(word))
        return
    show_judged(app.undo(number or 0), True, ctx.obj["quiet"])

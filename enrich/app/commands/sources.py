"""`enrich sources`: every source, declared."""

from __future__ import annotations

import click

from enrich.app.commands.options import app_of
from enrich.app.summary import show_sources


@click.command()
@click.argument("name", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="JSON lines.")
@click.pass_context
def command(ctx: click.Context, name: tuple[str, ...], as_json: bool) -> None:
    """Every source, or NAME: what it yields and needs, what it costs, its terms, its key, what is unverified."""
    show_sources(app_of(ctx).sources(name), as_json, bool(name), ctx.obj["quiet"])

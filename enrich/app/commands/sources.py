"""`enrich sources`: every source, declared; how it does; what it was worth."""

from __future__ import annotations

import click

from enrich.app.commands.options import app_of
from enrich.app.show_health import show_audit, show_health
from enrich.app.show_sources import show_sources


@click.command()
@click.argument("name", nargs=-1)
@click.option("--health", is_flag=True, help="How each does against its own history, by your store.")
@click.option(
    "--audit", is_flag=True, help="What each was worth to the latest run: own finds, overlap, cost."
)
@click.option("--json", "as_json", is_flag=True, help="JSON lines.")
@click.pass_context
def command(ctx: click.Context, name: tuple[str, ...], health: bool, audit: bool, as_json: bool) -> None:
    """Every source, or NAME: what it yields and needs, what it costs, its terms, its key, what is unverified."""
    if health and audit:
        raise click.UsageError("--health and --audit are two questions: ask one at a time.", ctx)
    app, quiet = app_of(ctx), ctx.obj["quiet"]
    if health:
        show_health(app.health(name), as_json, quiet)
    elif audit:
        show_audit(app.audit(name), as_json, quiet)
    else:
        show_sources(app.sources(name), as_json, bool(name), quiet)

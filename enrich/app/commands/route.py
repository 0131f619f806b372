"""`enrich route`: who gets which lead."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from enrich.app.commands.options import app_of, columns_option, existing
from enrich.app.screen import say


@click.command()
@click.argument("leads", type=existing, required=False)
@click.option("--rules", required=True, type=existing, metavar="FILE", help="The rules (docs/routing.md).")
@columns_option
@click.option(
    "--assigned", type=existing, metavar="FILE", help="An earlier output: its leads keep their reps."
)
@click.option(
    "--owners", type=existing, metavar="FILE", help="A list of accounts with their owners, who keep them."
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write LEADS with who gets them, as CSV; what stands there from an earlier run is remembered.",
)
@click.option("--afresh", is_flag=True, help="Forget what an earlier run decided.")
@click.option(
    "--now",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day for which absences count; today if left out.",
)
@click.option("--json", "as_json", is_flag=True, help="A JSON line for each lead.")
@click.pass_context
def command(
    ctx: click.Context, /, leads: Path | None, rules: Path, now: datetime | None, as_json: bool, **more: Any
) -> None:
    """Give each of LEADS to a rep, by rules that are checked for gaps and overlaps first. No network.

    Without LEADS the rules are only checked. The exit code is 1 when nobody takes some lead.
    """
    from enrich.app import route_shown as shown
    from enrich.app.route import RouteOptions
    from enrich.app.summary import broken_lines, mapping_lines

    app, quiet = app_of(ctx), ctx.obj["quiet"]
    if leads is None:
        for line in shown.rules_lines(app.routing_rules(rules)):
            click.echo(line)
        return
    routed = app.route(RouteOptions(leads, rules, day=now.date() if now else None, **more))
    for line in (*mapping_lines(routed.listing), *broken_lines(routed.listing.broken)):
        say(line, quiet=quiet)
    shown.say_all(routed, bool(more["out"]), quiet)
    if as_json:
        shown.print_json(routed)
    else:
        shown.print_summary(routed)
    ctx.exit(1 if shown.nobody(routed) else 0)

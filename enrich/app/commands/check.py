"""`enrich check`: verdicts from what the list says itself."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from enrich.app.commands.options import app_of, columns_option, existing
from enrich.app.screen import out_lines, say
from enrich.app.summary import broken_lines, mapping_lines, verdicts_line


@click.command(context_settings={"show_default": True})
@click.argument("input", type=existing)
@click.option(
    "--icp",
    required=True,
    type=existing,
    metavar="FILE",
    help="The ideal customer profile (docs/profile.md).",
)
@columns_option
@click.pass_context
def command(ctx: click.Context, input: Path, icp: Path, columns: dict[str, str]) -> None:
    """A verdict for each row of INPUT as JSON lines: qualified, rejected or needs research. No network."""
    app = app_of(ctx)
    listing = app.listing(input, columns)
    for line in mapping_lines(listing):
        say(line, quiet=ctx.obj["quiet"])
    tally: Counter[str] = Counter()
    out_lines(app.check(listing, icp, tally))
    for line in broken_lines(listing.broken):
        say(line)
    say(verdicts_line(tally), quiet=ctx.obj["quiet"])

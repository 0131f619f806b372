"""`enrich lookalikes`: companies like the good ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from enrich.app.commands.options import app_of, columns_option
from enrich.app.screen import say, stages


@click.command(context_settings={"show_default": True})
@click.option(
    "--seeds",
    multiple=True,
    required=True,
    metavar="FILE|NAME",
    help="A list of good customers, or one by name or domain.",
)
@click.option("--anti", multiple=True, metavar="FILE|NAME", help="Companies that you do not want, likewise.")
@click.option(
    "--pool", required=True, metavar="FILE|store", help="The list to search, or the latest run's companies."
)
@click.option("--top", type=click.IntRange(1, 10_000), default=20, metavar="N", help="How many.")
@click.option(
    "--diversity", type=click.FloatRange(0, 1), default=0.0, metavar="SHARE",
    help="From 0, the most alike, to 1, the most different among themselves.",
)  # fmt: skip
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="FILE", help="The pool's rows as CSV, ours behind."
)
@click.option(
    "--index", type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER",
    help="Where the index of a large pool is kept; else in your user's cache.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="JSON lines.")
@columns_option
@click.pass_context
def command(ctx: click.Context, /, out: Path | None, as_json: bool, **given: Any) -> None:
    """The companies of a pool that are most like your seeds, each with its reasons. No network, no download."""
    from enrich.app import show_lookalikes
    from enrich.app.lookalikes import Wishes

    quiet = ctx.obj["quiet"]
    with stages(quiet) as watch:
        made = app_of(ctx).lookalikes(Wishes(**given), watch)
    for line in show_lookalikes.remarks(made):
        say(line, quiet=quiet)
    if out:
        show_lookalikes.write_csv(out, made)
    if as_json:
        show_lookalikes.print_json(made)
    elif not out:
        for line in show_lookalikes.lines(made):
            click.echo(line)
    say(show_lookalikes.trust(made), quiet=quiet)
    if out:
        say(f"{len(made.found)} companies are in {out}.", quiet=quiet)

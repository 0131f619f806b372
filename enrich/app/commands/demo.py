"""`enrich demo`: the whole job on an invented world, over a real loopback socket."""

from __future__ import annotations

from pathlib import Path

import click

from enrich.app.commands.options import app_of
from enrich.app.screen import progress, say
from enrich.app.summary import show_accounts, show_tally


@click.command(context_settings={"show_default": True})
@click.option(
    "--out", default="enrich-demo", type=click.Path(path_type=Path), metavar="DIR", help="Where files go."
)
@click.pass_context
def command(ctx: click.Context, out: Path) -> None:
    """Enrich an invented list: sites, job boards and registers are played by a server on this machine.

    Nothing leaves the machine. It ends with a table, and a report to open in a browser.
    """
    quiet = ctx.obj["quiet"]
    app = app_of(ctx)
    say("An invented account list, asked about at an invented web on this machine.", quiet=quiet)
    with progress(quiet) as watch:
        tally = app.demo(out, watch)
    show_accounts(out / "run.json")
    show_tally(tally)
    say(f"Files are in {out}. Open {(out / 'report.html').resolve()} in a browser.", quiet=quiet)

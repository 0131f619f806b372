"""`enrich draft`: write the sequence again, for all qualified accounts or some."""

from __future__ import annotations

from pathlib import Path

import click

from enrich.app.commands.options import app_of, existing
from enrich.app.screen import say
from enrich.app.summary import show_drafts


@click.command(context_settings={"show_default": True})
@click.argument("company", nargs=-1)
@click.option("--sequence", type=existing, metavar="FILE", help="The sequence; four steps ship.")
@click.option(
    "--out", default="drafts", type=click.Path(path_type=Path), metavar="DIR", help="Where drafts go."
)
@click.option(
    "--people",
    default=3,
    type=click.IntRange(min=1),
    metavar="N",
    help="People to draft for at each account.",
)
@click.pass_context
def command(
    ctx: click.Context, company: tuple[str, ...], sequence: Path | None, out: Path, people: int
) -> None:
    """Drafts for COMPANY, or for every qualified account, of the latest run. Each is proven before it is ready."""
    written = app_of(ctx).draft(company, sequence, out, people)
    show_drafts(written)
    say(f"Drafts are in {out}.", quiet=ctx.obj["quiet"])

"""`enrich map`: who decides at one company."""

from __future__ import annotations

from pathlib import Path

import click

from enrich.app.commands.options import app_of
from enrich.app.screen import say


@click.command(context_settings={"show_default": True})
@click.argument("company")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "svg", "html"]),
    default="text",
    help="A tree, one JSON object, or a picture on A4.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write it to FILE instead of printing it.",
)
@click.pass_context
def command(ctx: click.Context, company: str, form: str, out: Path | None) -> None:
    """The buying committee of one COMPANY (a name, a domain, or a row number) of the latest run.

    Who may hold which seat and how likely, which seats are missing and how to fill them, who may report to whom, who
    may be gone, and whom to talk to about what.
    """  # fmt: skip
    from enrich.app.map import show_map, write_map, written

    found = app_of(ctx).map(company)
    if out:
        write_map(found, form, out)
        say(f"written to {out}", quiet=ctx.obj["quiet"])
    elif form == "text":
        show_map(found)
    else:
        click.echo(written(found, form), nl=False)

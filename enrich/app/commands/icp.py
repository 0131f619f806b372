"""`enrich icp`: a profile to begin with, what a profile says in plain words, and one learnt from good customers."""

from __future__ import annotations

from pathlib import Path

import click

from enrich.app.commands.options import app_of, columns_option, existing
from enrich.app.screen import out as json_line
from enrich.app.screen import say
from enrich.app.show_icp import show_profile
from enrich.app.summary import mapping_lines

_out = click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write it there, not here."
)
_force = click.option("--force", is_flag=True, help="Replace the file if it is there.")


@click.group()
def command() -> None:
    """The ideal customer profile: begin one, check one, or learn one from good customers."""


@command.command()
@_out
@_force
@click.pass_context
def new(ctx: click.Context, out: Path | None, force: bool) -> None:
    """A commented profile to begin with."""
    app = app_of(ctx)
    _give(ctx, app.new_profile(), out, force)
    if out:
        say(f"Change it, then: enrich icp check {out}", quiet=ctx.obj["quiet"])


@command.command()
@click.argument("file", type=existing)
@click.option("--json", "as_json", is_flag=True, help="A JSON line for each criterion and persona.")
@click.pass_context
def check(ctx: click.Context, file: Path, as_json: bool) -> None:
    """What the profile FILE says, in plain words; or every mistake in it, with its line and what to do."""
    show_profile(app_of(ctx).profile(file), as_json)


@command.command()
@click.argument("customers", type=existing)
@click.option(
    "--against", type=existing, metavar="FILE", help="Companies to compare them with: the whole market."
)
@click.option("--others", type=existing, metavar="FILE", help="Lost or bad customers, for what to exclude.")
@click.option(
    "--from-run", is_flag=True, help="Use what the latest run knows of the companies of these lists."
)
@_out
@_force
@click.option(
    "--name", default="", metavar="TEXT", help="The profile's name; made from the file's if left out."
)
@click.option(
    "--json", "as_json", is_flag=True, help="The lines and their evidence as JSON lines, not as a profile."
)
@columns_option
@click.pass_context
def learn(
    ctx: click.Context,
    customers: Path,
    against: Path | None,
    others: Path | None,
    from_run: bool,
    out: Path | None,
    force: bool,
    name: str,
    as_json: bool,
    columns: dict[str, str],
) -> None:
    """Propose a profile from CUSTOMERS, a list of good ones, with the evidence for each line."""
    app, quiet = app_of(ctx), ctx.obj["quiet"]
    lists = app.lists(customers, against, others, columns)
    for listing in filter(None, (lists.customers, lists.against, lists.lost)):
        for line in mapping_lines(listing):
            say(line, quiet=quiet)
    proposal = app.learn_profile(lists, name, from_run)
    if as_json:
        for value in proposal.values:
            json_line(value)
    if not as_json or out:
        _give(ctx, proposal.text, out, force)
    for remark in proposal.remarks:
        say(remark, quiet=quiet)
    if out:
        say(f"Read it, change it, then: enrich check LIST --icp {out}", quiet=quiet)


def _give(ctx: click.Context, text: str, out: Path | None, force: bool) -> None:
    """Write a profile to a file, or print it."""
    if out is None:
        click.echo(text, nl=False)
    else:
        say(f"Written: {app_of(ctx).write_profile(text, out, force)}", quiet=ctx.obj["quiet"])

"""`enrich warm`: who of ours knows whom at an account."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from enrich.app.commands.options import app_of, columns_option, existing
from enrich.app.screen import say

_anything = click.Path(exists=True, path_type=Path)


def _owned(
    ctx: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[tuple[str, Path], ...]:
    """Exports with the names of their owners: "Ada Brandt=Connections.csv"."""
    found = []
    for value in values:
        owner, sign, file = value.partition("=")
        if not sign or not owner.strip() or not file.strip():
            raise click.BadParameter(f"{value!r} is not NAME=FILE", ctx, parameter)
        found.append((owner.strip(), Path(file)))
    return tuple(found)


@click.command(context_settings={"show_default": True})
@click.argument("company", nargs=-1)
@click.option(
    "--connections",
    multiple=True,
    type=_anything,
    metavar="FILE",
    help="An export (LinkedIn, contacts, a CRM), or a folder of them, each called after its owner. Again for each.",
)
@click.option(
    "--owner",
    "owners",
    multiple=True,
    callback=_owned,
    metavar="NAME=FILE",
    help="An export, and whose it is.",
)
@click.option("--accounts", type=existing, metavar="FILE", help="A list of accounts; else the latest run's.")
@columns_option
@click.option(
    "--tier",
    type=click.Choice(["exact", "strong", "weak"]),
    default="weak",
    help="The least sure paths shown.",
)
@click.option("--private", is_flag=True, help="Tell of these exports only that there is somebody, not who.")
@click.option(
    "--keep",
    "days",
    type=click.IntRange(0, 3650),
    default=365,
    metavar="DAYS",
    help="How long they are kept.",
)
@click.option(
    "--forget",
    "gone",
    default="",
    show_default=False,
    metavar="OWNER",
    help="Erase what one of you brought, or all of it: all.",
)
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="Write the paths as CSV too.")
@click.option("--json", "as_json", is_flag=True, help="JSON lines.")
@click.pass_context
def command(
    ctx: click.Context, /, company: tuple[str, ...], tier: str, gone: str, as_json: bool, **more: Any
) -> None:
    """Who of yours knows whom at each COMPANY, or at all accounts: by your own exports, without a network.

    COMPANY is a name, a domain or a row number of the latest run, or of the list given with --accounts.
    """
    from enrich.app import show_warm
    from enrich.app.warm import WarmOptions, forget, warm
    from matching.acquaintances import Tier

    settings, quiet = app_of(ctx).settings, ctx.obj["quiet"]
    if gone:
        say(_erased(forget(settings, gone), gone))
        return
    warmth = warm(settings, WarmOptions(wanted=company, least=Tier(tier), **more))
    for line in show_warm.remarks(warmth.read):
        say(line, quiet=quiet)
    if as_json:
        show_warm.print_json(warmth.found)
    elif company:
        for line in show_warm.lines(warmth.found):
            click.echo(line)
    else:
        show_warm.print_table(warmth.found)
    say(show_warm.summary(warmth.found, warmth.people, warmth.kept), quiet=quiet)


def _erased(people: int | None, owner: str) -> str:
    if people is None:
        return "All that was kept of whom you know is erased."
    if not people:
        return "Nothing was kept."
    return f"What {owner} brought is erased: {people} people."

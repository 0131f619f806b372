"""Options that several commands share."""

from __future__ import annotations

from math import isfinite
from pathlib import Path

import click

from enrich.app.facade import App
from enrich.settings import Settings

existing = click.Path(exists=True, dir_okay=False, path_type=Path)


def app_of(ctx: click.Context) -> App:
    """The façade, with the store that was named on the command line."""
    settings = Settings.load()
    if ctx.obj and ctx.obj.get("store"):
        from dataclasses import replace

        settings = replace(settings, store=ctx.obj["store"])
    return App(settings)


def dollars(ctx: click.Context, parameter: click.Parameter, value: float) -> float:
    """A sum of money as an option: a number, none of the endless ones, and not below nothing."""
    if not isfinite(value) or value < 0:
        raise click.BadParameter(f"{value:g} is no sum of money: 0 or more US dollars", ctx, parameter)
    return value


def _columns(ctx: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for value in values:
        field, sign, column = value.partition("=")
        if not sign or not field or not column:
            raise click.BadParameter(
                f"{value!r} is not field=Column, such as company.name=Account", ctx, parameter
            )
        found[field.strip()] = column.strip()
    return found


columns_option = click.option(
    "--map",
    "columns",
    multiple=True,
    callback=_columns,
    metavar="FIELD=COLUMN",
    help="What a column holds, where it is not guessed rightly.",
)

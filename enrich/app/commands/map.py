"""`enrich map`: who decides at one company."""

from __future__ import annotations

import click

from enrich.app.commands.options import app_of


@click.command(context_settings={"show_default": True})
@click.argument("company")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to show it.")
@click.pass_context
def command(ctx: click.Context, company: str, form: str) -> None:
    """The decision makers of one COMPANY (a name, a domain, or a row number) of the latest run."""
    from enrich.app.map import show_map

    app = app_of(ctx)
    show_map(app.account(company), app.latest_profile(), form)

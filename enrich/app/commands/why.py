"""`enrich why`: where values come from."""

from __future__ import annotations

import click

from enrich.app.commands.options import app_of


@click.command(context_settings={"show_default": True})
@click.argument("company")
@click.argument("field", default="")
@click.option("--json", "as_json", is_flag=True, help="JSON lines.")
@click.pass_context
def command(ctx: click.Context, company: str, field: str, as_json: bool) -> None:
    """The passports of a COMPANY's values, or of one FIELD: every claim, the chosen one, the losers and why.

    COMPANY is a name, a domain or a row number of the latest run; FIELD is a name such as employees, or signals for
    what happened lately.
    """
    from enrich.app.why import show_why

    show_why(app_of(ctx).account(company), field, as_json)

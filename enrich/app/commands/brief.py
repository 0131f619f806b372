"""`enrich brief`: one page on one company, for the call."""

from __future__ import annotations

from pathlib import Path

import click

from enrich.app.commands.options import app_of
from icp.questions import LANGUAGES


@click.command(context_settings={"show_default": True})
@click.argument("company")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "html", "markdown", "json"]),
    help="How to show it; by the ending of --out, or text, if left out.",
)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write it to this file."
)
@click.option(
    "--language", type=click.Choice(LANGUAGES), help="Language of the questions; the company's if left out."
)
@click.option("--warm", is_flag=True, help="Say too who of yours knows whom there, by name.")
@click.pass_context
def command(
    ctx: click.Context, company: str, form: str | None, out: Path | None, language: str | None, warm: bool
) -> None:
    """One page on one COMPANY (a name, a domain, or a row number) of the latest run, to take into a call.

    What it does, what is known and how surely, what happened lately, who decides and who is missing, what to ask, and
    what is uncertain: each with its source and the day.
    """
    from enrich.app.brief import form_of, show_brief

    show_brief(app_of(ctx).brief(company, language or "", warm), form or form_of(out), out)

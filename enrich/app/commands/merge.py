"""`enrich merge`: a person's word that some are one."""

from __future__ import annotations

import click

from enrich.app.commands.options import app_of
from enrich.app.judged import judging_options, show_judged


@click.command(context_settings={"show_default": True})
@click.argument("which", nargs=-1, required=True)
@judging_options
@click.pass_context
def command(ctx: click.Context, which: tuple[str, ...], because: str, by: str, person: str) -> None:
    """Say that these are one: two or more of WHICH, from now on and in every run.

    WHICH are accounts of the latest run (a name, a domain or a row number), or subjects of sources as `enrich why`
    shows them; with --person, people of that company (a name, an address or a subject).
    """
    if len(which) < 2:
        raise click.UsageError("name at least two that are one.", ctx)
    show_judged(app_of(ctx).merge(which, by, because, person), False, ctx.obj["quiet"])

"""`enrich stage`: where a lead is, how it came there, and a person's word on it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from enrich.app.commands.options import app_of, existing
from enrich.app.screen import out, say


@click.command(context_settings={"show_default": True})
@click.argument("lead")
@click.argument("stage", default="")
@click.option(
    "--because",
    default="",
    show_default=False,
    metavar="TEXT",
    help="Why; it is shown wherever the stage is.",
)
@click.option(
    "--by",
    default="",
    show_default=False,
    metavar="NAME",
    help="Who says so; the user of this machine if left out.",
)
@click.option(
    "--leads",
    type=existing,
    metavar="LIST",
    help="Where LEAD is an id beside an address.",
)
@click.option("--forget", is_flag=True, help="Erase all that is kept of this lead.")
@click.option("--json", "as_json", is_flag=True, help="JSON lines.")
@click.pass_context
def command(
    ctx: click.Context,
    lead: str,
    stage: str,
    because: str,
    by: str,
    leads: Path | None,
    forget: bool,
    as_json: bool,
) -> None:
    """Show the stages of LEAD; or say that it is in STAGE, which stands whatever the rules say.

    STAGE is new, unqualified, iql, mql, conversion_qualified, pql, sal, sql, customer or zombie; "auto" gives the
    lead back to the rules.
    """
    from enrich.app.score_show import changes
    from enrich.exports.also import counted

    app, quiet = app_of(ctx), ctx.obj["quiet"]
    lead = app.lead(lead, leads)
    if stage and not app.stages(lead):
        say(f"nothing was kept of {lead!r} before; is it called so by enrich score?", quiet=quiet)
    if forget:
        say(f"{counted(app.forget_stages(lead), 'change')} of {lead} erased.", quiet=quiet)
        return
    history = app.say_stage(lead, stage, by, because) if stage else app.stages(lead)
    if as_json:
        for change in history:
            out(asdict(change) | {"at": change.at.isoformat()})
    else:
        for line in changes(history):
            click.echo(line)
    if not history:
        say(f"nothing is kept of {lead}. enrich score keeps the stages of leads as they change.", quiet=quiet)

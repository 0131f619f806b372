"""`enrich extract`: what one page says."""

from __future__ import annotations

import click

from enrich.app.commands.options import app_of
from enrich.app.screen import out, say


@click.command()
@click.argument("page")
@click.option(
    "--url", default="", metavar="U", help="The address a saved page came from; it tells whose page it is."
)
@click.option(
    "--decode-hidden", "decode", is_flag=True, help="Decode written-out addresses of desks (info [at] …)."
)
@click.pass_context
def command(ctx: click.Context, page: str, url: str, decode: bool) -> None:
    """What one PAGE (a file, or an address) says, a JSON line for each finding.

    The lines about one person share a subject.
    """
    findings, remark = app_of(ctx).extract(page, url, decode)
    for finding in findings:
        out(finding)
    if remark:
        say(remark, quiet=ctx.obj["quiet"])

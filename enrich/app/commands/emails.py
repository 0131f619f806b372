"""`enrich emails`: addresses that people have or may have, and how far each may be trusted."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from enrich.app.commands.options import app_of, existing
from enrich.app.screen import say


@click.command()
@click.argument("company", required=False)
@click.option("--name", metavar="NAME", help="Somebody's full name, with --domain, instead of COMPANY.")
@click.option("--domain", metavar="D", help="Where they work.")
@click.option(
    "--known",
    type=existing,
    metavar="FILE",
    help="A list with names and addresses there, to learn from; kept nowhere.",
)
@click.option("--employees", type=click.IntRange(min=1), metavar="N", help="About how many work there.")
@click.option("--country", default="", metavar="CC", help="Where it has its seat, such as DE.")
@click.option("--json", "as_json", is_flag=True, help="JSON lines.")
@click.option(
    "--probe",
    is_flag=True,
    help="Ask the mail servers whether they would take the first three addresses; nothing is sent. Servers may block "
    "your own address for it, delay the answer, or take every name, which says nothing.",
)
@click.pass_context
def command(
    ctx: click.Context,
    company: str | None,
    name: str | None,
    domain: str | None,
    known: Path | None,
    employees: int | None,
    country: str,
    as_json: bool,
    probe: bool,
) -> None:
    """E-mail addresses of the people of one COMPANY of the latest run, or of one person by --name and --domain.

    What a source states comes first; for people without an address, those they may have, with probability and reason.
    """
    from enrich.app.emails import Wanted, known_in, of_name, probed, show_emails

    app, now = app_of(ctx), datetime.now(UTC)
    if bool(company) == bool(name and domain):
        raise click.UsageError("say COMPANY, or --name and --domain", ctx)
    if company:
        found = app.mailboxes(company)
    else:
        assert name
        assert domain
        lessons = known_in(known, now) if known else ()
        found = of_name(Wanted(name, domain, lessons, employees, country), now)
    if probe or app.settings.smtp_probe:
        say("asking mail servers: they see your address, and may block it", quiet=ctx.obj["quiet"])
        found = probed(found, app.settings)
    if not any(boxes for _, boxes in found):
        say("no address is known there, and nobody of whom one could be made", quiet=ctx.obj["quiet"])
    show_emails(found, as_json)

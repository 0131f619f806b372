"""`enrich pipeline`: a report on deals."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

import click

from enrich.app.commands.options import app_of, columns_option, existing
from enrich.app.screen import out, say


def _sum(ctx: click.Context, parameter: click.Parameter, text: str | None) -> Decimal | None:
    from icp.amounts import read_amount

    found = read_amount(text) if text else None
    if text and (found is None or found.value <= 0):
        raise click.BadParameter(f"{text!r} is no sum above nothing, such as 250000 or 250k", ctx, parameter)
    return found.value if found else None


def _currency(ctx: click.Context, parameter: click.Parameter, text: str) -> str:
    from icp.amounts import currency_code

    if text and not currency_code(text):
        raise click.BadParameter(f"{text!r} is no currency, such as EUR", ctx, parameter)
    return currency_code(text)


@click.command(context_settings={"show_default": True})
@click.argument("deals", type=existing)
@click.option("--stages", type=existing, metavar="FILE", help="Your own words for stages (docs/pipeline.md).")
@click.option("--history", type=existing, metavar="FILE", help="Every change of stage: deal, stage, day.")
@columns_option
@click.option(
    "--currency", default="", show_default=False, callback=_currency, metavar="CODE",
    help="Of amounts that name none, and of the quota.",
)  # fmt: skip
@click.option("--quota", callback=_sum, metavar="SUM", help="What is to be won in the period of today.")
@click.option(
    "--period",
    type=click.Choice(["month", "quarter", "year"]),
    default="quarter",
    help="Of the quota and the table.",
)
@click.option(
    "--now",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day of the export; today if left out.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    quota: Decimal | None,
    period: str,
    now: datetime | None,
    as_json: bool,
    **more: Any,
) -> None:
    """Report on DEALS, an export of a CRM: stages, conversion, time, what piles up, velocity, quota. No network."""
    from enrich.app.pipeline import PipelineOptions
    from enrich.app.pipeline_json import as_json as report_as_json
    from enrich.app.pipeline_remarks import remarks
    from enrich.app.pipeline_shown import print_report
    from enrich.app.summary import broken_lines
    from icp.pipeline import Kind

    day = now.date() if now else None
    piped = app_of(ctx).pipeline(PipelineOptions(goal=quota, kind=Kind(period), day=day, **more))
    for line in (*remarks(piped), *broken_lines(piped.listing.broken)):
        say(line, quiet=ctx.obj["quiet"])
    if as_json:
        out(report_as_json(piped))
    else:
        print_report(piped)

"""`enrich calibrate`: points and probabilities learnt from how leads ended."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from enrich.app.commands.options import app_of, existing
from enrich.app.screen import say

_DAY = click.DateTime(formats=["%Y-%m-%d"])
_FILE = click.Path(dir_okay=False, path_type=Path)


def _day(value: datetime | None) -> date | None:
    return value.date() if value else None


@click.command()
@click.argument("leads", type=existing)
@click.option("--outcome", default="", metavar="COLUMN", help="The column that says how a lead ended.")
@click.option(
    "--won", multiple=True, metavar="VALUE", help="What it says of a customer, if not a usual word."
)
@click.option("--date", "created", default="", metavar="COLUMN", help="The column with the day it came in.")
@click.option("--closed", default="", metavar="COLUMN", help="The column with the day it was won or lost.")
@click.option("--events", type=existing, metavar="FILE", help="What leads did, as for `enrich score`.")
@click.option("--lead", default="", metavar="COLUMN", help="The column of LEADS by which events name a lead.")
@click.option(
    "--quarters",
    type=click.IntRange(1, 40),
    metavar="N",
    help="Of how many of the latest quarters the control is taken.",
)
@click.option("--since", type=_DAY, metavar="DATE", help="Leave out leads that came in before.")
@click.option("--as-of", type=_DAY, metavar="DATE", help="The day of the export, if not the latest in it.")
@click.option(
    "--mature",
    type=click.IntRange(0, 3650),
    metavar="DAYS",
    help="From which age a lead that is not won counts as not won.",
)
@click.option(
    "--window",
    type=click.IntRange(1, 3650),
    default=91,
    show_default=True,
    metavar="DAYS",
    help="Within how many days of coming in events count.",
)
@click.option(
    "--demand",
    type=click.FloatRange(0.5, 0.9999),
    default=0.95,
    show_default=True,
    metavar="P",
    help="How sure a trait must be above the control.",
)
@click.option("--allow", multiple=True, metavar="FIELD", help="Use this field though it looks like a leak.")
@click.option("--ignore", multiple=True, metavar="FIELD", help="Leave this field out.")
@click.option(
    "--out",
    type=_FILE,
    metavar="FILE",
    help="Write the points as rules for `enrich score`; with --model, the leads as CSV.",
)
@click.option("--save", type=_FILE, metavar="FILE", help="Keep the model, as JSON.")
@click.option("--model", type=existing, metavar="FILE", help="Learn nothing: foretell LEADS by this model.")
@click.option("--json", "as_json", is_flag=True, help="JSON lines.")
@click.pass_context
def command(
    ctx: click.Context,
    leads: Path,
    outcome: str,
    won: tuple[str, ...],
    created: str,
    closed: str,
    events: Path | None,
    lead: str,
    quarters: int | None,
    since: datetime | None,
    as_of: datetime | None,
    mature: int | None,
    window: int,
    demand: float,
    allow: tuple[str, ...],
    ignore: tuple[str, ...],
    out: Path | None,
    save: Path | None,
    model: Path | None,
    as_json: bool,
) -> None:
    """Learn from a CRM's export what LEADS were worth: points for each trait, and the probability of winning.

    LEADS has a row for each lead, won, lost or open, with the day it came in. Fields that tell the outcome instead of
    foretelling it are found and left out; with too few outcomes nothing is learnt.
    """
    from enrich.app.calibrate import CalibrateOptions
    from enrich.app.calibrate_read import Asked
    from enrich.app.calibrate_show import show_foretold, show_learnt
    from icp.calibration.calibrate import Wishes

    app, quiet = app_of(ctx), ctx.obj["quiet"]
    asked = Asked(outcome, won, created, closed, events, lead)
    if model:
        if save:
            raise click.UsageError("--model uses a model and --save keeps a new one: say one of them", ctx)
        foretold = app.foretell(leads, model, asked, out)
        for remark in foretold.sheet.remarks:
            say(remark, quiet=quiet)
        show_foretold(foretold, as_json, out is not None)
        return
    wishes = Wishes(frozenset(allow), frozenset(ignore), quarters, mature, window, demand)
    learnt = app.calibrate(leads, CalibrateOptions(asked, wishes, _day(as_of), _day(since), out, save))
    for remark in learnt.remarks:
        say(remark, quiet=quiet)
    show_learnt(learnt, as_json)

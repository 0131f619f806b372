"""`enrich score`: points, stages and tasks of leads, from what they did."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from enrich.app.commands.options import app_of, columns_option, existing
from enrich.app.screen import say, stages

_file = click.Path(dir_okay=False, path_type=Path)


@click.command(context_settings={"show_default": True})
@click.argument("events", type=existing, required=False)
@click.option(
    "--rules",
    type=existing,
    metavar="FILE",
    help="Points, thresholds and tasks (docs/scoring.md); else the shipped ones.",
)
@click.option("--show-rules", is_flag=True, help="Print the shipped rules, to be changed.")
@click.option(
    "--leads", type=existing, metavar="LIST", help="What is known of the leads: fit, country, title, notes."
)
@columns_option
@click.option(
    "--now",
    default="",
    show_default=False,
    metavar="DATE",
    help="Score as of the end of this day; else as of now.",
)
@click.option("--top", type=click.IntRange(min=1), metavar="N", help="Show only the first N leads.")
@click.option(
    "--explain",
    default="",
    show_default=False,
    metavar="LEAD",
    help="Tell all about one lead, every event that was left out too.",
)
@click.option(
    "--out",
    type=_file,
    metavar="FILE",
    help="Write all leads as CSV; with --leads, that list with columns added.",
)
@click.option(
    "--machines",
    type=_file,
    metavar="FILE",
    help="Write every event that a machine made as CSV, with the reason.",
)
@click.option(
    "--packets",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Write a hand-off for each lead that sales should have, as JSON and Markdown.",
)
@click.option("--customers", is_flag=True, help="Show customers too, below all others.")
@click.option("--no-keep", is_flag=True, help="Keep no change of stage in the store.")
@click.option("--json", "as_json", is_flag=True, help="JSON lines.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    events: Path | None,
    show_rules: bool,
    now: str,
    top: int | None,
    customers: bool,
    no_keep: bool,
    as_json: bool,
    **more: Any,
) -> None:
    """Score the leads of EVENTS: points with reasons, what machines did, the stage each is in, who should do what.

    EVENTS is a table with a row for each event: who, what, when. Columns are known by their names.
    """
    from enrich.app import score_show
    from enrich.app.score import ScoreOptions
    from icp.lifecycle.playbook import shipped_text

    if show_rules:
        click.echo(shipped_text(), nl=False)
        return
    if events is None:
        raise click.UsageError("name a file of events, or say --show-rules", ctx)
    quiet, explain = ctx.obj["quiet"], more["explain"]
    with stages(quiet) as watch:
        found = app_of(ctx).score(ScoreOptions(events=events, keep=not no_keep, **more), now, watch)
    for remark in score_show.remarks(found):
        say(remark, quiet=quiet)
    if explain:
        for sentence in score_show.explained(found.line(explain)):
            click.echo(sentence)
    else:
        score_show.show(score_show.shown(found.lines, customers or as_json)[:top], as_json)
        if not (customers or as_json) and (remark := score_show.set_aside(found.lines)):
            say(remark, quiet=quiet)
    say(score_show.summary(found, not no_keep), quiet=quiet)

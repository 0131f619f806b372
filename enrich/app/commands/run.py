"""`enrich run`: enrich a list and write the files."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import click

from enrich.app.commands.options import app_of, columns_option, dollars, existing
from enrich.app.facade import RunOptions
from enrich.app.screen import out as print_json
from enrich.app.screen import progress, say
from enrich.app.summary import broken_lines, show_mapping, show_tally, tally_of
from enrich.errors import OutOfBudget
from enrich.exports.tables import Escape


@click.command(context_settings={"show_default": True})
@click.argument("input", type=existing)
@click.option(
    "--icp",
    required=True,
    type=existing,
    metavar="FILE",
    help="The ideal customer profile (docs/profile.md).",
)
@click.option(
    "--out", default="enrich-out", type=click.Path(path_type=Path), metavar="DIR", help="Where files go."
)
@click.option(
    "--also",
    multiple=True,
    type=existing,
    metavar="FILE",
    help="People and companies you know of: LinkedIn's export, contacts, a CRM's export. Again for each.",
)
@click.option("--sources", default="", metavar="LIST", help="Only these sources, separated by commas.")
@columns_option
@click.option("--record", type=click.Path(path_type=Path), metavar="FILE", help="Keep every exchange (WARC).")
@click.option("--replay", type=existing, metavar="FILE", help="Answer from a WARC file; no socket is opened.")
@click.option("--sequence", type=existing, metavar="FILE", help="The sequence to draft; four steps ship.")
@click.option(
    "--drafts",
    "drafts_each",
    default=3,
    type=click.IntRange(min=0),
    metavar="N",
    help="People to draft for at each qualified account.",
)
@click.option(
    "--budget", default=0.0, callback=dollars, metavar="N", help="Money for paid sources, in US dollars."
)
@click.option(
    "--budget-each", default=0.0, callback=dollars, metavar="N", help="Of it, the most for one account."
)
@click.option("--everything", is_flag=True, help="Ask every source, also where the verdict is settled.")
@click.option(
    "--decode-hidden", "decode", is_flag=True, help="Decode written-out addresses of desks (info [at] …)."
)
@click.option("--escape", type=click.Choice([e.value for e in Escape]), default=Escape.OURS.value,
              help="Whose cells are made safe for a spreadsheet.")  # fmt: skip
@click.option("--xlsx", is_flag=True, help="Write enriched.xlsx too.")
@click.option("--jsonl", is_flag=True, help="Write accounts.jsonl too.")
@click.option("--json", "as_json", is_flag=True, help="The summary as one JSON object.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    input: Path,
    icp: Path,
    out: Path,
    sources: str,
    escape: str,
    as_json: bool,
    **more: Any,
) -> None:
    """Enrich a list of companies: INPUT is CSV, TSV, XLSX or JSON lines, with any column names.

    Killed or stopped, the same command goes on where it was. Exit code 3 when the budget left sources unasked.
    """
    quiet = ctx.obj["quiet"]
    names = [name.strip() for name in sources.split(",") if name.strip()]
    options = RunOptions(input, icp, out, sources=names, escape=Escape(escape), **more)
    app = app_of(ctx)
    for listing in app.listings(options):
        show_mapping(listing, quiet)
    if names and not options.budget and (paid := app.paid(names)):
        say(f"{', '.join(paid)}: paid, so not asked without a --budget.", quiet=quiet)
    with progress(quiet) as watch:
        tally = app.run(options, watch, partial(say, quiet=quiet))
    if as_json:
        print_json(tally_of(tally, out))
    else:
        show_tally(tally)
    for line in broken_lines(tally.broken):
        say(line)
    say(f"Files are in {out}. Open {out / 'report.html'} in a browser.", quiet=quiet)
    if options.budget and tally.unaffordable:
        raise OutOfBudget(
            f"the budget of {options.budget:.2f} is spent: {tally.unaffordable} askings of paid sources were left "
            "out, and stand as unknown. The same command with a larger --budget asks for them too."
        )

"""`enrich match`: deduplicate a list."""

from __future__ import annotations

from pathlib import Path

import click

from enrich.app.commands.options import app_of, columns_option, existing
from enrich.app.screen import say
from enrich.app.summary import mapping_lines


@click.command(context_settings={"show_default": True})
@click.argument("input", type=existing)
@click.option("--kind", type=click.Choice(["company", "person"]), required=True, help="What the rows are.")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="unique_id,cluster_id for each row.",
)
@click.option(
    "--pairs", type=click.Path(path_type=Path), metavar="FILE", help="Every judged pair, with the reasons."
)
@click.option(
    "--id",
    "id_column",
    default="",
    metavar="COLUMN",
    help="The column of unique ids; else rows are numbered.",
)
@columns_option
@click.pass_context
def command(
    ctx: click.Context,
    input: Path,
    kind: str,
    out: Path,
    pairs: Path | None,
    id_column: str,
    columns: dict[str, str],
) -> None:
    """Find out which rows of INPUT are about the same company, or the same person."""
    quiet = ctx.obj["quiet"]
    found = app_of(ctx).match(input, kind, out, pairs, id_column, columns)
    for line in mapping_lines(found.listing):
        say(line, quiet=quiet)
    say(
        f"{found.rows} rows are {found.clusters} {'companies' if kind == 'company' else 'people'}; "
        f"{found.unsure} pairs are unsure{f', see {pairs}' if pairs else ''}.",
        quiet=quiet,
    )

"""`enrich match`: deduplicate a list."""

from __future__ import annotations

from pathlib import Path

import click

from enrich.app.commands.options import app_of, columns_option, existing
from enrich.app.screen import say, stages
from enrich.app.summary import mapping_lines

_file = click.Path(path_type=Path)


@click.command(context_settings={"show_default": True})
@click.argument("input", type=existing)
@click.option("--kind", type=click.Choice(["company", "person"]), required=True, help="What the rows are.")
@click.option("--out", required=True, type=_file, metavar="FILE", help="unique_id,cluster_id for each row.")
@click.option("--pairs", type=_file, metavar="FILE", help="Every judged pair, with the reasons.")
@click.option(
    "--review",
    type=_file,
    metavar="FILE",
    help="The unsure pairs, to be answered: same or different. Answers that stand in it are final.",
)
@click.option(
    "--explain", nargs=2, metavar="ID ID", help="Say why two rows are judged one or two.", default=None
)
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1, min_open=True, max_open=True),
    default=0.5,
    metavar="P",
    help="The least probability for which two rows are joined.",
)
@click.option(
    "--id",
    "id_column",
    default="",
    metavar="COLUMN",
    help="The column of unique ids; else one that is called so, else rows are numbered.",
)
@click.option("--report", type=_file, metavar="FILE", help="What it did and cost, as JSON.")
@columns_option
@click.pass_context
def command(
    ctx: click.Context,
    input: Path,
    kind: str,
    out: Path,
    pairs: Path | None,
    review: Path | None,
    explain: tuple[str, str] | None,
    threshold: float,
    id_column: str,
    report: Path | None,
    columns: dict[str, str],
) -> None:
    """Find out which rows of INPUT are about the same company, or the same person."""
    from enrich.exports.matches import Wishes

    quiet = ctx.obj["quiet"]
    wishes = Wishes(kind, out, pairs, review, report, id_column, threshold, columns)
    with stages(quiet) as watch:
        found = app_of(ctx).match(input, wishes, watch)
    for line in mapping_lines(found.listing, found.ignored, found.ids):
        say(line, quiet=quiet)
    if review and found.answered:
        say(f"{found.answered} answers were read from {review}.", quiet=quiet)
    say(
        f"{found.rows} rows are {found.clusters} {'companies' if kind == 'company' else 'people'}; "
        f"{found.unsure} {'pair is' if found.unsure == 1 else 'pairs are'} unsure{_where(pairs, review)}.",
        quiet=quiet,
    )
    if explain:
        judgement = found.why(*explain)
        click.echo(
            f"{judgement.left} and {judgement.right}: {judgement.verdict} ({judgement.probability:.4f})"
        )
        for reason in judgement.because:
            click.echo(f"  {reason}")


def _where(pairs: Path | None, review: Path | None) -> str:
    """Where unsure pairs can be seen."""
    if review:
        return f"; write your answers into {review} and run this again"
    return f", see {pairs}" if pairs else ""

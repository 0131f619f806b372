"""`enrich match`: deduplicate a list, or say which company of another list its people are at."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from enrich.app.commands.options import app_of, columns_option, existing
from enrich.app.screen import say, stages
from enrich.app.summary import mapping_lines

_file = click.Path(path_type=Path)


@click.command(context_settings={"show_default": True})
@click.argument("input", type=existing)
@click.option("--kind", type=click.Choice(["company", "person"]), required=True, help="What the rows are.")
@click.option("--out", type=_file, metavar="FILE", help="unique_id,cluster_id for each row.")
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
    metavar="P",
    help="The least probability for which two rows are joined, 0.5 if left out, or a person is linked, 0.9.",
)
@click.option(
    "--companies",
    type=existing,
    metavar="FILE",
    help="Say which company of this list each person is at, instead.",
)
@click.option(
    "--links",
    type=_file,
    metavar="FILE",
    help="person_id,company_id,company_cluster,probability,because for each row of people.",
)
@click.option(
    "--id",
    "id_column",
    default="",
    metavar="COLUMN",
    help="The column of unique ids; else one that is called so, else rows are numbered.",
)
@click.option(
    "--company-id",
    "company_id_column",
    default="",
    metavar="COLUMN",
    help="The column of unique ids in the list of companies.",
)
@click.option("--report", type=_file, metavar="FILE", help="What it did and cost, as JSON.")
@columns_option
@click.pass_context
def command(ctx: click.Context, /, input: Path, kind: str, columns: dict[str, str], **given: Any) -> None:
    """Find out which rows of INPUT are about the same company, or the same person.

    With --companies and --links: which company of another list each person of INPUT is at.
    """
    if given["companies"] or given["links"]:
        _link(ctx, input, kind, columns, given)
    elif given["out"]:
        _match(ctx, input, kind, columns, given)
    else:
        raise click.UsageError(
            "say where clusters go: --out FILE; or links of people: --companies FILE --links FILE"
        )


def _match(
    ctx: click.Context, input: Path, kind: str, columns: dict[str, str], given: dict[str, Any]
) -> None:
    from enrich.exports.matches import Wishes

    if given["company_id_column"]:
        raise click.UsageError("--company-id is for --companies")
    quiet, pairs, review, explain = ctx.obj["quiet"], given["pairs"], given["review"], given["explain"]
    wishes = Wishes(kind, given["out"], pairs, review, given["report"], given["id_column"], columns=columns)
    if given["threshold"]:
        wishes = replace(wishes, threshold=given["threshold"])
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


def _link(ctx: click.Context, input: Path, kind: str, columns: dict[str, str], given: dict[str, Any]) -> None:
    from enrich.exports.links import LinkWishes

    companies, links = given["companies"], given["links"]
    if not companies or not links or kind != "person":
        raise click.UsageError("people are linked by --kind person --companies FILE --links FILE, all three")
    if beside := [f"--{name}" for name in ("out", "pairs", "review", "explain") if given[name]]:
        raise click.UsageError(f"{', '.join(beside)}: ask for that by itself, without --companies")
    wishes = LinkWishes(
        companies, links, given["report"], given["id_column"], given["company_id_column"], columns=columns
    )
    if given["threshold"]:
        wishes = replace(wishes, threshold=given["threshold"])
    quiet = ctx.obj["quiet"]
    with stages(quiet) as watch:
        tally = app_of(ctx).link(input, wishes, watch)
    for opened in (tally.people, tally.companies):
        for line in mapping_lines(opened.listing, opened.ignored, opened.id_name):
            say(line, quiet=quiet)
    say(f"{tally.firms} rows of companies are {tally.clusters}. Of {tally.rows} rows of people", quiet=quiet)
    for ending, count in tally.endings.items():
        say(f"  {count} {'is' if count == 1 else 'are'} {ending}", quiet=quiet)


def _where(pairs: Path | None, review: Path | None) -> str:
    """Where unsure pairs can be seen."""
    if review:
        return f"; write your answers into {review} and run this again"
    return f", see {pairs}" if pairs else ""

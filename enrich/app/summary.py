"""What commands print: mappings, tallies, drafts, proofs. Shapes for people; JSON where they ask for it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from connectors.files.list_columns import OWN
from enrich.app.facade import Proven
from enrich.app.screen import out, say, table
from enrich.exports.also import counted
from enrich.exports.write import Tally
from enrich.work.rows import Listing
from icp.interval import Decision

_STYLE = {"qualified": "green", "rejected": "red", "needs_research": "yellow"}
_MOST_LINES = 60
_MOST_BROKEN = 5
_MOST_UNKNOWN = 8


def mapping_lines(listing: Listing, ignored: Sequence[str] | None = None, ids: str = "") -> Iterator[str]:
    """How a list was understood.

    Args:
        ignored: the columns that tell nothing, where that is known of each; else those not used are kept.
    """
    yield f"{listing.name}: {listing.form}"
    for mapped in listing.mapping:
        own = mapped.field.startswith(OWN)
        said = f"is used {mapped.because}" if own else f"holds {mapped.field} ({mapped.because})"
        yield f"  {mapped.name!r} {said}"
    used = {mapped.column for mapped in listing.mapping}
    rest = [name or f"column {n + 1}" for n, name in enumerate(listing.columns) if n not in used]
    if ids:
        yield f"  {ids!r} holds the ids"
    if ignored is None and rest:
        yield f"  kept as they are: {', '.join(rest)}"
    elif ignored:
        yield f"  ignored: {', '.join(ignored)}"
    if listing.preamble:
        yield f"  lines above the names of the columns, left out: {listing.preamble}"


def broken_lines(broken: Sequence[str]) -> Iterator[str]:
    """The lines of a list that were not well-formed: kept, and worth a look."""
    if broken:
        yield f"lines that are not well-formed, kept as they stand: {len(broken)}"
        yield from (f"  {line}" for line in broken[:_MOST_BROKEN])
        if len(broken) > _MOST_BROKEN:
            yield f"  … and {len(broken) - _MOST_BROKEN} more"


def verdicts_line(tally: Counter[str]) -> str:
    """How many rows have which verdict. Those that name no company are counted under an empty text."""
    said = [f"{tally[d]:,} {_verb(d, tally[d])}" for d in Decision]
    if tally[""]:
        said.append(f"{tally['']:,} {'names' if tally[''] == 1 else 'name'} no company")
    rows = tally.total()
    return f"{rows:,} {'row' if rows == 1 else 'rows'}: {', '.join(said)}"


def _verb(decision: Decision, count: int) -> str:
    if decision is Decision.NEEDS_RESEARCH:
        return "needs research" if count == 1 else "need research"
    return str(decision)


def show_mapping(listing: Listing, quiet: bool) -> None:
    """Show how a list was understood, before anything is done with it."""
    for line in mapping_lines(listing):
        say(line, quiet=quiet)


def show_tally(tally: Tally) -> None:
    """What came of a run, in a few lines."""
    words = ", ".join(
        f"{count} {decision.replace('_', ' ')}" for decision, count in sorted(tally.decisions.items())
    )
    click.echo(f"{counted(tally.rows, 'row')}, {counted(tally.accounts, 'account')}: {words or 'none'}.")
    click.echo(
        f"{tally.people} {'person' if tally.people == 1 else 'people'}, {tally.evidence} pieces of evidence, "
        f"{counted(tally.ready, 'draft')} ready, {tally.held} held."
    )
    for fault in tally.faults[:_MOST_BROKEN]:
        click.echo(f"Not judged: {fault}. The other accounts went on; please report this line.")
    for beside in tally.also:
        click.echo(beside.line)
    _show_undrafted(tally)
    unknown: Counter[str] = Counter()
    for (source, state, cause), count in tally.sources.items():
        if state == "unknown":
            unknown[f"{source} {cause}"] += count
    if unknown:
        named = [f"{what} ({n})" for what, n in unknown.most_common(_MOST_UNKNOWN)]
        more = len(unknown) - len(named)
        click.echo("Unknown, not absent: " + ", ".join([*named, *([f"and {more} more"] if more else [])]))


def _show_undrafted(tally: Tally) -> None:
    for lack, count in sorted(tally.undrafted.items()):
        click.echo(f"Qualified without a draft: {count}, since {lack}.")


def tally_of(tally: Tally, folder: Path) -> dict[str, Any]:
    """What came of a run, for programs: the counts of run.json and where the files are."""
    about = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    names = (
        "run",
        "input",
        "rows",
        "accounts",
        "verdicts",
        "people",
        "evidence",
        "requests",
        "money",
        "drafts",
        "sources",
    )
    found = {name: about[name] for name in names}
    return found | {
        "also": [beside.summary() for beside in tally.also],
        "undrafted": dict(sorted(tally.undrafted.items())),
        "unaffordable": tally.unaffordable,
        "out": str(folder),
    }


def show_accounts(run_json: Path) -> None:
    """The accounts of a run as a table: verdict, interval, and why asking stopped."""
    about = json.loads(run_json.read_text(encoding="utf-8"))
    rows = []
    for account in about["details"]:
        asked = {ask["source"] for ask in account["asked"]}
        found = {ask["source"] for ask in account["asked"] if ask["outcome"] == "found"}
        unknown = [
            f"{ask['source']}: {ask['cause']}" for ask in account["asked"] if ask["outcome"] == "unknown"
        ]
        rows.append(
            (
                ", ".join(map(str, account["rows"])),
                account["name"],
                _styled(account["verdict"]),
                f"{account['low']:g}–{account['high']:g}",
                f"{len(found)} of {len(asked)}",
                "; ".join(unknown[:2]),
                str(account["drafts"]["ready"] or ""),
            )
        )
    table(("row", "account", "verdict", "score", "sources", "unknown", "drafts"), rows[:_MOST_LINES])
    if len(rows) > _MOST_LINES:
        click.echo(f"… and {len(rows) - _MOST_LINES} more, in the report")


def _styled(verdict: str) -> str:
    from sys import stdout

    text = verdict.replace("_", " ")
    return f"[{_STYLE[verdict]}]{text}[/]" if stdout.isatty() and verdict in _STYLE else text


def show_drafts(tally: Tally) -> None:
    """What was drafted."""
    accounts, drafts = counted(tally.accounts, "account"), counted(tally.ready, "draft")
    click.echo(f"{accounts} looked at: {drafts} ready, {tally.held} held.")
    _show_undrafted(tally)


def show_proofs(proven: Iterable[Proven], as_json: bool) -> bool:
    """Each draft's proof; whether all stand."""
    good = bad = 0
    for proof in proven:
        good, bad = good + proof.ok, bad + (not proof.ok)
        if as_json:
            out({"company": proof.company, "person": proof.person, "step": proof.step, "ok": proof.ok,
                 "problems": list(proof.problems)})  # fmt: skip
        elif not proof.ok:
            click.echo(f"{proof.company}, {proof.person}, step {proof.step}:")
            for problem in proof.problems:
                click.echo(f"  {problem}")
    if not as_json:
        click.echo(
            f"{counted(good, 'draft')} stand{'s' if good == 1 else ''}, {bad} {'does' if bad == 1 else 'do'} not."
            if good + bad
            else "The latest run has no drafts."
        )
    return not bad


def show_findings(findings: Iterable[tuple[str, bool, str]]) -> bool:
    """What the doctor found; whether all is well."""
    well = True
    for what, ok, advice in findings:
        click.echo(f"{'ok  ' if ok else 'MEND'}  {what}" + (f"\n      {advice}" if advice else ""))
        well &= ok
    return well

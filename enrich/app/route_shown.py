"""Who gets which lead, in print: how leads fell among the reps, which nobody takes, and what was odd."""

from __future__ import annotations

from collections.abc import Iterator

import click

from enrich.app.route import Routed, unknown_owners
from enrich.app.screen import out, say, table
from enrich.exports.also import counted
from icp.routing import Assignment, How, RuleSet, shares
from icp.routing.load import evenness
from icp.routing.rules import Strategy

_MOST_LISTED = 20
_COLUMNS = ("rep", "leads", "companies", "new", "kept", "owned", "capacity", "remark")
_NUMBERS = ("leads", "companies", "new", "kept", "owned", "capacity")


def rules_lines(rules: RuleSet) -> Iterator[str]:
    """What was found of rules that are sound."""
    how = "the first that fits takes a lead" if rules.first else "no two take the same lead"
    covered = "what they leave goes to [otherwise]" if rules.otherwise else "none is left out"
    yield f"{rules.name}: {counted(len(rules.rules), 'rule')}, {counted(len(rules.reps), 'rep')}; {how}; {covered}"
    yield from (f"  {remark}" for remark in rules.remarks)


def print_json(routed: Routed) -> None:
    """A line for each lead, in the order of the list."""
    for one in routed.assigned:
        out(
            {
                "row": one.lead.row,
                "rep": one.rep or None,
                "rule": one.rule or None,
                "decided": str(one.how),
                "why": one.because,
                "lead": one.lead.key,
                "account": one.lead.account or None,
            }
        )


def print_summary(routed: Routed) -> None:
    """A table of reps, then the leads that nobody takes."""
    rows = [
        (
            share.rep, str(share.leads), str(share.accounts), str(share.new), str(share.kept), str(share.owned),
            "" if share.capacity is None else str(share.capacity),
            "; ".join(filter(None, (
                f"away until {share.away_until}" if share.away_until else "",
                f"{share.over} above capacity" if share.over else "",
            ))),
        )
        for share in shares(routed.rules, routed.assigned, routed.day)
    ]  # fmt: skip
    table(_COLUMNS, rows, numbers=_NUMBERS)
    left = nobody(routed)
    if left:
        click.echo("")
        click.echo(f"Nobody takes {counted(len(left), 'lead')}:")
        for one in left[:_MOST_LISTED]:
            click.echo(f"  row {one.lead.row} {one.lead.account}: {one.because}")
        if len(left) > _MOST_LISTED:
            click.echo(f"  … and {len(left) - _MOST_LISTED} more; --json has all of them")


def nobody(routed: Routed) -> list[Assignment]:
    return [one for one in routed.assigned if one.how is How.NOBODY]


def remarks(routed: Routed) -> Iterator[str]:
    """What is worth knowing beside: how even it fell, whom the owners' column names, whether it will last."""
    for even in evenness(routed.rules, routed.assigned, routed.day):
        counts = ", ".join(f"{name} {count}" for name, count in even.counts)
        team = routed.rules.team(even.rule)
        if team and team.strategy is Strategy.RENDEZVOUS:
            yield f"{even.rule}: {counts}; at most {even.excess:.0%} above a fair share, as each lead goes by itself"
        else:
            yield f"{even.rule}: {counts}"
    if unknown := unknown_owners(routed):
        named = ", ".join(f"{owner} ({leads})" for owner, leads in list(unknown.items())[:6])
        more = f" and {len(unknown) - 6} more" if len(unknown) > 6 else ""
        yield f"owners that are none of the reps (add them, or give a rep the spelling: also = [...]): {named}{more}"


def lasting(routed: Routed, written: bool) -> str:
    """Whether the same leads keep their reps in the next run."""
    if routed.remembered:
        return f"{counted(routed.remembered, 'lead')} of an earlier run remembered."
    if written or not any(one.how is How.RULE for one in routed.assigned):
        return ""
    return (
        "Nothing was written: with --out FILE, leads keep their reps when the list grows and is routed again."
    )


def say_all(routed: Routed, written: bool, quiet: bool) -> None:
    for line in (*rules_lines(routed.rules), *remarks(routed), lasting(routed, written)):
        if line:
            say(line, quiet=quiet)

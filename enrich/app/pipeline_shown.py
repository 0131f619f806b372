"""The report on a pipeline for a terminal: what is looked for first comes first, each figure with its base."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import click

from enrich.app.pipeline import Piped
from enrich.app.screen import table
from enrich.exports.also import counted
from icp.pipeline import Report
from icp.pipeline.conversion import Duration
from icp.pipeline.pileup import Stock
from icp.pipeline.proportion import Rate
from icp.pipeline.quota import Quota
from icp.pipeline.report import Group, StageLine
from icp.pipeline.worth import Velocity

_FEW = "too few"


def print_report(piped: Piped) -> None:
    """All of it, on standard output."""
    found = piped.report
    for line in _head(piped):
        click.echo(line)
    click.echo("")
    _stages(found)
    for line in (*_whole(found), *_quota_lines(found.quota)):
        click.echo(line)
    click.echo("")
    _periods(found)
    for title, groups in (("owner", found.owners), ("source", found.sources)):
        if groups:
            click.echo("")
            _groups(title, groups)


def _head(piped: Piped) -> Iterator[str]:
    found = piped.report
    yield (
        f"{piped.listing.name}, {found.now}: {counted(found.deals, 'deal')}, {found.going_on} open "
        f"({money(found.value_open)}), {found.won} won ({money(found.value_won)}), {found.lost} lost"
    )
    alarms = [line for stage in found.stages for line in _alarms(stage.stock)]
    yield from alarms or [_calm(found)]


def _alarms(stock: Stock) -> Iterator[str]:
    name = stock.stage.label.capitalize()
    if stock.piled_up:
        yield (
            f"! {name} piles up: {stock.now} are in it, where its own past makes {stock.usual:.0f} usual and "
            f"{stock.most} the most by chance; {stock.reason}."
        )
    if stock.grown_old:
        yield (
            f"! {name} grows old: {stock.old} are in it for over {stock.old_after} days, as 1 in 10 used to be; "
            f"{stock.usual_old:.0f} would be usual, {stock.most_old} the most by chance."
        )


def _calm(found: Report) -> str:
    judged = [line.stock for line in found.stages if line.stock.most is not None]
    if not judged:
        return "Whether leads pile up cannot be said: too little is known of when deals entered their stages."
    names = ", ".join(stock.stage.label for stock in judged)
    return f"No stage holds more than its own past explains (judged: {names})."


# -- stages ----------------------------------------------------------------------------------------------------


def _stages(found: Report) -> None:
    columns = ("stage", "now", "usual", "value", "median days", "go on from it", "win in the end")
    rows = [
        (
            line.stage.label, str(line.stock.now), _usual(line), money(line.value), days(line.stay),
            share(line.onward), share(line.wins),
        )
        for line in found.stages
    ]  # fmt: skip
    table(columns, rows, numbers=("now", "usual"))


def _usual(line: StageLine) -> str:
    return "" if line.stock.usual is None else f"{line.stock.usual:.0f}"


def _whole(found: Report) -> Iterator[str]:
    yield ""
    yield f"Win rate      {share(found.wins)}"
    if found.won and not found.lost:
        yield "              no deal of this export is lost: if lost ones were left out of it, no rate here is one"
    yield f"Sales cycle   {days(found.cycle)}" + (
        f", {found.cycle.mean:.0f} on average" if found.cycle.mean else ""
    )
    for speed in found.velocities:
        yield from _speed(found, speed)


def _speed(found: Report, speed: Velocity) -> Iterator[str]:
    unit = speed.currency or "(no currency named)"
    if speed.average is None:
        yield f"Average deal  {unit}: {_FEW} won ({speed.won})"
        return
    middle = f"half are below {amount(speed.middle or speed.average)}"
    yield f"Average deal  {amount(speed.average)} {unit} ({middle}; {speed.won} won)"
    if speed.a_day is not None and found.wins.value is not None and found.lifetime.mean:
        yield (
            f"Velocity      {amount(speed.a_day)} {unit} a day = {speed.opportunities} open x {found.wins.value:.0%} x "
            f"{amount(speed.average)} / {found.lifetime.mean:.0f} days until closed; "
            f"in the last 91 days it was {amount(speed.lately)}"
        )


# -- quota -----------------------------------------------------------------------------------------------------


def _quota_lines(quota: Quota | None) -> Iterator[str]:
    if quota is None:
        return
    unit = f" {quota.currency}" if quota.currency else ""
    yield ""
    yield (
        f"Quota {quota.period.name}  {quota.attained:.0%} of {amount(quota.goal)}{unit} "
        f"({amount(quota.won)}{unit} from {counted(quota.deals_won, 'deal')}); {quota.elapsed:.0%} of the time is over"
    )
    if not quota.missing:
        return
    hope = f"what open deals will bring cannot be said: {_FEW} have ended"
    if quota.expected is not None:
        hope = f"open deals are worth {amount(quota.expected)}{unit}, each by how many win from its stage, at any time"
    yield f"  missing {amount(quota.missing)}{unit}; {hope}"
    if quota.deals and quota.needed:
        needs = "; ".join(
            f"{n} {stage.label} ({quota.stock[stage]} there)" for stage, n in quota.needed.items()
        )
        yield f"  that is {counted(quota.deals, 'average deal')}, or of leads in each stage as many as: {needs}"
    elif quota.deals is None:
        yield f"  how many leads that takes cannot be said: {_FEW} deals are won"


# -- periods and groups ----------------------------------------------------------------------------------------


def _periods(found: Report) -> None:
    columns = ("created in", "leads", "MQL", "SQL", "won of them", "lost", "still open", "won in it")
    rows = [
        (
            one.period.name, str(one.created), _count(one.mql), _count(one.sql), str(one.won_of), str(one.lost_of),
            str(one.open_of), str(one.won),
        )
        for one in found.intakes
    ]  # fmt: skip
    table(columns, rows, numbers=columns[1:])


def _count(count: int | None) -> str:
    return "not in the export" if count is None else str(count)


def _groups(title: str, groups: Sequence[Group]) -> None:
    columns = (title, "deals", "open", "won", "lost", "win rate", "days to win", "won value")
    rows = [
        (
            group.name or "(nobody)" if title == "owner" else group.name or "(none)",
            str(group.deals), str(group.going_on), str(group.won), str(group.lost), share(group.wins),
            days(group.cycle), money(group.value),
        )
        for group in groups
    ]  # fmt: skip
    table(columns, rows, numbers=("deals", "open", "won", "lost"))


# -- figures ---------------------------------------------------------------------------------------------------


def share(rate: Rate) -> str:
    """A proportion as people read it: "62% (55-69%; 130 of 210, 12 open)"."""
    ended = rate.of - rate.going_on if rate.value is not None else rate.of
    if rate.value is None:
        return f"{_FEW} ({ended})"
    rest = f", {rate.going_on} open" if rate.going_on else ""
    doubt = f", {rate.unplaced} lost nobody says where" if rate.unplaced else ""
    return f"{rate.value:.0%} ({100 * rate.low:.0f}-{rate.high:.0%}; {rate.met} of {ended}{rest}{doubt})"


def days(duration: Duration) -> str:
    if duration.median is not None:
        return f"{duration.median} (of {duration.of})"
    if duration.at_least is not None:
        return f"over {duration.at_least} (of {duration.of})"
    return f"{_FEW} ({duration.of})"


def money(sums: Mapping[str, Decimal]) -> str:
    return (
        " + ".join(f"{amount(total)} {currency}".rstrip() for currency, total in sums.items()) or "no amounts"
    )


def amount(number: Decimal | float) -> str:
    return f"{number:,.0f}"

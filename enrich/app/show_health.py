"""`enrich sources --health` and `--audit` in print: how sources do, what they were worth. It judges nothing itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import click

from connectors.price import MICRO
from enrich.app.declared import dollars
from enrich.app.screen import Cell, out, say, table
from enrich.work.audit import Audited
from enrich.work.health import RECENT_DAYS, Health, Standing

_STYLES = {
    Standing.CHANGED: "red",
    Standing.FAILING: "red",
    Standing.QUIET: "yellow",
    Standing.STEADY: "green",
}
_MOST_CAUSES = 2
_MOST_KEYS = 6
_MOST_OTHERS = 2
_AUDIT = ("source", "asked", "answered", "only it", "wanted", "shared", "disagrees")
# What the evidence calls the user's own list and files.
_YOURS = {"file": "your list"}


def show_health(found: Sequence[Health], as_json: bool, quiet: bool = False) -> None:
    """How sources do: JSON lines, or a table and what it rests on."""
    if as_json:
        for one in found:
            out(shown_health(one))
        return
    if not found:
        click.echo(
            "Nothing to compare yet: no source was asked on the live web. Replays and the demo do not count."
        )
        return
    heads = ("source", "asked", "found", "absent", "unknown", "causes", "last answer", "standing")
    table(heads, [_health_row(one) for one in sorted(found, key=_urgency)], numbers=frozenset(heads[1:5]))
    for line in _remarks(sorted(found, key=_urgency)):
        click.echo(line)
    if all(one.standing is Standing.UNTOLD for one in found):
        click.echo("\nNothing to compare yet: no source has enough answers both before and in "
                   f"the last {RECENT_DAYS} days.")  # fmt: skip
    say(
        f"\nCompared: the last {RECENT_DAYS} days with all before, among companies of one region and size.",
        quiet=quiet,
    )


def shown_health(one: Health) -> dict[str, Any]:
    """The health of a source as JSON."""
    return {
        "name": one.source,
        "asked": one.asked,
        "found": one.found,
        "absent": one.absent,
        "unknown": one.unknown,
        "causes": dict(one.causes),
        "last_answered": one.answered or None,
        "standing": one.standing.value,
        "because": one.because,
        "new_keys": [{"path": path, "since": day} for path, day in one.new_keys],
    }


def _urgency(one: Health) -> tuple[int, str]:
    return list(Standing).index(one.standing), one.source


def _health_row(one: Health) -> tuple[Cell, ...]:
    causes = ", ".join(f"{cause} {_share(n, one.asked)}" for cause, n in one.causes[:_MOST_CAUSES])
    more = ", …" if len(one.causes) > _MOST_CAUSES else ""
    return (
        one.source, str(one.asked), *(_share(n, one.asked) for n in (one.found, one.absent, one.unknown)),
        causes + more, one.answered or "never", (one.standing.value, _STYLES.get(one.standing, "")),
    )  # fmt: skip


def _share(part: int, of: int) -> str:
    return f"{100 * part / of:.0f}%"


def _remarks(found: Iterable[Health]) -> Iterator[str]:
    """What a standing rests on, and keys that nobody had seen before."""
    for one in found:
        if one.because:
            yield f"\n{one.source} is {one.standing}"
            yield from (f"  {part}" for part in one.because.split("; "))
        if one.new_keys:
            yield f"\n{one.source} has keys that it had not on its first day"
            yield from (f"  {path}, since {day}" for path, day in one.new_keys[:_MOST_KEYS])
        if len(one.new_keys) > _MOST_KEYS:
            yield f"  and {len(one.new_keys) - _MOST_KEYS} more"


# -- audit -------------------------------------------------------------------------------------------------


def show_audit(found: Sequence[Audited], as_json: bool, quiet: bool = False) -> None:
    """What sources were worth: JSON lines, or a table."""
    if as_json:
        for one in found:
            out(shown_audit(one))
        return
    if not found:
        click.echo("The latest run asked no source.")
        return
    paid = any(one.cost for one in found)
    heads = (*_AUDIT, *(("cost", "each") if paid else ()), "overlaps most with")
    table(heads, [_audit_row(one, paid) for one in found], numbers=frozenset(heads[1:-1]))
    say(
        "\nonly it: believed values that nobody else states; wanted: those in fields you want;\n"
        "shared: others state them too; disagrees: its fresh value lost or is in dispute"
        + ("; each: the cost of one\nvalue that only it found." if paid else "."),
        quiet=quiet,
    )


def shown_audit(one: Audited) -> dict[str, Any]:
    """What a source was worth as JSON; money in US dollars."""
    each = one.cost_of_unique
    return {
        "name": one.source,
        "asked": one.asked,
        "answered": one.answered,
        "unique": one.unique,
        "wanted": one.wanted,
        "shared": one.shared,
        "disagreements": one.disagreements,
        "cost": one.cost / MICRO,
        "cost_of_unique": None if each is None else round(each / MICRO, 6),
        "overlap": dict(one.overlap),
    }


def _audit_row(one: Audited, paid: bool) -> tuple[str, ...]:
    others = [f"{_YOURS.get(name, name)} {n}" for name, n in list(one.overlap.items())[:_MOST_OTHERS]]
    each = one.cost_of_unique
    money = (
        ("free", "") if not one.cost else (dollars(one.cost / MICRO), dollars(each / MICRO) if each else "–")
    )
    counts = one.asked, one.answered, one.unique, one.wanted, one.shared, one.disagreements
    return one.source, *map(str, counts), *(money if paid else ()), ", ".join(others)

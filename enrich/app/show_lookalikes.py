"""Lookalikes in print: for people, as JSON lines, or as CSV with the pool's columns as they were."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from enrich.app.lookalikes import Lookalikes
from enrich.app.screen import out
from enrich.exports.also import counted
from enrich.exports.tables import CsvTable, keys, whole, wide, widest
from icp.lookalike.precision import LEAST_SEEDS
from icp.lookalike.reasons import percent
from icp.lookalike.roles import Role

OURS = ("score", "nearest_seed", "reasons")
_MOST_NAMED = 4
# Below this part of all weight a channel is not named.
_LEAST_WEIGHT = 0.05


def write_csv(path: Path, made: Lookalikes) -> None:
    """The pool's rows in rank order, its columns untouched, ours behind them."""
    own = _own(made)
    with whole(path) as file:
        table = CsvTable(file, (*own, *(f"enrich_{name}" for name in OURS)), own=len(own))
        for one in made.found:
            table.write(
                (*wide(one.cells, len(own)), f"{one.score:.1f}", one.nearest_seed, "; ".join(one.reasons))
            )


def print_json(made: Lookalikes) -> None:
    """A line for each: the pool's row, then score, nearest seed and reasons."""
    own = _own(made)
    names = keys((*own, "row", *OURS))
    for one in made.found:
        cells = (*wide(one.cells, len(own)), one.row, one.score, one.nearest_seed, one.reasons)
        out(dict(zip(names, cells, strict=True)))


def lines(made: Lookalikes) -> Iterator[str]:
    """Each company with its reasons below it."""
    for place, one in enumerate(made.found, 1):
        domain = made.pool.columns.domain(one.cells)
        said = f" ({domain})" if domain and domain != one.name else ""
        yield f"{place:>3}. {one.name}{said}  score {one.score:.0f}, nearest to {one.nearest_seed}"
        for reason in one.reasons or ("near in sum; no one thing stands out",):
            yield f"       {reason}"


def remarks(made: Lookalikes) -> Iterator[str]:
    """How the lists were understood, what counted, and how far to trust the list."""
    pool, seeds = made.pool, made.seeds
    yield f"{pool.title}: {counted(len(pool.rows), 'row')}{'' if pool.built else ', by its index'}"
    yield f"  compared by: {_used(made)}"
    if aside := [one.label for one in pool.lens.told if one.role is Role.ASIDE]:
        yield f"  left aside: {', '.join(aside)}"
    yield f"{counted(len(seeds.names), 'seed')}, {seeds.in_pool} of them in the pool; none is listed again"
    if seeds.silent:
        yield f"  left out, for nothing is known of them: {_some(seeds.silent)}"
    if made.anti:
        yield f"{counted(len(made.anti.names), 'anti-seed')}, {made.anti.in_pool} of them in the pool"
    yield f"What tells the seeds from the pool: {_weighed(made)}"
    if made.twins:
        yield f"Left out, being a seed or another row's company again: {counted(made.twins, 'row')}"


def trust(made: Lookalikes) -> str:
    """How many of the list may be expected to be what is looked for."""
    if not made.found:
        return "No company of the pool is nearer to the seeds than its average company: nothing to list."
    sure = made.expected
    if sure is None:
        return f"Expected precision: not said of fewer than {LEAST_SEEDS} seeds."
    return (
        f"Held back one at a time, {sure.back} of {counted(sure.held, 'seed')} came back among the first {sure.length} "
        f"(by chance {sure.chance:.1g}). Expected precision: {percent(sure.low)} to {percent(sure.high)}, the more the "
        "more companies like the seeds the pool holds, which seeds alone cannot tell (docs/lookalikes.md)."
    )


def _used(made: Lookalikes) -> str:
    how = {Role.TEXT: "its words", Role.TOPICS: "its values and their words", Role.VALUES: "its values",
           Role.NUMBER: "its size", Role.YEAR: "its year"}  # fmt: skip
    used = [f"{one.label} ({how[one.role]})" for one in made.pool.lens.told if one.role in how]
    return ", ".join(used) or "names alone: no column says what a company does"


def _weighed(made: Lookalikes) -> str:
    labels = ["what they do, in words", *(channel.label for channel in made.pool.lens.channels)]
    parts = sorted(zip(made.ranking.weights, labels, strict=True), reverse=True)
    return ", ".join(
        f"{label} {weight:.0%}".replace("%", " %") for weight, label in parts if weight >= _LEAST_WEIGHT
    )


def _some(names: tuple[str, ...]) -> str:
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _own(made: Lookalikes) -> tuple[str, ...]:
    """The pool's columns, as many as its rows that are shown have."""
    names = made.pool.columns.names
    return wide(names, widest(names, (one.cells for one in made.found)))

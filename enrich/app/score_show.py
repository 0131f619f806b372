"""Scores and stages in print: a table for people, JSON lines for scripts, and one lead told in full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from enrich.app.score import Scored
from enrich.app.score_files import line_json
from enrich.app.score_line import Line
from enrich.app.screen import out, table
from enrich.exports.also import counted
from enrich.store.stages import StageChange
from icp.lifecycle.handoff import day
from icp.lifecycle.stages import Stands, about

_COLUMNS = ("lead", "points", "stage", "temperature", "because", "left out")
_STYLES = {"hot": "bold red", "warm": "yellow", "cold": "dim"}


def show(lines: Sequence[Line], as_json: bool) -> None:
    """Print leads, the best first."""
    if as_json:
        for line in lines:
            out(line_json(line))
        return
    rows = [
        (
            _called(line), f"{line.points:g}", _stage(line), (line.temperature.value, _STYLES[line.temperature]),
            _because(line), _left_out(line),
        )
        for line in lines
    ]  # fmt: skip
    if rows:
        table(_COLUMNS, rows, numbers=("points",))


def shown(lines: Sequence[Line], customers: bool) -> Sequence[Line]:
    """The leads that are shown, in order; customers only where they are asked for."""
    return [line for line in lines if customers or not _aside(line)]


def set_aside(lines: Sequence[Line]) -> str:
    """How many customers are not among the leads that are shown; empty where there are none."""
    number = sum(map(_aside, lines))
    return f"{counted(number, 'customer')} set aside; --customers shows them" if number else ""


def _aside(line: Line) -> bool:
    return about()[line.stage].stands is Stands.ASIDE


def _called(line: Line) -> str:
    """A lead by its address; by its name too where it is known by a number."""
    return line.key if "@" in line.key or line.name in ("", line.key) else f"{line.name} ({line.key})"


def _because(line: Line) -> str:
    said = "; ".join(line.reasons[:3]) or "nothing yet"
    if about()[line.stage].stands is not Stands.RANKED:
        return f"{line.because}; {said}"
    return (
        said
        if line.deciding == line.points
        else f"{said}; {line.deciding:g} may decide, as opens never do alone"
    )


def _stage(line: Line) -> str:
    word = about()[line.stage].short
    if line.proposed:
        return f"{word} (rules: {about()[line.proposed].short})"
    return f"{word}, by {line.by}" if line.how == "person" else word


def _left_out(line: Line) -> str:
    return ", ".join(f"{n} {sign}" for sign, n in line.machines.items())


def explained(line: Line) -> Iterator[str]:
    """All that is known of one lead, in sentences."""
    yield f"{line.key}: {line.points:g} points, {about()[line.stage].short}, {line.temperature}"
    yield f"  stage: {line.because} ({line.how}, {line.by})"
    judged = (
        f"{line.fit.verdict.replace('_', ' ')} ({line.fit.by})"
        if line.fit.verdict
        else "nobody has judged it"
    )
    yield f"  fit: {judged}"
    found = line.score
    for reason in found.reasons if found else ():
        yield f"  {reason}"
    if line.deciding != line.points:
        yield f"  {line.deciding:g} of its points may decide: opens count for no more than what it did itself"
    for event, why in found.discounted if found else ():
        yield f"  row {event.row}, {event.said} {day(event.at)}: earns nothing; {why.because}"
    for task in line.tasks:
        yield f"  to do by {task.due}, {task.who}: {task.what}"


def remarks(found: Scored) -> Iterator[str]:
    """How the file was understood, and what in it could not be used."""
    tally, ahead = found.tally, sum(line.ahead for line in found.lines)
    yield from found.remarks
    if ahead:
        yield f"{counted(ahead, 'lead')} changed stage after that day; the stage shown is the one that is kept"
    yield from tally.troubles
    if tally.bad > len(tally.troubles):
        yield f"… and {counted(tally.bad - len(tally.troubles), 'row')} more that cannot be used"


def summary(found: Scored, kept: bool) -> str:
    """What came of it, in a sentence or two."""
    tally = found.tally
    parts = [f"{counted(tally.rows, 'event')} of {counted(len(found.lines), 'lead')}"]
    for number, what in (
        (found.machines, "made by machines"), (tally.repeated, "written twice"), (tally.bad, "that cannot be used"),
        (tally.later, "later than now"), (tally.undated, "without a date"),
    ):  # fmt: skip
        parts += [f"{number} {what}"] if number else []
    stages = Counter(line.stage for line in found.lines)
    places = ", ".join(f"{stages[stage]} {told.short}" for stage, told in about().items() if stages[stage])
    new = f" {counted(found.changes, 'change')} of stage kept." if kept and found.changes else ""
    return f"{', '.join(parts)}. Stages: {places or 'none'}.{new}{_unjudged(found)}"


def _unjudged(found: Scored) -> str:
    """That fit is not known of leads that did enough."""
    waiting = sum(any(task.when == "unjudged" for task in line.tasks) for line in found.lines)
    if not waiting:
        return ""
    return (
        f" {counted(waiting, 'lead')} did enough, but nobody has judged their fit: give --leads LIST with a column "
        "enrich_verdict (enrich run writes it into accounts.csv)."
    )


def changes(history: Sequence[StageChange]) -> Iterator[str]:
    """The stages of a lead, in order, each with its reason."""
    for change in history:
        pinned = ", stands until a person says otherwise" if change.pinned else ""
        yield (
            f"{change.at:%d %b %Y}  {about_word(change.before)} → {about_word(change.stage)}  {change.because}"
            f"  ({change.how}, {change.by}{pinned})"
        )


def about_word(stage: str) -> str:
    """A stage as people call it."""
    return next((told.short for name, told in about().items() if name == stage), stage)

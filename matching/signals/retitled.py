"""Who got another post where they are: one source names them in one post at one time and in another later.

Somebody who comes to a post that decides is told in `leadership.py`. Here it is those who decided and do not any more,
in the post in which they are listed now: they are not gone, and somebody else has their place. Another wording of the
same post is no change, and neither is a page that was not read again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from connectors.statement import Statement
from connectors.text import fold
from matching.nouns import Signal
from matching.signals.kinds import noticed
from matching.signals.past import Change, Past, Thing, Told, question
from matching.titles import read_title


def retitled(past: Past) -> Iterator[Signal]:
    """People who stepped aside: a title that decides is gone, and they are listed with one that does not."""
    names = {one.statement.subject: one.statement for one in past.about("person.name")}
    posts = question(past, ("person.title",), lambda told: _post(told, names))
    held: dict[str, list[Thing]] = {}
    for listing in posts.listings:
        for thing in listing.things:
            if listing.holds(thing):
                held.setdefault(_whose(thing), []).append(thing)
    for change in posts.gone():
        still = held.get(_whose(change.thing), [])
        if still and _decides(change.thing) and not any(_decides(thing) for thing in still):
            yield _signal(change, still[0], names)


def _post(told: Told, names: Mapping[str, Statement]) -> str:
    name = names.get(told.statement.subject)
    return f"{fold(name.value)}|{fold(told.statement.value)}" if name else ""


def _whose(thing: Thing) -> str:
    return thing.key.partition("|")[0]


def _decides(thing: Thing) -> bool:
    return read_title(thing.statement.value).decision_maker is True


def _signal(change: Change, now: Thing, names: Mapping[str, Statement]) -> Signal:
    before, after = change.thing.statement, now.statement
    name = names[after.subject]
    text = (
        f"{name.value} is listed as {after.value} and no longer as {before.value}, "
        f"last seen on {change.before:%d %b %Y}"
    )
    return noticed(
        "job_change", "retitled", change.thing.key, change.since.date(), text, (after, before, name)
    )

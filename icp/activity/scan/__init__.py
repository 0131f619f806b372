"""Which events a machine made: link scanners, image proxies, previews. Each is told with its reason.

    signs.py   what a single request shows
    post.py    how long after delivery something happened
    passes.py  clicks that belong together
    crowd.py   many people of one company at once

A click is judged with the others of its pass; an open by how it was fetched; a page or a file by the scan that led to
it. An unsubscription is never doubted: a scanner may have made it, but a wish to be left alone that is wrongly doubted
costs more than five points. Nothing is taken for a machine because it was quick on a day of which no time is known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from icp.activity.event import Event, known
from icp.activity.scan.crowd import crowded
from icp.activity.scan.passes import machine_signs, passes
from icp.activity.scan.post import Post
from icp.activity.scan.signs import Limits, Sign, read_limits, signs_of

__all__ = ["Discount", "Limits", "Sign", "discounts", "read_limits"]

# What images are fetched with before anybody looks (Apple Mail Privacy Protection): help.socketlabs.com/docs,
# "What is Apple Mail Privacy Protection"; wordtothewise.com/2021/09/apple-mpp.
_BARE = frozenset(("", "mozilla/5.0"))
_INSTANT = 2.0


class Discount(NamedTuple):
    """Why an event earns nothing: the signs by name, and in words."""

    signs: tuple[str, ...]
    because: str


def discounts(
    leads: Mapping[str, Sequence[Event]], limits: Limits, one_company: bool, roles: Collection[str]
) -> dict[int, Discount]:
    """The events that machines made, by row.

    Args:
        leads: the events of leads who may be scanned together.
        one_company: whether these are the people of one company, so that a crowd of them tells.
        roles: what the export's columns hold; a User-Agent is missed only where there is a column for it.
    """
    clicks = [event for events in leads.values() for event in events if event.kind == "click"]
    crowd = crowded(clicks, limits) if one_company and len(leads) >= limits.crowd else {}
    found: dict[int, Discount] = {}
    for events in leads.values():
        found.update(_of_lead(events, limits, crowd, "agent" in roles))
    return found


def _of_lead(
    events: Sequence[Event], limits: Limits, crowd: Mapping[int, Sign], agents: bool
) -> Iterator[tuple[int, Discount]]:
    fetched = [event for event in events if known(event.kind).fetched]
    if not fetched:
        return
    post = Post(events)
    scans: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for run in passes([event for event in fetched if event.kind == "click"], limits.together):
        signs = machine_signs(run, post, limits) or tuple({crowd[c.row]: 0 for c in run if c.row in crowd})
        if signs:
            yield from _whole(run, signs)
            if run[0].at is not None and run[0].grain <= 1:
                scans[run[0].message].append((run[0].at, run[-1].at or 0.0))
    for event in fetched:
        if event.kind != "click" and (discount := _fetched(event, post, limits, scans, agents)):
            yield event.row, discount


def _whole(run: Sequence[Event], signs: tuple[Sign, ...]) -> Iterator[tuple[int, Discount]]:
    """Every click of a machine's pass, with the signs that decided."""
    names = tuple(dict.fromkeys(sign.name for sign in signs))
    because = "; ".join(dict.fromkeys(sign.because for sign in signs))
    part = f" (one of {len(run)} clicks in one pass)" if len(run) > 1 else ""
    yield from ((click.row, Discount(names, because + part)) for click in run)


def _fetched(
    event: Event, post: Post, limits: Limits, scans: Mapping[str, list[tuple[float, float]]], agents: bool
) -> Discount | None:
    """Why an open, a page or a file was fetched by a machine."""
    if strong := [sign for sign in signs_of(event, limits) if sign.strong]:
        return Discount((strong[0].name,), strong[0].because)
    if event.kind == "open" and (prefetch := _prefetched(event, post, limits, agents)):
        return prefetch
    if _in_scan(event, limits, scans):
        return Discount(("scan",), "it came with a pass of a link scanner")
    return None


def _prefetched(event: Event, post: Post, limits: Limits, agents: bool) -> Discount | None:
    """Images that a mail program or a proxy loads at delivery, whether or not anybody looks."""
    elapsed = post.elapsed(event)
    bare = agents and event.agent.strip().lower() in _BARE
    if elapsed is None or elapsed > (limits.soon if bare else _INSTANT):
        return None
    what = (
        "without the name of a mail program (Apple Mail Privacy Protection does so)"
        if bare
        else "before anybody can look"
    )
    return Discount(("prefetch",), f"its image was loaded {max(0.0, elapsed):.0f} s after delivery, {what}")


def _in_scan(event: Event, limits: Limits, scans: Mapping[str, list[tuple[float, float]]]) -> bool:
    """Whether an event came with a scan: an open of the same mail, or a page or file right after any."""
    if event.at is None or event.grain > 1:
        return False
    if event.kind == "open":
        spans, before = scans.get(event.message, []), limits.burst
    else:
        spans, before = [span for of_mail in scans.values() for span in of_mail], 0.0
    return any(first - before <= event.at <= last + limits.burst for first, last in spans)

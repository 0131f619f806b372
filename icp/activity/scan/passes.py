"""Passes: clicks of one lead on one mail that follow each other within seconds, judged as one.

A gateway that checks a mail opens its links one after another, at delivery or some time later; a person reads. So a
pass is a machine's when one strong sign shows in it, or two weak ones of which one is haste, and everything in it is.
What the same lead clicks later is another pass and is judged by itself: a person who reads the mail after the gateway
did keeps every point.

Sources: Marketo's note on filters that activate all links right after delivery (nation.marketo.com, "Understanding a
Spike in Click Activity"); Word to the Wise on Barracuda filters clicking all links; mautic/mautic#16263 on why two
seconds after sending are too few and User-Agents do not suffice; anymail/django-anymail#200 on clusters of clicks that
come up to minutes late and on clicks before any open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from icp.activity.event import Event
from icp.activity.scan.post import Post
from icp.activity.scan.signs import Limits, Sign, signs_of

_MINUTE = 60.0
_HASTE = frozenset(("soon", "several"))


def passes(clicks: Sequence[Event], gap: float) -> Iterator[list[Event]]:
    """Clicks of one lead, by mail and time; a click without a time of day is a pass of its own."""
    ordered = sorted(clicks, key=lambda click: (click.message, click.at or 0.0, click.row))
    for _, of_mail in groupby(ordered, key=lambda click: click.message):
        run: list[Event] = []
        for click in of_mail:
            if run and not _follows(run[-1], click, gap):
                yield run
                run = []
            run.append(click)
        yield run


def _follows(before: Event, click: Event, gap: float) -> bool:
    timed = before.at is not None and click.at is not None and max(before.grain, click.grain) <= _MINUTE
    return timed and (click.at or 0.0) - (before.at or 0.0) <= max(gap, before.grain - 1)


def machine_signs(run: Sequence[Event], post: Post, limits: Limits) -> tuple[Sign, ...]:
    """The signs that decide that a machine made a pass; none where a person may have."""
    found = list(dict.fromkeys(sign for click in run for sign in signs_of(click, limits)))
    found += _of_delivery(run[0], post, limits)
    found += _of_burst(run, limits)
    if post.unopened(run[0]):
        found.append(Sign(False, "unopened", "its mail had not been opened"))
    strong = tuple(sign for sign in found if sign.strong)
    names = {sign.name for sign in found}
    return strong or (tuple(found) if len(names) > 1 and names & _HASTE else ())


def _of_delivery(first: Event, post: Post, limits: Limits) -> Iterator[Sign]:
    elapsed = post.elapsed(first)
    if elapsed is None:
        return
    if elapsed < 0:
        yield Sign(True, "before delivery", f"it came {-elapsed:.0f} s before the mail was delivered")
    elif elapsed <= limits.at_once:
        yield Sign(True, "at once", f"it came {max(0.0, elapsed):.0f} s after the mail was delivered")
    elif elapsed <= limits.soon:
        yield Sign(False, "soon", f"it came within {elapsed:.0f} s of delivery")


def _of_burst(run: Sequence[Event], limits: Limits) -> Iterator[Sign]:
    """Different links within seconds. Where only minutes are told, the same minute is a weak sign."""
    links, span = _densest(run, limits.burst)
    if links >= limits.burst_links and run[0].grain <= 1:
        yield Sign(True, "burst", f"{links} links of one mail within {max(1.0, span):.0f} s")
    elif links >= 2:
        yield Sign(False, "several", f"{links} links of one mail within {max(1.0, span, run[0].grain):.0f} s")


def _densest(run: Sequence[Event], within: float) -> tuple[int, float]:
    """The most different links in any stretch of so many seconds, and how long that stretch is."""
    best, first = (0, 0.0), 0
    for last, click in enumerate(run):
        while (click.at or 0.0) - (run[first].at or 0.0) > within:
            first += 1
        links = {c.link or c.url for c in run[first : last + 1]} - {""}
        best = max(best, (len(links), (click.at or 0.0) - (run[first].at or 0.0)))
    return best

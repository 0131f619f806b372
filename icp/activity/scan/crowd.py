"""Crowds: many people of one company who click on one mail within seconds.

A gateway works through a batch of mail; people do not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from icp.activity.event import Event
from icp.activity.scan.signs import Limits, Sign


def crowded(clicks: Iterable[Event], limits: Limits) -> dict[int, Sign]:
    """The clicks that were made in a crowd, by row. All are of one company's people, with a time to the second."""
    by_mail: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for click in clicks:
        if click.at is not None and click.grain <= 1:
            for key in (("mail", click.message), ("link", click.link or click.url)):
                if key[1]:
                    by_mail[key].append(click)
    return {row: sign for of_mail in by_mail.values() for row, sign in _crowds(of_mail, limits)}


def _crowds(clicks: Sequence[Event], limits: Limits) -> Iterator[tuple[int, Sign]]:
    ordered = sorted(clicks, key=lambda click: (click.at or 0.0, click.row))
    first, people = 0, defaultdict[str, int](int)
    for last, click in enumerate(ordered):
        people[click.lead] += 1
        while (click.at or 0.0) - (ordered[first].at or 0.0) > limits.crowd_within:
            gone = ordered[first].lead
            people[gone] -= 1
            if not people[gone]:
                del people[gone]
            first += 1
        if len(people) >= limits.crowd:
            because = f"{len(people)} people of one company clicked within {limits.crowd_within:.0f} s"
            yield from ((c.row, Sign(True, "crowd", because)) for c in ordered[first : last + 1])

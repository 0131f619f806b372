"""A company that describes itself anew: its own site in other words than the same page had before.

A word more or less is no news; nor is another of the descriptions that a page gives side by side.
"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.fuzz import token_sort_ratio

from connectors.text import clip, fold
from matching.nouns import Signal
from matching.signals.kinds import noticed
from matching.signals.past import Change, Past, question

_ANOTHER = 60  # of 100: how alike two descriptions may be and still be two
_MOST_QUOTED = 120


def rewording(past: Past) -> Iterator[Signal]:
    """A description that took the place of another one on the same page of the own site."""
    for listing in question(past, ("company.description",), lambda told: fold(told.statement.value)).listings:
        gone = list(listing.gone())
        for new in listing.new():
            said = new.thing.statement
            others = (thing.key for thing in listing.things if thing.key != new.thing.key)
            before = [old for old in gone if old.thing.statement.url == said.url]
            if (
                before
                and said.source in past.crawled
                and not any(_alike(new.thing.key, key) for key in others)
            ):
                yield _reworded(new, max(before, key=lambda old: (old.before, old.thing.key)))


def _alike(one: str, other: str) -> bool:
    return token_sort_ratio(one, other) >= _ANOTHER


def _reworded(new: Change, old: Change) -> Signal:
    now, then = (clip(change.thing.statement.value, _MOST_QUOTED) for change in (new, old))
    text = f"its site describes it anew: “{now}”; before: “{then}”"
    evidence = (new.thing.statement, old.thing.statement)
    return noticed("wording", "anew", new.thing.statement.subject, new.since.date(), text, evidence)

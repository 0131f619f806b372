"""What the store remembers of an account's earlier answers, for telling what is new and what is gone.

Only the live web has a past. An archive and a played world stand still, and what is recorded must rest on the recording
alone: none of them is told what other runs saw, so that a replay gives the same bytes beside whatever store.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from connectors.connector import Connector
from connectors.statement import Statement
from enrich.store.store import Store
from matching.signals import NOTHING, Past, Told
from matching.signals.past import APART

_TIED = frozenset(("role.employer", "person.employer"))


def past_of(store: Store, said: Iterable[Statement], sources: Mapping[str, Connector]) -> Past:
    """All that was ever said of the companies that these statements speak of, if any of them was looked at twice."""
    subjects = sorted(
        {
            s.subject if s.kind == "company" else s.value
            for s in said
            if s.kind == "company" or s.field in _TIED
        }
    )
    # Most companies were looked at once: then there is nothing to compare, and nothing need be read.
    if not any(_looked_twice(store, subject) for subject in subjects):
        return NOTHING
    sights = [sight for subject in subjects for sight in store.history("", subject)]
    crawled = frozenset(name for name, source in sources.items() if source.crawls)
    return Past(tuple(Told(s.statement, s.owner, s.first, s.last) for s in sights), crawled)


def _looked_twice(store: Store, subject: str) -> bool:
    told = store.told("", subject)
    return told is not None and told[1] - told[0] >= APART

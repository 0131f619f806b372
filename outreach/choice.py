"""Which facts a letter speaks of: of each kind at most one, the one nearest to what the sender does.

Nearness is counted in words that a fact shares with the sender's own claims: a role with "planner" in its title
is nearer to somebody who plans than one in accounting. A technology is said only when the claims name it, because
telling people what they run, to no purpose, is what they dislike most in such letters.
"""

from __future__ import annotations

from collections.abc import Iterable

from connectors.text import fold
from outreach.facts import Fact
from outreach.sender import Sender

_NAMED_OR_UNSAID = frozenset({"technology"})
_STEM = 4


def choose(facts: Iterable[Fact], sender: Sender) -> dict[str, Fact]:
    """The facts to speak of, by kind."""
    best: dict[str, tuple[tuple[int, str, str], Fact]] = {}
    for fact in facts:
        near = nearness(fact, sender)
        if fact.kind in _NAMED_OR_UNSAID and not _named(fact, sender):
            continue
        # Nearest first, then the newest, then any fixed order.
        rank = (-near, _age(fact), fact.id)
        if fact.kind not in best or rank < best[fact.kind][0]:
            best[fact.kind] = (rank, fact)
    return {kind: fact for kind, (_, fact) in best.items()}


def nearness(fact: Fact, sender: Sender) -> int:
    """How many words of a fact the sender's claims share, by their beginnings: "planner" is near to "plans"."""
    stems = {word[:_STEM] for word in sender.words if len(word) >= _STEM}
    words = {
        word[:_STEM] for text in fact.slots.values() for word in fold(text).split() if len(word) >= _STEM
    }
    return len(stems & words)


def _named(fact: Fact, sender: Sender) -> bool:
    return all(set(fold(text).split()) <= sender.words for text in fact.slots.values())


def _age(fact: Fact) -> str:
    """A text that sorts what was posted, or happened, last first."""
    posted = fact.slots.get("posted") or fact.slots.get("date", "")
    return "".join(chr(ord("9") - int(c) + ord("0")) if c.isdigit() else c for c in posted) or "~"

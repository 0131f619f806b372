"""Why a company is on the list: what it shares with the seeds that is rare in the pool, in words a reader knows.

A reason is counted, not guessed: each gives its share of the pool and how many seeds have it. What the pool has as
often as the seeds is no reason, however the score came about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

import numpy as np

from connectors.text import fold
from icp.lookalike.companies import Lens, Row, text_of, valued
from icp.lookalike.roles import Role
from icp.lookalike.tokens import words
from icp.lookalike.traits import traits

# Something counts as shared when seeds have it so many times as often as the pool, and by so many standard deviations
# more often than companies drawn from the pool by chance would.
_OFTENER, _DEVIATIONS = 2.0, 2.0
_MOST_TRAITS, _MOST_WORDS, _MOST_KIN = 3, 4, 3
# How near a word must lie to what the seeds are about to be named although no seed uses it (cosine).
_KIN = 0.35
_TOKEN = re.compile(r"[\w'’-]+")


@dataclass(frozen=True)
class Group:
    """Seeds, or anti-seeds, counted once: which words and traits how many of them have."""

    lens: Lens
    rows: tuple[Row, ...]

    @cached_property
    def words(self) -> Counter[str]:
        known = self.lens.space.vocabulary.place
        return Counter(
            word for row in self.rows for word in set(words(text_of(row, self.lens.told))) if word in known
        )

    @cached_property
    def traits(self) -> list[tuple[Counter[str], int]]:
        """For each channel how many have each trait, and of how many anything is told."""
        found = []
        for one in valued(self.lens.told):
            held = [_keys(one.role, row, one.column) for row in self.rows]
            found.append((Counter(key for keys in held for key in keys), sum(map(bool, held))))
        return found

    @property
    def needed(self) -> int:
        """How many must share something: two, or the one there is."""
        return min(2, len(self.rows))

    def telling_words(self) -> list[str]:
        """What they speak of and the pool does not, the most telling first."""
        told = {word: self.weight(word) for word, n in self.words.items() if n >= self.needed}
        return sorted(
            (word for word, weight in told.items() if weight > 0), key=lambda word: (-told[word], word)
        )

    def weight(self, word: str) -> float:
        """How much a word says for them: share among them times surprisal; 0 where the pool has it as often."""
        vocabulary = self.lens.space.vocabulary
        place = vocabulary.place.get(word)
        if place is None or self.words[word] < self.needed:
            return 0.0
        share, pool = self.words[word] / len(self.rows), float(vocabulary.shares[place])
        return (
            share * float(vocabulary.surprisal[place]) ** 2
            if _stands_out(share, pool, len(self.rows))
            else 0.0
        )


def reasons(row: Row, seeds: Group, weights: np.ndarray, target: np.ndarray) -> list[str]:
    """What a company shares with the seeds, the most telling first; empty where it is near in sum alone.

    Args:
        weights: of each channel, as the ranking learned them.
        target: what the seeds are about, in the lens's space.
    """
    found = [told for _, told in sorted(_shared_traits(row, seeds, weights), reverse=True)[:_MOST_TRAITS]]
    spoken = _spoken(text_of(row, seeds.lens.told))
    shared = sorted(
        (word for word in spoken if seeds.weight(word)), key=lambda word: (-seeds.weight(word), word)
    )
    if shared:
        found.append(f"speaks of {_counted(shared[:_MOST_WORDS], spoken, seeds)}")
    if len(shared) < _MOST_WORDS and (kin := _kin(spoken, seeds, target)):
        found.append(f"near in meaning: {', '.join(spoken[word] for word in kin)}")
    return found


def contrast(row: Row, anti: Group, name: str) -> str:
    """How a company stands to the anti-seeds.

    Args:
        name: of the anti-seed it is nearest to.
    """
    spoken = _spoken(text_of(row, anti.lens.told))
    telling = anti.telling_words()
    if shared := [word for word in telling if word in spoken][:_MOST_KIN]:
        return f"caution, like {name}: {', '.join(spoken[word] for word in shared)}"
    absent = ", ".join(telling[:_MOST_KIN])
    return f"unlike {name}: nothing of {absent}" if absent else ""


def _shared_traits(row: Row, seeds: Group, weights: np.ndarray) -> Iterator[tuple[float, str]]:
    columns = zip(valued(seeds.lens.told), seeds.lens.channels, seeds.traits, weights[1:], strict=True)
    for one, channel, (counts, told), weight in columns:
        for key in _keys(one.role, row, one.column):
            place = channel.place.get(key)
            if place is None or counts[key] < seeds.needed:
                continue
            share, pool = counts[key] / told, float(channel.shares[place])
            if _stands_out(share, pool, told):
                counted = f"{percent(pool)} of the pool; {counts[key]} of {told} seeds"
                said = f"{one.label}: {channel.names[place]} ({counted})"
                yield share * float(channel.surprisal[place]) * (1 + float(weight)), said


def _stands_out(share: float, pool: float, of: int) -> bool:
    """Whether some seeds have something more often than chance would let them."""
    return share >= _OFTENER * pool and share - pool >= _DEVIATIONS * sqrt(pool * (1 - pool) / of)


def _counted(shared: Sequence[str], spoken: dict[str, str], seeds: Group) -> str:
    vocabulary = seeds.lens.space.vocabulary
    first = shared[0]
    pool = float(vocabulary.shares[vocabulary.place[first]])
    said = f"{spoken[first]} ({percent(pool)} of the pool; {seeds.words[first]} of {len(seeds.rows)} seeds)"
    return ", ".join([said, *(spoken[word] for word in shared[1:])])


def _kin(spoken: dict[str, str], seeds: Group, target: np.ndarray) -> list[str]:
    """Words of the company that no seed uses and that lie near what the seeds are about."""
    space = seeds.lens.space
    places = [(word, place) for word in spoken if (place := space.vocabulary.place.get(word)) is not None]
    new = [(word, place) for word, place in places if not seeds.words[word]]
    if not new or not space.vectors.shape[1]:
        return []
    rows = space.unit(space.vectors[[place for _, place in new]])
    near = rows @ target / max(float(np.linalg.norm(target)), 1e-9)
    best = sorted(
        ((float(n), word) for n, (word, _) in zip(near, new, strict=True) if n >= _KIN), reverse=True
    )
    return [word for _, word in best[:_MOST_KIN]]


def _spoken(text: str) -> dict[str, str]:
    """The words of a text as they are compared, each as it is written."""
    written: dict[str, str] = {}
    for token in _TOKEN.findall(text):
        folded = fold(token)
        if folded and " " not in folded:
            written.setdefault(folded, token)
    return {word: written.get(word, word) for word in dict.fromkeys(words(text))}


def _keys(role: Role, row: Row, column: int) -> set[str]:
    return {name.casefold() for name in traits(role, row[column] if column < len(row) else "")}


def percent(share: float) -> str:
    """A share as it is read aloud: "12 %", "0.4 %", "under 0.1 %"."""
    if share < 0.001:
        return "under 0.1 %"
    return f"{share:.1%}".replace("%", " %") if share < 0.01 else f"{share:.0%}".replace("%", " %")

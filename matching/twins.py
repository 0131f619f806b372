"""Which of many mentions are one, when all that is known is which two may be. Blind chains of "may be" are refused.

Two are put together where exactly the same others may be either of them: in the words of graphs, where their closed
neighbourhoods are equal (true twins). So a mention that may be either of two people is put with neither, no chain of
mentions pulls two people together, and the order in which mentions come is nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import combinations

Pair = tuple[int, int]


def meeting(keys: Sequence[Iterable[Hashable]], crowd: int) -> list[Pair]:
    """The places that share a key, in pairs, each once and in order; a key that a crowd shares brings nobody together.

    Args:
        keys: of each place its keys.
        crowd: from how many places upward a key tells nothing; to compare them all would cost a square.
    """
    met: dict[Hashable, dict[int, None]] = defaultdict(dict)
    for place, held in enumerate(keys):
        for key in held:
            met[key][place] = None
    return sorted(
        {pair for places in met.values() if len(places) <= crowd for pair in combinations(places, 2)}
    )


def twins(size: int, pairs: Iterable[Pair]) -> list[list[int]]:
    """Places with equal closed neighbourhoods, together, the first place first."""
    near = [{place} for place in range(size)]
    for one, other in pairs:
        near[one].add(other)
        near[other].add(one)
    same: dict[frozenset[int], list[int]] = defaultdict(list)
    for place, neighbours in enumerate(near):
        same[frozenset(neighbours)].append(place)
    return list(same.values())


def chains(size: int, pairs: Sequence[Pair], apart: Callable[[int, int], bool]) -> list[list[int]]:
    """Places linked by whatever chain, for links that are proof; a chain that holds two who are apart falls apart.

    Then nothing tells which of its links is the wrong one, and its places stay as they came.
    """
    linked: dict[int, list[int]] = {place: [place] for place in range(size)}
    for one, other in pairs:
        if linked[one] is not linked[other]:
            joined = linked[one] + linked[other]
            linked.update(dict.fromkeys(joined, joined))
    found: dict[int, list[int]] = {}
    for chain in linked.values():
        chain = sorted(chain)
        whole = len(chain) < 3 or not any(apart(*pair) for pair in combinations(chain, 2))
        found.update({part[0]: part for part in ([chain] if whole else [[place] for place in chain])})
    return [found[first] for first in sorted(found)]

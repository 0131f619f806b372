"""How far each source is to be believed, field group by field group, and which sources merely repeat one another.

What a source declares of itself (its tier, its reliability) is where belief begins; what it states beside others moves
it, by truth discovery (`truth_discovery.py`) and the detection of copying (`copying.py`). Nothing here is stored: trust
is learned anew from a run's statements, so that it can be redone, and explained, whenever they change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from connectors.statement import Statement
from matching.agreement import group_of
from matching.cases import cases_of
from matching.copying import Pair, pair_of
from matching.truth_discovery import USUAL, Counts, discover

_EVERYTHING = ""


@dataclass(frozen=True)
class Trust(Mapping[str, float]):
    """What is believed of sources. As a mapping, it is how often each source's statements hold, whatever the field.

    Attributes:
        declared: what each source declares of itself, between 0 and 1.
        learned: how often a source's statements hold by what others say, for a source and a group of fields. The
            group "" is the source at large.
        copied: what part of one source's statements are the other's, for a group of fields, where that is any.
        counts: of how many claims that were compared with others' so many held and so many did not.
    """

    declared: Mapping[str, float] = field(default_factory=dict)
    learned: Mapping[tuple[str, str], float] = field(default_factory=dict)
    copied: Mapping[tuple[Pair, str], float] = field(default_factory=dict)
    counts: Mapping[tuple[str, str], Counts] = field(default_factory=dict)

    def __getitem__(self, source: str) -> float:
        return self.learned.get((source, _EVERYTHING), self.declared[source])

    def __iter__(self) -> Iterator[str]:
        return iter(self.declared)

    def __len__(self) -> int:
        return len(self.declared)

    def of(self, source: str, name: str) -> float:
        """How often a source's statements of a field hold."""
        found = self.learned.get((source, group_of(name))) if self.learned else None
        return self.get(source, USUAL) if found is None else found

    def repeats(self, source: str, other: str, name: str) -> float:
        """What part of what two sources state of a field is the work of one of them."""
        if not self.copied:
            return 0.0
        pair = pair_of(source, other)
        found = self.copied.get((pair, group_of(name)))
        return self.copied.get((pair, _EVERYTHING), 0.0) if found is None else found

    def alone(self, source: str, heard: Iterable[str], name: str) -> float:
        """What part of a source's statement is its own, once others that say the same were heard.

        Dong, Berti-Equille & Srivastava 2009, section 3.3: the sources are heard the most reliable first.
        """
        if not self.copied:
            return 1.0
        part = 1.0
        for other in heard:
            part *= 1.0 - self.repeats(source, other, name)
        return part


def trusting(trust: Mapping[str, float]) -> Trust:
    """Plain reliabilities as a `Trust` of which nothing was learned."""
    return trust if isinstance(trust, Trust) else Trust(trust)


def learn(entities: Iterable[Sequence[Statement]], declared: Mapping[str, float]) -> Trust:
    """Learn how far to believe each source from how its statements agree with those of others.

    Args:
        entities: for each company, person or role the statements that are about it, of whatever source. Their order
            is nothing.
        declared: what each source declares of itself. A dozen entities hardly move it, some hundred decide.
    """
    found = discover(cases_of(entities), declared)
    return Trust(dict(declared), found.reliability, found.copied, found.counts)

"""Companies that belong together without being one: relations, with their days and what they rest on.

A parent, a branch, a fund of a manager, a franchise, a company that was renamed or bought: none is a duplicate, and a
matcher that merges them is wrong. Three kinds of evidence tell of them: fields that sources state (`stated`),
sentences (`told`), and, where neither is to be had, names, places and domains (`inferred`). Equal ones are united, and
what contradicts itself is kept and says so (`united`). Nothing here merges, and nothing here undoes a judgement.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from connectors.statement import Statement
from matching.cluster import Judgement
from matching.nouns import Relation
from matching.relations.inferred import inferred
from matching.relations.parties import Parties
from matching.relations.stated import stated
from matching.relations.told import told
from matching.relations.united import united

__all__ = ["relations_of"]


def relations_of(
    statements: Iterable[Statement],
    companies: Mapping[str, Collection[str]] | None = None,
    judgements: Sequence[Judgement] = (),
) -> tuple[Relation, ...]:
    """Every relation between the companies that statements are about, in a fixed order.

    Args:
        statements: what sources said, of whatever subjects.
        companies: for each company its id and the subjects judged to be it; any other subject stands by itself.
        judgements: pairs that were judged; those judged unsure are not called namesakes, for they may be one.
    """
    parties = Parties(statements, companies or {})
    known = [*stated(parties), *told(parties)]
    return united(known, inferred(parties, judgements))

"""A person's word on a value: it stands over whatever sources say, and the newest word over the older ones.

Belief cannot say this: two registers that agree outweigh any one voice. Who said it to this program has looked where no
source can, and takes it back when wrong. A word ages like any evidence, so criteria treat an old one as old; it is
never outvoted. Nothing is thrown away: what sources say instead is kept with the reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from connectors.fields import Field, Kind
from connectors.statement import PERSON, Statement
from matching.nouns import Claim, Passport

_NEWER, _PERSONS = "newer", "person's"


def last_word(claims: Sequence[Claim]) -> Statement | None:
    """What a person said last, among all that is claimed; None where nobody said anything."""
    said = (s for claim in claims for s in claim.statements if s.source == PERSON)
    return max(said, key=lambda s: (s.seen, s.at, s.value), default=None)


def by_word(field: Field, claims: Sequence[Claim], word: Statement) -> Passport:
    """The passport of a field of which a person spoke: their value; of a field of many values, theirs first."""
    if field.many or field.kind is Kind.SUBJECT:
        spoken = [claim for claim in claims if any(s.source == PERSON for s in claim.statements)]
        rest = [claim for claim in claims if claim not in spoken]
        return Passport(field.name, (*spoken, *rest), support=spoken[0].weight)
    best = next(claim for claim in claims if word in claim.statements)
    chosen = replace(best, value=word.value, because=f"{best.because}; a person's word stands")
    losers = tuple(replace(c, because=_passed(c)) for c in claims if c is not best)
    return Passport(field.name, (chosen,), losers, support=best.weight)


def _passed(claim: Claim) -> str:
    older = all(s.source == PERSON for s in claim.statements)
    return f"{claim.because}; a {_NEWER if older else _PERSONS} word stands over it"

"""What evidence is worth: an additive model in bits, after Fellegi and Sunter (1969), "A theory for record linkage".

Each level of agreement has a weight, log2(m/u): how much likelier it is seen in two records of one subject (m) than
in records of two (u). Agreement on a word or value gains by its rarity in the input instead of a fixed u. The sum,
with the prior odds that two records of an input this large are one subject, is the logarithm of the odds.

The weights stand in weights.py; how two records compare is found in compare.py. This file only adds up and explains.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matching.evidence import Evidence
from matching.rarity import Rarity
from matching.weights import COMPANY, PERSON, Force, Weights

_STRONG = 8.0
# What different subjects of one name may well share, save the narrowest of places.
_COMMON_GROUND = frozenset(("legal_form", "affiliation", "place"))
_NARROW = frozenset(("street", "postal_code"))
_BEYOND_DOUBT = 6.0
_FEWEST_COPIES = 0.4
_MOST_COPIES = 8.0


@dataclass(frozen=True, slots=True)
class Score:
    """What two records' evidence adds up to.

    Attributes:
        bits: of the odds, beyond the prior.
        force: the strongest among the evidence.
        witness: the bits of all that speaks for one subject beside the name.
        identifying: those of the witness that namesakes, colleagues and neighbours do not share.
    """

    bits: float
    force: Force
    witness: float
    identifying: float

    @property
    def outvoted(self) -> bool:
        """Whether a conflict is met by nothing but a name, or cannot be met at all."""
        return self.force is Force.BAR or (self.force is Force.CONFLICT and self.identifying < _STRONG)


def probability(bits: float) -> float:
    """The probability that odds of so many bits mean."""
    return 1 / (1 + math.exp2(-max(-1000.0, min(1000.0, bits))))


class Model:
    """Weights for one kind, with the rarities of one input."""

    def __init__(self, kind: str, rarity: Rarity, weights: Weights | None = None) -> None:
        self.weights = weights or (PERSON if kind == "person" else COMPANY)
        self.rarity = rarity

    def worth(self, evidence: Evidence) -> float:
        """The bits of one piece of evidence."""
        weight = self.weights[evidence.field, evidence.level]
        if not weight.share or not evidence.agreed:
            return weight.bits
        rarity = sum(self.rarity.of(sort, value) for sort, value in evidence.agreed)
        return weight.bits + min(weight.most, weight.share * rarity)

    def score(self, evidence: Iterable[Evidence]) -> Score:
        """Add up all evidence of a pair."""
        bits, witness, identifying, force = 0.0, 0.0, 0.0, Force.NONE
        for piece in evidence:
            worth = self.worth(piece)
            bits += worth
            force = max(force, self.weights[piece.field, piece.level].force)
            if worth > 0 and piece.field != "name":
                witness += worth
                identifying += worth if piece.field not in _COMMON_GROUND or piece.level in _NARROW else 0.0
        return Score(bits, force, witness, identifying)

    def explain(self, evidence: Sequence[Evidence], prior: float) -> tuple[str, ...]:
        """The evidence as sentences with their weights, weightiest first, and what is expected of any two."""
        weighed = sorted(((self.worth(piece), piece) for piece in evidence), key=lambda pair: -abs(pair[0]))
        said = [
            f"{self.weights[piece.field, piece.level].says.format(left=piece.left, right=piece.right)} ({worth:+.1f})"
            for worth, piece in weighed
            if self.weights[piece.field, piece.level].says
        ]
        return (*said, f"any two of these records ({prior:+.1f})")


def prior_bits(size: int, scores: Iterable[Score] = ()) -> float:
    """The odds that two records drawn from an input are one subject, in bits.

    A list twice as long holds no more copies of each subject, so the odds fall with its length. How many copies it
    holds is counted in the pairs whose evidence leaves no doubt, whatever the odds (one step of what EM iterates).
    """
    certain = -_odds(1.0, size) + _BEYOND_DOUBT
    found = sum(score.bits > certain for score in scores)
    return _odds(min(_MOST_COPIES, max(_FEWEST_COPIES, 2 * found / max(1, size))), size)


def most_prior_bits(size: int) -> float:
    """The most that `prior_bits` can be for an input of this size, whatever it holds."""
    return _odds(_MOST_COPIES, size)


def _odds(copies: float, size: int) -> float:
    return math.log2(copies / max(1, size - 1))

"""How likely two records are one subject, given the levels on which they agree.

Four things can be true of two records: they are one subject; they are kindred (parent and subsidiary, colleagues, one
household) and share much without being one; they are namesakes, and what they share beside the name is chance; or
nothing ties them at all. Each makes every level of agreement more or less usual, and the odds of the first against the
others are the score. With two classes this is the model of Fellegi and Sunter (1969), "A theory for record linkage".
The others keep a heap of shared employers, streets and switchboards from adding up to identity, and a name that two
have from being taken for rare, as independence alone would have it.

How usual each level is, and how many pairs are of each class, is learned from the records themselves, without labels,
by expectation maximisation (Dempster, Laird and Rubin 1977; Winkler 1988 for record linkage), beginning from the
shipped table of `levels.tsv` and held to it by as many imagined pairs as make a dozen rows learn nothing and a
million everything.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from matching.compare import Compared
from matching.levels import Force, Level, levels_of, levels_of_own, shown_with
from matching.records import OTHER

Bits = NDArray[np.float32]
ONE, KIN, NAMESAKE, ANY = range(4)
# So many imagined pairs stand for the shipped shares of the first three classes, and for those of any two.
_HELD = (150.0, 400.0, 200.0)
_HELD_ANY = 500.0
# Of what is shipped for kindred at least so much is kept, however many pairs there are: else they drift into copies.
_LEARNED = (1.0, 0.2, 0.5)
_ROUNDS = 15
# Copies, kindred and namesakes that a record is expected to have in a list of which nothing is known.
_EXPECTED = {"company": (0.4, 0.4, 0.05), "person": (0.4, 0.4, 0.2)}
_FEWEST = 0.02
# So many records outweigh what was expected of each class: copies are told from what is near them before these are.
_RECORDS_THAT_TEACH = (100.0, 300.0, 300.0)
# Columns that nobody vouches for may sway, but never decide.
_MOST_OF_OWN = 3.0
# A difference that so many true copies show contradicts nothing any more.
_USUAL = 0.06
_TINY = 1e-9
# What stands in a table for "as any two do".
_AS_ANY = np.nan


@dataclass(frozen=True)
class Odds:
    """The bits of each class for some pairs, priors included; shape (4, pairs)."""

    classes: Bits

    @property
    def other(self) -> Bits:
        """The bits of not being one."""
        return np.asarray(np.logaddexp2.reduce(self.classes[KIN:], axis=0))

    @property
    def bits(self) -> Bits:
        """The logarithm of the odds of being one subject."""
        return np.asarray(self.classes[ONE] - self.other)

    @property
    def shares(self) -> Bits:
        """How likely each class is; shape (4, pairs)."""
        return np.asarray(np.exp2(self.classes - np.logaddexp2.reduce(self.classes, axis=0)))

    @property
    def others(self) -> Bits:
        """How likely each class is of pairs that are not one; shape (3, pairs)."""
        return np.asarray(np.exp2(self.classes[KIN:] - self.other))


@dataclass(frozen=True)
class Usual:
    """How usual each level of a field is in each class, in bits.

    Attributes:
        bits: shape (4, levels + 1); entry 0 of each class, of what was not compared, is 0.
        share: how much of the rarity of what is shared goes off what any two show.
        most: the most that the field may say for or against.
    """

    levels: tuple[Level, ...]
    bits: Bits
    share: Bits
    most: float = 1000.0

    def of(self, levels: NDArray[np.uint8], rarity: Bits | None) -> Bits:
        """What the levels of some pairs are worth in each class; shape (4, pairs)."""
        found = self.bits[:, levels]
        if rarity is not None:
            found[ANY] -= self.share[levels] * rarity
        found[ANY] = np.clip(found[ANY], found[ONE] - self.most, found[ONE] + self.most)
        found[KIN:ANY] = np.where(np.isnan(found[KIN:ANY]), found[ANY], found[KIN:ANY])
        return found


@dataclass(frozen=True)
class Model:
    """What levels are worth, for the records of one kind. `shares` are the bits of the first three classes."""

    kind: str
    fields: Mapping[str, Usual]
    shares: tuple[float, float, float]

    @property
    def prior_bits(self) -> float:
        """The odds that any two records are one subject."""
        return self.shares[ONE]

    def told(self) -> dict[str, dict[str, dict[str, float]]]:
        """What was learned, for people: by field and level, how usual it is in each class."""
        names = ("one", "kin", "namesake", "any")
        return {
            name: {
                level.name: {
                    known: round(float(np.exp2(bits)), 5)
                    for known, bits in zip(names, usual.bits[:, n], strict=True)
                    if not np.isnan(bits)
                }
                for n, level in enumerate(usual.levels, 1)
            }
            for name, usual in self.fields.items()
        }

    def odds(self, compared: Compared) -> Odds:
        """What the levels of pairs add up to."""
        size = len(next(iter(compared.levels.values()), ()))
        total = np.zeros((4, size), np.float32)
        total[:ANY] += np.array(self.shares, np.float32)[:, None]
        for name, levels in compared.levels.items():
            total += self.fields[name].of(levels, compared.rarity.get(name))
        return Odds(total)

    def forces(self, compared: Compared) -> NDArray[np.uint8]:
        """The strongest force among the levels of each pair."""
        size = len(next(iter(compared.levels.values()), ()))
        found = np.zeros(size, np.uint8)
        for name, levels in compared.levels.items():
            found = np.maximum(found, self.force_of(name)[levels])
        return found

    def force_of(self, name: str) -> NDArray[np.uint8]:
        """The force of each level of a field. What true copies often differ in has none."""
        usual, limit = self.fields[name], np.log2(_USUAL)
        softer = {Force.CONFLICT: Force.DOUBT, Force.DOUBT: Force.NONE}
        forces = [
            softer.get(level.force, level.force) if bits > limit > np.log2(level.one) else level.force
            for level, bits in zip(usual.levels, usual.bits[ONE, 1:], strict=True)
        ]
        return np.array([Force.NONE, *forces], np.uint8)


def shipped(kind: str, columns: Collection[str] | None = None, others: int = 1) -> Model:
    """The model before anything is learned.

    Args:
        columns: those that the records have, with the list's own, "other:…"; None where any may come.
        others: how many other records there are.
    """
    levels = levels_of(kind)
    if columns is not None:
        levels = {name: shown_with(found, columns) for name, found in levels.items()}
    known = {name: _usual(found) for name, found in levels.items()}
    own = {
        name: replace(_usual(levels_of_own(name.removeprefix(OTHER))), most=_MOST_OF_OWN)
        for name in columns or ()
        if name.startswith(OTHER)
    }
    return Model(kind, known | own, _shares(_EXPECTED[kind], others))


def _usual(levels: tuple[Level, ...]) -> Usual:
    table = [[v.one, v.kin, _AS_ANY if v.namesake is None else v.namesake, v.any] for v in levels]
    bits = np.zeros((4, len(levels) + 1), np.float32)
    bits[:, 1:] = np.log2(np.maximum(np.array(table).T, _TINY))
    return Usual(levels, bits, np.array([0.0, *(level.share for level in levels)], np.float32))


def _shares(held: tuple[float, ...], others: int) -> tuple[float, float, float]:
    one, kin, namesake = (float(np.log2(min(0.5, copies / max(1, others)))) for copies in held)
    return one, kin, namesake


def learn(
    start: Model, candidates: Compared, sampled: float, records: int, chance: Compared, rounds: int = _ROUNDS
) -> Model:
    """A model that fits these records.

    Args:
        start: what is believed beforehand.
        candidates: pairs that share something, as compared; a part of all such pairs.
        sampled: what part of all candidates they are.
        chance: pairs drawn by lot.
    """
    # A pair drawn by lot may be one subject after all; in a short list it soon is.
    apart = 1 - start.odds(chance).shares[ONE] if chance.levels else np.zeros(0, np.float32)
    by_lot = {name: _by_lot(usual, chance.levels.get(name), apart) for name, usual in start.fields.items()}
    model = replace(start, fields=by_lot)
    if not candidates.levels:
        return model
    any_bits = {
        name: model.fields[name].of(levels, candidates.rarity.get(name))[ANY]
        for name, levels in candidates.levels.items()
    }
    for _ in range(rounds):
        likely = _likely(model, candidates, any_bits)
        fields = {
            name: _refit(start.fields[name], usual, candidates.levels.get(name), likely)
            for name, usual in model.fields.items()
        }
        held = 2 * likely.sum(axis=1, dtype=np.float64) / sampled / max(1, records)
        model = Model(model.kind, fields, _learned_shares(model.kind, held.tolist(), records))
    return model


def _likely(model: Model, candidates: Compared, any_bits: Mapping[str, Bits]) -> Bits:
    """How likely the first three classes are; shape (3, pairs). What chance is worth does not change while learning."""
    chance = np.sum(list(any_bits.values()), axis=0)
    found = np.repeat(np.array(model.shares, np.float32)[:, None], len(chance), axis=1)
    for name, levels in candidates.levels.items():
        bits = model.fields[name].bits
        for n in (ONE, KIN, NAMESAKE):
            found[n] += any_bits[name] if np.isnan(bits[n, 1:]).any() else bits[n][levels]
    np.exp2(found, out=found)
    found /= found.sum(axis=0) + np.exp2(chance)
    return found


def _by_lot(usual: Usual, levels: NDArray[np.uint8] | None, weight: Bits) -> Usual:
    """How usual levels are by chance; those that rest on something shared have its rarity instead."""
    if levels is None:
        return usual
    before = np.exp2(usual.bits[ANY, 1:])
    counts = np.bincount(levels, weight, len(before) + 1)[1:]
    shares = (counts + _HELD_ANY * before) / (counts.sum() + _HELD_ANY)
    bits = usual.bits.copy()
    bits[ANY, 1:] = np.where(usual.share[1:] == 0, np.log2(np.maximum(shares, _TINY)), bits[ANY, 1:])
    return replace(usual, bits=bits)


def _refit(start: Usual, usual: Usual, levels: NDArray[np.uint8] | None, likely: Bits) -> Usual:
    """Shares of levels as weighted pairs show them, held to the shipped ones."""
    if levels is None:
        return usual
    bits = usual.bits.copy()
    for n in (ONE, KIN, NAMESAKE):
        before = np.exp2(start.bits[n, 1:])
        if np.isnan(before).any():
            continue
        counts = np.bincount(levels, likely[n], len(before) + 1)[1:]
        held = max(_HELD[n], counts.sum() * (1 / _LEARNED[n] - 1))
        shares = (counts + held * before / before.sum()) / (counts.sum() + held)
        bits[n, 1:] = np.log2(np.maximum(shares, _TINY))
    return replace(usual, bits=bits)


def _learned_shares(kind: str, held: list[float], records: int) -> tuple[float, float, float]:
    """The shares of the classes: as counted, and few records hardly count."""
    known = [records / (records + teach) for teach in _RECORDS_THAT_TEACH]
    blended = tuple(
        max(_FEWEST, part * counted + (1 - part) * expected)
        for part, counted, expected in zip(known, held, _EXPECTED[kind], strict=True)
    )
    return _shares(blended, records - 1)


def probability(bits: float) -> float:
    """The probability that odds of so many bits mean."""
    return float(1 / (1 + np.exp2(-max(-1000.0, min(1000.0, bits)))))

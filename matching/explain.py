"""Why two records are judged one subject or two, in sentences that each carry their weight in bits.

The weights of a pair's sentences sum to its score. What any two records of the list start from stands last.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from matching.compare import Compared, Comparer
from matching.compare_names import best_names
from matching.levels import Level
from matching.model import KIN, ONE, Bits, Model
from matching.records import OTHER
from matching.table import Ints

_AFFILIATION = ("employer_subject", "employer_domain", "employer")


def because(comparer: Comparer, model: Model, left: Ints, right: Ints) -> list[tuple[str, ...]]:
    """The reasons for each pair, weightiest first."""
    compared = comparer.compare(left, right)
    if not compared.levels:
        return [()] * len(left)
    odds = model.odds(compared)
    bits, others = odds.bits, odds.others
    worth = {name: _worth(model, compared, name, others) for name in compared.levels}
    ends = enumerate(zip(left.tolist(), right.tolist(), strict=True))
    return [_sentences(comparer, model, compared, worth, float(bits[n]), n, *pair) for n, pair in ends]


def _sentences(
    comparer: Comparer, model: Model, compared: Compared, worth: Mapping[str, Bits], rest: float, n: int,
    left: int, right: int,
) -> tuple[str, ...]:  # fmt: skip
    """The reasons for pair `n`; `rest` are the bits of all of it."""
    said: list[tuple[float, str]] = []
    for name, levels in compared.levels.items():
        level = int(levels[n])
        found = model.fields[name].levels[level - 1]
        if level and found.says:
            ours, theirs = _values(comparer, name, found, left, right)
            bits = float(worth[name][n])
            said.append((bits, f"{found.says.format(left=ours, right=theirs)} ({bits:+.1f})"))
            rest -= bits
    said.sort(key=lambda pair: (-abs(pair[0]), pair[1]))
    return (*(text for _, text in said), f"any two of these records ({rest:+.1f})")


def _worth(model: Model, compared: Compared, name: str, others: Bits) -> Bits:
    """How many bits one field adds to each pair, against what else is true of it as far as each is likely."""
    found = model.fields[name].of(compared.levels[name], compared.rarity.get(name))
    return np.asarray(found[ONE] - (others * found[KIN:]).sum(axis=0))


def _values(comparer: Comparer, name: str, level: Level, left: int, right: int) -> tuple[str, str]:
    """What was compared, as a reader would recognise it."""
    if name == "name":
        return best_names(comparer.book, left, right, comparer.frequencies)
    columns = comparer.table.columns
    if name == "legal_form":
        forms = comparer.book.known_forms
        return forms[comparer.book.forms[left]].name, forms[comparer.book.forms[right]].name
    traits: tuple[str, ...] = (name,)
    if name == "place":
        traits = ("country", "hinted_country") if level.of == "hinted_country" else (level.of,)
    if name == "affiliation":
        traits = _AFFILIATION
    ours, theirs = (
        [v for t in traits if t in columns for v in _shown(comparer, t, r)] for r in (left, right)
    )
    shared = [value for value in ours if value in theirs]
    if shared:
        return shared[0], shared[0]
    return (ours or [""])[0], (theirs or [""])[0]


def _shown(comparer: Comparer, trait: str, record: int) -> list[str]:
    column = comparer.table.columns[trait]
    values = column.shown if trait.startswith(OTHER) else column.values
    return [values[code] for code in np.asarray(column.codes[record]).tolist() if code >= 0]

"""Why two records are judged one subject or two, in sentences that each carry their weight in bits.

The weights of a pair's sentences sum to its score. What any two records of the list start from stands last.
"""

from __future__ import annotations

import numpy as np

from matching.compare import Compared, Comparer
from matching.compare_names import best_names
from matching.model import KIN, ONE, Bits, Model, Odds
from matching.records import OTHER
from matching.table import Ints

_AFFILIATION = ("employer_subject", "employer_domain", "employer")


def because(comparer: Comparer, model: Model, left: Ints, right: Ints) -> list[tuple[str, ...]]:
    """The reasons for each pair, weightiest first."""
    compared = comparer.compare(left, right)
    if not compared.levels:
        return [()] * len(left)
    odds = model.odds(compared)
    return [
        _sentences(comparer, model, compared, odds, n, int(left[n]), int(right[n])) for n in range(len(left))
    ]


def _sentences(
    comparer: Comparer, model: Model, compared: Compared, odds: Odds, n: int, left: int, right: int
) -> tuple[str, ...]:
    others = odds.others[:, n]
    said: list[tuple[float, str]] = []
    rest = float(odds.bits[n])
    for name, levels in compared.levels.items():
        level = int(levels[n])
        if not level:
            continue
        worth = _worth(model, compared, name, n, others)
        found = model.fields[name].levels[level - 1]
        if found.says:
            ours, theirs = _values(comparer, name, found.name, left, right)
            said.append((worth, f"{found.says.format(left=ours, right=theirs)} ({worth:+.1f})"))
            rest -= worth
    said.sort(key=lambda pair: (-abs(pair[0]), pair[1]))
    return (*(text for _, text in said), f"any two of these records ({rest:+.1f})")


def _worth(model: Model, compared: Compared, name: str, n: int, others: Bits) -> float:
    """How many bits one field adds, against what else is true of the pair as far as each is likely."""
    rarity = compared.rarity.get(name)
    found = model.fields[name].of(
        compared.levels[name][n : n + 1], None if rarity is None else rarity[n : n + 1]
    )
    return float(found[ONE, 0] - others @ found[KIN:, 0])


def _values(comparer: Comparer, name: str, level: str, left: int, right: int) -> tuple[str, str]:
    """What was compared, as a reader would recognise it."""
    if name == "name":
        return best_names(comparer.book, left, right, comparer.frequencies)
    columns = comparer.table.columns
    if name == "legal_form":
        forms = comparer.book.known_forms
        return forms[comparer.book.forms[left]].name, forms[comparer.book.forms[right]].name
    traits: tuple[str, ...] = (name,)
    if name == "place":
        part = level.removesuffix("_differs").removesuffix("_close")
        traits = ("country", "hinted_country") if part == "hinted" else (part,)
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

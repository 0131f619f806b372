"""What a script of ten lines does: rapidfuzz's token_set_ratio of all that is known, joined at 90 or more.

Records are compared if they share a word that at most RARE records have; more would take hours on a large list.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from rapidfuzz import fuzz

from benchmarks.matching_peers.joining import components

RARE = 30


def clusters(
    table: Path, kind: str, thresholds: Sequence[float], truth: Mapping[str, str]
) -> Iterator[tuple[float, dict[str, str]]]:
    with table.open(encoding="utf-8", newline="") as file:
        texts = {row.pop("unique_id"): " ".join(filter(None, row.values())) for row in csv.DictReader(file)}
    floor = 100 * min(thresholds)
    ratios = {pair: ratio for pair in _candidates(texts) if (ratio := _ratio(texts, pair)) >= floor}
    for threshold in thresholds:
        yield (
            threshold,
            components(texts, (pair for pair, ratio in ratios.items() if ratio >= 100 * threshold)),
        )


def _ratio(texts: Mapping[str, str], pair: tuple[str, str]) -> float:
    return fuzz.token_set_ratio(texts[pair[0]], texts[pair[1]])


def _candidates(texts: Mapping[str, str]) -> set[tuple[str, str]]:
    having: dict[str, list[str]] = defaultdict(list)
    for record, text in texts.items():
        for word in set(text.split()):
            having[word].append(record)
    return {pair for records in having.values() if len(records) <= RARE for pair in combinations(records, 2)}

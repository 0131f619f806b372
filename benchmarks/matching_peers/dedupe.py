"""dedupe 3: a classifier and blocking rules learned by active learning, and hierarchical clusters.

Set up after its deduplication example (https://docs.dedupe.io/en/latest/API-documentation.html): a string for each
column with missing values allowed. It asks about the pairs it is least sure of; sixty of its questions are answered
from the truth, which is sixty more than the others get.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import dedupe
from dedupe import variables

LABELS = 60
_LONG = {"name", "company", "street"}


def clusters(
    table: Path, kind: str, thresholds: Sequence[float], truth: Mapping[str, str]
) -> Iterator[tuple[float, dict[str, str]]]:
    random.seed(1)
    with table.open(encoding="utf-8", newline="") as file:
        records = {
            row["unique_id"]: {name: value or None for name, value in row.items()}
            for row in csv.DictReader(file)
        }
    deduper = dedupe.Dedupe(_fields(records), num_cores=2)
    deduper.prepare_training(records, sample_size=1500)
    for _ in range(LABELS):
        _answer(deduper, truth)
    deduper.train()
    for threshold in thresholds:
        groups = deduper.partition(records, threshold)
        yield (
            threshold,
            {record: str(number) for number, (members, _) in enumerate(groups) for record in members},
        )


def _fields(records: Mapping[str, Mapping[str, str | None]]) -> list[Any]:
    """A variable for each column that is ever filled."""
    names = [name for name in next(iter(records.values())) if name != "unique_id"]
    filled = [name for name in names if any(record[name] for record in records.values())]
    return [
        (variables.String if name in _LONG else variables.ShortString)(name, has_missing=True)
        for name in filled
    ]


def _answer(deduper: Any, truth: Mapping[str, str]) -> None:
    """Answer its next question as somebody would who knows."""
    for left, right in deduper.uncertain_pairs()[:1]:
        same = truth[left["unique_id"]] == truth[right["unique_id"]]
        deduper.mark_pairs({"match": [(left, right)] * same, "distinct": [(left, right)] * (not same)})

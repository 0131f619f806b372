"""recordlinkage 0.16: blocks, Jaro-Winkler of each column, and its unsupervised ECM classifier.

Set up after its example of unsupervised learning
(https://recordlinkage.readthedocs.io/en/latest/guides/classifiers.html): similarities are cut at 0.85,
Fellegi-Sunter's parameters learned by expectation conditional maximisation, and pairs joined by connected
components, which the library leaves to its users.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas
import recordlinkage

from benchmarks.matching_peers.joining import components

MOST_PAIRS = 2_000_000
_EXACT = {"country", "domain", "postal_code"}
# The most selective first; no two columns of a pair are asked of both records at once but these.
_BLOCKS = {
    "company": (["name"], ["domain"], ["phone"], ["email"], ["first", "city"], ["first"], ["start"]),
    "person": (
        ["email"], ["phone"], ["id_number"], ["given_name", "family_name"], ["family_name", "city"], ["birth_date"],
        ["family_name", "company"], ["given_name", "postal_code"],
    ),
}  # fmt: skip


def clusters(
    table: Path, kind: str, thresholds: Sequence[float], truth: Mapping[str, str]
) -> Iterator[tuple[float, dict[str, str]]]:
    frame = pandas.read_csv(table, dtype=str).set_index("unique_id").dropna(axis=1, how="all")
    columns = list(frame.columns)
    if kind == "company":
        frame["first"], frame["start"] = frame["name"].str.split().str[0], frame["name"].str[:5]
    pairs = _candidates(frame, kind)
    comparing = recordlinkage.Compare()
    for name in columns:
        if name in _EXACT:
            comparing.exact(name, name, label=name)
        else:
            comparing.string(name, name, method="jarowinkler", threshold=0.85, label=name)
    features = comparing.compute(pairs, frame)
    classifier = recordlinkage.ECMClassifier()
    classifier.fit(features)
    probability = classifier.prob(features)
    for threshold in thresholds:
        yield threshold, components(frame.index, probability.index[probability >= threshold])


def _candidates(frame: Any, kind: str) -> Any:
    """Pairs that agree on any block; blocks that would make too many are passed over."""
    found = None
    for block in _BLOCKS[kind]:
        if not set(block) <= set(frame.columns):
            continue
        full = frame.dropna(subset=block)
        sizes = full.groupby(block).size()
        if (sizes * (sizes - 1) // 2).sum() > MOST_PAIRS:
            continue
        pairs = recordlinkage.index.Block(block).index(full)
        found = pairs if found is None else found.union(pairs)
    if found is None:
        raise ValueError("no block is selective enough for this table")
    return found

"""Run one peer in a process of its own: `python -m benchmarks.matching_peers NAME TABLE KIND TRUTH OUT THRESHOLD…`.

Writes OUT/THRESHOLD.csv with the columns `unique_id,cluster_id` for each threshold.
"""

from __future__ import annotations

import csv
import importlib
import sys
from pathlib import Path

from benchmarks.resolving.scores import read_answers


def main() -> None:
    name, table, kind, truth, out, *thresholds = sys.argv[1:]
    try:
        peer = importlib.import_module(f"benchmarks.matching_peers.{name}")
    except ModuleNotFoundError as missing:
        sys.exit(f"not installed: {missing.name}")
    asked = [float(threshold) for threshold in thresholds]
    for threshold, found in peer.clusters(Path(table), kind, asked, read_answers(Path(truth))):
        with (Path(out) / f"{threshold}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("unique_id", "cluster_id"))
            writer.writerows(found.items())


if __name__ == "__main__":
    main()

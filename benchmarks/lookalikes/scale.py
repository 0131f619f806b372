"""A pool multiplied with noise: how long building and searching take, and how much memory, up to a million
companies."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.lookalikes.directories import Directory

ONE_SEARCH = """
import json, sys, time
from pathlib import Path
from enrich.app.lookalikes import Wishes, lookalikes
from enrich.settings import Settings
began = time.perf_counter()
import resource
stages = []
made = lookalikes(Settings(), Wishes((sys.argv[1],), sys.argv[2], index=Path(sys.argv[3])),
                  watch=lambda stage: stages.append((stage, time.perf_counter() - began)))
took = time.perf_counter() - began
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
cpu = round(sum(u.ru_utime + u.ru_stime for u in used), 1)
print(json.dumps({"seconds": round(took, 1), "cpu_seconds": cpu, "found": len(made.found),
  "stages": [(s, round(t, 1)) for s, t in stages],
  "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
  "peak_child_mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024}))
"""


def multiplied(directory: Directory, count: int) -> Iterator[tuple[str, ...]]:
    """So many rows: each of the directory's again and again, with a name of its own, words left out and put in."""
    chance = np.random.default_rng(7)
    words = [word for row in directory.rows for cell in row for word in cell.split()][:200_000]
    name, site = directory.fields.index("company.name"), directory.fields.index("company.website")
    for n in range(count):
        row = list(directory.rows[n % len(directory.rows)])
        if n >= len(directory.rows):
            row = [_noisy(cell, chance, words) if len(cell) > 40 else cell for cell in row]
            row[name], row[site] = f"{row[name]} {n}", f"https://c{n}.example"
        yield tuple(row)


def _noisy(text: str, chance: np.random.Generator, words: Sequence[str]) -> str:
    """A third of the words left out, a fifth of the rest replaced."""
    drawn = chance.random(len(text.split()))
    return " ".join(
        words[int(draw * 1e9) % len(words)] if draw < 0.47 else word
        for draw, word in zip(drawn, text.split(), strict=True)
        if draw >= 0.33
    )


def write_pool(directory: Directory, count: int, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(directory.columns)
        writer.writerows(multiplied(directory, count))


def measured(directory: Directory, count: int, folder: Path) -> dict[str, Any]:
    """Seconds and megabytes of the first search, which builds the index, and of the second."""
    import json

    pool, seeds = folder / f"pool{count}.csv", folder / "seeds.csv"
    write_pool(directory, count, pool)
    with seeds.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(directory.columns)
        writer.writerows(directory.rows[n] for n in next(directory.draws("all", 1))[1])
    found: dict[str, Any] = {"companies": count, "pool_mb": pool.stat().st_size >> 20}
    for name in ("first", "again"):
        command = [sys.executable, "-c", ONE_SEARCH, str(seeds), str(pool), str(folder / "index")]
        told = subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ})
        found[name] = json.loads(told.stdout)
    found["index_mb"] = sum(f.stat().st_size for f in (folder / "index").rglob("*") if f.is_file()) >> 20
    pool.unlink()
    return found


def graph_of_neighbours(meaning: np.ndarray, targets: np.ndarray, wanted: int = 100) -> dict[str, Any]:
    """usearch (HNSW) beside the scan of everything: seconds to build and to ask, and how much of the truth it finds."""
    from usearch.index import Index

    index = Index(ndim=meaning.shape[1], metric="ip", dtype="f16")
    began = time.perf_counter()
    index.add(np.arange(len(meaning)), meaning)
    built = time.perf_counter() - began
    began = time.perf_counter()
    exact = [set(np.argpartition(-_scan(meaning, target), wanted)[:wanted].tolist()) for target in targets]
    scanned = (time.perf_counter() - began) / len(targets)
    began = time.perf_counter()
    near = [set(index.search(target, wanted).keys.tolist()) for target in targets]
    asked = (time.perf_counter() - began) / len(targets)
    recall = np.mean([len(a & b) / wanted for a, b in zip(exact, near, strict=True)])
    return {
        "companies": len(meaning), "built_s": round(built, 1), "asked_s": round(asked, 4),
        "scanned_s": round(scanned, 4), "recall": round(float(recall), 3),
    }  # fmt: skip


def _scan(meaning: np.ndarray, target: np.ndarray) -> np.ndarray:
    blocks = (
        meaning[start : start + 65_536].astype(np.float32) @ target
        for start in range(0, len(meaning), 65_536)
    )
    return np.concatenate(list(blocks))

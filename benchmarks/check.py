"""How fast a list is checked against a profile, in how much memory, beside the same profile as an expression of polars.

    python benchmarks/check.py [--size N] [--seed N] [--json]

An invented list of so many rows is written, in the shape of real ones: names that never repeat, industries that do,
gaps everywhere (`checking/lists.py`). `enrich check` is run on it as users run it, with the profile that ships; then
polars judges the same file by an expression written by hand for it (`checking/expression.py`), which gives the verdict
and its two ends and nothing else: no reasons, no question, no counterfactual. Both must agree in every row; each row
where they do not is counted. Nothing is tuned on: there is nothing to tune.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
# Beside this script stands one called matching.py, which must not be taken for the package.
sys.path[:] = [str(HERE.parent), *(entry for entry in sys.path if Path(entry or ".").resolve() != HERE)]

from benchmarks.checking.lists import write  # noqa: E402
from benchmarks.resolving.measured import Run, run_unread  # noqa: E402
from icp.profile import template  # noqa: E402

_PATIENCE = 3_600.0
_POLARS = "from benchmarks.check import polars_alone; import sys; polars_alone(sys.argv[1], sys.argv[2])"


def polars_alone(path: str, out: str) -> None:
    """Judge a list with the expression, and keep what came of it. In a process of its own, so that it is measured."""
    from benchmarks.checking.expression import verdicts

    verdicts(Path(path), datetime.now(UTC)).write_parquet(out)


def measure(size: int, seed: int, folder: Path) -> dict[str, Any]:
    """Both ways on one list: what they cost, and in how many rows they differ."""
    listing, profile = folder / "list.csv", folder / "profile.toml"
    write(listing, size, seed)
    profile.write_text(template(), encoding="utf-8")
    judged = folder / "polars.parquet"
    limit = run_unread((sys.executable, "-c", _POLARS, str(listing), str(judged)), folder, _PATIENCE)
    checking = (
        sys.executable,
        "-m",
        "enrich.app.cli",
        "--quiet",
        "check",
        str(listing),
        "--icp",
        str(profile),
    )
    ours = run_unread(checking, folder, _PATIENCE)
    for found, name in ((limit, "polars"), (ours, "enrich check")):
        if found.trouble:
            raise SystemExit(f"{name}: {found.trouble}")
    verdicts: dict[str, int] = {}
    differing = 0
    for checked, polars in zip_longest(_checked(folder / "stdout.txt"), _polars(judged)):
        differing += checked != polars
        if checked:
            verdicts[checked[0]] = verdicts.get(checked[0], 0) + 1
    said = (folder / "stdout.txt").stat().st_size
    return {
        "rows": size, "seed": seed, "list_mb": round(listing.stat().st_size / 1e6, 1), "said_mb": round(said / 1e6, 1),
        "enrich check": _costs(ours, size), "polars": _costs(limit, size), "verdicts": verdicts, "differing": differing,
    }  # fmt: skip


def _costs(found: Run, size: int) -> dict[str, Any]:
    return {
        "seconds": round(found.seconds, 1),
        "rows_per_second": round(size / found.seconds),
        "cpu_seconds": round(found.cpu_seconds, 1),
        "peak_mb": round(found.peak_mb) if found.peak_mb else None,
    }


def _checked(path: Path) -> Iterator[tuple[str, float, float]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            # Up to its reasons a line is short, and these are what makes it long.
            head = json.loads(line.partition(', "reasons"')[0] + "}")
            yield head["verdict"], head["low"], head["high"]


def _polars(path: Path) -> Iterator[tuple[Any, ...]]:
    import polars as pl

    yield from pl.read_parquet(path).iter_rows()


def _print(found: dict[str, Any]) -> None:
    print(f"{found['rows']:,} rows ({found['list_mb']:,} MB), seed {found['seed']}\n")
    print(f"{'':<14}{'seconds':>9}{'rows/s':>11}{'cpu s':>9}{'peak MB':>9}")
    for name in ("enrich check", "polars"):
        cost = found[name]
        peak = cost["peak_mb"] or "?"
        print(
            f"{name:<14}{cost['seconds']:>9}{cost['rows_per_second']:>11,}{cost['cpu_seconds']:>9}{peak:>9}"
        )
    counts = ", ".join(f"{count:,} {verdict}" for verdict, count in sorted(found["verdicts"].items()))
    print(f"\n{counts}; the two differ in {found['differing']:,} rows")
    print(f"enrich check says {found['said_mb']:,} MB: reasons, questions and counterfactuals")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--size", type=int, default=1_000_000, help="rows (1,000,000)")
    parser.add_argument("--seed", type=int, default=1, help="of the list (1)")
    parser.add_argument("--data", help="taken and not used")
    parser.add_argument("--json", action="store_true", help="figures as JSON")
    wishes = parser.parse_args()
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        found = measure(wishes.size, wishes.seed, Path(folder))
    if wishes.json:
        print(json.dumps(found))
    else:
        _print(found)
        print(f"{time.perf_counter() - began:.0f} s in all", file=sys.stderr)


if __name__ == "__main__":
    main()

"""Whether a cap on spending holds, whatever happens: held against what the provider itself would charge.

    python benchmarks/budget.py [--runs N] [--seed N] [--first N] [--processes N] [--json]

Each run draws its accounts, vendors, prices, caps and troubles (benchmarks/spending/case.py) and asks a provider on
this machine that answers, refuses, falls silent, breaks off and charges as it pleases (provider.py there). In most runs
the process is killed with SIGKILL at a random moment, up to three times, and the run is taken up again until it is
done; three in ten are given again a week later, when what failed is asked anew out of the same budget.

    cap passed           runs for which the provider would charge more than the cap
    account passed       accounts for which it would charge more than the cap for one
    not reconciled       runs whose ledger still holds something, or in which reserved is not spent and given back
    undercounted         runs in which the ledger says less than the provider, for the run or for an account
    bound / actual       what the ledger counts as spent, by what the provider would charge
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.spending.pen import Place, finished, rehearse  # noqa: E402 - the folder above is no package of the product


@contextmanager
def providing(seed: int) -> Iterator[int]:
    """The provider, as its port."""
    command = [sys.executable, "-m", "benchmarks.spending.provider", "--seed", str(seed)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as server:
        assert server.stdout is not None
        yield int(server.stdout.readline())
        server.communicate("")


def troubles(run: dict[str, Any]) -> Iterator[str]:
    """What is wrong with the money of a run; nothing, if all is well."""
    moved, charged = run["moved"], run["charged"]
    reserved, spent = moved.get("budget>reserved", 0), moved.get("reserved>spent", 0)
    if sum(charged.values()) > run["cap"]:
        yield "cap passed"
    if run["each"] and max(charged.values(), default=0) > run["each"]:
        yield "account passed"
    if reserved != spent + moved.get("reserved>budget", 0) or run["waiting"]:
        yield "not reconciled"
    if spent < sum(charged.values()) or any(run["spent"].get(a, 0) < sum_ for a, sum_ in charged.items()):
        yield "undercounted"


def ratios(runs: Sequence[dict[str, Any]], bound: str) -> list[float]:
    """What was counted, or capped, by what would be charged; of runs in which something would be."""
    known = {"spent": lambda run: run["moved"].get("reserved>spent", 0), "cap": lambda run: run["cap"]}[bound]
    return sorted(known(run) / actual for run in runs if (actual := sum(run["charged"].values())))


def at(sorted_: Sequence[float], share: float) -> float:
    """The value below which so large a share lies."""
    return sorted_[min(len(sorted_) - 1, int(len(sorted_) * share))] if sorted_ else 0.0


def figures(runs: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """All there is to say about so many runs."""
    found = Counter(trouble for run in runs for trouble in troubles(run))
    counted, capped = ratios(runs, "spent"), ratios(runs, "cap")
    ends: Counter[str] = Counter()
    for run in runs:
        ends.update(run["ends"])
    total = sum(sum(run["charged"].values()) for run in runs)
    return {
        "runs": len(runs),
        "requests": sum(ends.values()),
        "ends": dict(ends.most_common()),
        "runs_killed": sum(bool(run["killed"]) for run in runs),
        "kills": sum(run["killed"] for run in runs),
        "askings_under_way_when_killed": sum(run["unclear"] for run in runs),
        "askings_refused_by_a_cap": sum(run["refused"] for run in runs),
        "provider_would_charge": total / 1e6,
        "cap_passed": found["cap passed"],
        "account_passed": found["account passed"],
        "not_reconciled": found["not reconciled"],
        "undercounted": found["undercounted"],
        "runs_charged": len(counted),
        "bound_by_actual": {
            "median": statistics.median(counted),
            "p95": at(counted, 0.95),
            "most": counted[-1],
        },
        "bound_by_actual_in_all": sum(r["moved"].get("reserved>spent", 0) for r in runs) / total,
        "cap_by_actual": {"median": statistics.median(capped), "p95": at(capped, 0.95), "least": capped[0]},
        "troubled": [run["run"] for run in runs if any(troubles(run))],
    }


def table(told: dict[str, Any]) -> Iterator[str]:
    for name, value in told.items():
        if isinstance(value, dict):
            shown = ", ".join(
                f"{k} {v:.2f}" if isinstance(v, float) else f"{k} {v:,}" for k, v in value.items()
            )
        elif isinstance(value, list):
            shown = ", ".join(map(str, value)) or "none"
        else:
            shown = f"{value:,.2f}" if isinstance(value, float) else f"{value:,}"
        yield f"{name.replace('_', ' '):<32}{shown}"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the number of the first run: to see one again")
    parser.add_argument("--processes", type=int, default=6, help="how many runs go on at the same time")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--data", help="taken for the sake of `make bench`, and not needed")
    options = parser.parse_args()
    began = time.perf_counter()
    with providing(options.seed) as port, tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder), port)
        one = partial(finished, options.seed, place=place)
        numbers = range(options.first, options.first + options.runs)
        ready = {
            "mp_context": get_context("fork"),
            "initializer": rehearse,
            "initargs": (options.seed, place),
        }
        with ProcessPoolExecutor(options.processes, **ready) as pens:
            told = figures(list(pens.map(one, numbers)))
    told["seconds"] = time.perf_counter() - began
    print(json.dumps(told, indent=1) if options.json else "\n".join(table(told)))
    return 1 if told["troubled"] else 0


if __name__ == "__main__":
    raise SystemExit(main())

"""How well a profile learnt from customers finds the others of their kind, when what makes them customers is hidden.

    python benchmarks/learning.py --data FOLDER [--seeds N N …] [--customers N N …] [--hidden] [--json]

Each seed draws a hidden profile over real companies: a subindustry or a tag, often with a country or a range of sizes.
Customers are drawn from those that fit in one half of the companies, and one in ten from those that do not, as in life.
The rest of that half is the comparison list, unlabelled: most of those that fit the hidden profile are in it. Figures
are of the other half, which nothing has seen: the area under the ROC curve of the score, precision among the first 50,
and precision and recall of what is accepted. With `--hidden` industries and tags are taken out of what is shown, so
that texts alone can tell. Peers see the same texts, sizes and countries: the centroid of the customers' TF-IDF vectors,
which accepts what is as near as nine in ten customers are when left out; a decision tree, and a logistic regression,
customers against the list. Seeds below 100 were looked at while this was written, later ones were not. No socket is
opened.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean
from typing import Any

import numpy as np

HERE = Path(__file__).resolve().parent
# Beside this script stands one called matching.py, which must not be taken for the package.
sys.path[:] = [str(HERE.parent), *(entry for entry in sys.path if Path(entry or ".").resolve() != HERE)]

from benchmarks.hiding.contenders import (  # noqa: E402
    Contender,
    Ranked,
    centroid,
    features,
    fitted,
    logistic,
    ours,
    tree,
)
from benchmarks.hiding.worlds import Task, draw, firms, known, task_of  # noqa: E402
from icp.learning.learn import TooFew  # noqa: E402

_FIRST = 50


def figures(task: Task, ranked: Ranked) -> dict[str, float]:
    from sklearn.metrics import roc_auc_score

    right = int((ranked.accepted & task.truth).sum())
    first = np.argsort(-ranked.scores, kind="stable")[:_FIRST]
    return {
        "auc": float(roc_auc_score(task.truth, ranked.scores)),
        "p50": float(task.truth[first].mean()),
        "precision": right / max(1, int(ranked.accepted.sum())),
        "recall": right / int(task.truth.sum()),
        "accepted": float(ranked.accepted.mean()),
    }


def measure(given: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """The figures of each hidden profile, number of customers and contender."""
    listed = [firm for firm in firms(given.data) if firm.row[-1]]
    without = ("industry", "tags") if given.hidden else ()
    companies = known(listed, without)
    assert len(companies) == len(listed)
    texts, matrix = features(listed, without)
    contenders = {
        "enrich": ours(companies), "centroid": centroid(texts), "tree": fitted(tree, matrix),
        "logistic": fitted(logistic, matrix),
    }  # fmt: skip
    for seed in given.seeds:
        hidden = draw(listed, random.Random(seed))
        for customers in given.customers:
            task = task_of(listed, hidden, customers, random.Random(seed + 1_000))
            for name, run in contenders.items():
                began = time.process_time()
                yield _one(task, name, run) | {
                    "seed": seed, "hidden": str(hidden), "customers": customers, "who": name,
                    "seconds": round(time.process_time() - began, 2),
                }  # fmt: skip


def _one(task: Task, name: str, run: Contender) -> dict[str, Any]:
    try:
        ranked = run(task)
    except TooFew as error:  # a refusal ranks nobody above anybody, and accepts none
        nothing = np.zeros(len(task.held))
        ranked = Ranked(nothing, nothing > 0, str(error))
    return figures(task, ranked) | {"said": ranked.said}


def show(found: Sequence[dict[str, Any]]) -> None:
    cells: dict[tuple[int, str], list[dict[str, Any]]] = defaultdict(list)
    for one in found:
        cells[one["customers"], one["who"]].append(one)
    print(
        f"{'customers':>9}  {'':<10}{'AUC':>7}{'P@50':>7}{'prec.':>7}{'recall':>7}{'accepted':>9}{'s':>7}  refused"
    )
    for (customers, who), ones in sorted(cells.items()):
        print(
            f"{customers:>9}  {who:<10}"
            + "".join(
                f"{mean(one[key] for one in ones):>7.3f}" for key in ("auc", "p50", "precision", "recall")
            )
            + f"{mean(one['accepted'] for one in ones):>9.3f}{mean(one['seconds'] for one in ones):>7.1f}"
            + f"  {sum(one['accepted'] == 0 for one in ones)} of {len(ones)}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--seeds", type=int, nargs="+", default=list(range(100, 120)), metavar="N")
    parser.add_argument("--customers", type=int, nargs="+", default=[20, 40], metavar="N")
    parser.add_argument("--hidden", action="store_true")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    found = []
    for one in measure(given):
        said = one.pop("said")
        found.append(one)
        if given.json:
            print(json.dumps(one))
        elif given.show and said:
            print(f"-- seed {one['seed']}: {one['hidden']}\n{said}\n{one}\n")
    if not given.json:
        show(found)


if __name__ == "__main__":
    main()

"""How well companies like ten given ones are found, and how fast.

    python benchmarks/lookalike.py FILE... [--part held|tuned|all] [--draws N] [--scale N,N] [--json]

FILE is a directory of companies with a label that is hidden and is the truth: the YC directory in the form of yc-oss
(subindustry; measured without its tags and with them, for tags are near the label), or JSON lines with `industry` or
`sector`. Seeds are drawn from labels with enough members; a company counts as found when its label is theirs. Labels
fall into a half that was tuned on and a held one by a digest of their name. Beside it, in the same run and on the
same cells: the centroid of TF-IDF and BM25. With `--scale`, the pool multiplied with noise: seconds and memory of the
command, and usearch's graph of neighbours beside the scan.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
# Run as a script, Python looks into this folder first, where matching.py would pass for the package `matching`.
sys.path[:] = [str(HERE.parent), *(entry for entry in sys.path if Path(entry or ".").resolve() != HERE)]

import numpy as np  # noqa: E402

from benchmarks.lookalikes.directories import Directory, directories  # noqa: E402
from benchmarks.lookalikes.figures import NAMES, figures  # noqa: E402
from benchmarks.lookalikes.peers import scorers  # noqa: E402
from benchmarks.lookalikes.scale import graph_of_neighbours, measured, multiplied  # noqa: E402
from icp.lookalike.companies import learn_lens  # noqa: E402


def quality(directory: Directory, part: str, draws: int) -> dict[str, Any]:
    """The mean figures of each scorer over all draws."""
    members = directory.classes(part)
    drawn = list(directory.draws(part, draws))
    report: dict[str, Any] = {
        "directory": directory.name,
        "part": part,
        "labels": len(members),
        "draws": len(drawn),
    }
    if not drawn:
        return report | {"scorers": {}}
    found = {
        name: np.mean([figures(score(seeds), seeds, members[label]) for label, seeds in drawn], axis=0)
        for name, score in scorers(directory).items()
    }
    return report | {
        "scorers": {name: dict(zip(NAMES, map(float, row), strict=True)) for name, row in found.items()}
    }


def show(report: dict[str, Any]) -> None:
    print(
        f"\n{report['directory']}: {report['part']}, {report['labels']} labels, {report['draws']} draws of 10 seeds"
    )
    print(f"{'':34}" + "".join(f"{name:>10}" for name in NAMES))
    for name, row in report["scorers"].items():
        print(f"{name:34}" + "".join(f"{row[figure]:>10.3f}" for figure in NAMES))
    if report["scorers"]:
        own = report["scorers"]["ours"]["P@20"]
        plain = max(report["scorers"][name]["P@20"] for name in ("TF-IDF centroid", "BM25"))
        best = max(row["P@20"] for name, row in report["scorers"].items() if not name.startswith("ours"))
        above = f"{own / plain - 1:+.0%}; of all: {own / best - 1:+.0%}"
        print(f"ours above the better of TF-IDF centroid and BM25 in P@20: {above}")


def scaled(directory: Directory, sizes: list[int], neighbours: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        runs = []
        for size in sizes:
            at = Path(folder) / str(size)
            at.mkdir()
            runs.append(measured(directory, size, at))
            print(json.dumps(runs[-1]), file=sys.stderr)
    lens = learn_lens(directory.told, directory.rows)
    rows = list(multiplied(directory, neighbours))
    meaning = lens.see(rows).meaning.astype(np.float16)
    targets = np.array([meaning[s].astype(np.float32).mean(axis=0) for _, s in directory.draws("all", 1)])
    return {"runs": runs, "neighbours": graph_of_neighbours(meaning, targets)}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument(
        "--part", choices=["held", "tuned", "all"], default="held", help="which half of the labels"
    )
    parser.add_argument("--draws", type=int, default=3, help="how often seeds are drawn of each label")
    parser.add_argument(
        "--scale", default="", help="sizes of the multiplied pool, such as 5000,100000,1000000"
    )
    parser.add_argument(
        "--neighbours", type=int, default=50_000, help="companies in the comparison with usearch"
    )
    parser.add_argument("--json", action="store_true", help="figures as JSON")
    given = parser.parse_args()
    found = [one for path in given.files for one in directories(path)]
    report: dict[str, Any] = {
        "quality": [quality(one, given.part, given.draws) for one in found if given.draws]
    }
    if not given.json:
        for one in report["quality"]:
            show(one)
    if given.scale:
        report["scale"] = scaled(found[0], [int(size) for size in given.scale.split(",")], given.neighbours)
        if not given.json:
            print(json.dumps(report["scale"], indent=1))
    if given.json:
        print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()

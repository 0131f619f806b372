"""How well and how fast records are matched, beside splink, dedupe, recordlinkage and rapidfuzz.

    python benchmarks/matching.py --data FOLDER                       sets of real records, and pairs of names
    python benchmarks/matching.py --generate companies --size 10000 100000 1000000 --manner a
    python benchmarks/matching.py --generate links --size 10000 100000    people linked to companies
    python benchmarks/matching.py --score CLUSTERS.csv TRUTH.csv      one answer: P R F1 B3

Ours is the command `enrich match`, run as users run it; seconds, processor seconds and memory are those of its whole
tree of processes. Every real set is cut in two by a digest of the true cluster: the half called *develop* may be looked
at, the half called *aside* may not. *Best* is the threshold that the truth itself would choose, which nobody has who
needs it.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
# Run as a script, Python looks into this folder first, where this very file would pass for the package `matching`.
sys.path[:] = [str(HERE.parent), *(entry for entry in sys.path if Path(entry or ".").resolve() != HERE)]

from benchmarks.resolving.bench import SWEPT_AT_MOST, Bench, Wish, closing, wanted  # noqa: E402
from benchmarks.resolving.calibration import diagram  # noqa: E402
from benchmarks.resolving.names import link_rates  # noqa: E402
from benchmarks.resolving.report import HEADER, Figures, line  # noqa: E402
from benchmarks.resolving.scores import read_answers, scores  # noqa: E402
from benchmarks.resolving.sets import SETS, Prepared, generate, prepare  # noqa: E402


def asked_for(given: argparse.Namespace, folder: Path, left_out: list[str]) -> Iterator[Prepared]:
    """Each set on disk, one after another; what the folder does not hold is named as left out."""
    for what in (what for what in given.generate if what != "links"):
        for manner in given.manner:
            for size in given.size:
                yield generate(what, manner, size, given.seed, folder / f"{what}-{manner}-{size}")
    for number, spec in enumerate(SETS if given.data else ()):
        if wanted(spec.name, given.only):
            try:
                yield prepare(spec, given.data, folder / f"set-{number}")
            except FileNotFoundError as missing:
                left_out.append(f"{spec.name}: {missing.filename} is not there")


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="folder that holds matching/, accounts/ and companies/")
    parser.add_argument("--only", nargs="*", default=(), help="sets whose names begin so")
    parser.add_argument(
        "--generate",
        nargs="*",
        default=(),
        choices=("companies", "people", "links"),
        help="generated sets instead; links is people linked to companies",
    )
    parser.add_argument(
        "--manner", nargs="*", default=("a", "b"), choices=("a", "b"), help="which of the two generators"
    )
    parser.add_argument("--size", nargs="*", type=int, default=(10_000,), help="how many records to generate")
    parser.add_argument("--seed", type=int, default=1, help="of the generators")
    parser.add_argument(
        "--methods",
        nargs="*",
        default=(),
        help="only these: enrich, splink, dedupe, recordlinkage, rapidfuzz",
    )
    parser.add_argument(
        "--sweep",
        action="store_true",
        help=f"look for the best threshold above {SWEPT_AT_MOST:,} records too",
    )
    parser.add_argument("--no-sweep", action="store_true", help="default thresholds only")
    parser.add_argument("--patience", type=float, default=900, help="seconds after which a run is given up")
    parser.add_argument("--plot", type=Path, metavar="FILE.svg", help="reliability diagrams")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument(
        "--score",
        nargs=2,
        type=Path,
        metavar=("CLUSTERS", "TRUTH"),
        help="judge one answer, and nothing else",
    )
    parser.add_argument("--score-links", nargs=3, type=Path, metavar=("LINKS", "PEOPLE_TRUTH", "COMPANIES_TRUTH"),
        help="judge unique_id,company_id of people against the companies they work for")  # fmt: skip
    return parser


def main() -> None:
    given = arguments().parse_args()
    if given.score:
        one = scores(*(read_answers(path) for path in given.score))
        print(
            f"P {one.precision:.4f}  R {one.recall:.4f}  F1 {one.f1:.4f}  B3 {one.b_cubed:.4f}  n {one.records}"
        )
        return
    if given.score_links:
        p, r, f = link_rates(*(read_answers(path) for path in given.score_links))
        print(f"P {p:.4f}  R {r:.4f}  F1 {f:.4f}")
        return
    if not given.data and not given.generate:
        given.generate = ("companies", "people")
    with tempfile.TemporaryDirectory(prefix="matching-") as folder:
        wish = Wish(given.only, given.methods, not given.no_sweep, given.sweep, given.patience)
        bench = Bench(wish, Path(folder))
        show(bench, figures(bench, given, Path(folder)), given)


def figures(bench: Bench, given: argparse.Namespace, folder: Path) -> Iterator[Figures]:
    for asked in asked_for(given, folder, bench.left_out):
        yield from bench.records(asked)
    for size in given.size if "links" in given.generate else ():
        yield from bench.links(size, given.seed)
    if given.data:
        yield from bench.names(given.data)


def show(bench: Bench, rows: Iterator[Figures], given: argparse.Namespace) -> None:
    """Print each figure as soon as it is known, and the rest at the end."""
    if not given.json:
        print(HEADER, flush=True)
    for row in rows:
        print(json.dumps(asdict(row)) if given.json else line(row), flush=True)
    print("\n".join(closing(bench)), file=sys.stderr if given.json else sys.stdout)
    if given.plot:
        shown = [(f"{name}, {half}", one) for name, half, one in bench.calibrations if half != "develop"]
        given.plot.write_text(diagram(shown), encoding="utf-8")


if __name__ == "__main__":
    main()

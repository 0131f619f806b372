"""What `enrich calibrate` learns from invented CRM histories whose truth is known.

    python benchmarks/calibration.py [--sizes N …] [--seeds N] [--strong P …] [--develop] [--json]

Each lead of a history has a probability of being won, which honest traits move and which drifts over two years; fields
that tell the outcome are planted, four under names that say so and seven under names that do not; a quarter of all
leads are clicked at by machines. Both models are learnt from the history and foretell 2,000 new leads, whose leaking
fields are as empty as they are when leads are scored. Beside them stand the true probabilities (oracle), and a peer:
scikit-learn's logistic regression on every column, tested on a random third, as it is often done.

    claimed         the AUC that a model reports of itself before it is used
    coverage        the share of new leads whose true probability lies in the 90 % interval
    group           the same for the mean truth of all leads with the same forecast
    noise earning   traits without any part in the truth that earn points, of all that earn points

The thresholds were set on seeds below 1000; others are reported.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
# Run as a script, Python looks into this folder first, where matching.py would pass for the package `matching`.
sys.path[:] = [str(HERE.parent), *(entry for entry in sys.path if Path(entry or ".").resolve() != HERE)]

from benchmarks.calibrating.measure import Figures, means, run, strong_flagged  # noqa: E402

REPORTED = 1_000
MODELS = ("oracle", "points", "logistic", "used", "peer")
_STRONG_SIZE = 1_000


def main() -> None:
    options = _parser().parse_args()
    first = 0 if options.develop else REPORTED
    seeds = range(first, first + options.seeds)
    measured = {
        size: means(run(size, seed, True) for seed in seeds[: _runs(size, options.seeds)])
        for size in options.sizes
    }
    strong = {
        share: means(strong_flagged(_STRONG_SIZE, seed, share) for seed in seeds) for share in options.strong
    }
    if options.json:
        print(json.dumps({"sizes": measured, "strong": strong}))
        return
    print(f"{'development' if options.develop else 'reported'} seeds from {first}\n")
    for size, figures in measured.items():
        _print_size(size, figures)
    for share, figures in strong.items():
        if "strong flagged" in figures:
            print(
                f"an honest trait of which {share:.0%} win: taken for a leak in {figures['strong flagged']:.1%} of "
                f"{figures['runs']:.0f} histories of {_STRONG_SIZE:,} leads; another fair field in "
                f"{figures['others flagged']:.1%}"
            )


def _runs(size: int, seeds: int) -> int:
    """Fewer runs of large histories: each says more, and takes longer."""
    return max(3, min(seeds, seeds * 2_000 // size))


def _print_size(size: int, figures: Figures) -> None:
    print(f"{size:,} leads, {figures['runs']:.0f} histories; refused {figures['refused']:.0%}")
    if figures["refused"] == 1:
        return
    print(f"  {'model':<10}{'AUC':>7}{'claimed':>9}{'Brier':>8}{'ECE':>7}{'coverage':>10}{'group':>7}")
    for model in MODELS:
        names = ("auc", "claimed", "brier", "ece", "coverage", "group coverage")
        cells = [figures.get(f"{model} {name}") for name in names]
        widths = (7, 9, 8, 7, 10, 7)
        print(
            f"  {model:<10}"
            + "".join(_cell(value, width) for value, width in zip(cells, widths, strict=True))
        )
    print(
        f"  used: logistic {figures['used logistic']:.0%}, base rate {figures['used base']:.0%} of histories"
    )
    print(
        f"  leaks found {figures['leaks found']:.1f} of {figures['leaks planted']:.0f}, "
        f"fair fields flagged {figures['fair flagged']:.3f} a history"
    )
    missed = {name: share for name, share in figures.items() if name.startswith("leak ") and share < 1}
    for name, share in missed.items():
        print(f"    {name.removeprefix('leak ')}: found in {share:.0%}")
    earning = figures["traits earning"]
    print(f"  traits earning {earning:.2f} a history, of them noise {figures['noise earning']:.3f}\n")


def _cell(value: float | None, width: int) -> str:
    return f"{'' if value is None else f'{value:.3f}':>{width}}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="What calibration learns from histories with a known truth.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[200, 500, 1_000, 4_000, 20_000], metavar="N")
    parser.add_argument("--seeds", type=int, default=40, metavar="N", help="Histories of a small size.")
    parser.add_argument("--strong", type=float, nargs="*", default=[0.7, 0.8, 0.85], metavar="P")
    parser.add_argument("--develop", action="store_true", help="The seeds that thresholds were set on.")
    parser.add_argument("--json", action="store_true")
    return parser


if __name__ == "__main__":
    main()

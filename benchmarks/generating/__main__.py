"""Write generated lists: `python -m benchmarks.generating companies a 10000 companies.csv [--seed 1]`."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.generating.lists import LISTS, write


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generating", description=__doc__)
    parser.add_argument("kind", choices=sorted({kind for kind, _ in LISTS}))
    parser.add_argument("manner", choices=sorted({manner for _, manner in LISTS}))
    parser.add_argument("size", type=int)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    print(write(given.kind, given.manner, given.size, given.seed, given.out))


if __name__ == "__main__":
    main()

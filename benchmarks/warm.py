"""Warm paths on made exports of 5,000 people against 300 accounts: how often they are right, and how many are found.

    python benchmarks/warm.py [--seeds N N …] [--kinds] [--wrong N] [--json]

The exports name people at accounts as people write them, and people elsewhere whose company only looks like an account:
"Studio C" beside "Studio Canal", subsidiaries, former employers, namesakes abroad, names that say nothing. Precision is
stated by tier: an exact or a strong path is right when its person works at the account; a weak one when the relation
that it names (a relative, a former employer) is true. Recall counts the people who do work at an account. Two peers
look at the names alone: one name within the other, and rapidfuzz's token_set_ratio of 90 and more. Seeds below 10 were
looked at while this was written, later ones were not. No socket is opened: `--sealed` ends the program if one would be.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz

HERE = Path(__file__).resolve().parent
# Beside this script stands one called matching.py, which must not be taken for the package.
sys.path[:] = [str(HERE.parent), *(entry for entry in sys.path if Path(entry or ".").resolve() != HERE)]

from benchmarks.warming.exports import FORMER, RELATIVE, THERE, Row, World, make, write  # noqa: E402
from benchmarks.warming.known import NOW, known  # noqa: E402
from connectors.lexicon.legal_forms import split_legal_form  # noqa: E402
from enrich.work.acquaintances import read_exports, sources_in  # noqa: E402
from matching.acquaintances import Acquaintances, Bond, Tier, paths_of, told  # noqa: E402
from matching.acquaintances import Path as Way  # noqa: E402

_RIGHT = {
    Bond.THERE: {THERE}, Bond.PERHAPS: {THERE}, Bond.RELATIVE: {RELATIVE, THERE}, Bond.FORMER: {FORMER, RELATIVE},
}  # fmt: skip
_LEAST_RATIO = 90


@dataclass
class Counts:
    """What a method found over all seeds: right and wrong by tier, and of whom it should have found how many."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    reached: Counter[str] = field(default_factory=Counter)
    wanted: int = 0
    seconds: float = 0.0
    of_kind: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    examples: list[str] = field(default_factory=list)

    def precision(self, tier: str) -> float:
        found = self.right[tier] + self.wrong[tier]
        return self.right[tier] / found if found else float("nan")

    def recall(self, *tiers: str) -> float:
        return sum(self.reached[tier] for tier in tiers) / self.wanted


def ours(world: World, counts: Counts) -> None:
    """The paths of one world, from files on disk to paths."""
    with tempfile.TemporaryDirectory(prefix="warm-") as folder:
        truth = write(world, Path(folder))
        companies = [known(firm) for firm in world.accounts]
        began = time.process_time()
        exports = list(read_exports(sources_in([Path(folder)]), {}, NOW))
        circle = Acquaintances(one for export in exports for one in export.acquaintances)
        found = paths_of(companies, circle, NOW)
        counts.seconds += time.process_time() - began
    best: dict[int, str] = {}
    for firm, company in zip(world.accounts, companies, strict=True):
        for way in found[company.id]:
            row = truth[way.acquaintance.file, way.acquaintance.row]
            _count(counts, way, row, dict(row.truth).get(firm.id, ""))
            if (firm.id, THERE) in row.truth:
                best[id(row)] = way.tier
    _count_reached(world, counts, best)


def _count(counts: Counts, way: Way, row: Row, truly: str) -> None:
    wanted = {THERE} if way.tier is not Tier.WEAK else _RIGHT[way.bond]
    right = truly in wanted
    (counts.right if right else counts.wrong)[way.tier] += 1
    counts.of_kind[f"{way.tier}: {way.bond}" if right else f"{way.tier}: {way.bond}, wrong"][row.kind] += 1
    if not right:
        counts.examples.append(
            f"{told(way)}   [{row.kind}: {row.company!r} for {way.company!r}; truly {truly or 'nothing'}]"
        )


def _count_reached(world: World, counts: Counts, best: dict[int, str]) -> None:
    for row in world.rows:
        if any(relation == THERE for _, relation in row.truth):
            counts.wanted += 1
            tier = best.get(id(row), "")
            counts.reached[tier] += 1
            counts.of_kind[f"at an account: {tier or 'not found'}"][row.kind.partition(",")[0]] += 1


def peer(world: World, counts: Counts, alike: Callable[[str, str], bool]) -> None:
    """The same question to a method that looks at two names alone."""
    began = time.process_time()
    names = [(firm.id, firm.name) for firm in world.accounts]
    for row in world.rows:
        hits = [id_ for id_, name in names if row.company and alike(name, row.company)]
        truth = dict(row.truth)
        for id_ in hits:
            (counts.right if truth.get(id_) == THERE else counts.wrong)["all"] += 1
        if THERE in truth.values():
            counts.wanted += 1
            counts.reached["all"] += any(truth.get(id_) == THERE for id_ in hits)
    counts.seconds += time.process_time() - began


def _within(account: str, company: str) -> bool:
    one, other = map(_bare, (account, company))
    return bool(one and other) and (one in other or other in one)


@cache
def _bare(name: str) -> str:
    return split_legal_form(name)[0].casefold()


def _token_set(account: str, company: str) -> bool:
    return fuzz.token_set_ratio(account, company, processor=str.casefold, score_cutoff=_LEAST_RATIO) > 0


PEERS = {"one name within the other": _within, f"token_set_ratio >= {_LEAST_RATIO}": _token_set}


def lines(counts: Counts, peers: dict[str, Counts], worlds: int) -> Iterator[str]:
    yield f"{'':<28}{'paths':>7}{'precision':>11}{'recall, so far':>16}"
    tiers = list(Tier)
    for n, tier in enumerate(tiers):
        found = counts.right[tier] + counts.wrong[tier]
        yield f"{tier:<28}{found:>7}{counts.precision(tier):>11.4f}{counts.recall(*tiers[: n + 1]):>16.4f}"
    yield f"seconds for one world: {counts.seconds / worlds:.2f} (CPU), {counts.wanted} people at accounts"
    for name, one in peers.items():
        found = one.right["all"] + one.wrong["all"]
        seconds = f"{one.seconds / worlds:.2f} s"
        yield f"{name:<28}{found:>7}{one.precision('all'):>11.4f}{one.recall('all'):>16.4f}   {seconds}"


def seal() -> None:
    """End the program at the first socket that is made, by this one or in whatever it calls."""

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith("socket."):
            raise SystemExit(f"a socket would have been opened: {event} {arguments}")

    sys.addaudithook(watch)


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seeds", type=int, nargs="*", default=(10, 11, 12), help="of the worlds")
    parser.add_argument("--kinds", action="store_true", help="which kinds of rows each tier holds")
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="print so many wrong paths")
    parser.add_argument("--sealed", action="store_true", help="end at the first socket")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    return parser


def main() -> None:
    given = arguments().parse_args()
    if given.sealed:
        seal()
    counts, peers = Counts(), {name: Counts() for name in PEERS}
    for seed in given.seeds:
        world = make(seed)
        ours(world, counts)
        for name, alike in PEERS.items():
            peer(world, peers[name], alike)
    if given.json:
        print(json.dumps(_figures(counts, peers)))
        return
    print("\n".join(lines(counts, peers, len(given.seeds))))
    for heading, kinds in sorted(counts.of_kind.items()) if given.kinds else ():
        print(f"{heading}: " + ", ".join(f"{number} {kind}" for kind, number in kinds.most_common()))
    print("\n".join(sorted(counts.examples)[: given.wrong]))


def _figures(counts: Counts, peers: dict[str, Counts]) -> dict[str, object]:
    tiers: Sequence[str] = list(Tier)
    return {
        "precision": {tier: counts.precision(tier) for tier in tiers},
        "recall": {tier: counts.recall(*tiers[: n + 1]) for n, tier in enumerate(tiers)},
        "seconds": counts.seconds,
        "peers": {
            name: {"precision": one.precision("all"), "recall": one.recall("all")}
            for name, one in peers.items()
        },
    }


if __name__ == "__main__":
    main()

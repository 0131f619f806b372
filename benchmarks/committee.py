"""How often the right person stands in a seat: committees of real companies against what a person read on their pages.

    python benchmarks/committee.py --data FOLDER --truth FILE [--each] [--json]

FOLDER holds the pages; FILE says, a JSON object a line, what somebody found who read them with their own eyes:

    company         its name
    domain          its domain, or what else its source calls it ("cik:0000000042")
    employees       how many people work there, where its page or a directory says so; may be left out
    day             when the pages were read, ISO 8601: the day by which evidence ages
    read            [{"source": a connector's name, "file": path in FOLDER, "url": where it came from}]
    functions       the functions of the profile's persona
    economic_buyer  names of those who hold the budget by the pages; none where the pages name nobody who does
    function        names of those who work in one of these functions at manager's level or above, or who lead it
    there           names of everybody whom the pages place at the company now

Names are compared by their words. Counted are: how often one of the right names is first, and among the first three,
for the economic buyer and for the champion (the seat of the profile's function); how often a seat that the pages leave
empty was filled all the same; and everybody shown as being there who is not in `there`: that must be nobody.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

# This folder holds a matching.py of its own, which must not stand for the package.
HERE = Path(__file__).resolve().parent
sys.path[:] = [str(HERE.parent), *(entry for entry in sys.path if Path(entry or ".").resolve() != HERE)]

from connectors.catalog import BY_NAME  # noqa: E402
from connectors.connector import Unanswered  # noqa: E402
from connectors.lexicon.posts import BuyingRole  # noqa: E402
from connectors.page import Page  # noqa: E402
from connectors.statement import Finding, Statement, stamp  # noqa: E402
from connectors.text import fold  # noqa: E402
from matching.assemble import company  # noqa: E402
from matching.committee import Committee, committee  # noqa: E402
from matching.deciders import Persona  # noqa: E402
from matching.nouns import Company  # noqa: E402

LEVELS = ("owner", "c_level", "vp", "director", "head", "manager")
SEATS = {"economic_buyer": BuyingRole.ECONOMIC_BUYER, "function": BuyingRole.CHAMPION}


@dataclass
class Figures:
    """What was counted for one seat."""

    named: int = 0
    first: int = 0
    first_three: int = 0
    unread: int = 0
    empty: int = 0
    filled_all_the_same: int = 0
    chances: list[tuple[float, bool]] = field(default_factory=list)


def main() -> int:
    options = _options()
    truths = [json.loads(line) for line in options.truth.read_text("utf-8").splitlines() if line.strip()]
    figures = {seat: Figures() for seat in SEATS}
    wrong: list[str] = []
    for truth in truths:
        made = committee_of(truth, options.data)
        strangers = sorted(_shown(made) - {_key(name) for name in truth["there"]})
        wrong += [f"{truth['company']}: {name}" for name in strangers]
        for seat, counted in figures.items():
            _count(counted, truth[seat], made, SEATS[seat])
        if options.each:
            print(_told(truth, made, strangers))
    _report(figures, wrong, len(truths), as_json=options.json)
    return 1 if wrong else 0


def committee_of(truth: dict[str, Any], folder: Path) -> Committee:
    """The committee of one company, read and put together as a run does it."""
    day = datetime.fromisoformat(truth["day"]).replace(tzinfo=UTC)
    persona = Persona("the profile's function", tuple(truth["functions"]), LEVELS)
    return committee(_company(truth, folder, day), (persona,), day)


def _company(truth: dict[str, Any], folder: Path, day: datetime) -> Company:
    own = f"{truth['read'][0]['source']}:{truth['domain']}"
    said = [s for reading in truth["read"] for s in _read(reading, truth["domain"], folder, day)]
    if size := truth.get("employees"):
        finding = Finding(truth["domain"], "company.employees", str(size))
        said.append(stamp(finding, source=truth["read"][0]["source"], url="truth", seen=day))
    trust = {reading["source"]: BY_NAME[reading["source"]].reliability for reading in truth["read"]}
    return company(own, said, {own}, day, trust)


def _read(reading: dict[str, str], subject: str, folder: Path, day: datetime) -> Iterator[Statement]:
    source = BY_NAME[reading["source"]]
    kind = "text/html" if source.name == "website" else "application/xml"
    body = (folder / reading["file"]).read_bytes()
    page = Page(reading["url"], body, day, headers={"content-type": kind})
    given = {"site": subject} if source.name == "website" else {}
    with suppress(Unanswered):
        for finding in source.read(page, **given):
            statement = stamp(finding, source=source.name, url=page.url, seen=day)
            if page.holds(statement.quote, statement.at):
                yield statement


def _key(name: str) -> str:
    """A name by its words, in any order: "SMITH, Jane" is "Jane Smith"."""
    return " ".join(sorted(fold(name).split()))


def _shown(made: Committee) -> set[str]:
    """Everybody whom the committee shows as being there."""
    seated = {c.person.name for seat in made.seats for c in seat.candidates}
    return {
        _key(name) for name in (*seated, *(p.name for p in made.others), *(t.person.name for t in made.plan))
    }


def _same(name: str, wanted: Iterable[str]) -> bool:
    return any(_key(name) == _key(other) for other in wanted)


def _count(counted: Figures, wanted: Sequence[str], made: Committee, role: BuyingRole) -> None:
    candidates = made.seat(role).candidates
    if not wanted:
        counted.empty += 1
        counted.filled_all_the_same += bool(candidates) and candidates[0].probability >= 0.5
        return
    counted.named += 1
    counted.first += any(_same(c.person.name, wanted) for c in candidates[:1])
    counted.first_three += any(_same(c.person.name, wanted) for c in candidates[:3])
    counted.unread += not any(_same(p.name, wanted) for p in made.company.people)
    counted.chances += [(c.probability, _same(c.person.name, wanted)) for c in candidates]


def _told(truth: dict[str, Any], made: Committee, strangers: Sequence[str]) -> str:
    lines = [f"{truth['company']}: {len(made.company.people)} people read, {len(made.doubtful)} doubtful"]
    for seat, role in SEATS.items():
        ranked = "; ".join(
            f"{c.person.name} ({c.title.text}) {c.probability:.2f}" for c in made.seat(role).candidates[:3]
        )
        hit = any(_same(c.person.name, truth[seat]) for c in made.seat(role).candidates[:3])
        mark = "  " if not truth[seat] else "ok" if hit else "--"
        lines.append(
            f"  {mark} {seat}: {ranked or 'nobody'} | by the pages: {', '.join(truth[seat]) or 'nobody'}"
        )
    if strangers:
        lines.append(f"  !! not there: {', '.join(strangers)}")
    return "\n".join(lines)


def _calibration(chances: Sequence[tuple[float, bool]]) -> list[dict[str, float]]:
    """What was said against what came true, in fifths."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for chance, right in chances:
        bins.setdefault(min(4, int(chance * 5)), []).append((chance, right))
    return [
        {
            "said": round(sum(c for c, _ in each) / len(each), 2),
            "true": round(sum(r for _, r in each) / len(each), 2),
            "candidates": len(each),
        }
        for _, each in sorted(bins.items())
    ]


def _report(figures: dict[str, Figures], wrong: Sequence[str], companies: int, as_json: bool) -> None:
    both = [pair for counted in figures.values() for pair in counted.chances]
    if as_json:
        seats = {
            seat: {k: v for k, v in vars(counted).items() if k != "chances"}
            for seat, counted in figures.items()
        }
        print(json.dumps({"companies": companies, "seats": seats, "not_there": list(wrong),
                          "calibration": _calibration(both)}, ensure_ascii=False))  # fmt: skip
        return
    print(f"{companies} companies")
    print(
        f"{'seat':<16}{'named':>7}{'first':>7}{'in first 3':>12}{'not read':>10}{'none named':>12}{'filled':>8}"
    )
    for seat, f in figures.items():
        print(
            f"{seat:<16}{f.named:>7}{f.first:>7}{f.first_three:>12}{f.unread:>10}{f.empty:>12}{f.filled_all_the_same:>8}"
        )
    print(f"shown as there and not there: {len(wrong)}")
    for line in wrong:
        print(f"  {line}")
    for row in _calibration(both):
        print(f"said {row['said']:.2f}: true {row['true']:.2f} ({row['candidates']} candidates)")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=Path, required=True, help="folder the files of the truth stand in")
    parser.add_argument("--truth", type=Path, required=True, help="what a person read, a JSON object a line")
    parser.add_argument("--each", action="store_true", help="say for each company who was found")
    parser.add_argument("--json", action="store_true", help="figures as one JSON object")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

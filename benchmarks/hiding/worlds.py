"""Hidden profiles over real companies: who fits, who becomes a customer, and what of each company is shown."""

from __future__ import annotations

import csv
import json
import random
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from enrich.app.icp import each_company
from enrich.work.rows import open_listing
from matching.nouns import Company

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)
COLUMNS = ("name", "website", "team_size", "location", "industry", "tags", "description")
_NOISE = 0.1
_FEWEST, _MOST = 60, 700  # companies that fit a hidden profile


@dataclass(frozen=True)
class Firm:
    """A company as the list has it, and the labels it is drawn by."""

    row: tuple[str, ...]
    labels: frozenset[str]
    country: str
    size: int


def firms(folder: Path) -> Iterator[Firm]:
    """The companies of the two directories, those without a word of description left out."""
    for one in json.loads((folder / "companies/yc_dev.json").read_text(encoding="utf-8")):
        text = " ".join(filter(None, (one["one_liner"], one["long_description"])))
        labels = {*one["tags"], one["subindustry"], one["industry"]}
        yield _firm(one, one["all_locations"].split(";")[0], one["industry"], one["tags"], text, labels)
    with (folder / "companies/techstars_dev.jsonl").open(encoding="utf-8") as file:
        for one in map(json.loads, file):
            yield _firm(
                one, one["location"], one["industry"], one["tags"], one["description"], {one["industry"]}
            )


def _firm(
    one: dict[str, Any], place: str, industry: str, tags: list[str], text: str, labels: set[str]
) -> Firm:
    size = one.get("team_size") or 0
    row = (
        one["name"],
        one["website"] or "",
        str(size or ""),
        place or "",
        industry or "",
        "; ".join(tags),
        text or "",
    )
    return Firm(row, frozenset(filter(None, labels)), (place or "").rpartition(",")[2].strip(), size)


@dataclass(frozen=True)
class Hidden:
    """A profile nobody is told: one or two labels, and perhaps a country or a range of sizes."""

    labels: tuple[str, ...]
    country: str
    sizes: tuple[int, int]

    def fits(self, firm: Firm) -> bool:
        if firm.labels.isdisjoint(self.labels) or (self.country and firm.country != self.country):
            return False
        return not self.sizes or self.sizes[0] <= firm.size <= self.sizes[1]

    def __str__(self) -> str:
        sizes = f"{self.sizes[0]}-{self.sizes[1]} people" if self.sizes else ""
        return ", ".join(filter(None, (" or ".join(self.labels), self.country, sizes)))


def draw(listed: Sequence[Firm], dice: random.Random) -> Hidden:
    """A hidden profile that neither few nor most companies fit."""
    labels = sorted(name for name, n in Counter(x for f in listed for x in f.labels).items() if n >= 40)
    countries = [name for name, _ in Counter(f.country for f in listed if f.country).most_common(4)]
    while True:
        hidden = Hidden(
            tuple(dice.sample(labels, dice.choice((1, 1, 2)))),
            dice.choice(countries) if dice.random() < 0.4 else "",
            dice.choice(((1, 10), (11, 50), (20, 200), (50, 1_000))) if dice.random() < 0.4 else (),
        )
        if _FEWEST <= sum(map(hidden.fits, listed)) <= _MOST:
            return hidden


def known(listed: Sequence[Firm], without: Sequence[str] = ()) -> list[Company]:
    """The companies as the program reads them from a file, some columns left empty."""
    blank = [n for n, name in enumerate(COLUMNS) if name in without]
    with tempfile.TemporaryDirectory(prefix="learning-") as folder:
        path = Path(folder) / "companies.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS)
            writer.writerows(
                ["" if n in blank else cell for n, cell in enumerate(firm.row)] for firm in listed
            )
        listing = open_listing(path, {"company.keyword": "tags"})
        return list(each_company(listing, NOW, len(listed)))


@dataclass(frozen=True)
class Task:
    """Which companies are customers, others, and held; and which of the held fit what is hidden."""

    customers: list[int]
    others: list[int]
    held: list[int]
    truth: np.ndarray


def task_of(listed: Sequence[Firm], hidden: Hidden, customers: int, dice: random.Random) -> Task:
    order = list(range(len(listed)))
    dice.shuffle(order)
    seen, held = order[::2], order[1::2]
    fitting = [n for n in seen if hidden.fits(listed[n])]
    stray = [n for n in seen if not hidden.fits(listed[n])]
    noise = round(_NOISE * customers)
    own = [*fitting[: customers - noise], *stray[:noise]]
    others = sorted(set(seen) - set(own))
    return Task(own, others, held, np.array([hidden.fits(listed[n]) for n in held]))

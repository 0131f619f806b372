"""People and companies of one market: for each person's record, which company it names.

A record names its company as its writer did, or not at all: then its domain or e-mail address must do, and where
that is missing too nobody can tell. The truth still holds the company, so that the cost of silence shows as recall.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from benchmarks.generating import companies_a, people_a
from benchmarks.generating.drawing import cluster_size, up_to, write_rows


def write_linked(size: int, seed: int, people: Path, companies: Path) -> tuple[Path, Path]:
    """Write `size` records of people, those of the firms they work at, and both truths; return the truths' paths.

    The truth of people has the columns `unique_id` and `company`, the other `unique_id` and `cluster`; both name the
    same companies. Every firm that anybody names stands among the companies at least once.
    """
    rng = random.Random(f"links {seed}")
    firms = _Kept(companies_a.Market(rng).firms())
    made = up_to(size, ((firm, fields) for _, firm, fields in people_a.employed(rng, firms)))
    answers = write_rows(people, people_a.COLUMNS, made, rng, truth="company")
    records = (
        (firm.id, companies_a.a_record(rng, firm)) for firm in firms.seen for _ in range(cluster_size(rng))
    )
    return answers, write_rows(companies, companies_a.COLUMNS, records, rng)


class _Kept(Iterator[companies_a.Firm]):
    """Firms as they come, and all that came."""

    def __init__(self, firms: Iterator[companies_a.Firm]) -> None:
        self._firms = firms
        self.seen: list[companies_a.Firm] = []

    def __next__(self) -> companies_a.Firm:
        self.seen.append(next(self._firms))
        return self.seen[-1]

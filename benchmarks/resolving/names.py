"""Pairs of names, labelled one or two: the hardest question, since there is nothing else to go by.

Ours is asked through `matching.pairs.judge_names`, for the command has no use for a list of pairs; the peer is
rapidfuzz's token_set_ratio.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from benchmarks.resolving.plain import plain
from benchmarks.resolving.scores import half_of, rates
from benchmarks.resolving.sets import Row, rows_of

Names = Sequence[tuple[str, str]]
Judge = Callable[[str, Names], Sequence[float]]
_COMPANIES = ("Company", "Organization", "LegalEntity")


@dataclass(frozen=True)
class PairSet:
    """A file of pairs: which columns are the names, when they are one, and which rows are of this set."""

    name: str
    path: str
    kind: str
    columns: tuple[str, str]
    is_match: Callable[[Row], bool]
    keep: Callable[[Row], bool] = lambda row: True


PAIRS = (
    PairSet("company_pairs", "matching/company_pairs.csv", "company", ("name_a", "name_b"),
    lambda r: r["label"] == "1"),
    PairSet("name_bench companies", "matching/name_bench_cases.csv", "company", ("name1", "name2"),
        lambda r: r["is_match"] == "true", lambda r: r["schema"] in _COMPANIES),
    PairSet("name_bench people", "matching/name_bench_cases.csv", "person", ("name1", "name2"),
        lambda r: r["is_match"] == "true", lambda r: r["schema"] == "Person"),
    PairSet("emm_namepairs", "matching/emm_namepairs.csv", "company", ("gt_name", "name"),
    lambda r: r["correct"] == "True"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judged:
    """What one judge made of one half of a set, at one threshold."""

    method: str
    half: str
    pairs: int
    threshold: float
    precision: float
    recall: float
    f1: float


def judges() -> Iterator[tuple[str, float, Judge]]:
    """(name, default threshold, judge) of whoever is there. Raises ImportError at the last if ours is not."""
    yield "rapidfuzz", 0.9, _ratio
    from matching.pairs import judge_names

    yield "enrich", 0.5, judge_names


def _ratio(kind: str, names: Names) -> Sequence[float]:
    return [fuzz.token_set_ratio(plain(left), plain(right)) / 100 for left, right in names]


def judged(spec: PairSet, data: Path, method: str, default: float, judge: Judge) -> Iterator[Judged]:
    """Figures of each half at the default threshold, and at the one that is best for all pairs."""
    rows = [(number, row) for number, row in enumerate(rows_of(data / spec.path)) if spec.keep(row)]
    left, right = spec.columns
    given = judge(spec.kind, [(row[left], row[right]) for _, row in rows])
    halves = [half_of(row.get("pair_id") or f"{spec.path}:{number}") for number, row in rows]
    answers = [(p, spec.is_match(row), half) for p, (_, row), half in zip(given, rows, halves, strict=True)]
    best = max(sorted(set(given)), key=lambda threshold: _figures(answers, threshold)[2])
    for half in ("develop", "aside"):
        of_half = [answer for answer in answers if answer[2] == half]
        for name, threshold in ((method, default), (f"{method} at best", best)):
            yield Judged(name, half, len(of_half), threshold, *_figures(of_half, threshold))


def _figures(answers: Sequence[tuple[float, bool, str]], threshold: float) -> tuple[float, float, float]:
    said = sum(p >= threshold for p, _, _ in answers)
    real = sum(is_match for _, is_match, _ in answers)
    return rates(said, real, sum(p >= threshold and is_match for p, is_match, _ in answers))


def link_rates(
    found: Mapping[str, str], people: Mapping[str, str], companies: Mapping[str, str]
) -> tuple[float, float, float]:
    """Precision, recall and F1 of links: for a record of a person the id of a company's record, or "".

    `people` holds the true company of each person's record, `companies` that of each company's. Who is at a company
    that is not among them is rightly linked to none.
    """
    said = {record: company for record, company in found.items() if company}
    right = sum(companies[company] == people[record] for record, company in said.items())
    listed = set(companies.values())
    return rates(len(said), sum(company in listed for company in people.values()), right)

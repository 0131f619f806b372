"""How well records are matched, beside rapidfuzz: precision, recall and F1 of pairs, and B-cubed of clusters.

    python benchmarks/resolution.py --data FOLDER [--json] [--only NAME …]

FOLDER holds the public sets named in SETS and PAIRS below. Every set is cut in two by a hash of its cluster or pair
id: weights were chosen while looking at the half called *develop*; the half called *aside* shows what that is worth.
The peer is rapidfuzz's token_set_ratio of all that is compared, joined where it is at least 90, within the same blocks.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rapidfuzz import fuzz

from connectors.text import fold
from matching.blocking import candidate_pairs
from matching.compare import compare
from matching.model import Model
from matching.rarity import Rarity
from matching.records import Record, records_of_rows
from matching.resolve import SAME_BITS, resolve
from matching.traits import traits_of

PEER_RATIO = 90
# The odds that two names put side by side for judging are one subject, before they are read.
PAIR_PRIOR_BITS = -6.0


@dataclass(frozen=True)
class RecordSet:
    """A table with a truth: which file, which columns are what, and which cluster a row is of."""

    name: str
    path: str
    kind: str
    columns: dict[str, str]
    cluster: Callable[[dict[str, str]], str]
    id_column: str
    truth: str = ""


@dataclass(frozen=True)
class PairSet:
    """A table of pairs of names and whether they are one."""

    name: str
    path: str
    kind: str
    columns: tuple[str, str]
    is_match: Callable[[dict[str, str]], bool]
    keep: Callable[[dict[str, str]], bool] = lambda row: True


@dataclass(frozen=True)
class Figures:
    """Results of one method on one half of one set."""

    set: str
    half: str
    method: str
    records: int
    precision: float
    recall: float
    f1: float
    b_cubed: float | None = None
    seconds: float | None = None


_CRM_COLUMNS = {
    "company.name": "Company name", "company.domain": "Company Domain Name", "company.phone": "Phone Number",
    "company.city": "City", "company.region": "State/Region", "company.country": "Country/Region",
    "company.linkedin": "LinkedIn Company Page",
}  # fmt: skip
_FEBRL_COLUMNS = {
    "person.given_name": "given_name", "person.family_name": "surname", "person.birth_date": "date_of_birth",
    "person.street": "address_1", "person.postal_code": "postcode", "person.city": "suburb", "person.region": "state",
    "person.id_number": "soc_sec_id",
}  # fmt: skip
_FAKE_COLUMNS = {
    "person.given_name": "first_name", "person.family_name": "surname", "person.birth_date": "dob",
    "person.city": "city", "person.email": "email",
}  # fmt: skip


def _febrl_cluster(row: dict[str, str]) -> str:
    return row["rec_id"].split("-")[1]


SETS = (
    RecordSet(
        "company_records", "matching/company_records.csv", "company",
        {"company.name": "name_variant", "company.country": "country"}, lambda row: row["cluster_id"], "record_id",
    ),
    RecordSet(
        "company_records, names only", "matching/company_records.csv", "company",
        {"company.name": "name_variant"}, lambda row: row["cluster_id"], "record_id",
    ),
    RecordSet(
        "crm_export", "accounts/crm_export_hubspot_like.csv", "company", _CRM_COLUMNS, lambda row: row["cluster"],
        "Record ID", truth="accounts/crm_export_truth.csv",
    ),
    RecordSet(
        "fake_1000", "matching/splink_fake_1000.csv", "person", _FAKE_COLUMNS, lambda row: row["cluster"], "unique_id",
    ),
    RecordSet("febrl1", "matching/febrl1.csv", "person", _FEBRL_COLUMNS, _febrl_cluster, "rec_id"),
    RecordSet("febrl3", "matching/febrl3.csv", "person", _FEBRL_COLUMNS, _febrl_cluster, "rec_id"),
)  # fmt: skip
PAIRS = (
    PairSet(
        "company_pairs", "matching/company_pairs.csv", "company", ("name_a", "name_b"), lambda r: r["label"] == "1",
    ),
    PairSet(
        "name_bench companies", "matching/name_bench_cases.csv", "company", ("name1", "name2"),
        lambda r: r["is_match"] == "true", lambda r: r["schema"] in ("Company", "Organization", "LegalEntity"),
    ),
    PairSet(
        "name_bench people", "matching/name_bench_cases.csv", "person", ("name1", "name2"),
        lambda r: r["is_match"] == "true", lambda r: r["schema"] == "Person",
    ),
)  # fmt: skip
Pair = tuple[str, str]


def half_of(key: str) -> str:
    """Which half a cluster or pair belongs to."""
    digest = hashlib.sha256(f"benchmark:{key}".encode()).hexdigest()
    return "develop" if int(digest, 16) % 2 == 0 else "aside"


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            {k.strip(): v.strip() for k, v in row.items()}
            for row in csv.DictReader(file, skipinitialspace=True)
        ]


def pairs_of(clusters: Iterable[Sequence[str]]) -> set[Pair]:
    found: set[Pair] = set()
    for group in clusters:
        members = sorted(group)
        found.update((a, b) for i, a in enumerate(members) for b in members[i + 1 :])
    return found


def rates(found: int, true: int, both: int) -> tuple[float, float, float]:
    precision, recall = both / found if found else 1.0, both / true if true else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def b_cubed(clusters: Sequence[Sequence[str]], truth: dict[str, str], ids: set[str]) -> float:
    """F1 of B-cubed precision and recall, averaged over these ids."""
    size: dict[str, int] = defaultdict(int)
    for name in truth.values():
        size[name] += 1
    precision = recall = 0.0
    for group in clusters:
        for one in ids & set(group):
            right = sum(truth[other] == truth[one] for other in group)
            precision += right / len(group)
            recall += right / size[truth[one]]
    p, r = precision / len(ids), recall / len(ids)
    return 2 * p * r / (p + r)


def peer_clusters(records: Sequence[Record]) -> list[list[str]]:
    """Connected components of pairs in our blocks whose joined values are alike enough for rapidfuzz."""
    subjects = [traits_of(record) for record in records]
    texts = [
        fold(" ".join(value for values in record.values.values() for value in values)) for record in records
    ]
    home = list(range(len(records)))

    def root(index: int) -> int:
        while home[index] != index:
            home[index] = home[home[index]]
            index = home[index]
        return index

    for left, right in candidate_pairs(subjects, Rarity(subjects))[0]:
        if fuzz.token_set_ratio(texts[left], texts[right]) >= PEER_RATIO:
            home[root(left)] = root(right)
    groups: dict[int, list[str]] = defaultdict(list)
    for index, record in enumerate(records):
        groups[root(index)].append(record.id)
    return list(groups.values())


def measure_records(spec: RecordSet, folder: Path) -> list[Figures]:
    rows = read(folder / spec.path)
    truth_rows = read(folder / spec.truth) if spec.truth else rows
    truth = {row[spec.id_column]: spec.cluster(row) for row in truth_rows}
    records = records_of_rows(rows, spec.kind, spec.columns, spec.id_column)
    by_cluster: dict[str, list[str]] = defaultdict(list)
    for record in records:
        by_cluster[truth[record.id]].append(record.id)
    true = pairs_of(by_cluster.values())
    figures = []
    methods = {
        "enrich": lambda: resolve(records).clusters,
        f"token_set_ratio >= {PEER_RATIO}": lambda: peer_clusters(records),
    }
    for method, run in methods.items():
        start = time.perf_counter()
        clusters = run()
        seconds = round(time.perf_counter() - start, 2)
        found = pairs_of(clusters)
        for half in ("develop", "aside"):
            ids = {record.id for record in records if half_of(truth[record.id]) == half}
            # A wrong pair counts in each half that one of its records is of.
            ours = {pair for pair in found if ids & set(pair)}
            theirs = {pair for pair in true if pair[0] in ids}
            p, r, f = rates(len(ours), len(theirs), len(ours & theirs))
            cubed = b_cubed(list(clusters), truth, ids)
            figures.append(Figures(spec.name, half, method, len(ids), p, r, f, cubed, seconds))
    return figures


def measure_pairs(spec: PairSet, folder: Path) -> list[Figures]:
    model = Model(spec.kind, Rarity())
    judged: dict[tuple[str, str], list[tuple[bool, bool]]] = defaultdict(list)
    for number, row in enumerate(read(folder / spec.path)):
        if not spec.keep(row):
            continue
        names = [row[column] for column in spec.columns]
        half, match = half_of(row.get("pair_id") or f"name_bench:{number}"), spec.is_match(row)
        left, right = (traits_of(Record(n, spec.kind, {f"{spec.kind}.name": (n,)})) for n in names)
        score = model.score(compare(left, right))
        same = score.bits + PAIR_PRIOR_BITS >= SAME_BITS and not score.outvoted
        judged["enrich", half].append((same, match))
        ratio = fuzz.token_set_ratio(fold(names[0]), fold(names[1]))
        judged[f"token_set_ratio >= {PEER_RATIO}", half].append((ratio >= PEER_RATIO, match))
    figures = []
    for (method, half), answers in judged.items():
        both = sum(same and match for same, match in answers)
        p, r, f = rates(sum(same for same, _ in answers), sum(match for _, match in answers), both)
        figures.append(Figures(spec.name, half, method, len(answers), p, r, f))
    return figures


def table(figures: Sequence[Figures]) -> str:
    lines = [f"{'set':<28}{'half':<9}{'method':<24}{'n':>6}{'P':>8}{'R':>8}{'F1':>8}{'B3':>8}{'s':>8}"]
    for row in sorted(figures, key=lambda f: (f.set, f.half != "develop", f.method)):
        cubed = f"{row.b_cubed:>8.3f}" if row.b_cubed is not None else " " * 8
        seconds = f"{row.seconds:>8.1f}" if row.seconds is not None else " " * 8
        lines.append(
            f"{row.set:<28}{row.half:<9}{row.method:<24}{row.records:>6}"
            f"{row.precision:>8.3f}{row.recall:>8.3f}{row.f1:>8.3f}{cubed}{seconds}"
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder that holds matching/ and accounts/")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--only", nargs="*", default=(), help="sets whose names begin so")
    given = parser.parse_args()
    figures = [
        f for spec in SETS if _wanted(spec.name, given.only) for f in measure_records(spec, given.data)
    ]
    figures += [
        f for spec in PAIRS if _wanted(spec.name, given.only) for f in measure_pairs(spec, given.data)
    ]
    print("\n".join(json.dumps(asdict(f)) for f in figures) if given.json else table(figures))


def _wanted(name: str, only: Sequence[str]) -> bool:
    return not only or any(name.startswith(start) for start in only)


if __name__ == "__main__":
    main()

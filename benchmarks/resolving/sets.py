"""Lists of records whose truth is known, each put before the contenders as a user would bring it.

What gives the truth away is withheld, and records are numbered anew, since some sets spell the cluster in the id. A
set is written three times: as the user's own table (for ours), as the plain table of `plain` (for peers), and its
truth.
"""

from __future__ import annotations

import ast
import csv
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.generating.lists import LISTS, write
from benchmarks.resolving.plain import write_plain

Row = dict[str, str]
Read = Callable[[Path], Iterable[tuple[str, Row]]]


@dataclass(frozen=True)
class RecordSet:
    """Where records come from: `read` yields (cluster, row), `columns` says which column holds which field for peers.

    `told` is what ours must be told of columns that no name gives away, as a user would tell it with --map.
    """

    name: str
    kind: str
    columns: Mapping[str, str]
    read: Read
    told: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Prepared:
    """A set on disk, ready for every contender."""

    name: str
    kind: str
    records: int
    table: Path
    plain: Path
    truth: Path
    has_halves: bool
    told: Mapping[str, str] = field(default_factory=dict)


def rows_of(path: Path) -> list[Row]:
    """A CSV as rows of stripped cells."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            {name.strip(): (cell or "").strip() for name, cell in row.items()}
            for row in csv.DictReader(file, skipinitialspace=True)
        ]


def without(row: Row, hidden: Collection[str]) -> Row:
    return {name: cell for name, cell in row.items() if name not in hidden}


def _table(*paths: str, answer: Callable[[Row], str], hidden: Collection[str]) -> Read:
    """Rows of one file, or of several beneath each other, less what is hidden."""

    def read(data: Path) -> Iterator[tuple[str, Row]]:
        for path in paths:
            for row in rows_of(data / path):
                if answer(row):
                    yield answer(row), without(row, hidden)

    return read


def _crm(data: Path) -> Iterator[tuple[str, Row]]:
    truth = {row["Record ID"]: row["cluster"] for row in rows_of(data / "accounts/crm_export_truth.csv")}
    for row in rows_of(data / "accounts/crm_export_hubspot_like.csv"):
        yield truth[row["Record ID"]], without(row, ["Record ID"])


def _two_names(data: Path) -> Iterator[tuple[str, Row]]:
    """Each company of an index twice: as the index calls it, and as its regulator does."""
    for row in rows_of(data / "companies/sp500_vs_sec_names.csv"):
        yield row["cik"], {"name": row["sp500_name"]}
        yield row["cik"], {"name": row["sec_title"]}


def _affiliations(data: Path) -> Iterator[tuple[str, Row]]:
    """Affiliations as authors wrote them, of those that name one institution and are labelled rightly."""
    for row in rows_of(data / "matching/s2aff_gold_affiliations.csv"):
        labels = ast.literal_eval(row["labels"]) if row["original_labels_correct"] == "yes" else set()
        if len(labels) == 1:
            yield min(labels), {"affiliation": row["original_affiliation"]}


def _febrl(row: Row) -> str:
    return row["rec_id"].split("-")[1]


_FEBRL = {
    "given_name": "given_name", "family_name": "surname", "street": "address_1", "city": "suburb",
    "postal_code": "postcode", "birth_date": "date_of_birth", "id_number": "soc_sec_id",
}  # fmt: skip
_NAMED = ("cluster_id", "record_id", "canonical_name", "variation_type")
SETS = (
    RecordSet("company_records", "company", {"name": "name_variant", "country": "country"},
        _table("matching/company_records.csv", answer=lambda row: row["cluster_id"], hidden=_NAMED),
        {"company.name": "name_variant"}),
    RecordSet("company_records, names only", "company", {"name": "name_variant"},
        _table("matching/company_records.csv", answer=lambda row: row["cluster_id"], hidden=(*_NAMED, "country")),
        {"company.name": "name_variant"}),
    RecordSet("crm_export", "company",
        {"name": "Company name", "domain": "Company Domain Name", "phone": "Phone Number", "city": "City",
         "country": "Country/Region"}, _crm),
    RecordSet("chicago_sites", "company", {"name": "Site name", "street": "Address", "postal_code": "Zip",
    "phone": "Phone"},
        _table("matching/chicago_sites.csv", answer=lambda row: row["True Id"], hidden=("True Id", "Id", "Source")),
        {"company.name": "Site name"}),
    RecordSet("sp500_vs_sec", "company", {"name": "name"}, _two_names),
    RecordSet("affiliations", "company", {"name": "affiliation"}, _affiliations, {"company.name": "affiliation"}),
    RecordSet("fake_1000", "person",
        {"given_name": "first_name", "family_name": "surname", "birth_date": "dob", "city": "city", "email": "email"},
        _table("matching/splink_fake_1000.csv", answer=lambda row: row["cluster"], hidden=("cluster", "unique_id"))),
    RecordSet("febrl1", "person", _FEBRL, _table("matching/febrl1.csv", answer=_febrl, hidden=("rec_id",))),
    RecordSet("febrl3", "person", _FEBRL, _table("matching/febrl3.csv", answer=_febrl, hidden=("rec_id",))),
    RecordSet("febrl4", "person", _FEBRL,
        _table("matching/febrl4a.csv", "matching/febrl4b.csv", answer=_febrl, hidden=("rec_id",))),
    RecordSet("historical_dev", "person",
        {"given_name": "first_name", "family_name": "surname", "birth_date": "dob", "city": "birth_place",
         "postal_code": "postcode_fake"},
        _table("matching/historical_dev.csv", answer=lambda row: row["cluster"], hidden=("cluster", "unique_id"))),
)  # fmt: skip


def prepare(spec: RecordSet, data: Path, folder: Path) -> Prepared:
    """Write a set's three files into a folder. Raises FileNotFoundError where `data` does not hold it."""
    found = list(spec.read(data))
    folder.mkdir(parents=True, exist_ok=True)
    rows = [{"unique_id": f"r{number}"} | row for number, (_, row) in enumerate(found, 1)]
    truth = [(row["unique_id"], answer) for row, (answer, _) in zip(rows, found, strict=True)]
    table, plain, key = (folder / f"{name}.csv" for name in ("records", "plain", "truth"))
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    with key.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([("unique_id", "cluster"), *truth])
    write_plain(rows, spec.kind, {"unique_id": "unique_id", **spec.columns}, plain)
    return Prepared(spec.name, spec.kind, len(rows), table, plain, key, True, spec.told)


def generate(what: str, manner: str, size: int, seed: int, folder: Path) -> Prepared:
    """Generate a set and write its plain table. It has no halves: whoever wrote the program wrote the generator."""
    folder.mkdir(parents=True, exist_ok=True)
    table, plain = folder / "records.csv", folder / "plain.csv"
    truth, columns = write(what, manner, size, seed, table), LISTS[what, manner].fields
    kind = "company" if what == "companies" else "person"
    with table.open(encoding="utf-8", newline="") as file:
        write_plain(csv.DictReader(file), kind, columns, plain)
    return Prepared(f"{what} {manner} {size}", kind, size, table, plain, truth, False)

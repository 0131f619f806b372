"""`enrich match`: which rows of any list are about one subject, as files.

clusters.csv has a line for each row, `unique_id,cluster_id`, in the list's order; a cluster is called by its first
row. The pairs file explains every judgement, so that a person can disagree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from connectors.files.columns import Mapped
from enrich.errors import BadInput
from enrich.exports.tables import CsvTable, Escape, whole
from enrich.work.rows import Listing, open_listing
from matching.records import Record, records_of_rows
from matching.resolve import Resolution, resolve

# What a list of people tells them apart by, beside the fields that sources state.
_PERSON = {
    "company.name": "person.company_name", "company.phone": "person.phone", "company.city": "person.city",
    "company.region": "person.region", "company.postal_code": "person.postal_code", "company.street": "person.street",
    "company.country": "person.country", "company.linkedin": "person.linkedin",
}  # fmt: skip
_COMPANY = {"person.phone": "company.phone", "person.email": "company.email", "person.name": "company.name"}
PAIRS = ("left", "right", "verdict", "probability", "because")


@dataclass(frozen=True)
class Matched:
    """What came of matching a list."""

    listing: Listing
    rows: int
    clusters: int
    unsure: int


def match_file(
    path: Path, kind: str, out: Path, pairs: Path | None, id_column: str, columns: Mapping[str, str]
) -> Matched:
    """Match a list and write its clusters.

    Raises:
        BadInput: for a list that cannot be read, a column that does not exist, or ids that stand twice.
    """
    listing = open_listing(path, columns)
    mapping = [fitted for m in listing.mapping if (fitted := _fitted(m, kind))]
    if not mapping:
        names = ", ".join(c for c in listing.columns if c)
        raise BadInput(
            f"{path}: no column tells one {kind} from another. Columns are: {names}. Say which: --map FIELD=COLUMN"
        )
    listing = replace(listing, mapping=tuple(mapping))
    records = _records(listing, kind, id_column)
    resolution = resolve(records)
    _write_clusters(out, records, resolution)
    if pairs:
        _write_pairs(pairs, resolution)
    return Matched(listing, len(records), len(resolution.clusters), resolution.report.unsure)


def _fitted(mapped: Mapped, kind: str) -> Mapped | None:
    """A column, under the field that it is for this kind of list."""
    field = (_PERSON if kind == "person" else _COMPANY).get(mapped.field, mapped.field)
    return replace(mapped, field=field) if field.startswith(f"{kind}.") else None


def _records(listing: Listing, kind: str, id_column: str) -> list[Record]:
    names = [f"{n}" for n in range(len(listing.columns))]
    if id_column and id_column not in listing.columns:
        known = ", ".join(c for c in listing.columns if c)
        raise BadInput(f"--id {id_column}: no such column. Columns are: {known}")
    place = str(listing.columns.index(id_column)) if id_column else ""
    rows = (dict(zip(names, [*cells, *[""] * len(names)], strict=False)) for cells in listing.rows)
    by_field: dict[str, list[str]] = {}
    for mapped in listing.mapping:
        by_field.setdefault(mapped.field, []).append(str(mapped.column))
    try:
        return records_of_rows(rows, kind, by_field, place)
    except ValueError as error:
        raise BadInput(f"{listing.path}: {error}") from error


def _write_clusters(out: Path, records: Sequence[Record], resolution: Resolution) -> None:
    order = {record.id: n for n, record in enumerate(records)}
    home: dict[str, str] = {}
    for cluster in resolution.clusters:
        first = min(cluster, key=order.__getitem__)
        home.update(dict.fromkeys(cluster, first))
    with whole(out) as file:
        table = CsvTable(file, ("unique_id", "cluster_id"), Escape.NONE)
        for record in records:
            table.write((record.id, home[record.id]))


def _write_pairs(out: Path, resolution: Resolution) -> None:
    with whole(out) as file:
        table = CsvTable(file, PAIRS, Escape.ALL)
        for j in resolution.judgements:
            probability = 1.0 / (1.0 + 2.0 ** -max(-60.0, min(60.0, j.score)))
            table.write((j.left, j.right, str(j.verdict), f"{probability:.4f}", " | ".join(j.because)))

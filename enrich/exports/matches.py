"""`enrich match`: which rows of any list are about one subject, as files.

clusters.csv has a line for each row, `unique_id,cluster_id`, in the list's order; a cluster is called by its first
row. The pairs file explains every judgement. The review file holds the unsure pairs, the least sure first, with an
empty column for a person's answer; given back, the answers are final, and what they settle is settled for their
clusters too.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import chain, islice
from math import log2
from pathlib import Path
from typing import Any

from connectors.files.columns import UnknownColumn
from connectors.files.list_columns import OWN, id_column, list_columns
from enrich.errors import BadInput
from enrich.exports.tables import CsvTable, Escape, whole
from enrich.work.crew import crew
from enrich.work.matching import Stages, peak_megabytes, resolved, table_of
from enrich.work.rows import Listing, open_any
from matching.cluster import Judgement, Verdict
from matching.encode import is_compared
from matching.resolve import Resolution

PAIRS = ("left", "right", "verdict", "probability", "because")
REVIEW = ("left", "right", "probability", "left_row", "right_row", "because", "answer")
# What people write into the answer's cell.
_ANSWERS = {
    "same": Verdict.SAME, "yes": Verdict.SAME, "y": Verdict.SAME, "1": Verdict.SAME,
    "different": Verdict.DIFFERENT, "no": Verdict.DIFFERENT, "n": Verdict.DIFFERENT, "0": Verdict.DIFFERENT,
    "unsure": Verdict.UNSURE, "?": Verdict.UNSURE,
}  # fmt: skip
_SAMPLE = 500
# Below so many rows nothing can be learned of a column that nobody knows.
_ROWS_TO_LEARN = 200
_MOST_TO_REVIEW = 1_000
_BY = "review"


@dataclass(frozen=True)
class Wishes:
    """What a user asks of a matching.

    Attributes:
        threshold: the least probability for which two rows are joined.
        review: where unsure pairs are written, and answers read from before.
    """

    kind: str
    out: Path
    pairs: Path | None = None
    review: Path | None = None
    report: Path | None = None
    id_column: str = ""
    threshold: float = 0.5
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Matched:
    """What came of matching a list."""

    listing: Listing
    ignored: tuple[str, ...]
    ids: str
    rows: int
    clusters: int
    unsure: int
    answered: int
    resolution: Resolution

    def why(self, left: str, right: str) -> Judgement:
        """The judgement on two rows, whether or not they were ever compared.

        Raises:
            BadInput: for an id that no row has.
        """
        place = {id_: n for n, id_ in enumerate(self.resolution.ids)}
        if missing := [id_ for id_ in (left, right) if id_ not in place]:
            raise BadInput(
                f"no row has the id {missing[0]!r}. Ids stand in {self.ids or 'no column: rows are numbered'}."
            )
        return self.resolution.judged(*sorted((place[left], place[right])))


def match_file(path: Path, wishes: Wishes, watch: Callable[[str], None] = lambda stage: None) -> Matched:
    """Match a list and write its clusters.

    Raises:
        BadInput: for a list that cannot be read, a column that does not exist, or ids that stand twice.
    """
    stages = Stages(watch)
    stages.begin("reading")
    listing, ignored, ids = _understood(path, wishes)
    answers = _answers(wishes.review) if wishes.review and wishes.review.exists() else []
    with crew() as team:
        try:
            table = table_of(listing.rows, wishes.kind, listing.mapping, ids, team)
        except ValueError as error:
            raise BadInput(f"{path}: {error}") from error
        resolution = resolved(table, answers, log2(wishes.threshold / (1 - wishes.threshold)), stages, team)
    stages.begin("writing")
    _write_clusters(wishes.out, resolution)
    if wishes.pairs:
        _write_pairs(wishes.pairs, resolution)
    if wishes.review:
        _write_review(wishes.review, path, wishes, ids, resolution, answers)
    stages.end()
    if wishes.report:
        _write_report(wishes.report, resolution, stages)
    return Matched(
        listing, tuple(ignored), listing.columns[ids] if ids is not None else "", len(table), resolution.subjects,
        resolution.report.unsure, len(answers), resolution,
    )  # fmt: skip


def _understood(path: Path, wishes: Wishes) -> tuple[Listing, list[str], int | None]:
    """The list, what each of its columns is to matching, those that are ignored, and the column of ids."""
    listing = open_any(path)
    sample = list(islice(listing.rows, _SAMPLE))
    listing = replace(listing, rows=chain(sample, listing.rows))
    if wishes.id_column and wishes.id_column not in listing.columns:
        known = ", ".join(c for c in listing.columns if c)
        raise BadInput(f"--id {wishes.id_column}: no such column. Columns are: {known}")
    ids = listing.columns.index(wishes.id_column) if wishes.id_column else id_column(listing.columns, sample)
    try:
        mapping, ignored = list_columns(listing.columns, sample, wishes.kind, wishes.columns, ids)
    except UnknownColumn as error:
        raise BadInput(str(error)) from error
    ignored += [m.name for m in mapping if not is_compared(m.field)]
    mapping = [m for m in mapping if is_compared(m.field)]
    if len(sample) < _ROWS_TO_LEARN:
        ignored += [m.name for m in mapping if m.field.startswith(OWN)]
        mapping = [m for m in mapping if not m.field.startswith(OWN)]
    if not mapping:
        names = ", ".join(c for c in listing.columns if c)
        raise BadInput(
            f"{path}: no column tells one {wishes.kind} from another. Columns are: {names}. "
            "Say which: --map FIELD=COLUMN"
        )
    return replace(listing, mapping=tuple(mapping)), ignored, ids


def _write_clusters(out: Path, resolution: Resolution) -> None:
    with whole(out) as file:
        rows = csv.writer(file)
        rows.writerow(("unique_id", "cluster_id"))
        rows.writerows(resolution.as_given())


def _write_pairs(out: Path, resolution: Resolution) -> None:
    with whole(out) as file:
        table = CsvTable(file, PAIRS, Escape.ALL)
        for j in resolution.explained():
            table.write((j.left, j.right, str(j.verdict), f"{j.probability:.4f}", " | ".join(j.because)))


def _write_report(out: Path, resolution: Resolution, stages: Stages) -> None:
    """What the matching did and cost, for scripts."""
    done = resolution.report
    told: dict[str, Any] = {
        "rows": done.records, "compared": done.compared, "same": done.same, "unsure": done.unsure,
        "prior_bits": round(done.prior_bits, 2), "stages": stages.seconds, "peak_mb": peak_megabytes(),
        "blocks": asdict(done.blocks), "levels": resolution.model.told(),
    }  # fmt: skip
    with whole(out) as file:
        json.dump(told, file, indent=1, ensure_ascii=False)


# -- the review --------------------------------------------------------------------------------------


def _answers(path: Path) -> list[Judgement]:
    """The answers that stand in a review file.

    Raises:
        BadInput: for a file that is none, or an answer that is none; with its line.
    """
    found = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        if not {"left", "right", "answer"} <= set(rows.fieldnames or ()):
            raise BadInput(
                f"{path} is there and is no review file: it lacks left, right or answer. Name another."
            )
        for row in rows:
            answer = (row["answer"] or "").strip().lower()
            if not answer:
                continue
            if answer not in _ANSWERS:
                raise BadInput(
                    f"{path}:{rows.line_num}: {answer!r} is no answer. Write same, different or unsure."
                )
            if _ANSWERS[answer] is not Verdict.UNSURE:
                found.append(Judgement(row["left"], row["right"], _ANSWERS[answer], _BY))
    return found


def _write_review(
    out: Path,
    path: Path,
    wishes: Wishes,
    ids: int | None,
    resolution: Resolution,
    answers: Sequence[Judgement],
) -> None:
    """The unsure pairs, the least sure first, after those that were answered."""
    unsure = resolution.least_sure(_MOST_TO_REVIEW)
    wanted = {name for j in (*answers, *unsure) for name in (j.left, j.right)}
    shown = _shown(path, ids, wanted)
    with whole(out) as file:
        table = CsvTable(file, REVIEW, Escape.ALL)
        for j in (*answers, *unsure):
            probability = f"{j.probability:.4f}" if j.by != _BY else ""
            answer = str(j.verdict) if j.by == _BY else ""
            table.write(
                (
                    j.left,
                    j.right,
                    probability,
                    shown.get(j.left, ""),
                    shown.get(j.right, ""),
                    " | ".join(j.because),
                    answer,
                )
            )


def _shown(path: Path, ids: int | None, wanted: set[str]) -> dict[str, str]:
    """The rows of these ids as one would read them aloud."""
    found = {}
    for number, row in enumerate(open_any(path).rows, 1):
        name = (row[ids].strip() if ids is not None and ids < len(row) else "") or str(number)
        if name in wanted:
            found[name] = "; ".join(cell.strip() for n, cell in enumerate(row) if n != ids and cell.strip())
    return found

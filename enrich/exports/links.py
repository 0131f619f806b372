"""`enrich match --companies`: which company of one list the people of another are at, as a file.

A line for each row of a person, in the list's order: `person_id,company_id,company_cluster,probability,because`. Who is
not surely at one company has an empty `company_id`, and `because` says what stands in the way; the probability is then
that of the likeliest. Nobody is linked who has left, by what their own row says.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from connectors.text import fold
from enrich.errors import BadInput
from enrich.exports.tables import CsvTable, Escape, whole
from enrich.work.linking import Linked, Opened, linked, opened
from enrich.work.matching import Stages, peak_megabytes
from matching.links import SURE

LINKS = ("person_id", "company_id", "company_cluster", "probability", "because")
# Of two companies with odds as near to each other as this, one is as likely as the other.
_AS_LIKELY = 1.5
# What is less likely than this is not worth a word.
_WORTH_A_WORD = 0.05


class Ending(StrEnum):
    """How the search for somebody's company ended."""

    LINKED = "linked"
    RIVALS = "as likely at one company as at another"
    UNSURE = "not surely at the likeliest company"
    NONE = "at no company of the list, as far as can be seen"
    UNTOLD = "with nothing told of an employer"
    LEFT = "gone, by what their row says"


@dataclass(frozen=True)
class LinkWishes:
    """What a user asks of linking people to companies.

    Attributes:
        out: where the links go.
        columns: field → column, of whichever list has the column.
        threshold: the least probability with which somebody is linked.
    """

    companies: Path
    out: Path
    report: Path | None = None
    id_column: str = ""
    company_id_column: str = ""
    threshold: float = SURE
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class LinkTally:
    """What came of linking: both lists as understood, and how many rows ended how."""

    people: Opened
    companies: Opened
    rows: int
    firms: int
    clusters: int
    endings: Mapping[Ending, int]


class _Line(NamedTuple):
    ending: Ending
    company: int
    probability: float | None
    because: Sequence[str]


def link_files(
    path: Path, wishes: LinkWishes, today: date, watch: Callable[[str], None] = lambda stage: None
) -> LinkTally:
    """Link the people of a list to the companies of another, and write the links.

    Raises:
        BadInput: for a list that cannot be read or tells nothing of companies, or ids that stand twice.
    """
    people = opened(path, "person", wishes.columns, wishes.id_column, "--id")
    companies = opened(wishes.companies, "company", wishes.columns, wishes.company_id_column, "--company-id")
    both = {fold(column) for one in (people, companies) for column in one.listing.columns}
    if lost := [
        f"--map {name}={column}" for name, column in wishes.columns.items() if fold(column) not in both
    ]:
        raise BadInput(f"{', '.join(lost)}: neither list has such a column.")
    stages = Stages(watch)
    found = linked(people, companies, today, stages)
    stages.begin("writing")
    endings = _write(wishes.out, found, wishes.threshold)
    stages.end()
    tally = LinkTally(
        people, companies, len(found.people), len(found.companies.ids), found.companies.subjects, endings
    )
    if wishes.report:
        _write_report(wishes.report, tally, found, stages)
    return tally


def _write(out: Path, found: Linked, threshold: float) -> Counter[Ending]:
    """Write a line for each row of people in their order; count how they ended."""
    endings: Counter[Ending] = Counter()
    lines = list(_lines(found, threshold))
    place = sorted(range(len(lines)), key=found.people.given.tolist().__getitem__)
    first = dict(zip(found.companies.ids, (cluster for _, cluster in _clusters(found)), strict=True))
    with whole(out) as file:
        table = CsvTable(file, LINKS, Escape.ALL)
        for n in place:
            line = lines[n]
            endings[line.ending] += 1
            company = found.companies.ids[line.company] if line.ending is Ending.LINKED else ""
            probability = "" if line.probability is None else f"{line.probability:.4f}"
            table.write(
                (found.people.ids[n], company, first.get(company, ""), probability, " | ".join(line.because))
            )
    return endings


def _clusters(found: Linked) -> Iterator[tuple[str, str]]:
    """The id of each company, in the order of the table, with that of the first of its cluster."""
    of = dict(found.companies.as_given())
    return ((id_, of[id_]) for id_ in found.companies.ids)


def _lines(found: Linked, threshold: float) -> Iterator[_Line]:
    """How the search ended for each row of people, in the order of their table."""
    links, given, told = found.links, found.people.given.tolist(), found.links.told().tolist()
    for n, reasons in enumerate(links.reasons()):
        company, probability = int(links.company[n]), float(links.probability[n])
        if not told[n]:
            yield _Line(
                Ending.UNTOLD, -1, None, ("the row names no employer, nor an address at one's domain",)
            )
        elif company < 0 or probability < _WORTH_A_WORD:
            yield _Line(Ending.NONE, -1, None, ("no company of the list fits",))
        elif probability < threshold:
            yield _unsure(found, n, company, probability, reasons)
        elif departed := found.left.get(given[n]):
            said = f"was at {_called(found, company)}: {departed}"
            yield _Line(Ending.LEFT, company, probability, (said, *reasons))
        else:
            yield _Line(Ending.LINKED, company, probability, reasons)


def _unsure(found: Linked, n: int, company: int, probability: float, reasons: Sequence[str]) -> _Line:
    """Somebody who may be at one of several companies, or at one that does not fit well enough."""
    rival, less = int(found.links.rival[n]), float(found.links.rivals_probability[n])
    here = _called(found, company)
    if rival < 0 or less < _WORTH_A_WORD:
        said = f"not surely at {here}: too little speaks for it"
        return _Line(Ending.UNSURE, company, probability, (said, *reasons))
    there = _called(found, rival)
    if probability <= _AS_LIKELY * less:
        return _Line(Ending.RIVALS, company, probability, (f"as likely at {here} as at {there}", *reasons))
    said = f"likelier at {here} than at {there} ({less:.2f}), but not surely"
    return _Line(Ending.UNSURE, company, probability, (said, *reasons))


def _called(found: Linked, company: int) -> str:
    return f"{found.links.named(company)} ({found.companies.ids[company]})"


def _write_report(out: Path, tally: LinkTally, found: Linked, stages: Stages) -> None:
    """What linking did and cost, for scripts."""
    told = {
        "people": tally.rows, "companies": tally.firms, "clusters": tally.clusters,
        "endings": {ending.name.lower(): tally.endings[ending] for ending in Ending},
        "stages": stages.seconds, "peak_mb": peak_megabytes(), "levels": found.links.model.told(),
    }  # fmt: skip
    with whole(out) as file:
        json.dump(told, file, indent=1, ensure_ascii=False)

"""People of one list linked to the companies of another: ours as users run it, and beside it the simple way.

The simple way is what anybody would write in an afternoon: the domain of the e-mail address or the domain column where
one company has it, else the plain name where one company bears it. It is given what nobody has, which rows of companies
are one; ours finds that out. Each pair of lists is asked twice: with every employer listed, and with half of the
companies taken out, so that linking somebody to a namesake of an employer that is not there shows as what it is.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generating.links import write_linked
from benchmarks.resolving.contenders import program
from benchmarks.resolving.measured import Run, run
from benchmarks.resolving.names import link_rates
from benchmarks.resolving.plain import company_name, host
from benchmarks.resolving.report import Figures
from benchmarks.resolving.scores import half_of, read_answers
from benchmarks.resolving.sets import Row, rows_of

_FREE_MAIL = frozenset(
    ("gmail.com", "hotmail.com", "yahoo.com", "gmx.de", "outlook.com", "web.de", "orange.fr")
)


@dataclass(frozen=True)
class Lists:
    """People and companies on disk, each with its truth."""

    name: str
    size: int
    people: Path
    companies: Path
    people_truth: Path
    companies_truth: Path


def generate_lists(size: int, seed: int, folder: Path) -> Iterator[Lists]:
    """Both lists with every employer listed, and with half of them."""
    folder.mkdir(parents=True, exist_ok=True)
    people, companies = folder / "people.csv", folder / "companies.csv"
    truths = write_linked(size, seed, people, companies)
    yield Lists(f"links {size}", size, people, companies, *truths)
    clusters = read_answers(truths[1])
    kept = {id_ for id_, cluster in clusters.items() if half_of(cluster) == "develop"}
    fewer, truth = folder / "half.csv", folder / "half_truth.csv"
    for given, half in ((companies, fewer), (truths[1], truth)):
        _write_rows(half, [row for row in rows_of(given) if row["unique_id"] in kept])
    yield Lists(f"links half {size}", size, people, fewer, truths[0], truth)


def _write_rows(path: Path, rows: list[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def link_figures(lists: Lists, folder: Path, patience: float) -> tuple[list[Figures], Run]:
    """What ours and the simple way reach, and what ours cost."""
    people, companies = read_answers(lists.people_truth), read_answers(lists.companies_truth)
    simple = link_rates(
        simple_links(rows_of(lists.people), rows_of(lists.companies), companies), people, companies
    )
    figures = [Figures(lists.name, "all", "simple", "true clusters", lists.size, *simple)]
    folder.mkdir(parents=True, exist_ok=True)
    out = folder / "links.csv"
    command = [program(), "match", str(lists.people), "--kind", "person", "--companies", str(lists.companies)]
    cost = run([*command, "--links", str(out)], folder, patience)
    if not cost.trouble:
        rates = link_rates(read_answers(out), people, companies)
        spent = {"seconds": cost.seconds, "cpu_seconds": cost.cpu_seconds, "peak_mb": cost.peak_mb}
        figures.append(Figures(lists.name, "all", "enrich", "default", lists.size, *rates, **spent))
    return figures, cost


def simple_links(people: list[Row], companies: list[Row], clusters: Mapping[str, str]) -> dict[str, str]:
    """For each person a company, by a domain that one company has, else by a name that one has; or ""."""
    domains, names = defaultdict[str, dict[str, str]](dict), defaultdict[str, dict[str, str]](dict)
    for row in companies:
        for domain in _domains(row):
            domains[domain].setdefault(clusters[row["unique_id"]], row["unique_id"])
        names[company_name(row["name"])].setdefault(clusters[row["unique_id"]], row["unique_id"])
    found = {}
    for row in people:
        told = [domains.get(domain, {}) for domain in _domains(row)]
        told.append(names.get(company_name(row["company"]), {}) if row["company"] else {})
        alone = (next(iter(one.values())) for one in told if len(one) == 1)
        found[row["unique_id"]] = next(alone, "")
    return found


def _domains(row: Row) -> list[str]:
    told = (row["email"].rpartition("@")[2].lower(), host(row["domain"]))
    return [domain for domain in told if domain and domain not in _FREE_MAIL]

"""How fast titles are read, and how often their function agrees with labelled lists that anybody can get.

    python benchmarks/titles.py [--data FOLDER] [--json] [--show N]

Without `--data` only speed is measured, on titles made of the tables' own words. FOLDER holds `titles/` with
`onet_alternate_titles.csv` and `onet_reported_titles.csv` (columns soc, title; O*NET, CC BY 4.0) and
`gitlab_roles_dev.csv` (columns role, department). Their labels are coarse, and several functions may answer to one of
them, so the figures tell where reading goes wrong and are no accuracy. Titles are split into two halves by a hash of
their text: the tables were developed while looking at the one, and not at the other.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from connectors.lexicon.posts import Seniority
from connectors.lexicon.title_tables import Kind, tables
from connectors.lexicon.titles import looks_like_title
from matching.titles import Title, read_title

# Major groups of the Standard Occupational Classification, and the functions that answer to them.
SOC = {
    "13": "finance human_resources procurement operations project_management consulting legal marketing strategy"
    " supply_chain quality sales data",
    "15": "engineering it data security quality product design research support",
    "17": "engineering design quality manufacturing research",
    "19": "research data quality medical engineering",
    "21": "medical education public_office security",
    "23": "legal public_office administration",
    "25": "education research",
    "27": "design communications marketing hospitality education sales",
    "29": "medical",
    "31": "medical",
    "33": "security public_office trades quality",
    "35": "hospitality",
    "37": "facilities trades hospitality",
    "39": "hospitality medical education sales facilities",
    "41": "sales finance marketing facilities",
    "43": "administration finance support supply_chain human_resources operations legal data sales procurement",
    "45": "trades quality supply_chain",
    "47": "trades quality engineering manufacturing",
    "49": "trades facilities engineering it",
    "51": "manufacturing trades quality hospitality medical operations",
    "53": "supply_chain operations manufacturing facilities",
    "55": "public_office",
}
# Words of GitLab's departments, and the functions that answer to them. The first that occurs counts.
DEPARTMENTS = {
    "security": "security it engineering legal",
    "data": "data",
    "support": "support customer_success engineering",
    "customer success": "customer_success consulting sales engineering education",
    "success": "customer_success",
    "solutions architect": "sales engineering consulting",
    "consulting": "consulting customer_success project_management engineering",
    "education": "education consulting",
    "marketing": "marketing communications sales design business_development",
    "communications": "communications marketing",
    "channel": "sales business_development",
    "alliances": "business_development sales",
    "sales": "sales business_development operations customer_success",
    "commercial": "sales",
    "enterprise": "sales",
    "accounting": "finance",
    "finance": "finance legal procurement operations it data strategy",
    "legal": "legal",
    "people": "human_resources",
    "talent": "human_resources",
    "ux": "design research product communications",
    "product": "product engineering data design research communications marketing strategy",
    "quality": "quality engineering",
    "infrastructure": "engineering it data",
    "development": "engineering data quality",
    "engineering": "engineering data quality security it product support",
    "business technology": "it engineering data product",
    "it": "it engineering",
    "strategy": "strategy",
    "ceo": "general_management administration",
}
LEADERS = frozenset(
    (Seniority.OWNER, Seniority.BOARD, Seniority.C_LEVEL, Seniority.VP, Seniority.DIRECTOR, Seniority.HEAD,
     Seniority.MANAGER, Seniority.LEAD)
)  # fmt: skip


@dataclass
class Tally:
    """Titles of one list, by how reading them ended."""

    agreed: int = 0
    disagreed: int = 0
    unknown: int = 0
    misread: list[str] = field(default_factory=list)

    def add(self, title: str, answer: bool | None) -> None:
        self.unknown += answer is None
        self.agreed += answer is True
        self.disagreed += answer is False
        if not answer:
            self.misread.append(f"{'unknown' if answer is None else 'misread'}: {title}")

    def figures(self) -> dict[str, float]:
        known = self.agreed + self.disagreed
        titles = known + self.unknown
        return {
            "titles": titles,
            "agreement": round(self.agreed / max(1, known), 4),
            "unknown": round(self.unknown / max(1, titles), 4),
        }


def aside(title: str) -> bool:
    """Whether a title belongs to the half that was not looked at."""
    return hashlib.sha256(title.casefold().encode()).digest()[0] % 2 == 1


class Labelled(NamedTuple):
    """A title, the label of its list, and the functions that answer to that label; none for a label of leaders."""

    text: str
    label: str
    functions: tuple[str, ...]


def judge(title: Title, functions: tuple[str, ...]) -> bool | None:
    """Whether a title's main function, or of leaders its level, answers to a label; None when it was left unknown."""
    if not functions:
        return title.seniority in LEADERS if title.seniority else None
    return title.functions[0] in functions if title.functions else None


def occupations(path: Path) -> Iterator[Labelled]:
    """The titles of an O*NET list. Of managers (11-) their level is asked, of the others their function."""
    for row in _rows(path):
        group = row["soc"][:2]
        yield Labelled(row["title"], group, () if group == "11" else tuple(SOC[group].split()))


def departments(path: Path) -> Iterator[Labelled]:
    """The roles of GitLab, each once for a department. Departments that no function answers to are left out."""
    for role, department in dict.fromkeys((row["role"], row["department"]) for row in _rows(path)):
        functions = next((f for word, f in DEPARTMENTS.items() if word in department.casefold()), "")
        if functions:
            yield Labelled(role, department, tuple(functions.split()))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def measure(labelled: Iterable[Labelled]) -> dict[str, Tally]:
    """Read every title once for each label; the halves apart."""
    halves = {"developed on": Tally(), "aside": Tally()}
    for text, label, functions in labelled:
        half = "aside" if aside(text) else "developed on"
        halves[half].add(f"{text}  [{label}]", judge(read_title(text), functions))
    return halves


def made_titles(count: int) -> list[str]:
    """Titles made of the English words of the tables, no two alike."""
    english = [(p, e[0]) for p, e in tables().phrases.items() if e[0].language == "en"]
    posts = [p for p, entry in english if entry.kind is Kind.POST]
    fields = [p for p, entry in english if entry.kind is Kind.FUNCTION]
    made = (
        f"{f.title()} {p.title()}{', EMEA' if n % 3 else ''}" for n, f in enumerate(fields) for p in posts
    )
    return [title for title, _ in zip(made, range(count), strict=False)]


def speed(count: int = 40_000) -> dict[str, int]:
    """Titles and lines a second of CPU time, none of them asked before."""
    titles = made_titles(count)
    read_title("warm up"), looks_like_title("warm up")
    figures = {}
    for name, ask in (("read_title", read_title), ("looks_like_title", looks_like_title)):
        start = time.process_time()
        for title in titles:
            ask(title)
        figures[name] = round(len(titles) / (time.process_time() - start))
    return figures


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--data", type=Path, help="folder that holds titles/")
    options.add_argument("--json", action="store_true")
    options.add_argument(
        "--show", type=int, default=0, help="so many misread titles of each half developed on"
    )
    chosen = options.parse_args()
    report: dict[str, Mapping[str, object]] = {"titles a second": speed()}
    for name, reader in LISTS.items():
        path = chosen.data / "titles" / name if chosen.data else None
        if path and path.exists():
            halves = measure(reader(path))
            report[name] = {half: tally.figures() for half, tally in halves.items()}
            misread = halves["developed on"].misread
            for line in misread[:: max(1, len(misread) // chosen.show)] if chosen.show else ():
                print(line)
    if chosen.json:
        print(json.dumps(report, indent=2))
        return
    for name, figures in report.items():
        print(f"{name}: {figures}")


LISTS = {
    "onet_reported_titles.csv": occupations,
    "onet_alternate_titles.csv": occupations,
    "gitlab_roles_dev.csv": departments,
}

if __name__ == "__main__":
    main()

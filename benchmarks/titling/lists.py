"""Public lists of titles with coarse labels: O*NET and ESCO occupations, and the departments of GitLab.

Several functions may answer to one of their labels, so agreement tells where reading goes wrong and is no accuracy.
Titles are split into two halves by a digest of their text: the tables were developed while looking at the one, and not
at the other.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from connectors.lexicon.posts import Seniority
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
# Sub-major groups of the International Standard Classification of Occupations (ISCO-08), likewise. 1 is managers.
ISCO = {
    "21": "engineering design quality research data medical",
    "22": "medical research",
    "23": "education",
    "24": "finance human_resources marketing sales communications consulting procurement operations strategy data"
    " supply_chain project_management public_office quality business_development",
    "25": "it engineering data security quality product design research",
    "26": "legal education research design communications medical public_office data",
    "31": "engineering quality manufacturing trades supply_chain operations research design",
    "32": "medical",
    "33": "finance sales procurement administration public_office legal supply_chain human_resources marketing"
    " facilities support operations",
    "34": "legal medical education hospitality design public_office communications",
    "35": "it support engineering communications data",
    "41": "administration",
    "42": "support finance administration hospitality sales",
    "43": "finance supply_chain administration operations",
    "44": "administration supply_chain education",
    "51": "hospitality facilities supply_chain",
    "52": "sales hospitality",
    "53": "medical education",
    "54": "public_office security",
    "61": "trades",
    "62": "trades",
    "71": "trades engineering facilities",
    "72": "trades manufacturing",
    "73": "manufacturing trades design",
    "74": "trades it engineering",
    "75": "manufacturing trades hospitality quality",
    "81": "manufacturing trades operations",
    "82": "manufacturing",
    "83": "supply_chain trades",
    "91": "facilities hospitality trades",
    "92": "trades",
    "93": "trades manufacturing supply_chain",
    "94": "hospitality",
    "96": "facilities supply_chain trades",
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


class Coarse(NamedTuple):
    """A title, the label of its list, and the functions that answer to that label; none for a label of leaders."""

    text: str
    label: str
    functions: tuple[str, ...]


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


def is_aside(title: str) -> bool:
    """Whether a title belongs to the half that was not looked at."""
    return hashlib.sha256(title.casefold().encode()).digest()[0] % 2 == 1


def judge(title: Title, functions: tuple[str, ...]) -> bool | None:
    """Whether a title's main function, or of leaders its level, answers to a label; None when it was left unknown."""
    if not functions:
        return title.seniority in LEADERS if title.seniority else None
    return title.functions[0] in functions if title.functions else None


def of_onet(path: Path) -> Iterator[Coarse]:
    """The titles of an O*NET list. Of managers (11-) their level is asked, of the others their function."""
    for row in _rows(path):
        group = row["soc"][:2]
        yield Coarse(row["title"], group, () if group == "11" else tuple(SOC[group].split()))


def of_esco(path: Path) -> Iterator[Coarse]:
    """The names of ESCO's occupations, each under all its names. Of managers (1) their level is asked."""
    for row in _rows(path):
        group = row["isco"][:2]
        if group[0] != "1" and group not in ISCO:
            continue  # armed forces, and street vendors
        functions = () if group[0] == "1" else tuple(ISCO[group].split())
        for name in dict.fromkeys((row["preferred_label"], *row["alt_labels"].split("|"))):
            if name:
                yield Coarse(name, group, functions)


def of_gitlab(path: Path) -> Iterator[Coarse]:
    """The roles of GitLab, each once for a department. Departments that no function answers to are left out."""
    for role, department in dict.fromkeys((row["role"], row["department"]) for row in _rows(path)):
        functions = next((f for word, f in DEPARTMENTS.items() if word in department.casefold()), "")
        if functions:
            yield Coarse(role, department, tuple(functions.split()))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def measure(titles: Iterable[Coarse]) -> dict[str, Tally]:
    """Read every title once for each label; the halves apart."""
    halves = {"developed on": Tally(), "aside": Tally()}
    for text, label, functions in titles:
        half = "aside" if is_aside(text) else "developed on"
        halves[half].add(f"{text}  [{label}]", judge(read_title(text), functions))
    return halves


LISTS: dict[str, Callable[[Path], Iterator[Coarse]]] = {
    "onet_reported_titles.csv": of_onet,
    "onet_alternate_titles.csv": of_onet,
    "esco_occupations.csv": of_esco,
    "gitlab_roles_dev.csv": of_gitlab,
}

"""Titles labelled in a coarse scheme, as address books and CV data sets use: eleven departments, six levels.

What the program reads is finer, so it is mapped: every function to one department, every seniority to one level. Staff
without anything that ranks them are professionals, and managers of work without a department (accounts, projects,
products) are too. `docs/titles.md` shows the same mapping.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.titling.scores import figures
from connectors.lexicon.posts import Function, Seniority
from matching.titles import Title, read_title

OTHER = "other"
_SOFTWARE = re.compile(
    r"software|devops|full.?stack|front.?end|back.?end|web|cloud|java|\.net|programm|\bcto\b|tech lead"
    r"|(?<!product )(?<!business )\bdevelop(?:er|ment)|(?<!produkt)entwickler",
    re.IGNORECASE,
)
DEPARTMENTS = {
    Function.ADMINISTRATION: "administrative",
    Function.BUSINESS_DEVELOPMENT: "business development",
    Function.CONSULTING: "consulting",
    Function.SUPPORT: "customer support",
    Function.CUSTOMER_SUCCESS: "customer support",
    Function.HUMAN_RESOURCES: "human resources",
    Function.IT: "information technology",
    Function.DATA: "information technology",
    Function.SECURITY: "information technology",
    Function.MARKETING: "marketing",
    Function.COMMUNICATIONS: "marketing",
    Function.PROJECT_MANAGEMENT: "project management",
    Function.PROCUREMENT: "purchasing",
    Function.SALES: "sales",
}
LEVELS = {
    Seniority.OWNER: "management",
    Seniority.BOARD: "management",
    Seniority.C_LEVEL: "management",
    Seniority.VP: "director",
    Seniority.DIRECTOR: "director",
    Seniority.HEAD: "lead",
    Seniority.MANAGER: "lead",
    Seniority.LEAD: "lead",
    Seniority.SENIOR: "senior",
    Seniority.STAFF: "professional",
    Seniority.JUNIOR: "junior",
    Seniority.INTERN: "junior",
    Seniority.ASSISTANT: "professional",
}


class Coarse(NamedTuple):
    """A title with its labels in a coarse scheme, in lower case; empty where it has none."""

    text: str
    department: str
    seniority: str


def department(title: Title) -> str:
    """The department of a title by its main function; engineers belong to information technology if of software."""
    if not title.functions:
        return OTHER
    if title.functions[0] is Function.ENGINEERING and _SOFTWARE.search(title.text):
        return DEPARTMENTS[Function.IT]
    return DEPARTMENTS.get(title.functions[0], OTHER)


def level(title: Title) -> str:
    """The level of a title; who says none does the work."""
    if title.seniority is Seniority.MANAGER and title.decision_maker is False:
        return "professional"
    return LEVELS[title.seniority] if title.seniority else "professional"


def read_coarse(file: Path) -> Iterator[Coarse]:
    """Rows of a CSV with a column `title` and one or both of `department` and `seniority`."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            yield Coarse(
                row["title"], *(row.get(name, "").strip().lower() for name in ("department", "seniority"))
            )


def measure_coarse(titles: Iterator[Coarse] | Sequence[Coarse]) -> dict[str, dict[str, float]]:
    """Accuracy and macro-F1 of departments and of levels, on the titles that have a label."""
    departments: list[tuple[str, str]] = []
    levels: list[tuple[str, str]] = []
    for title in titles:
        read = read_title(title.text)
        if title.department:
            departments.append((title.department, department(read)))
        if title.seniority:
            levels.append((title.seniority, level(read)))
    return {"department": figures(departments), "seniority": figures(levels)}

"""Open roles from Greenhouse job boards.

A role a company pays to advertise is the cheapest public sign of where its budget goes. It says nothing
about headcount, so this source never states one. Prospect posts ("get in touch"), which have no internal
job, are not roles and are left out of the count.

https://developers.greenhouse.io/job-board.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from connectors.boards import asking, employer, named_finding
from connectors.connector import Connector
from connectors.page import Page
from connectors.statement import Finding
from connectors.text import plain

BOARD = "https://boards-api.greenhouse.io/v1/boards/{}/jobs?content=true"


def texts(page: Page) -> Iterator[tuple[str, str]]:
    """Where the employer speaks of itself: its name as the board has it, then the texts of its roles."""
    for n, job in enumerate(page.json()["jobs"][:10]):
        if name := job.get("company_name"):
            yield f"jobs[{n}].company_name", name
        yield f"jobs[{n}].content", plain(job.get("content", ""))


def read(page: Page, named: tuple[str, str] | None = None) -> Iterator[Finding]:
    """Read one board: its owner's name where it gives one, how many roles, and each role."""
    board = page.url.split("/boards/")[1].partition("/")[0]
    answer = page.json()
    jobs = [(n, job) for n, job in enumerate(answer["jobs"]) if job.get("internal_job_id", 0) is not None]
    names = {job["company_name"]: f"jobs[{n}].company_name" for n, job in jobs if job.get("company_name")}
    for name, at in names.items():
        yield Finding(board, "company.name", name, at=at)
    if not names:
        yield from named_finding(board, named)
    total = answer.get("meta", {}).get("total", 0)
    if jobs and len(jobs) == len(answer["jobs"]) and total:
        yield Finding(board, "company.open_roles", str(total), at="meta.total")
    for n, job in jobs:
        role, at = f"{board}/{job['id']}", f"jobs[{n}]"
        yield Finding(role, "role.title", job["title"], at=f"{at}.title")
        yield employer(board, role, job["title"], f"{at}.title")
        if place := job["location"]["name"]:
            yield Finding(role, "role.place", place, at=f"{at}.location.name", confidence=0.9)
        for d, department in enumerate(job.get("departments", ())):
            yield Finding(role, "role.department", department["name"], at=f"{at}.departments[{d}].name")
        if posted := job.get("first_published"):
            yield Finding(role, "role.posted", posted[:10], at=f"{at}.first_published", quote=posted)
        for p, pay in enumerate(job.get("pay_input_ranges", ())):
            low, high = (f"{pay[end] / 100:.0f}" for end in ("min_cents", "max_cents"))
            value = f"{low}-{high} {pay['currency_type']}"
            yield Finding(
                role,
                "role.pay",
                value,
                at=f"{at}.pay_input_ranges[{p}].min_cents",
                quote=str(pay["min_cents"]),
            )
        if re.match("https?://", job["absolute_url"]):
            yield Finding(role, "role.url", job["absolute_url"], at=f"{at}.absolute_url")


CONNECTOR = Connector(
    name="greenhouse",
    about="open roles of companies that recruit with Greenhouse",
    tier="A",
    needs=("company.job_board", "company.domain", "company.name"),
    yields=(
        "company.name", "company.open_roles", "role.title", "role.employer", "role.place", "role.department",
        "role.posted", "role.pay", "role.url",
    ),
    ask=asking("greenhouse", BOARD, texts),
    read=read,
    requests=2,
    docs="https://developers.greenhouse.io/job-board.html",
    terms="public job list of the employer; title, place, date and link are kept, the text is not",
    reliability=0.95,
    identifies="company.job_board",
    unverified=("first_published and company_name come from clients of the service, not its reference",
                "whether boards of the EU host answer at the same address"),
)  # fmt: skip

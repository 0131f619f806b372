"""Open roles from Ashby job boards.

The answer names no company anywhere, so a guessed board counts only when its texts do. `isRemote` is true for
hybrid roles too; `workplaceType` is trusted instead. Roles that are not listed are drafts of the employer.

https://developers.ashbyhq.com/docs/public-job-posting-api
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from connectors.boards import asking, employer, named_finding
from connectors.connector import Connector
from connectors.page import Page
from connectors.statement import Finding

BOARD = "https://api.ashbyhq.com/posting-api/job-board/{}?includeCompensation=true"
_WORKPLACE = {"OnSite": "on-site", "Remote": "remote", "Hybrid": "hybrid"}


def texts(page: Page) -> Iterator[tuple[str, str]]:
    """Where the employer speaks of itself."""
    for n, job in enumerate(page.json()["jobs"][:10]):
        yield f"jobs[{n}].descriptionPlain", job.get("descriptionPlain") or ""


def read(page: Page, named: tuple[str, str] | None = None) -> Iterator[Finding]:
    """Read one board: the roles it lists, each with place, department, contract and pay where given."""
    board = unquote(page.url.split("/job-board/")[1].partition("?")[0])
    jobs = page.json()["jobs"]
    yield from named_finding(board, named)
    for n, job in enumerate(jobs):
        if job.get("isListed") is False:
            continue
        role, at = f"{board}/{job['id']}", f"jobs[{n}]"
        yield Finding(role, "role.title", job["title"], at=f"{at}.title")
        yield employer(board, role, job["title"], f"{at}.title")
        yield Finding(role, "role.url", job["jobUrl"], at=f"{at}.jobUrl")
        for key, field in (("location", "role.place"), ("department", "role.department"), ("team", "role.department"),
                           ("employmentType", "role.type")):  # fmt: skip
            if value := job.get(key):
                yield Finding(role, field, value, at=f"{at}.{key}")
        for s, second in enumerate(job.get("secondaryLocations") or ()):
            yield Finding(role, "role.place", second["location"], at=f"{at}.secondaryLocations[{s}].location")
        if remote := _WORKPLACE.get(job.get("workplaceType") or ""):
            yield Finding(role, "role.remote", remote, at=f"{at}.workplaceType", quote=job["workplaceType"])
        if posted := job.get("publishedAt"):
            yield Finding(role, "role.posted", posted[:10], at=f"{at}.publishedAt", quote=posted)
        if pay := (job.get("compensation") or {}).get("compensationTierSummary"):
            yield Finding(role, "role.pay", pay, at=f"{at}.compensation.compensationTierSummary")


CONNECTOR = Connector(
    name="ashby",
    about="open roles of companies that recruit with Ashby",
    tier="A",
    needs=("company.job_board", "company.domain", "company.name"),
    yields=(
        "company.name", "role.title", "role.employer", "role.place", "role.department", "role.type", "role.remote",
        "role.posted", "role.pay", "role.url",
    ),
    ask=asking("ashby", BOARD, texts),
    read=read,
    requests=2,
    docs="https://developers.ashbyhq.com/docs/public-job-posting-api",
    terms="public job list of the employer; title, place, date and link are kept, the text is not",
    reliability=0.9,
    identifies="company.job_board",
    unverified=("what an unknown board answers: 404 by two readers, an empty board by one; both are absent",),
)  # fmt: skip

"""Open roles from Ashby job boards.

The answer names no company anywhere, so a guessed board counts only when its texts do. `isRemote` is true for
hybrid roles too; `workplaceType` is trusted instead. Roles that are not listed are drafts of the employer.

https://developers.ashbyhq.com/docs/public-job-posting-api
"""

from __future__ import annotations

from connectors.boards.board import Board
from connectors.boards.roles import Says, day, workplace
from connectors.boards.source import connector
from connectors.part import Part


def _is_listed(job: Part) -> bool:
    listed = job.opt("isListed")
    return listed is None or listed.flag


BOARD = Board(
    system="ashby",
    urls=("https://api.ashbyhq.com/posting-api/job-board/{}?includeCompensation=true",),
    roles="jobs",
    link="jobUrl",
    says=(
        Says("role.place", "location"),
        Says("role.place", "secondaryLocations[].location"),
        Says("role.department", "department"),
        Says("role.department", "team"),
        Says("role.type", "employmentType"),
        Says("role.remote", "workplaceType", workplace),
        Says("role.posted", "publishedAt", day),
        Says("role.pay", "compensation.compensationTierSummary"),
    ),
    texts=("jobs[].descriptionPlain",),
    keep=_is_listed,
)

CONNECTOR = connector(
    BOARD,
    "Ashby",
    docs="https://developers.ashbyhq.com/docs/public-job-posting-api",
    unverified=("what an unknown board answers: 404 by two readers, an empty board by one; both are absent",),
)

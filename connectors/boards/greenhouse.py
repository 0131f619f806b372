"""Open roles from Greenhouse job boards.

A role a company pays to advertise is the cheapest public sign of where its budget goes. It says nothing
about headcount, so this source never states one. Prospect posts ("get in touch"), which have no internal
job, are not roles and are left out of the count.

https://developers.greenhouse.io/job-board.html
"""

from __future__ import annotations

from connectors.boards.board import Board
from connectors.boards.roles import Pay, Says, day
from connectors.boards.source import connector
from connectors.part import Part


def _is_role(job: Part) -> bool:
    return "internal_job_id" not in job.value or job["internal_job_id"].value is not None


BOARD = Board(
    system="greenhouse",
    urls=("https://boards-api.greenhouse.io/v1/boards/{}/jobs?content=true",),
    roles="jobs",
    link="absolute_url",
    says=(
        Says("role.place", "location.name", confidence=0.9),
        Says("role.department", "departments[].name"),
        Says("role.posted", "first_published", day),
    ),
    pay=Pay("min_cents", "max_cents", "currency_type", at="pay_input_ranges[]", cents=True),
    names=("jobs[].company_name",),
    texts=("jobs[].content",),
    total="meta.total",
    keep=_is_role,
)

CONNECTOR = connector(
    BOARD,
    "Greenhouse",
    docs="https://developers.greenhouse.io/job-board.html",
    reliability=0.95,
    unverified=(
        "first_published and company_name come from clients of the service, not its reference",
        "whether boards of the EU host answer at the same address",
    ),
)

"""Open roles from BambooHR careers pages.

The list is what the careers page itself asks for; it has no date and names no employer, so boards are not guessed at.
Where a role is on-site or remote stands in a code that nobody has documented, and is not read. A company without a
careers page leads to BambooHR's home page.

https://documentation.bamboohr.com
"""

from __future__ import annotations

from connectors.boards.board import Board
from connectors.boards.roles import Says, when
from connectors.boards.source import connector
from connectors.lexicon.places import country_code

BOARD = Board(
    system="bamboohr",
    urls=("https://{}.bamboohr.com/careers/list",),
    roles="result",
    title="jobOpeningName",
    link="https://{board}.bamboohr.com/careers/{id}",
    says=(
        Says("role.place", "location.city"),
        Says("role.place", "atsLocation.city"),
        Says("role.country", "atsLocation.country", country_code),
        Says("role.department", "departmentLabel"),
        Says("role.type", "employmentStatusLabel"),
        Says("role.remote", "isRemote", when("remote")),
    ),
    total="meta.totalCount",
    guessed=False,
)

CONNECTOR = connector(
    BOARD,
    "BambooHR",
    docs="https://documentation.bamboohr.com",
    headers={"Accept": "application/json"},
    unverified=("no recorded answer and no reference: the keys rest on clients that agree with one another",),
)

"""Open roles from SmartRecruiters job boards.

Any token answers with a list, so only a role proves that there is a board, and the role names the employer. The list
comes in pages of a hundred; its total says how many there are in all.

https://developers.smartrecruiters.com/docs/posting-api
"""

from __future__ import annotations

from connectors.boards.board import Board
from connectors.boards.roles import Says, day, when
from connectors.boards.source import connector
from connectors.lexicon.places import country_code

BOARD = Board(
    system="smartrecruiters",
    urls=("https://api.smartrecruiters.com/v1/companies/{}/postings?limit=100&offset={offset}",),
    roles="content",
    title="name",
    link="https://jobs.smartrecruiters.com/{board}/{id}",
    says=(
        Says("role.place", "location.city"),
        Says("role.country", "location.country", country_code),
        Says("role.department", "department.label"),
        Says("role.type", "typeOfEmployment.label"),
        Says("role.remote", "location.hybrid", when("hybrid")),
        Says("role.remote", "location.remote", when("remote")),
        Says("role.posted", "releasedDate", day),
    ),
    names=("content[].company.name",),
    total="totalFound",
    page_size=100,
)

CONNECTOR = connector(
    BOARD,
    "SmartRecruiters",
    docs="https://developers.smartrecruiters.com/docs/posting-api",
    per_second=2.0,
    unverified=("that limits of the authenticated API hold for the public one",),
)

"""Open roles from Workable job boards.

The list is what Workable's own widget shows on careers pages; it names the employer. A role open in several countries
stands in it once for each, under the same code. Workable turns away those who ask twice at a time.

https://workable.readme.io
"""

from __future__ import annotations

from connectors.boards.board import Board
from connectors.boards.roles import Says, day, when
from connectors.boards.source import connector
from connectors.lexicon.places import country_code

BOARD = Board(
    system="workable",
    urls=("https://apply.workable.com/api/v1/widget/accounts/{}",),
    roles="jobs",
    id="shortcode",
    says=(
        Says("role.place", "locations[].city"),
        Says("role.place", "city"),
        Says("role.country", "locations[].country", country_code),
        Says("role.country", "country", country_code),
        Says("role.department", "department"),
        Says("role.type", "employment_type"),
        Says("role.remote", "telecommuting", when("remote")),
        Says("role.posted", "published_on", day),
    ),
    names=("name",),
)

CONNECTOR = connector(
    BOARD,
    "Workable",
    docs="https://workable.readme.io",
    per_second=0.5,
    unverified=(
        "the widget's address has no reference page: its keys rest on clients and one recorded answer",
        "employment_type stands in answers that clients show, not in the recorded one",
    ),
)

"""Open roles from Breezy HR job boards.

A board is one list. Each role names the employer, which is what a guess is judged by: a token that nobody has may
answer with an empty list, or lead to Breezy's home page, and both say that there is no board.

https://developer.breezy.hr
"""

from __future__ import annotations

from connectors.boards.board import Board
from connectors.boards.roles import Says, day, when
from connectors.boards.source import connector
from connectors.lexicon.places import country_code

BOARD = Board(
    system="breezy",
    urls=("https://{}.breezy.hr/json",),
    title="name",
    says=(
        Says("role.place", "location.name"),
        Says("role.place", "locations[].name"),
        Says("role.country", "location.country.name", country_code),
        Says("role.department", "department"),
        Says("role.type", "type.name"),
        Says("role.remote", "location.is_remote", when("remote")),
        Says("role.posted", "published_date", day),
        Says("role.pay", "salary"),
    ),
    names=("[].company.name",),
)

CONNECTOR = connector(
    BOARD,
    "Breezy HR",
    docs="https://developer.breezy.hr",
    unverified=("no recorded answer and no reference: the keys rest on clients that agree with one another",),
)

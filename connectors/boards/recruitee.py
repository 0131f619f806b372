"""Open roles from Recruitee careers sites.

Times are written with a zone's name and not as ISO 8601. Pay is a text or a number, and absent where the employer
gives none. A careers site on the employer's own host answers at the same path, but no link tells that it is one.

https://docs.recruitee.com/reference/intro-to-careers-site-api
"""

from __future__ import annotations

from connectors.boards.board import Board
from connectors.boards.roles import Pay, Says, day, when
from connectors.boards.source import connector
from connectors.lexicon.places import country_code

BOARD = Board(
    system="recruitee",
    urls=("https://{}.recruitee.com/api/offers/",),
    roles="offers",
    link="careers_url",
    says=(
        Says("role.place", "locations[].city"),
        Says("role.place", "city"),
        Says("role.country", "locations[].country_code", country_code),
        Says("role.country", "country_code", country_code),
        Says("role.department", "department"),
        Says("role.type", "employment_type_code"),
        Says("role.remote", "hybrid", when("hybrid")),
        Says("role.remote", "remote", when("remote")),
        Says("role.remote", "on_site", when("on-site")),
        Says("role.posted", "published_at", day),
    ),
    pay=Pay("min", "max", "currency", at="salary", per="period"),
    names=("offers[].company_name",),
)

CONNECTOR = connector(
    BOARD,
    "Recruitee",
    docs="https://docs.recruitee.com/reference/intro-to-careers-site-api",
    unverified=(
        "the keys rest on clients and one recorded answer whose employer was replaced",
        "careers sites on a host of the employer's own are not found",
    ),
)

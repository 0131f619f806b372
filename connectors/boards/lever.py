"""Open roles from Lever job boards.

Lever's answer has no field for the employer's name, so a board that was only guessed is read when its own
texts name the company. Times are in milliseconds. An unknown board is a 404, or an object in place of the list.
Boards of European customers live on a host of their own.

https://github.com/lever/postings-api
"""

from __future__ import annotations

from connectors.answers import Meaning, Means
from connectors.boards.board import Board
from connectors.boards.roles import Pay, Says, day_of_epoch, workplace
from connectors.boards.source import connector
from connectors.lexicon.places import country_code

BOARD = Board(
    system="lever",
    urls=(
        "https://api.lever.co/v0/postings/{}?mode=json",
        "https://api.eu.lever.co/v0/postings/{}?mode=json",
    ),
    title="text",
    link="hostedUrl",
    says=(
        Says("role.place", "categories.location"),
        Says("role.place", "categories.allLocations[]"),
        Says("role.department", "categories.team"),
        Says("role.type", "categories.commitment"),
        Says("role.country", "country", country_code),
        Says("role.remote", "workplaceType", workplace),
        Says("role.posted", "createdAt", day_of_epoch),
    ),
    pay=Pay("min", "max", "currency", at="salaryRange", per="interval"),
    texts=("[].openingPlain", "[].descriptionPlain", "[].additionalPlain"),
)

CONNECTOR = connector(
    BOARD,
    "Lever",
    docs="https://github.com/lever/postings-api",
    answers=(Means(Meaning.NOTHING, 200, "ok", "false"),),
    unverified=("that createdAt is in milliseconds rests on clients and one recorded answer",),
)

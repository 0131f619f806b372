"""Open roles from Pinpoint careers sites.

One document holds every role. It names no employer, so a guessed site counts only when its texts do, and gives no day
of posting. Pay is stated only where the employer shows it to applicants.

https://developers.pinpointhq.com/docs/jobs-json-endpoint
"""

from __future__ import annotations

from connectors.boards.board import Board
from connectors.boards.roles import Pay, Says, workplace
from connectors.boards.source import connector

BOARD = Board(
    system="pinpoint",
    urls=("https://{}.pinpointhq.com/postings.json",),
    roles="data",
    says=(
        Says("role.place", "location.name"),
        Says("role.department", "job.department.name"),
        Says("role.type", "employment_type_text"),
        Says("role.type", "employment_type"),
        Says("role.remote", "workplace_type", workplace),
    ),
    pay=Pay(
        "compensation_minimum",
        "compensation_maximum",
        "compensation_currency",
        per="compensation_frequency",
        shown="compensation_visible",
    ),
    texts=("data[].description", "data[].benefits"),
)

CONNECTOR = connector(
    BOARD,
    "Pinpoint",
    docs="https://developers.pinpointhq.com/docs/jobs-json-endpoint",
    unverified=("no recorded answer: the keys rest on clients that agree with one another",),
)

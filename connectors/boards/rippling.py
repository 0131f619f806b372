"""Open roles from Rippling job boards.

The list is thin: title, department, place and link. It names no employer, so boards are not guessed at. A role that is
open in several places stands in it once for each.

https://developer.rippling.com/documentation/job-board-api
"""

from __future__ import annotations

import re

from connectors.boards.board import Board
from connectors.boards.roles import Says, workplace
from connectors.boards.source import connector

_LABEL = re.compile(r"^(remote|hybrid|on-?site)\s*(?:\(([^()]+)\))?$", re.I)


def _place(label: str) -> str:
    """The place of "Remote (United States)", or a label that is nothing but a place."""
    found = _LABEL.match(label)
    return (found.group(2) or "") if found else label


def _remote(label: str) -> str:
    found = _LABEL.match(label)
    return workplace(found.group(1)) if found else ""


BOARD = Board(
    system="rippling",
    urls=("https://api.rippling.com/platform/api/ats/v1/board/{}/jobs",),
    id="uuid",
    title="name",
    says=(
        Says("role.place", "workLocation.label", _place),
        Says("role.remote", "workLocation.label", _remote),
        Says("role.department", "department.label"),
    ),
    guessed=False,
)

CONNECTOR = connector(
    BOARD,
    "Rippling",
    docs="https://developer.rippling.com/documentation/job-board-api",
    unverified=("no recorded answer: the keys rest on clients that agree with one another",),
)

"""Open roles from Personio careers sites, which publish them as one XML document.

The feed names a subsidiary, if anything, and so counts as words about the employer and not as its name. It has no link
to a role, and the language that it answers in by default differs from site to site. Sites live below two domains, and
those that do not exist send one on to Personio's home page.

https://developer.personio.de/docs/retrieving-open-job-positions
"""

from __future__ import annotations

from connectors.boards.board import Board
from connectors.boards.feed import bare, tree
from connectors.boards.roles import Says, day, one_of
from connectors.boards.source import connector
from connectors.page import Page
from connectors.part import Changed, Part

_OTHER_THAN_PERMANENT = {kind: kind for kind in ("intern", "trainee", "freelance")}


def _document(page: Page) -> Part:
    root = page.xml()
    if bare(root) != "workzag-jobs":
        raise Changed(f"<{bare(root)}> where <workzag-jobs> was expected")
    return Part({"position": [tree(position, ("office", "jobDescription")) for position in root]})


BOARD = Board(
    system="personio",
    urls=(
        "https://{}.jobs.personio.de/xml?language=en",
        "https://{}.jobs.personio.com/xml?language=en",
    ),
    roles="position",
    title="name",
    link="https://{host}/job/{id}",
    says=(
        Says("role.place", "office[]"),
        Says("role.place", "additionalOffices.office[]"),
        Says("role.department", "department"),
        Says("role.type", "employmentType", one_of(_OTHER_THAN_PERMANENT)),
        Says("role.type", "schedule"),
        Says("role.posted", "createdAt", day),
    ),
    texts=("position[].subcompany", "position[].jobDescriptions.jobDescription[].value"),
    parse=_document,
)

CONNECTOR = connector(
    BOARD,
    "Personio",
    docs="https://developer.personio.de/docs/retrieving-open-job-positions",
    unverified=(
        "no recorded answer: createdAt and the redirect of unknown sites rest on clients",
        "a feed that is no well-formed XML is reported as changed",
        "one client found the feed switched off for all sites on 8 October 2026",
    ),
)

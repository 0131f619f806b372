"""Open roles from Teamtailor careers sites, by their RSS feed.

The feed's title is the employer's name, its own elements tell place, department and whether a role is remote. Most
employers serve the site on a host of their own; the token's address leads there.

https://docs.teamtailor.com
"""

from __future__ import annotations

from connectors.boards.board import Board
from connectors.boards.feed import bare, tree
from connectors.boards.roles import Says, day_of_mail, one_of
from connectors.boards.source import connector
from connectors.lexicon.places import country_code
from connectors.page import Page
from connectors.part import Changed, Part

# "temporary" is remote for a while only, which is neither.
_REMOTE = {"none": "on-site", "hybrid": "hybrid", "fully": "remote"}


def _document(page: Page) -> Part:
    channel = page.xml().find("channel")
    if channel is None:
        raise Changed("no <channel> in the feed")
    items = [tree(child, ("location",)) for child in channel if bare(child) == "item"]
    return Part({"title": channel.findtext("title", ""), "item": items})


BOARD = Board(
    system="teamtailor",
    urls=("https://{}.teamtailor.com/jobs.rss",),
    roles="item",
    id="guid",
    link="link",
    says=(
        Says("role.place", "locations.location[].city"),
        Says("role.country", "locations.location[].country", country_code),
        Says("role.department", "department"),
        Says("role.remote", "remoteStatus", one_of(_REMOTE)),
        Says("role.posted", "pubDate", day_of_mail),
    ),
    names=("title",),
    parse=_document,
)

CONNECTOR = connector(
    BOARD,
    "Teamtailor",
    docs="https://docs.teamtailor.com",
    unverified=(
        "no recorded feed: its elements rest on clients that agree with one another",
        "sites that are linked to only by a host of the employer's own are not found",
        "at most the hundred newest roles stand in it",
    ),
)

"""News and what is written of a company: its own feeds, news indexes, announcements, launches, archives."""

from __future__ import annotations

from connectors.connector import Connector
from connectors.edgar import search
from connectors.press import crtsh, feeds, gdelt, google_news, producthunt, wayback

ALL: tuple[Connector, ...] = (
    feeds.CONNECTOR,
    gdelt.CONNECTOR,
    google_news.CONNECTOR,
    search.CONNECTOR,
    wayback.CONNECTOR,
    producthunt.CONNECTOR,
    crtsh.CONNECTOR,
)

"""News and what is written of a company: feeds, news indexes, archives of pages, launches."""

from __future__ import annotations

from connectors.connector import Connector

ALL: tuple[Connector, ...] = ()

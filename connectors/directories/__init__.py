"""Open directories of organisations, awards, packages and places."""

from __future__ import annotations

from connectors.connector import Connector
from connectors.directories import nominatim, npm, openalex, propublica, pypi, ror, usaspending

ALL: tuple[Connector, ...] = (
    ror.CONNECTOR,
    usaspending.CONNECTOR,
    propublica.CONNECTOR,
    openalex.CONNECTOR,
    npm.CONNECTOR,
    pypi.CONNECTOR,
    nominatim.CONNECTOR,
)

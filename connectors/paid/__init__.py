"""Sources that the user pays for, with a key of their own. Off unless the key is set."""

from __future__ import annotations

from connectors.connector import Connector

ALL: tuple[Connector, ...] = ()

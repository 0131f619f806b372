"""Sources that the user pays for, with a key of their own. Off unless the key is set."""

from __future__ import annotations

from connectors.connector import Connector
from connectors.paid import (
    apollo,
    apollo_person,
    builtwith,
    crunchbase,
    dropcontact,
    hunter,
    hunter_finder,
    neverbounce,
    pdl,
    pdl_person,
    prospeo,
    snov,
    zerobounce,
)

ALL: tuple[Connector, ...] = (
    hunter.CONNECTOR,
    hunter_finder.CONNECTOR,
    pdl.CONNECTOR,
    pdl_person.CONNECTOR,
    apollo.CONNECTOR,
    apollo_person.CONNECTOR,
    crunchbase.CONNECTOR,
    prospeo.CONNECTOR,
    snov.CONNECTOR,
    dropcontact.CONNECTOR,
    neverbounce.CONNECTOR,
    zerobounce.CONNECTOR,
    builtwith.CONNECTOR,
)

"""Every source that ships, in one visible place. Third parties add theirs through `enrich.connectors`.

The order is the order of the house's trust and price: what is free and closest to the company comes first. It breaks
ties where the planner sees no difference.
"""

from __future__ import annotations

from connectors import (
    boards,
    directories,
    dns,
    edgar,
    github,
    gleif,
    paid,
    press,
    rdap,
    registers,
    website,
    wikidata,
    yc,
)
from connectors.connector import Connector

ALL: tuple[Connector, ...] = (
    website.CONNECTOR,
    wikidata.CONNECTOR,
    gleif.CONNECTOR,
    edgar.CONNECTOR,
    yc.CONNECTOR,
    *registers.ALL,
    *boards.ALL,
    github.CONNECTOR,
    *directories.ALL,
    dns.CONNECTOR,
    rdap.CONNECTOR,
    *press.ALL,
    *paid.ALL,
)

BY_NAME: dict[str, Connector] = {connector.name: connector for connector in ALL}

"""Every source that ships, in one visible place. Third parties add theirs through `enrich.connectors`.

The order is the order of the house's trust and price: what is free and closest to the company comes first.
"""

from __future__ import annotations

from connectors import ashby, dns, edgar, github, gleif, greenhouse, lever, rdap, wikidata, yc
from connectors.connector import Connector

ALL: tuple[Connector, ...] = (
    greenhouse.CONNECTOR,
    lever.CONNECTOR,
    ashby.CONNECTOR,
    wikidata.CONNECTOR,
    gleif.CONNECTOR,
    edgar.CONNECTOR,
    yc.CONNECTOR,
    github.CONNECTOR,
    rdap.CONNECTOR,
    dns.CONNECTOR,
)

BY_NAME: dict[str, Connector] = {connector.name: connector for connector in ALL}

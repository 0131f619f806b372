"""Every source that ships, in one visible place. Third parties add theirs through `enrich.connectors`.

The order is the order of the house's trust and price: what is free and closest to the company comes first. It breaks
ties where the planner sees no difference.
"""

from __future__ import annotations

from connectors import ashby, dns, edgar, github, gleif, greenhouse, lever, rdap, website, wikidata, yc
from connectors.connector import Connector

ALL: tuple[Connector, ...] = (
    website.CONNECTOR,
    wikidata.CONNECTOR,
    gleif.CONNECTOR,
    edgar.CONNECTOR,
    yc.CONNECTOR,
    greenhouse.CONNECTOR,
    lever.CONNECTOR,
    ashby.CONNECTOR,
    github.CONNECTOR,
    dns.CONNECTOR,
    rdap.CONNECTOR,
)

BY_NAME: dict[str, Connector] = {connector.name: connector for connector in ALL}

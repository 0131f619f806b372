"""National registers: what a state has written down of a company, and who speaks for it."""

from __future__ import annotations

from connectors.connector import Connector
from connectors.registers import (
    companies_house,
    ariregister,
    prh,
)

ALL: tuple[Connector, ...] = (
    companies_house.CONNECTOR,
    prh.CONNECTOR,
    ariregister.CONNECTOR,
)

"""Job boards: what a company pays to advertise, from the systems it recruits with."""

from __future__ import annotations

from connectors.boards import (
    ashby,
    bamboohr,
    breezy,
    greenhouse,
    hn,
    lever,
    personio,
    pinpoint,
    recruitee,
    rippling,
    smartrecruiters,
    teamtailor,
    workable,
    workday,
)
from connectors.connector import Connector

ALL: tuple[Connector, ...] = (
    greenhouse.CONNECTOR,
    lever.CONNECTOR,
    ashby.CONNECTOR,
    workable.CONNECTOR,
    smartrecruiters.CONNECTOR,
    recruitee.CONNECTOR,
    personio.CONNECTOR,
    teamtailor.CONNECTOR,
    rippling.CONNECTOR,
    breezy.CONNECTOR,
    bamboohr.CONNECTOR,
    pinpoint.CONNECTOR,
    workday.CONNECTOR,
    hn.CONNECTOR,
)

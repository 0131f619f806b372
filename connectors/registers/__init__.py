"""National registers: what a state has written down of a company, and who speaks for it."""

from __future__ import annotations

from connectors.connector import Connector
from connectors.registers import (
    abn,
    ares,
    ariregister,
    brreg,
    companies_house,
    corporations_canada,
    cro,
    cvrapi,
    datafordeler,
    krs,
    kvk,
    nzbn,
    opencorporates,
    prh,
    recherche_entreprises,
    rpo_slovakia,
    sam,
    ur_latvia,
    zefix,
)

ALL: tuple[Connector, ...] = (
    companies_house.CONNECTOR,
    recherche_entreprises.CONNECTOR,
    brreg.CONNECTOR,
    cvrapi.CONNECTOR,
    datafordeler.CONNECTOR,
    krs.CONNECTOR,
    ares.CONNECTOR,
    prh.CONNECTOR,
    ariregister.CONNECTOR,
    cro.CONNECTOR,
    ur_latvia.CONNECTOR,
    zefix.CONNECTOR,
    kvk.CONNECTOR,
    corporations_canada.CONNECTOR,
    rpo_slovakia.CONNECTOR,
    nzbn.CONNECTOR,
    sam.CONNECTOR,
    abn.CONNECTOR,
    opencorporates.CONNECTOR,
)

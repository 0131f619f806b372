"""Sources: as they declare themselves, and as they have done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from enrich.app.declared import declarations
from enrich.app.facade.door import Door
from enrich.settings import keys, prices
from enrich.work.audit import Audited, audit
from enrich.work.health import Health, health
from enrich.work.sources import catalogue


class Sources(Door):
    """Sources: as they declare themselves, and as they have done."""

    def sources(self, names: Sequence[str]) -> list[dict[str, Any]]:
        """Every source and every form of the user's own files, or those named, as declared."""
        return declarations(catalogue(prices=prices()), names, keys())

    def paid(self, names: Sequence[str]) -> list[str]:
        """Those of the sources named that cost money for each asking."""
        return [s.name for s in catalogue(prices=prices()).values() if s.name in names and not s.price.free]

    def health(self, names: Sequence[str] = ()) -> list[Health]:
        """How sources, or those named, do against their own history: what the live web answered."""
        self.sources(names)
        with self._store() as store:
            found = health(store.histories(""), store.answer_keys(""), datetime.now(UTC).date())
        return [one for one in found if not names or one.source in names]

    def audit(self, names: Sequence[str] = ()) -> list[Audited]:
        """What sources, or those named, were worth to the latest run."""
        self.sources(names)
        with self._store() as store:
            run = self._latest(store)
            asked = ((account, store.asks(run.key, account.number)) for account in run.accounts())
            found = audit(asked, run.order.wanted, run.now)
        return [one for one in found if not names or one.source in names]

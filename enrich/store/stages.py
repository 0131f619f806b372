"""The stages of leads: every change with who decided it and why, and the one that stands.

A change is a row that is never edited. What a person said is pinned, and stands until a person says otherwise. Nothing
here decides a stage: that is `icp/lifecycle`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from enrich.store.database import transaction
from enrich.store.sql import sql
from enrich.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class StageChange:
    """A lead came into a stage. `how` is "person", "rule", "model" or "list"; `pinned` while a person's word holds."""

    lead: str
    stage: str
    before: str
    how: str
    by: str
    because: str
    at: datetime
    pinned: bool = False


@dataclass(frozen=True)
class Stages:
    """The changes, in the store."""

    store: Store

    def history(self, lead: str) -> list[StageChange]:
        """All changes of a lead, in order."""
        return [_change(row) for row in self.store.query("stages", lead=lead)]

    def current(self, lead: str) -> StageChange | None:
        """The change that stands; None for a lead of which nothing was kept."""
        return next((_change(row) for row in self.store.query("current_stage", lead=lead)), None)

    def add(self, changes: Iterable[StageChange]) -> None:
        """Keep changes, all or none, in the order given."""
        values = [asdict(c) | {"at": c.at.isoformat(), "pinned": int(c.pinned)} for c in changes]
        if values:
            with transaction(self.store.db) as c:
                c.executemany(sql("add_stage"), values)

    def forget(self, lead: str) -> int:
        """Erase all that is kept of a lead; how many changes that were."""
        count = len(self.history(lead))
        with transaction(self.store.db) as c:
            c.execute(sql("forget_stages"), {"lead": lead})
        return count


def _change(row: dict[str, Any]) -> StageChange:
    kept = {key: value for key, value in row.items() if key != "n"}
    return StageChange(**kept | {"at": datetime.fromisoformat(row["at"]), "pinned": bool(row["pinned"])})

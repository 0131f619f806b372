"""What every part of the façade goes through: the settings, the store and the latest run in it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from getpass import getuser

from enrich.app.latest import latest_run, store_of
from enrich.settings import Settings
from enrich.store.store import Store
from enrich.work.run import Run


@dataclass
class Door:
    """A part of Enrich, with its settings."""

    settings: Settings = field(default_factory=Settings.load)

    def _store(self) -> AbstractContextManager[Store]:
        return store_of(self.settings)

    @staticmethod
    def _latest(store: Store) -> Run:
        return latest_run(store, datetime.now(UTC))


def user() -> str:
    """Who is at this machine, as far as it tells."""
    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        return "user"

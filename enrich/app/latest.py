"""The user's store, opened, and the latest run in it: what most commands begin with.

Nothing is looked up here. What goes wrong with the file is told in words a user can act on.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from connectors.connector import Connector
from enrich.errors import BadStore
from enrich.settings import Settings, keys
from enrich.store.engine import sqlite3
from enrich.store.store import Store
from enrich.work.run import Order, Run
from enrich.work.sources import chosen


@contextmanager
def store_of(settings: Settings) -> Iterator[Store]:
    """The user's store, closed afterwards. Raises BadStore when it cannot be used any further."""
    store = Store(settings.store_path)
    try:
        yield store
    except sqlite3.Error as error:
        raise BadStore(
            f"{store.path} cannot be used any further: {error}. What was done is kept. Look at it with "
            "`enrich doctor`, free some space, and give the same command again."
        ) from error
    finally:
        store.close()


def latest_run(store: Store, now: datetime) -> Run:
    """The run that was begun last. Raises BadInput when there was none."""
    return Run.latest(store, sources_of, now)


def able_of(run: Run) -> tuple[str, ...]:
    """The sources of a run that could be asked again. One that stands alone rests on no key of this machine."""
    held = {} if run.order.stands_alone else keys()
    return tuple(
        name
        for name, source in run.sources.items()
        if not (source.key and source.key.required and not held.get(source.key.variable))
    )


def sources_of(order: Order) -> dict[str, Connector]:
    """The sources of a run, at the prices it was ordered with."""
    return chosen(order.sources, decode=order.decode, prices=dict(order.prices))

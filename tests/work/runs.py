"""Runs over lists that a test writes, with sources that a test invents, in this process and without a network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from connectors.connector import Connector
from enrich.store.store import Store
from enrich.work.asker import Asker
from enrich.work.planner import WANTED
from enrich.work.readers import Readers
from enrich.work.rows import file_key, open_listing
from enrich.work.run import Order, Run
from tests.work.sources import NOW, Shelf

SIZE_MATTERS = '[[must]]\nkind = "size"\nlabel = "40 or more"\nmin = 40\n'


def order_of(
    path: Path, sources: Sequence[Connector], profile: str = SIZE_MATTERS, **changes: object
) -> Order:
    listing = open_listing(path, {})
    order = Order(
        input=path.name, digest=file_key(path), form=listing.form, columns=listing.columns, mapping=listing.mapping,
        profile=profile, profile_name="icp.toml", sources=tuple(s.name for s in sources), wanted=WANTED,
    )  # fmt: skip
    return replace(order, **changes)


@contextmanager
def running(
    folder: Path, text: str, sources: Sequence[Connector], *, store: str = "store.db", **changes: object
) -> Iterator[Run]:
    """A run whose rows are kept and whose accounts are formed, held open for writing."""
    path = folder / "list.csv"
    path.write_text(text, encoding="utf-8")
    kept = Store(folder / store)
    with kept.writing():
        run = Run.begin(kept, order_of(path, sources, **changes), {s.name: s for s in sources}, NOW)
        run.prepare(open_listing(path, {}))
        yield run
    kept.close()


def asker_of(run: Run, shelf: Shelf, keys: Mapping[str, str] | None = None) -> Asker:
    return Asker(shelf, Readers(dict(run.sources), 0), lambda: NOW, keys or {})  # type: ignore[arg-type]

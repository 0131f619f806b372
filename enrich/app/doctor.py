"""What may be wrong on this machine, each with how to mend it. It looks; it changes nothing."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from connectors.catalog import ALL
from enrich.app.facade import App
from enrich.errors import EnrichError
from enrich.settings import VERSION, keys
from enrich.store import engine
from enrich.store.store import Store
from enrich.work.sources import third_party

Finding = tuple[str, bool, str]


def examine(app: App) -> Iterator[Finding]:
    """Each finding: what was looked at, whether it is well, and what to do or know."""
    yield f"Enrich {VERSION}, Python {sys.version.split()[0]}", sys.version_info >= (3, 11), ""
    yield from _sqlite()
    yield from _store(app)
    yield from _contact(app)
    yield from _sources()
    yield from _extras()
    count = os.cpu_count() or 1
    yield f"{app.settings.reading_processes} reading processes on {count} cores", True, ""


def _sqlite() -> Iterator[Finding]:
    version = ".".join(map(str, engine.version()))
    if engine.version() >= engine.SAFE:
        yield f"SQLite {version}", True, ""
    else:
        yield (
            f"SQLite {version} can corrupt a file that two processes write",
            True,
            "Enrich lets one run write at a time, so this is safe; a newer SQLite comes with: pip install pysqlite3",
        )


def _store(app: App) -> Iterator[Finding]:
    path = app.settings.store_path
    if not path.exists():
        yield f"no store yet; the first run makes {path}", True, ""
        return
    try:
        store = Store(path)
        check = str(store.db.execute("PRAGMA quick_check").fetchone()[0])
        runs = store.db.execute("SELECT count(*) FROM run").fetchone()[0]
        store.close()
    except EnrichError as error:
        yield str(error), False, ""
        return
    if check != "ok":
        yield (
            f"{path} is damaged: {check}",
            False,
            "Restore a backup beside it (.backup-NNNN), or move it away.",
        )
    else:
        yield f"store {path}: {runs} runs, {path.stat().st_size / 1e6:.1f} MB", True, ""


def _contact(app: App) -> Iterator[Finding]:
    if app.settings.contact_email or app.settings.user_agent:
        yield f"sites are told: {app.settings.agent}", True, ""
    else:
        yield (
            "no address to tell sites who asks; live runs will refuse to start",
            False,
            "echo 'ENRICH_CONTACT_EMAIL=you@your-company' >> .env",
        )


def _sources() -> Iterator[Finding]:
    added, troubles = third_party()
    yield f"{len(ALL)} sources ship" + (f", {len(added)} added" if added else ""), True, ""
    for trouble in troubles:
        yield trouble, False, "Update or remove that package."
    environment = keys()
    for source in ALL:
        if source.key:
            there = bool(environment.get(source.key.variable))
            needed = source.key.required and not there
            advice = f"Get one: {source.key.get}" if not there else ""
            yield (
                f"{source.key.variable} is {'set' if there else 'not set'} ({source.name})",
                not needed,
                advice,
            )


def _extras() -> Iterator[Finding]:
    try:
        import python_calamine
        import xlsxwriter

        del python_calamine, xlsxwriter
    except ImportError:
        yield "XLSX files cannot be read or written", True, "If you need them: pip install 'enrich[xlsx]'"
    else:
        yield "XLSX files can be read and written", True, ""

"""What may be wrong on this machine, each with how to mend it. It looks; it changes nothing."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

from connectors.catalog import ALL
from connectors.connector import Connector
from enrich.app.declared import dollars, variables
from enrich.app.facade import App
from enrich.errors import EnrichError
from enrich.settings import VERSION, keys, prices
from enrich.store import engine
from enrich.store.store import Store
from enrich.work.sources import catalogue, third_party
from outreach.policy import REVIEW_DAYS, overdue, rules

Finding = tuple[str, bool, str]


def examine(app: App) -> Iterator[Finding]:
    """Each finding: what was looked at, whether it is well, and what to do or know."""
    yield f"Enrich {VERSION}, Python {sys.version.split()[0]}", sys.version_info >= (3, 11), ""
    yield from _sqlite()
    yield from _store(app)
    yield from _contact(app)
    yield from _sources()
    yield from _rules(datetime.now(UTC).date())
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
    yield from _keys((*ALL, *added))
    yield from _prices()


def _keys(sources: Iterable[Connector]) -> Iterator[Finding]:
    """Keys by their names, never by what they hold. Those that are not set close their sources, and nothing else."""
    environment = keys()
    states: dict[str, bool] = {}
    for source in sources:
        for variable in variables(source.key) if source.key else ():
            states[variable] = bool(environment.get(variable))
    there = [variable for variable, is_set in states.items() if is_set]
    lacking = [variable for variable, is_set in states.items() if not is_set]
    if there:
        yield f"keys set: {', '.join(there)}", True, ""
    if lacking:
        yield (
            f"keys not set: {', '.join(lacking)}",
            True,
            "Where to get one, and what it opens: enrich sources",
        )


def _prices() -> Iterator[Finding]:
    try:
        own = prices()
        catalogue(prices=own)
    except EnrichError as error:
        yield str(error), False, ""
        return
    if own:
        words = ", ".join(f"{name.lower()} {dollars(price)} a credit" for name, price in sorted(own.items()))
        yield f"prices of your own: {words}", True, ""


def _rules(today: date) -> Iterator[Finding]:
    """The rules of countries on unasked-for mail: laws change, and a rule that nobody looked at is a guess."""
    if late := overdue(today):
        yield (
            f"rules on mail not reviewed for {REVIEW_DAYS} days: {', '.join(late)}",
            True,
            "Update Enrich, or read the law before you write there: outreach/countries.toml names each.",
        )
    else:
        yield f"rules on mail of {len(rules())} countries are reviewed", True, ""


def _extras() -> Iterator[Finding]:
    try:
        import python_calamine
        import xlsxwriter

        del python_calamine, xlsxwriter
    except ImportError:
        yield "XLSX files cannot be read or written", True, "If you need them: pip install 'enrich[xlsx]'"
    else:
        yield "XLSX files can be read and written", True, ""

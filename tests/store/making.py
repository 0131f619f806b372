"""What the tests of the store share: invented rounds, whole by construction, and a way to tell a torn one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from connectors.statement import FOUND, Outcome, Statement
from enrich.store.records import Asked, Row, RunRecord, Standing
from enrich.store.store import Store

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)
RUN = RunRecord("run-1", "", "accounts.csv", "{}", NOW.isoformat())
EACH = 7


def statement(subject: str = "gleif:acme", value: str = "Acme Ltd", **more: object) -> Statement:
    """One invented statement."""
    values = {
        "subject": subject,
        "field": "company.name",
        "value": value,
        "source": "gleif",
        "url": "https://api.gleif.org/acme",
        "at": "name",
        "quote": value,
        "seen": NOW,
        "expires": NOW + timedelta(days=730),
        "confidence": 0.9,
    }
    return Statement(**(values | more))  # type: ignore[arg-type]


def asked(n: int, source: str = "gleif", outcome: Outcome = FOUND, said: int = EACH) -> Asked:
    """One asking about target `n`, and all it said."""
    statements = tuple(statement(f"{source}:target-{n}", f"Name {k}") for k in range(said))
    return Asked(
        source=source, target=f"target-{n}", outcome=outcome, statements=statements, asked_at=NOW, requests=2
    )


def keep_round(store: Store, n: int) -> None:
    """Keep round `n`: two sources asked for account `n`, each with `EACH` statements."""
    store.record(RUN.key, n, 1, "", [asked(n), asked(n, "wikidata")])


def begun(path: Path, accounts: int = 0) -> Store:
    """A store with one run of so many accounts."""
    store = Store(path)
    store.begin_run(RUN)
    store.add_rows(
        RUN.key, (Row(n, (f"Acme {n}",), f"file:accounts.csv:{n}", Standing.COMPANY) for n in range(accounts))
    )
    if accounts:
        store.place_rows(RUN.key, [(n, n) for n in range(accounts)])
    return store


def rounds(store: Store) -> dict[int, tuple[int, int]]:
    """Account → how many askings and how many statements the store holds of it."""
    accounts = store.db.execute("SELECT DISTINCT account FROM asked_for ORDER BY account").fetchall()
    return {n: (len(store.asks(RUN.key, n)), len(store.statements(RUN.key, n))) for (n,) in accounts}


WHOLE = (2, 2 * EACH)


def integrity(store: Store) -> str:
    """What SQLite itself says of the file."""
    return str(store.db.execute("PRAGMA integrity_check").fetchone()[0])

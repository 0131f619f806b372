"""The money of a run, in double entry: reserved before a request leaves, spent or given back when its answer is there.

Every row moves an amount from one purse of the run to another: budget → reserved → spent, or reserved → budget. So
what is in the purses always adds up to the budget, and a cap is held by one rule: nothing is reserved that, with all
that is reserved and spent, would pass it. A row is on the disk before the request leaves. What a killed run left
reserved may have been charged, so it counts as spent when the run is taken up again; the note says that it is unclear.

Amounts are whole millionths of a US dollar.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from enrich.store.database import transaction
from enrich.store.sql import sql
from enrich.store.store import Store

UNCLEAR = "unclear: the run was stopped while this was asked"


@dataclass(frozen=True, slots=True)
class Balance:
    """What moved so far, in millionths of a dollar.

    `reserved` is what is still held, `refunded` what came back; `unclear` is that part of `spent` of which nobody knows
    whether it was charged, because the run was stopped meanwhile.
    """

    reserved: int = 0
    spent: int = 0
    refunded: int = 0
    unclear: int = 0

    @property
    def bound(self) -> int:
        """What can no longer be spent otherwise."""
        return self.reserved + self.spent

    def __add__(self, other: Balance) -> Balance:
        return Balance(
            self.reserved + other.reserved,
            self.spent + other.spent,
            self.refunded + other.refunded,
            self.unclear + other.unclear,
        )


class Ledger:
    """The ledger of one run.

    Args:
        cap: the most the run may spend, in millionths of a dollar.
        cap_each: the most for one account; None is no such cap.
    """

    def __init__(self, store: Store, run: str, cap: int, cap_each: int | None = None) -> None:
        self._store, self._run = store, run
        self._cap, self.cap_each = cap, cap_each
        self._summed, self._summed_to = Balance(), 0

    @property
    def cap(self) -> int:
        """The most the run may spend, in millionths of a dollar."""
        return self._cap

    def reserve(self, account: int, source: str, amount: int, at: datetime) -> int | None:
        """Hold so much for an asking, if the caps allow it: the number of the entry, else None.

        It is on the disk when this returns, whatever becomes of the machine.
        """
        with self._durable(), transaction(self._store.db) as c:
            if amount > self._left(account):
                return None
            entry = self._post(c, account, source, 0, "budget", "reserved", amount, at, "")
            c.execute(sql("name_entry"), {"id": entry})
            return entry

    def settle(self, entry: int, account: int, source: str, held: int, spent: int, at: datetime) -> None:
        """Spend so much of what an entry holds, and give the rest back.

        Raises:
            ValueError: for more than is held, and for an entry that holds nothing any more.
        """
        if not 0 <= spent <= held:
            raise ValueError(f"{source} was to cost at most {held} and cost {spent}")
        with transaction(self._store.db) as c:
            of_entry = {"run": self._run, "account": account, "entry": entry}
            if _rows(c.execute(sql("held"), of_entry))[0]["held"] != held:
                raise ValueError(f"entry {entry} of {source} does not hold {held}")
            if spent:
                self._post(c, account, source, entry, "reserved", "spent", spent, at, "")
            if held > spent:
                self._post(c, account, source, entry, "reserved", "budget", held - spent, at, "")

    def close_open(self, at: datetime) -> int:
        """Count as spent what a killed run left reserved. Returns how much that is."""
        left = 0
        for row in list(self._store.query("open_entries", run=self._run)):
            with transaction(self._store.db) as c:
                self._post(
                    c, row["account"], row["source"], row["entry"], "reserved", "spent", row["held"], at, UNCLEAR
                )  # fmt: skip
            left += row["held"]
        return left

    @contextmanager
    def _durable(self) -> Iterator[None]:
        """Have what is committed meanwhile survive a power cut; the store at large leaves that to its checkpoints."""
        self._store.db.execute("PRAGMA synchronous=FULL")
        try:
            yield
        finally:
            self._store.db.execute("PRAGMA synchronous=NORMAL")

    @property
    def balance(self) -> Balance:
        """What moved so far.

        Rows are only ever added, so that what was summed up once is known and a long run is not read through again.
        """
        [last] = self._store.query("last_entry")
        new = self._store.query("balances", run=self._run, after=self._summed_to, last=last["id"])
        self._summed, self._summed_to = self._summed + _balance(new), last["id"]
        return self._summed

    def left_for(self, account: int) -> int:
        """What may still be reserved for an account."""
        return max(0, self._left(account))

    def _left(self, account: int) -> int:
        """The same, below nothing where a cap is lower by now than what was spent."""
        left = self.cap - self.balance.bound
        if self.cap_each is not None:
            rows = self._store.query("balances_of_account", run=self._run, account=account)
            left = min(left, self.cap_each - _balance(rows).bound)
        return left

    def _post(
        self, c: Any, account: int, source: str, entry: int, debit: str, credit: str, amount: int, at: datetime,
        note: str,
    ) -> int:  # fmt: skip
        values = {
            "run": self._run, "account": account, "source": source, "entry": entry, "debit": debit,
            "credit": credit, "amount": amount, "at": at.isoformat(), "note": note,
        }  # fmt: skip
        return int(c.execute(sql("post_entry"), values).fetchall()[0][0])


def _rows(cursor: Any) -> list[dict[str, Any]]:
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _balance(rows: Iterable[Mapping[str, Any]]) -> Balance:
    moved = {(row["debit"], row["credit"]): row for row in rows}
    spent, refunded, held = (
        int(moved[way]["amount"]) if way in moved else 0
        for way in (("reserved", "spent"), ("reserved", "budget"), ("budget", "reserved"))
    )
    unclear = int(moved["reserved", "spent"]["unclear"]) if spent else 0
    return Balance(held - spent - refunded, spent, refunded, unclear)

"""Drafts as files: one .eml for each e-mail that is ready, a text for each call, and drafts.csv about them all.

A draft that is held is listed with its reason and gets no file: what is not ready cannot be sent by mistake. Files
of drafts that an earlier writing left behind are taken away.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, count
from pathlib import Path
from types import TracebackType

from connectors.text import slug
from enrich.exports.tables import CsvTable, Escape, folder, whole
from enrich.work.account import Account
from enrich.work.run import Run
from outreach.draft import Channel, Draft, Status
from outreach.message import to_eml
from outreach.sender import Sender, sender_of

COLUMNS = (
    "row", "company", "person", "step", "day", "channel", "language", "status", "held_because", "recipient", "subject",
    "body", "facts", "file",
)  # fmt: skip


class DraftFiles:
    """The folder of drafts of a run, as a context: drafts.csv appears when it is left."""

    def __init__(self, folder: Path, escape: Escape, run: Run) -> None:
        self._folder = folder
        self._escape = escape
        self._run = run
        self._sender: Sender | None = None
        self._kept: set[str] = {"drafts.csv"}

    def __enter__(self) -> DraftFiles:
        folder(self._folder)
        self._opened = whole(self._folder / "drafts.csv")
        self._table = CsvTable(self._opened.__enter__(), COLUMNS, self._escape)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._opened.__exit__(kind, error, trace)
        if kind is None:
            for old in self._folder.iterdir():
                if old.name not in self._kept and old.suffix in (".eml", ".txt"):
                    old.unlink()

    def add(self, account: Account, drafts: Sequence[Draft]) -> None:
        """Write the drafts of one account."""
        names = {person.id: person.name for person in account.company.people}
        for draft in drafts:
            name = names.get(draft.person, "")
            file = self._write(account, draft, name) if draft.status is Status.READY else ""
            facts = "; ".join(dict.fromkeys(span.slot for span in draft.spans if span.statements))
            cells = (
                str(account.number), account.company.name, name, str(draft.step), str(draft.day), str(draft.channel),
                draft.language, str(draft.status), "; ".join(draft.held), draft.recipient, draft.subject, draft.body,
                facts, file,
            )  # fmt: skip
            self._table.write(cells)

    def _write(self, account: Account, draft: Draft, name: str) -> str:
        ending = "eml" if draft.channel is Channel.EMAIL else "txt"
        called = f"{account.number:05d}-{slug(account.company.name, 30)}-{slug(name, 30)}"
        # Namesakes at one company are called alike, and each has drafts of their own.
        names = (
            f"{called}{again}-{draft.step}.{ending}" for again in chain([""], (f"-{n}" for n in count(2)))
        )
        file = next(name for name in names if name not in self._kept)
        self._kept.add(file)
        with whole(self._folder / file, "wb") as out:
            out.write(self._mail(draft) if draft.channel is Channel.EMAIL else draft.body.encode())
        return file

    def _mail(self, draft: Draft) -> bytes:
        self._sender = self._sender or sender_of(self._run.profile.sender)
        return to_eml(draft, self._sender, draft.recipient, self._run.now)

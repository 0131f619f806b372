"""One asking, step by step: who drives it sends pages in and gets requests out.

This is the one boundary between what sources do and what may happen to them. Whatever a parser raises
becomes a named trouble here and costs only the page it was reading; whatever it states is stamped and
checked against that page here. Nothing in this file waits, fetches or stores.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from connectors.connector import Asking, Connector, Read, Request, Target, Unanswered
from connectors.page import Page
from connectors.shape import MOST_PATHS, paths
from connectors.statement import ABSENT, FOUND, Cause, Outcome, Statement, Unprovable, stamp, unknown

MOST_REQUESTS = 64
MOST_STATEMENTS = 5_000
# What an unanswered request means for the asking as a whole, worst news first.
_GRAVITY = (Cause.BUDGET, Cause.NO_KEY, Cause.RATE_LIMITED, Cause.BLOCKED, Cause.ROBOTS, Cause.CHANGED,
            Cause.NEEDS_RENDERING, Cause.TIMEOUT, Cause.ERROR, Cause.NOT_RECORDED)  # fmt: skip


class SourceChanged(ValueError):
    """A page arrived, but not in the shape its parser was written for."""

    def __init__(self, source: str, url: str, detail: str) -> None:
        super().__init__(
            f"{source}: {url} no longer parses ({detail}). "
            f"Save the page under fixtures/{source}/ and correct read()."
        )


class Conversation:
    """An asking under way.

    Call `advance()` with nothing at first, then with the answers to the requests it returned, in their
    order; it returns the next requests, and an empty tuple when the source is done.
    """

    def __init__(self, connector: Connector, target: Target) -> None:
        self.connector = connector
        self.statements: dict[str, Statement] = {}
        self.troubles: list[Outcome] = []
        self.requests = 0
        self.keys: set[str] = set()
        self._asking: Asking = connector.ask(target)
        self._one = True

    def advance(self, pages: Sequence[Page | None] = ()) -> tuple[Request, ...]:
        """Send the answers, collect what the source reads from them, return what it wants next."""
        answer: object = None if not pages else pages[0] if self._one else tuple(pages)
        try:
            while True:
                wanted = self._asking.send(answer)
                if isinstance(wanted, Read):
                    self._read(wanted)
                    answer = None
                    continue
                self._one = isinstance(wanted, Request)
                requests = (wanted,) if isinstance(wanted, Request) else tuple(wanted)
                self.requests += len(requests)
                if self.requests > MOST_REQUESTS:
                    self.troubles.append(unknown(Cause.ERROR, f"wanted more than {MOST_REQUESTS} pages"))
                    self._asking.close()
                    return ()
                if requests:
                    return requests
                answer = ()
        except StopIteration:
            return ()
        except Unanswered as refusal:
            self.troubles.append(unknown(refusal.cause, refusal.detail))
        except Exception as error:  # noqa: BLE001 - the boundary: any parser's error is "this source has changed"
            page = next((p for p in pages if p), None)
            self._changed(page.url if page else "its first request", error)
        return ()

    def _read(self, wanted: Read) -> None:
        page = wanted.page
        try:
            if not self.connector.crawls and len(self.keys) < MOST_PATHS:
                self.keys |= paths(page)
            for statement in self._stamped(wanted):
                if len(self.statements) >= MOST_STATEMENTS:
                    self.troubles.append(unknown(Cause.ERROR, f"more than {MOST_STATEMENTS} statements"))
                    return
                self.statements.setdefault(statement.id, statement)
        except Unanswered as refusal:
            self.troubles.append(unknown(refusal.cause, refusal.detail))
        except Exception as error:  # noqa: BLE001 - as above, and only this page is lost
            self._changed(page.url, error)

    def _stamped(self, wanted: Read) -> Iterator[Statement]:
        page, source = wanted.page, self.connector
        for finding in source.read(page, **wanted.given):
            if finding.field not in source.yields:
                raise Unprovable(f"{source.name} states {finding.field}, which it does not declare")
            statement = stamp(finding, source=source.name, url=page.url, seen=page.seen, within=page.within)
            if page.holds(statement.quote, statement.at):
                yield statement
            else:
                detail = f"{statement.field} quotes {statement.quote[:60]!r}, which is not on {page.url}"
                self.troubles.append(unknown(Cause.CHANGED, detail))

    def _changed(self, url: str, error: Exception) -> None:
        detail = f"{type(error).__name__}: {error}"[:200]
        self.troubles.append(unknown(Cause.CHANGED, str(SourceChanged(self.connector.name, url, detail))))

    def outcome(self, faults: Sequence[Outcome] = ()) -> Outcome:
        """How it ended, given how its requests failed."""
        return outcome_of(bool(self.statements), self.troubles, faults)


def outcome_of(said: bool, troubles: Sequence[Outcome], faults: Sequence[Outcome]) -> Outcome:
    """How an asking ended: found if anything was said, else the worst that happened, else absent.

    Args:
        troubles: what went wrong in reading.
        faults: what went wrong in fetching. No fault is ever "absent".
    """
    worst = sorted((*troubles, *faults), key=lambda o: _GRAVITY.index(o.cause or Cause.ERROR))
    if said:
        return replace(FOUND, detail=f"incomplete: {worst[0].detail}"[:300]) if worst else FOUND
    return worst[0] if worst else ABSENT

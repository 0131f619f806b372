"""The reading process: it holds askings as generators, is sent pages, and answers with what they want or have found.

Parsing pages is what costs time here, and pages are not to be trusted. So it happens in processes of their own: they
use the other cores, a page that hangs or eats memory takes one of them down and nothing else, and the process that
has the network and the database never parses a stranger's page.

See `frames.py` for what goes over the pipes.
"""

from __future__ import annotations

import os
import pickle
import resource
import sys
from collections.abc import Callable, Sequence
from typing import Any, BinaryIO

from connectors.connector import Connector, Request, Target
from connectors.conversation import Conversation
from connectors.page import Page
from enrich.work.frames import Said, Shared, Step, Wants

MOST_MEMORY = 3 * 1024**3


class Desk:
    """The askings of one reading process."""

    def __init__(self, sources: dict[str, Connector]) -> None:
        self._sources = sources
        self._open: dict[int, Conversation] = {}
        self._shared: dict[str, Page] = {}

    def begin(self, number: int, source: str, target: Target) -> tuple[int, Step]:
        conversation = Conversation(self._sources[source], target)
        self._open[number] = conversation
        return self._answer(number, conversation.advance())

    def go_on(self, number: int, pages: Sequence[Page | Shared | None]) -> tuple[int, Step]:
        return self._answer(number, self._open[number].advance([self._whole(page) for page in pages]))

    def forget(self, key: str) -> None:
        self._shared.pop(key, None)

    def _whole(self, page: Page | Shared | None) -> Page | None:
        if not isinstance(page, Shared):
            return page
        if page.page is not None:
            self._shared[page.key] = page.page
        return self._shared[page.key]

    def _answer(self, number: int, wanted: tuple[Request, ...]) -> tuple[int, Step]:
        if wanted:
            return number, Wants(wanted)
        conversation = self._open.pop(number)
        statements, troubles = tuple(conversation.statements.values()), tuple(conversation.troubles)
        return number, Said(statements, troubles, tuple(sorted(conversation.keys)))


def serve(read: BinaryIO, write: BinaryIO, sources: dict[str, Connector]) -> None:
    """Answer frames until the parent closes the pipe."""
    desk = Desk(sources)
    actions: dict[str, Callable[..., tuple[Any, ...] | None]] = {
        "ask": desk.begin,
        "pages": desk.go_on,
        "forget": desk.forget,
    }
    while True:
        try:
            kind, *rest = receive(read)
        except EOFError:
            return
        answer = actions[kind](*rest)
        if answer is not None:
            send(write, answer)


def send(pipe: BinaryIO, frame: tuple[Any, ...]) -> None:
    body = pickle.dumps(frame, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.write(len(body).to_bytes(8, "little") + body)
    pipe.flush()


def receive(pipe: BinaryIO) -> tuple[Any, ...]:
    """The next frame.

    Raises:
        EOFError: when the parent closed the pipe, or went down in the middle of a frame.
    """
    head = pipe.read(8)
    size = int.from_bytes(head, "little")
    body = pipe.read(size) if len(head) == 8 else b""
    if len(head) < 8 or len(body) < size:
        raise EOFError
    frame: tuple[Any, ...] = pickle.loads(body)  # noqa: S301 - our own parent
    return frame


def main() -> None:
    """Run as `python -m enrich.work.reader [decode]`. Anything printed by a parser goes to standard error."""
    from enrich.work.sources import catalogue

    read = os.fdopen(os.dup(0), "rb", buffering=1 << 20)
    write = os.fdopen(os.dup(1), "wb", buffering=1 << 20)
    os.dup2(2, 1)
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, hard))
    serve(read, write, catalogue(decode="decode" in sys.argv[1:]))


if __name__ == "__main__":
    main()

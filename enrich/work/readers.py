"""The pool of reading processes, seen from the one that has the network. See `reader.py` for what they do.

A reader that does not answer in time is killed and replaced. The asking it was working on is given up, with its
cause; the others it held are begun again elsewhere by whoever waits for them.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import pickle
import sys
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from connectors.connector import Connector, Target
from connectors.page import Page
from enrich.work.frames import Shared, Step
from enrich.work.reader import Desk

LONGEST_READ = 20.0
_LARGEST_FRAME = 8 * 1024 * 1024
_MOST_SHARED = 8


class Stuck(Exception):
    """A page could not be read in time."""


class Restart(Exception):
    """The reading process went down; begin again.

    `suspect` says that it was working for this asking when it did. A page that breaks whoever reads it is found out by
    being the suspect twice; a process may also be taken away by accident.
    """

    def __init__(self, *, suspect: bool = False) -> None:
        super().__init__("the reading process went down")
        self.suspect = suspect


class _Process:
    """One reading process and the frames on their way to and from it."""

    def __init__(self, decode: bool) -> None:
        self._decode = decode
        self._process: asyncio.subprocess.Process | None = None
        self._answers: dict[int, asyncio.Future[Step]] = {}
        self._order: deque[int] = deque()
        self._shared: OrderedDict[str, None] = OrderedDict()
        self._listener: asyncio.Task[None] | None = None
        self._starting = asyncio.Lock()
        self.load = 0

    async def start(self) -> asyncio.subprocess.Process:
        """The process that runs; begun, if none does."""
        async with self._starting:
            if self._process is None:
                arguments = ["-m", "enrich.work.reader", *(["decode"] if self._decode else [])]
                pipe = asyncio.subprocess.PIPE
                self._process = await asyncio.create_subprocess_exec(
                    sys.executable, *arguments, stdin=pipe, stdout=pipe, limit=_LARGEST_FRAME,
                    start_new_session=True,  # Ctrl-C is for the parent, which takes its readers down itself
                )  # fmt: skip
                self._listener = asyncio.create_task(self._listen(self._process))
            return self._process

    async def step(self, begun: asyncio.subprocess.Process, number: int, frame: tuple[Any, ...]) -> Step:
        """Send a frame of one asking and wait for its answer.

        Args:
            begun: the process that holds the asking. Another that took its place knows nothing of it.

        Raises:
            Stuck: when the process hangs.
            Restart: when it went down, now or since the asking began.
        """
        answer: asyncio.Future[Step] = asyncio.get_running_loop().create_future()
        self._answers[number] = answer
        self._order.append(number)
        try:
            await self._send(begun, frame)
            async with asyncio.timeout(LONGEST_READ * max(1, len(self._order))):
                return await answer
        except TimeoutError:
            self._down(begun)
            raise Stuck(f"not read within {LONGEST_READ:.0f} s") from None
        finally:
            self._answers.pop(number, None)
            with contextlib.suppress(ValueError):
                self._order.remove(number)

    async def _send(self, begun: asyncio.subprocess.Process, frame: tuple[Any, ...]) -> None:
        pipe = self._write(begun, frame)
        try:
            await pipe.drain()
        except (BrokenPipeError, ConnectionResetError):
            self._down(begun)
            raise Restart from None

    def _write(self, begun: asyncio.subprocess.Process, frame: tuple[Any, ...]) -> asyncio.StreamWriter:
        if begun is not self._process or begun.stdin is None:
            raise Restart
        body = pickle.dumps(frame, protocol=pickle.HIGHEST_PROTOCOL)
        begun.stdin.write(len(body).to_bytes(8, "little") + body)
        return begun.stdin

    def share(self, begun: asyncio.subprocess.Process, key: str, page: Page) -> Shared:
        """A page that serves every target, as this process needs it: whole the first time, by its key later.

        Send it before anything is waited for: others refer to it by its key from now on.
        """
        if begun is not self._process:
            raise Restart
        if key in self._shared:
            self._shared.move_to_end(key)
            return Shared(key, None)
        if len(self._shared) >= _MOST_SHARED:
            oldest, _ = self._shared.popitem(last=False)
            self._write(begun, ("forget", oldest))
        self._shared[key] = None
        return Shared(key, page)

    async def _listen(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdout is not None
        try:
            while True:
                head = await process.stdout.readexactly(8)
                body = await process.stdout.readexactly(int.from_bytes(head, "little"))
                number, step = pickle.loads(body)  # noqa: S301 - our own child
                with contextlib.suppress(ValueError):
                    self._order.remove(number)
                answer = self._answers.get(number)
                if answer is not None and not answer.done():
                    answer.set_result(step)
        except asyncio.IncompleteReadError:
            return
        finally:
            self._down(process)

    def _down(self, process: asyncio.subprocess.Process) -> None:
        """Let a process go. All it was working for may begin again; the first of them is the suspect."""
        if process is not self._process:
            return  # it went before, and another may run in its place
        self._process = None
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
        self._shared.clear()
        waiting = [n for n in self._order if n in self._answers]
        self._order.clear()
        for place, number in enumerate(waiting):
            answer = self._answers[number]
            if not answer.done():
                answer.set_exception(Restart(suspect=place == 0))

    async def close(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.stdin is not None:
            process.stdin.close()
        try:
            async with asyncio.timeout(5):
                await process.wait()
        except TimeoutError:
            process.kill()
            await process.wait()
        if self._listener is not None:
            await self._listener


class Reading:
    """One asking in one reading process: `begin`, then `go_on` until it returns what was found."""

    def __init__(self, process: _Process, number: int) -> None:
        self._process = process
        self._number = number
        self._begun: asyncio.subprocess.Process | None = None

    async def begin(self, source: str, target: Target) -> Step:
        self._begun = await self._process.start()
        return await self._process.step(self._begun, self._number, ("ask", self._number, source, target))

    async def go_on(self, pages: Sequence[Page | None], keys: Sequence[str]) -> Step:
        """Send the answers. A key marks a page that serves every target."""
        assert self._begun is not None, "an asking begins before it goes on"
        sent = [
            self._process.share(self._begun, key, page) if page is not None and key else page
            for page, key in zip(pages, keys, strict=True)
        ]
        return await self._process.step(self._begun, self._number, ("pages", self._number, sent))


class Readers:
    """A pool of reading processes. With none, everything is read here: for tests, and for a single page."""

    def __init__(self, sources: dict[str, Connector], processes: int, *, decode: bool = False) -> None:
        self._sources = sources
        self._pool = [_Process(decode) for _ in range(processes)]
        self._numbers = itertools.count(1)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Reading | InPlace]:
        """An asking's place in the least busy process."""
        if not self._pool:
            yield InPlace(self._sources)
            return
        process = min(self._pool, key=lambda p: p.load)
        process.load += 1
        try:
            yield Reading(process, next(self._numbers))
        finally:
            process.load -= 1

    async def close(self) -> None:
        await asyncio.gather(*(process.close() for process in self._pool))


class InPlace:
    """The same as `Reading`, in this process."""

    def __init__(self, sources: dict[str, Connector]) -> None:
        self._desk = Desk(sources)

    async def begin(self, source: str, target: Target) -> Step:
        return self._desk.begin(0, source, target)[1]

    async def go_on(self, pages: Sequence[Page | None], keys: Sequence[str]) -> Step:
        del keys
        return self._desk.go_on(0, pages)[1]

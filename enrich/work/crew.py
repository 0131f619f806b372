"""A few processes that do pure work beside this one: making rows comparable, comparing names.

Each is a fresh interpreter that is told a function of an importable module and its arguments, and sends back what came
of it. Nothing of the program that began it is run again there, as `multiprocessing` would do with a script that has no
guard. A process that goes down takes its work with it, and says so; nothing is silently done without it.
"""

from __future__ import annotations

import gc
import os
import pickle
import struct
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import chain, islice
from queue import SimpleQueue
from typing import IO, Any, TypeVar

from enrich.errors import EnrichError

T = TypeVar("T")
_MOST = 8
# How much a pipe may hold, where the system lets it be said, in bytes.
_PIPE = 1 << 20
_LENGTH = struct.Struct("<Q")


class CrewDown(EnrichError):
    """A process of the crew ended before its work was done."""


class Crew:
    """Processes that do pure work. `with crew() as c` ends them; each begins when there is work for it."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._threads = ThreadPoolExecutor(size)
        self._idle: SimpleQueue[subprocess.Popen[bytes] | None] = SimpleQueue()
        self._begun: list[subprocess.Popen[bytes]] = []
        for _ in range(size):
            self._idle.put(None)

    def submit(self, function: Callable[..., T], *arguments: Any) -> Future[T]:
        """Have a function of some module called in one of the processes."""
        return self._threads.submit(self._do, function, arguments)

    def map(self, function: Callable[..., T], arguments: Iterable[tuple[Any, ...]]) -> Iterator[T]:
        """What a function gives for each of these arguments, in their order, with only a few under way at once."""
        parts = iter(arguments)
        waiting = [self.submit(function, *part) for part in islice(parts, self.size + 1)]
        for part in chain(parts, [None] * len(waiting)):
            done = waiting.pop(0)
            if part is not None:
                waiting.append(self.submit(function, *part))
            yield done.result()

    def _do(self, function: Callable[..., T], arguments: tuple[Any, ...]) -> T:
        process = self._idle.get() or self._begin()
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            _send(process.stdin, (function, arguments))
            done, found = _received(process.stdout)
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            raise CrewDown(
                "a process that compares rows went down. Run it again; free some memory first."
            ) from error
        finally:
            self._idle.put(process)
        if not done:
            raise found
        result: T = found
        return result

    def _begin(self) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-m", "enrich.work.crew"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, pipesize=_PIPE,
        )  # fmt: skip
        self._begun.append(process)
        return process

    def end(self) -> None:
        """End every process. Work that is under way is given up."""
        for process in self._begun:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()
        self._threads.shutdown(cancel_futures=True)


@contextmanager
def crew() -> Iterator[Crew]:
    """As many processes as there are processors, for a while."""
    found = Crew(min(_MOST, os.cpu_count() or 1))
    try:
        yield found
    finally:
        found.end()


def _send(pipe: IO[bytes], message: object) -> None:
    """Send a message whole: a thread that wrote it piece by piece would wait for its turn to run before each piece."""
    written = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.write(_LENGTH.pack(len(written)))
    pipe.write(written)
    pipe.flush()


def _received(pipe: IO[bytes]) -> Any:
    """The next message.

    Raises:
        EOFError: when there is none, or only a part of one.
    """
    length = pipe.read(_LENGTH.size)
    if len(length) == _LENGTH.size:
        (size,) = _LENGTH.unpack(length)
        written = pipe.read(size)
        if len(written) == size:
            # What comes is our own program's, over a pipe that nobody else has.
            return pickle.loads(written)  # noqa: S301
    raise EOFError("the process at the other end is gone")


def _work() -> None:
    """Do what is asked on standard input until it ends."""
    # Pure work leaves no cycles behind, and looking for them in the lexicons, again and again, takes a quarter of the
    # time.
    gc.disable()
    asked, answers = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout = sys.stderr  # whatever prints must not speak among the answers
    while True:
        try:
            function, arguments = _received(asked)
        except EOFError:
            return
        try:
            answer: tuple[bool, Any] = (True, function(*arguments))
        except Exception as error:  # noqa: BLE001  whatever it is, who asked is told
            answer = (False, error)
        _send(answers, answer)


if __name__ == "__main__":
    _work()

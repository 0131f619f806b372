"""A run in a process of its own that is struck at a chosen moment.

    python -m tests.victim MOMENT N SIGNAL WHOM ARGUMENTS

The moment is the N-th time that something happens in the program: a query is made, an account is done, a file is
flushed to disk. WHOM is "self", or "group" for this process and its reading processes, as a terminal does with Ctrl-C.
ARGUMENTS are those of the command line.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from itertools import count

from enrich.app.cli import main
from enrich.store import store


def strike(number: int, name: str, whom: str) -> Callable[[], None]:
    """Something to call each time; the N-th time it strikes."""
    times = count(1)

    def happened() -> None:
        if next(times) == number:
            os.kill(os.getpid() if whom == "self" else 0, signal.Signals[name])

    return happened


def wait_for(moment: str, happened: Callable[[], None]) -> None:
    if moment == "fsync":
        flush = os.fsync

        def watched(file: int) -> None:
            flush(file)
            happened()

        os.fsync = watched
        return
    named = store.sql

    def sql(name: str) -> str:
        if name == moment:
            happened()
        return named(name)

    store.sql = sql


if __name__ == "__main__":
    moment, number, name, whom, *arguments = sys.argv[1:]
    wait_for(moment, strike(int(number), name, whom))
    main(arguments)

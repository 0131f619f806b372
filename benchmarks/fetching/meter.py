"""What a contender took: time, processor time and memory, said as one line of JSON.

Memory is the high-water mark of the resident set, of the main process and of it with all its children, added up.
Linux tells it in /proc; elsewhere it is not told.
"""

from __future__ import annotations

import json
import os
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def _peak(process: int | str) -> float:
    """The most memory a process has held, in MB (VmHWM, proc(5))."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    return float(status.partition("VmHWM:")[2].split()[0]) / 1024 if "VmHWM:" in status else 0.0


def _children() -> list[str]:
    tasks = Path("/proc/self/task").glob("*/children")
    return [child for task in tasks for child in task.read_text(encoding="ascii").split()]


def _processor_seconds() -> float:
    ours, theirs = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return ours.ru_utime + ours.ru_stime + theirs.ru_utime + theirs.ru_stime


class Meter:
    """Measures from its making. Call `look` while children are alive, `tell` when they have been waited for."""

    def __init__(self) -> None:
        self._whole = 0.0
        self.begin()

    def begin(self) -> None:
        """Measure from here: what came before was preparation."""
        self._began, self._used = time.perf_counter(), _processor_seconds()

    def look(self) -> None:
        """Note the memory of this process and its children."""
        self._whole = max(self._whole, _peak(os.getpid()) + sum(_peak(child) for child in _children()))

    def tell(self, pages: int) -> None:
        """Print what there is to say about so many pages."""
        self.look()
        seconds = time.perf_counter() - self._began
        figures = {
            "pages": pages, "seconds": seconds, "pages_per_second": pages / seconds,
            "cpu_seconds": _processor_seconds() - self._used, "main_mb": _peak(os.getpid()), "all_mb": self._whole,
        }  # fmt: skip
        print(json.dumps(figures), flush=True)


@contextmanager
def metered(pages: int) -> Iterator[Meter]:
    """Measure a block that is about so many pages."""
    meter = Meter()
    yield meter
    meter.tell(pages)

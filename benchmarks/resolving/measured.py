"""A command run as users run it, in a process of its own: what it cost and what it said.

Memory is that of the whole tree of processes, with pages they share counted once (the proportional set size of
proc(5)), looked at ten times a second; a process alone also tells its own high-water mark, which nothing escapes.
Only Linux tells either; elsewhere it is not told.
"""

from __future__ import annotations

import os
import resource
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOOK_EVERY = 0.1


@dataclass(frozen=True, slots=True)
class Run:
    """What a command cost. `trouble` is the end of what it complained of, or "" if it succeeded."""

    seconds: float
    cpu_seconds: float
    peak_mb: float | None
    trouble: str = ""
    said: str = ""


def run(command: Sequence[str], folder: Path, patience: float) -> Run:
    """Run a command to its end, or until patience is over; `folder` takes what it prints."""
    done = run_unread(command, folder, patience)
    return replace(done, said=(folder / "stdout.txt").read_text(encoding="utf-8", errors="replace"))


def run_unread(command: Sequence[str], folder: Path, patience: float) -> Run:
    """The same, where what it prints may be larger than memory: it stays in `stdout.txt`, and is not told."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    out, err = folder / "stdout.txt", folder / "stderr.txt"
    with out.open("wb") as said, err.open("wb") as complained:
        child = subprocess.Popen(command, stdout=said, stderr=complained, start_new_session=True, env=_env())
        peak, late = _watch(child, began + patience)
    seconds, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    trouble = f"not done after {patience:.0f} s" if late else _last_words(err) if child.returncode else ""
    return Run(seconds, cpu, peak or None, trouble)


def _env() -> dict[str, str]:
    """Peers are modules of this repository, wherever the benchmark is started from."""
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH")))),
    }


def _watch(child: subprocess.Popen[bytes], until: float) -> tuple[float, bool]:
    """The most memory the tree held, and whether it had to be killed."""
    peak = 0.0
    while child.poll() is None:
        if time.perf_counter() > until:
            os.killpg(child.pid, 9)
            child.wait()
            return peak, True
        tree = list(_tree(child.pid))
        peak = max(peak, sum(_kilobytes(process, "smaps_rollup", "Pss:") for process in tree) / 1024)
        if tree:
            peak = max(peak, _kilobytes(child.pid, "status", "VmHWM:") / 1024)
        time.sleep(LOOK_EVERY)
    return peak, False


def _tree(process: int) -> Iterator[int]:
    """A process and all that it started."""
    yield process
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        for child in _text(task).split():
            yield from _tree(int(child))


def _kilobytes(process: int, file: str, field: str) -> int:
    after = _text(Path(f"/proc/{process}/{file}")).partition(field)[2].split()
    return int(after[0]) if after else 0


def _text(path: Path) -> str:
    """A file of proc(5), which is gone as soon as its process is."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""


def _last_words(path: Path) -> str:
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "it said nothing")[:200]

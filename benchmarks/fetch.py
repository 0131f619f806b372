"""How fast pages are fetched, read and stored, and in how much memory, beside Scrapy at the same work.

    python benchmarks/fetch.py [--pages N …] [--kb N] [--rows NAME …] [--json]

A server on this machine plays a web of companies with ten pages each (benchmarks/fetching/web.py); every contender is
a fresh process. Rows tell the time apart: `fetch` receives pages and drops them, `read` takes them from memory and
reads them, `store` keeps what was read, `all` does everything and stands beside Scrapy (benchmarks/fetching/peer.py:
100 requests at once, 8 to a host, no delay, robots.txt obeyed, our reader in its callback, our tables behind its
pipeline). Ours runs with its default settings (100 sockets, 64 accounts at once, one request at a time to a host,
robots.txt obeyed, a reading process for each core) but one: ENRICH_GAP=0.

The columns: pages a second by the clock; seconds of all cores, in milliseconds a page; the same of the server, which
shares the machine; the high-water mark of memory of the main process, and of it and its reading processes together.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ROWS = {
    "ours, all": ("ours", "all"),
    "Scrapy, all": ("peer", "all"),
    "ours, fetch": ("ours", "fetch"),
    "Scrapy, fetch": ("peer", "fetch"),
    "ours, read": ("ours", "read"),
    "ours, store": ("ours", "store"),
}
_TICKS = os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(kb: int) -> Iterator[tuple[int, int]]:
    """The invented web, as (port, process id)."""
    command = [sys.executable, "-m", "benchmarks.fetching.web", "--kb", str(kb)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        yield int(server.stdout.readline()), server.pid
        server.communicate("")


def _processor_seconds(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def contend(module: str, what: str, pages: int, kb: int) -> dict[str, Any]:
    """One contender at one size: its figures, and what the server took meanwhile."""
    with serving(kb) as (port, server), tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", f"benchmarks.fetching.{module}", what]
        command += ["--port", str(port), "--pages", str(pages), "--kb", str(kb), "--folder", folder]
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
        figures: dict[str, Any] = json.loads(done.stdout)
        return figures | {"server_cpu_seconds": _processor_seconds(server)}


def table(rows: list[dict[str, Any]]) -> Iterator[str]:
    yield f"{'':<15}{'pages':>7}{'pages/s':>9}{'CPU ms/page':>13}{'server':>8}{'main MB':>9}{'all MB':>8}"
    for row in rows:
        each = 1000 / row["pages"]
        yield (
            f"{row['row']:<15}{row['pages']:>7}{row['pages_per_second']:>9.0f}{row['cpu_seconds'] * each:>13.2f}"
            f"{row['server_cpu_seconds'] * each:>8.2f}{row['main_mb']:>9.0f}{row['all_mb']:>8.0f}"
        )


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, nargs="*", default=[1_000, 10_000], help="whole tens")
    parser.add_argument("--kb", type=int, default=100, help="how large a page is")
    parser.add_argument("--rows", nargs="*", default=list(ROWS), choices=list(ROWS), metavar="NAME")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--data", help="taken for the sake of `make bench`, and not needed")
    options = parser.parse_args()
    names = [name for name in options.rows if ROWS[name][0] == "ours" or find_spec("scrapy")]
    if len(names) < len(options.rows):
        print("fetch: Scrapy is not here (pip install scrapy), so ours stands alone", file=sys.stderr)
    rows = [
        {"row": name} | contend(*ROWS[name], pages, options.kb) for pages in options.pages for name in names
    ]
    print(json.dumps(rows, indent=1) if options.json else "\n".join(table(rows)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

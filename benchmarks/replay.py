"""What a run over recorded answers of real companies finds, and whether it can be repeated and traced.

    python benchmarks/replay.py --data FOLDER [--icp FILE] [--json]

FOLDER holds accounts/replay_accounts.csv and real.warc.gz. The command line is run as a user runs it:

    twice      into two stores and two folders, which must not differ in one byte;
    killed     a third time, with SIGKILL when half the accounts are done, then once more: the same folder again;
    sockets    under an audit hook in every process (and under strace where there is one): nothing may connect;
    rows       as many come out as went in, the user's columns as they were;
    quotes     each row of evidence.csv is looked for in the recorded answer it names, by other code than that which
               read it: in the scalars of a JSON answer, in the text and the attributes of a page;
    fields     for how many accounts each field has a value, was asked for and is not there, or could not be asked.
"""

from __future__ import annotations

import argparse
import csv
import filecmp
import html
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser
from warcio.archiveiterator import ArchiveIterator

HERE = Path(__file__).parent
AUDIT = """
import os, sys
def _watch(event, arguments):
    if event == "socket.connect" and arguments[0].family.name.startswith("AF_INET"):
        with open(os.environ["CONNECTS"], "a") as out:
            out.write(repr(arguments[1]) + "\\n")
sys.addaudithook(_watch)
"""
FIELDS = (
    "company.website company.description company.industry company.employees company.country company.city "
    "company.address company.phone company.email company.linkedin company.technology company.legal_name company.lei "
    "company.cik company.registration_number funding.amount company.domain_registered person.name role.title"
).split()


class Runs:
    """The command line, run over the recorded answers into folders of its own."""

    def __init__(self, data: Path, icp: Path, work: Path) -> None:
        self.rows = data / "accounts" / "replay_accounts.csv"
        self.archive = data / "real.warc.gz"
        self.icp, self.work = icp, work

    def command(self, name: str) -> list[str]:
        return [
            sys.executable, "-m", "enrich.app.cli", "--quiet", "--store", str(self.store(name)),
            "run", str(self.rows), "--replay", str(self.archive), "--icp", str(self.icp),
            "--everything", "--out", str(self.out(name)),
        ]  # fmt: skip

    def store(self, name: str) -> Path:
        return self.work / f"{name}.db"

    def out(self, name: str) -> Path:
        return self.work / name

    def run(self, name: str, **environment: str) -> float:
        began = time.perf_counter()
        subprocess.run(self.command(name), check=True, env=os.environ | environment)
        return time.perf_counter() - began

    def killed(self, name: str, accounts: int) -> int:
        """Run, kill when so many accounts are done, and give how many were."""
        running = subprocess.Popen(self.command(name), start_new_session=True)
        while running.poll() is None and (done := self._done(name)) < accounts:
            time.sleep(0.01)
        os.killpg(running.pid, signal.SIGKILL)
        if running.wait() != -signal.SIGKILL:
            raise SystemExit("The run ended before it could be killed: nothing is shown about resuming.")
        return done

    def _done(self, name: str) -> int:
        try:
            with sqlite3.connect(f"file:{self.store(name)}?mode=ro", uri=True) as db:
                return db.execute("SELECT count(*) FROM job WHERE state = 'done'").fetchone()[0]
        except sqlite3.OperationalError:  # not there yet
            return 0

    def connects(self, name: str) -> int:
        """How often any process of a run connects to an internet address, seen from inside Python."""
        hook, log = self.work / "hook", self.work / "connects"
        hook.mkdir()
        (hook / "sitecustomize.py").write_text(AUDIT)
        log.touch()
        self.run(name, PYTHONPATH=str(hook), CONNECTS=str(log))
        return len(log.read_text().splitlines())

    def traced(self, name: str) -> int | None:
        """The same as the kernel sees it, or None where there is no strace."""
        if not shutil.which("strace"):
            return None
        log = self.work / "strace"
        command = ["strace", "-f", "-qq", "-e", "trace=connect", "-o", str(log), *self.command(name)]
        subprocess.run(command, check=True)
        return sum("AF_INET" in line for line in log.read_text().splitlines())


def differences(one: Path, other: Path) -> list[str]:
    """The files in which two folders differ, byte by byte."""
    names = {str(p.relative_to(root)) for root in (one, other) for p in root.rglob("*") if p.is_file()}
    _, mismatch, errors = filecmp.cmpfiles(one, other, sorted(names), shallow=False)
    return mismatch + errors


def table(path: Path) -> tuple[list[str], list[list[str]]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    return header, rows


def untouched(given: Path, made: Path) -> tuple[int, int, bool]:
    """Rows in, rows out, and whether the user's columns came back as they were, in their order."""
    head, rows = table(given)
    head_made, rows_made = table(made)
    same = head_made[: len(head)] == head and [row[: len(head)] for row in rows_made] == rows
    return len(rows), len(rows_made), same


class Recorded:
    """The recorded answers, and whether a quote stands in one of them."""

    def __init__(self, archive: Path, rows: Path) -> None:
        self._bodies = dict(_bodies(archive))
        _, cells = table(rows)
        self._texts = {f"file:{rows.name}": {_squeeze(cell) for row in cells for cell in row}}

    def holds(self, url: str, quote: str) -> bool:
        if url not in self._texts:
            if url not in self._bodies:
                return False
            self._texts[url] = set(_texts(self._bodies[url]))
        wanted = _squeeze(quote)
        return any(wanted in text for text in self._texts[url])


def _bodies(archive: Path) -> Iterator[tuple[str, bytes]]:
    with archive.open("rb") as file:
        for record in ArchiveIterator(file):
            if record.rec_type == "response":
                yield record.rec_headers.get_header("WARC-Target-URI"), record.content_stream().read()


def _texts(body: bytes) -> Iterator[str]:
    try:
        yield from map(_squeeze, _scalars(json.loads(body)))
        return
    except ValueError:
        pass  # a page, or XML
    for encoding in ("utf-8", "cp1252", "shift_jis"):
        raw = body.decode(encoding, "replace")
        yield _squeeze(html.unescape(raw))
        yield _squeeze(LexborHTMLParser(raw).text(separator=" "))


def _scalars(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _scalars(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _scalars(inner)
    else:
        yield value if isinstance(value, str) else json.dumps(value)


def _squeeze(text: str) -> str:
    """A text without its spaces and in one of the ways Unicode has of writing it."""
    return re.sub(r"[\s\u200b\u00ad]+", "", unicodedata.normalize("NFC", html.unescape(text)))


def quotes(out: Path, recorded: Recorded) -> tuple[int, list[list[str]]]:
    """How many rows of evidence there are, and those whose quote is not found again."""
    head, rows = table(out / "evidence.csv")
    url, quote = head.index("url"), head.index("quote")
    lost = [
        row for row in rows if not recorded.holds(row[url], re.sub(r"^'(?=[=+\-@\t\r|%])", "", row[quote]))
    ]
    return len(rows), lost


def by_field(out: Path) -> list[dict[str, Any]]:
    """For each field: accounts with a value, asked without finding one, and not answered, with the causes."""
    from connectors.catalog import ALL

    head, rows = table(out / "evidence.csv")
    place = {name: head.index(name) for name in ("row", "field", "source")}
    found: dict[str, set[str]] = {field: set() for field in FIELDS}
    for row in rows:
        if row[place["field"]] in found and row[place["source"]] != "file":
            found[row[place["field"]]].add(row[place["row"]])
    yields = {source.name: source.yields for source in ALL}
    accounts = json.loads((out / "run.json").read_text(encoding="utf-8"))["details"]
    return [_of_field(field, found[field], accounts, yields) for field in FIELDS]


def _of_field(field: str, found: set[str], accounts: list[Any], yields: dict[str, Any]) -> dict[str, Any]:
    absent, causes = 0, Counter[str]()
    for account in accounts:
        if str(account["account"]) in found:
            continue
        asked = [ask for ask in account["asked"] if field in yields.get(ask["source"], ())]
        unanswered = {f"{ask['source']} {ask['cause']}" for ask in asked if ask["outcome"] == "unknown"}
        causes.update(unanswered or ([] if asked else ["no source had what it needs"]))
        absent += bool(asked) and not unanswered
    return {
        "field": field,
        "found": len(found),
        "absent": absent,
        "unknown": len(accounts) - len(found) - absent,
        "why": dict(causes.most_common(3)),
    }


def measure(data: Path, icp: Path, work: Path) -> dict[str, Any]:
    runs = Runs(data, icp, work)
    seconds = runs.run("first")
    runs.run("second")
    rows_in, rows_out, same = untouched(runs.rows, runs.out("first") / "accounts.csv")
    stopped = runs.killed("third", rows_in // 2)
    runs.run("third")
    count, lost = quotes(runs.out("first"), Recorded(runs.archive, runs.rows))
    return {
        "seconds": round(seconds, 1),
        "rows_in": rows_in,
        "rows_out": rows_out,
        "columns_untouched": same,
        "files": sum(path.is_file() for path in runs.out("first").rglob("*")),
        "differ_second": differences(runs.out("first"), runs.out("second")),
        "killed_after_accounts": stopped,
        "differ_resumed": differences(runs.out("first"), runs.out("third")),
        "connects_seen_by_python": runs.connects("fourth"),
        "connects_seen_by_kernel": runs.traced("fifth"),
        "evidence": count,
        "quotes_lost": lost,
        "fields": by_field(runs.out("first")),
    }


def show(result: dict[str, Any]) -> None:
    for key, value in result.items():
        if key == "quotes_lost":
            found = result["evidence"] - len(value)
            print(f"quotes found again: {found} of {result['evidence']}")
            for row in value[:20]:
                print("  lost:", " | ".join(row))
        elif key != "fields":
            print(f"{key}: {value}")
    print(f"\n{'field':28}{'found':>7}{'absent':>8}{'unknown':>9}  why unknown (accounts)")
    for row in result["fields"]:
        why = ", ".join(f"{cause} ({count})" for cause, count in row["why"].items())
        print(f"{row['field']:28}{row['found']:>7}{row['absent']:>8}{row['unknown']:>9}  {why}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--icp", type=Path, default=HERE / "replay.toml")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        result = measure(options.data, options.icp, Path(work))
    if options.json:
        print(json.dumps(result, ensure_ascii=False, indent=1))
    else:
        show(result)


if __name__ == "__main__":
    main()

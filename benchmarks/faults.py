"""What is recorded when something goes wrong: for each fault the outcome, and that none of them ends as "absent".

    python benchmarks/faults.py [--data FOLDER] [--only GROUP] [--json]

A shipped source is asked as in a run while one thing goes wrong: the lookup of names, TLS, the connection, the server,
what it says (benchmarks/failing). Real sockets, real certificates (made by `openssl`), the product's own fetcher and
asker. `greenhouse` stands for interfaces, `pdl` for those that take a key and money, `website` for pages; every source
that declares errors inside of answers is asked with each of them. With FOLDER, which holds json/test_parsing of the
JSONTestSuite, its cases are answers too: alone, and within an answer that would be valid without them.

No fault may end as absent, and none as found, unless what arrived may be read as an answer (marked *). A wait that a
server asks for must be kept: shorter ones are sat out (exactly), longer ones are put off (the time to ask again).
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.failing import cases, told  # noqa: E402 - the folder above is no package of the product
from benchmarks.failing.certificates import Authority  # noqa: E402
from benchmarks.failing.ways import says  # noqa: E402
from benchmarks.failing.world import NOW, Ended, Fault, Way, World  # noqa: E402
from connectors.catalog import ALL, BY_NAME  # noqa: E402
from connectors.connector import Connector  # noqa: E402
from connectors.conversation import Conversation  # noqa: E402
from connectors.statement import State  # noqa: E402

JOB = b'{"id": 1, "title": "Sales Engineer", "absolute_url": "https://boards.greenhouse.io/northwind/jobs/1",' \
      b' "location": {"name": "Kiel"}, "content": "", "departments": []}'  # fmt: skip
GOOD: dict[str, Way] = {
    "greenhouse": says(b'{"jobs": [' + JOB + b'], "meta": {"total": 1}}'),
    "website": says(cases.HOME, headers={"Content-Type": "text/html"}),
}
NOTHING = says(b"{}", 404)
_AT_ONCE = 24


def plan(only: str) -> list[tuple[Connector, Fault]]:
    """Who is asked while what goes wrong."""
    api, keyed, site = BY_NAME["greenhouse"], BY_NAME["pdl"], BY_NAME["website"]
    asked = [(source, fault) for source in (api, site) for fault in cases.everywhere()]
    asked += [(api, fault) for fault in cases.of_answers()] + [(site, fault) for fault in cases.of_pages()]
    asked += [
        (keyed, fault) for fault in (*cases.slow(), *cases.statuses(), *cases.bodies(), *cases.of_answers())
    ]
    asked += [
        (source, fault) for source in ALL if source.can_ask(told.NORTHWIND) for fault in told.faults(source)
    ]
    return [(source, fault) for source, fault in asked if fault.group.startswith(only)]


def suite(folder: Path) -> Iterator[tuple[Connector, Fault]]:
    """Cases of the JSONTestSuite that are no JSON, or need not be, as answers of an interface."""
    api = BY_NAME["greenhouse"]
    for path in sorted(folder.glob("[ni]_*.json")):
        case = path.read_bytes()
        yield api, Fault(group=f"JSON {path.name[0]}_", name=path.stem, way=says(case))
        if path.name.startswith("n_"):
            for name, jobs in (("of none", b""), ("of one", JOB)):
                body = b'{"jobs": [%b], "meta": {"total": %d}, "more": %b}' % (jobs, bool(jobs), case)
                if not _is_json(body):
                    yield (
                        api,
                        Fault(group=f"JSON n_, within an answer {name}", name=path.stem, way=says(body)),
                    )


def _is_json(body: bytes) -> bool:
    """Whether something is JSON after all: what is none by itself may be some in its new place."""

    def refuse(constant: str) -> None:
        raise ValueError(f"{constant} is no JSON")

    try:
        json.loads(body, parse_constant=refuse)
    except (ValueError, RecursionError):
        return False
    return True


async def ask_all(world: World, asked: Sequence[tuple[Connector, Fault]]) -> list[Ended]:
    """Ask with every fault, so many at once."""
    places = asyncio.Semaphore(_AT_ONCE)

    async def one(source: Connector, fault: Fault) -> Ended:
        async with places:
            return await world.ask(source, told.NORTHWIND, GOOD.get(source.name, NOTHING), fault)

    return await asyncio.gather(*(one(source, fault) for source, fault in asked))


def hosts(sources: Iterable[Connector]) -> list[str]:
    """The hosts that sources begin with, for the certificates."""
    urls = ["https://www.northwind.example/"]
    for source in sources:
        urls += [request.url for request in Conversation(source, told.NORTHWIND).advance()]
        urls += [source.key.grant.url] if source.key and source.key.grant else []
    return sorted({urlsplit(url).hostname or "" for url in urls})


def played(folder: Path, asked: Sequence[tuple[Connector, Fault]]) -> list[Ended]:
    """Make certificates and have them trusted by this process, then ask."""
    authority = Authority(folder, hosts({source.name: source for source, _ in asked}.values()))
    os.environ["SSL_CERT_FILE"] = str(authority.trust)
    logging.getLogger("asyncio").setLevel(
        logging.CRITICAL
    )  # servers here write to those who hung up, on purpose
    contexts = {name: getattr(authority, name) for name in ("good", "expired", "others", "own", "old")}
    variables = [
        v for s in ALL if s.key for v in (s.key.variable, s.key.grant.client if s.key.grant else "") if v
    ]
    return asyncio.run(ask_all(World(contexts, dict.fromkeys(variables, "a-key-of-nobody")), asked))


def heeded(ended: Ended) -> bool:
    """Whether the wait that a server asked for was kept; of other faults, that nothing was waited for in vain."""
    group, form = ended.fault.group, ended.fault.name
    if not group.endswith("Retry-After") or ended.outcome.cause == "budget":
        return True
    _, asked = cases.RETRY_AFTER[form]
    paid = ended.source == "pdl" and group.startswith("503") and not asked
    if asked is not None and asked > 300:
        outcome = ended.outcome
        return (
            ended.waited == ()
            and outcome.retry_at is not None
            and (outcome.retry_at - NOW).total_seconds() == asked
        )
    waits = () if paid else (1.0, 2.0) if asked is None else (asked, asked) if asked else ()
    return ended.waited == waits and ended.asked == (1 if paid else 3)


def wrong(ended: Ended) -> str:
    """What is wrong with how a fault ended; empty where all is well."""
    state = ended.outcome.state
    if state is State.ABSENT:
        return "absent"
    if state is State.FOUND and not ended.fault.valid:
        return "found"
    return "" if heeded(ended) else "not heeded"


def row(ended: Ended) -> dict[str, Any]:
    outcome = ended.outcome
    again = (outcome.retry_at - NOW).total_seconds() if outcome.retry_at else None
    return {
        "source": ended.source, "group": ended.fault.group, "fault": ended.fault.name, "state": outcome.state,
        "cause": outcome.cause or "", "retry_after_seconds": again, "asked": ended.asked, "waited": ended.waited,
        "seconds": round(ended.seconds, 2), "valid": ended.fault.valid, "wrong": wrong(ended), "detail": outcome.detail,
    }  # fmt: skip


def table(rows: Sequence[dict[str, Any]]) -> Iterator[str]:
    yield f"{'fault':<42}{'source':<13}{'outcome':<24}{'again':>8}{'asked':>6}  {'waited':<10} detail"
    for each in rows:
        if each["group"].startswith("JSON") and not each["wrong"]:
            continue  # there are hundreds, and they are counted below
        yield _line(each)
    yield ""
    cases_ = Counter((r["group"], _outcome(r)) for r in rows if r["group"].startswith("JSON"))
    for (group, state), times in sorted(cases_.items()):
        yield f"{group:<42}{state:<24}{times:>6}"
    ends = Counter(_outcome(r) for r in rows)
    yield f"{len(rows)} faults: " + ", ".join(f"{end} {times}" for end, times in ends.most_common())
    found = Counter(r["wrong"] for r in rows)
    yield f"ended as absent: {found['absent']}; as found: {found['found']}; waits not heeded: {found['not heeded']}"


def _outcome(each: dict[str, Any]) -> str:
    return f"{each['state']} ({each['cause']})" if each["cause"] else str(each["state"])


def _line(each: dict[str, Any]) -> str:
    seconds = each["retry_after_seconds"]
    again = "" if seconds is None else f"{seconds / 3600:.0f} h" if seconds >= 3600 else f"{seconds:g} s"
    waited = " ".join(f"{wait:g}" for wait in each["waited"])
    mark = "!" if each["wrong"] else "*" if each["valid"] else " "
    return (
        f"{each['group'] + ': ' + each['fault']:<42.41}{each['source']:<13}{mark}{_outcome(each):<23}{again:>8}"
        f"{each['asked']:>6}  {waited:<10} {each['detail'][:70]}"
    )


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="a folder with json/test_parsing")
    parser.add_argument("--only", default="", help="only groups whose names begin so")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not shutil.which("openssl"):
        print("faults: the command openssl is not here, and no certificate can be made", file=sys.stderr)
        return 2
    asked = plan(options.only)
    if options.data and (options.data / "json/test_parsing").is_dir():
        asked += [
            (s, f) for s, f in suite(options.data / "json/test_parsing") if f.group.startswith(options.only)
        ]
    else:
        print("faults: without --data the JSONTestSuite is left out", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        rows = [row(ended) for ended in played(Path(folder), asked)]
    print(json.dumps(rows, indent=1) if options.json else "\n".join(table(rows)))
    return 1 if any(each["wrong"] for each in rows) else 0


if __name__ == "__main__":
    raise SystemExit(main())

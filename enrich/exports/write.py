"""All files of a run, written in two passes, so that memory does not grow with the list.

The first goes through the accounts: people, evidence, drafts and the report's sections are written as they come, and
the cells that will stand beside the user's are kept in the store. The second goes through the user's rows, in their
order, and joins the two.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import textwrap
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from connectors.price import MICRO
from connectors.statement import Cause, State
from enrich.exports import columns
from enrich.exports.also import Beside, write_also
from enrich.exports.drafts import DraftFiles
from enrich.exports.families import shown_relation
from enrich.exports.people import EVIDENCE, PEOPLE, evidence_rows, people_rows
from enrich.exports.report import Report, Section
from enrich.exports.signals import shown_signal
from enrich.exports.tables import CsvTable, Escape, Sheet, whole, wide, widest, write_json_lines, write_xlsx
from enrich.store.records import AskRecord, Row, Standing
from enrich.store.store import Store
from enrich.work.account import Account
from enrich.work.doors import way_of
from enrich.work.drafts import kept
from enrich.work.run import Order, Progress, Run, silent
from icp.interval import Decision
from matching.deciders import Decider, decision_makers
from outreach.draft import Draft, Status

ROW_COLUMNS = ("enrich_row", "enrich_standing", "enrich_same_as_row")


@dataclass(frozen=True)
class Wish:
    """How a run is to be written down. `able` are the sources that could be asked what is open still."""

    out: Path
    escape: Escape = Escape.OURS
    xlsx: bool = False
    jsonl: bool = False
    facts: Mapping[str, Any] = field(default_factory=dict)
    able: Collection[str] = ()


@dataclass
class Tally:
    """What was written, for the summary at the end."""

    accounts: int = 0
    rows: int = 0
    decisions: Counter[str] = field(default_factory=Counter)
    people: int = 0
    ready: int = 0
    held: int = 0
    undrafted: Counter[str] = field(default_factory=Counter)
    evidence: int = 0
    requests: int = 0
    saved: int = 0
    unaffordable: int = 0
    sources: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    broken: Sequence[str] = ()
    faults: list[str] = field(default_factory=list)
    also: list[Beside] = field(default_factory=list)


@dataclass(frozen=True)
class Written:
    """The drafts of an account, or why there are none."""

    drafts: tuple[Draft, ...]
    lack: str = ""


Writer = Callable[[Account, Sequence[Decider]], Written]


def write_all(run: Run, wish: Wish, drafts_of: Writer, progress: Progress = silent) -> Tally:
    """Write every file of a run to its folder."""
    tally = Tally()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as details:
        _accounts_pass(run, wish, drafts_of, tally, details, progress)
        _rows_pass(run, wish, tally)
        tally.also = write_also(run, wish.out, _own(wish.escape))
        _run_json(run, wish, tally, details)
    if wish.xlsx:
        write_xlsx(wish.out / "enriched.xlsx", _sheets(run, wish), run.now)
    return tally


def _sheets(run: Run, wish: Wish) -> Iterator[Sheet]:
    yield Sheet("accounts", wish.out / "accounts.csv", wish.escape.first(_width(run)))
    for name in ("people", "evidence"):
        yield Sheet(name, wish.out / f"{name}.csv", _own(wish.escape).first(0))


def _accounts_pass(
    run: Run, wish: Wish, drafts_of: Writer, tally: Tally, details: IO[str], progress: Progress
) -> None:
    store, out = run.store, wish.out
    jobs = {job["account"]: job for job in store.jobs(run.key)}
    rows = _rows_by_account(run)
    able = [source for source in run.sources.values() if source.name in wish.able]
    with ExitStack() as files:
        people = CsvTable(files.enter_context(whole(out / "people.csv")), PEOPLE, _own(wish.escape))
        evidence = CsvTable(files.enter_context(whole(out / "evidence.csv")), EVIDENCE, _own(wish.escape))
        drafts = files.enter_context(DraftFiles(out / "drafts", _own(wish.escape), run))
        report = files.enter_context(Report(out / "report.html", {**wish.facts, "tally": []}))
        for done, account in enumerate(run.accounts(), 1):
            asks = store.asks(run.key, account.number)
            deciders = decision_makers(account.company, run.profile.personas)
            written = drafts_of(account, deciders)
            job = jobs[account.number]
            way = way_of(account, able, run.odds, {ask.source for ask in asks})
            section = Section(
                account, rows[account.number], asks, deciders, written.drafts, written.lack,
                job["stopped"], job["spared"], job["saved"], way,
            )  # fmt: skip
            for row in people_rows(account, deciders, run.now):
                people.write(row)
                tally.people += 1
            for row in evidence_rows(account):
                evidence.write(row)
                tally.evidence += 1
            drafts.add(account, written.drafts)
            report.add(section)
            store.keep_drafts(run.key, account.number, [kept(draft) for draft in written.drafts])
            store.keep_result(run.key, account.number, columns.values(account, asks, deciders, way))
            details.write(",\n" if tally.accounts else "")
            details.write(textwrap.indent(json.dumps(_summary(section), ensure_ascii=False, indent=1), "  "))
            _count(tally, section)
            progress("files", done, len(jobs))
        report.facts["tally"] = [
            (d.value, tally.decisions[d.value]) for d in Decision if tally.decisions[d.value]
        ]


def write_drafts_only(run: Run, accounts: Iterable[Account], drafts_of: Writer, out: Path) -> Tally:
    """Drafts for some accounts, in a folder of their own; they take the place of those kept before."""
    tally = Tally()
    with DraftFiles(out, Escape.ALL, run) as files:
        for account in accounts:
            deciders = decision_makers(account.company, run.profile.personas)
            written = drafts_of(account, deciders)
            files.add(account, written.drafts)
            run.store.keep_drafts(run.key, account.number, [kept(draft) for draft in written.drafts])
            tally.accounts += 1
            _count_drafts(tally, account, written)
    return tally


def _own(escape: Escape) -> Escape:
    """Files that hold only our columns are safe unless a program asked for them raw."""
    return Escape.NONE if escape is Escape.NONE else Escape.ALL


def _rows_by_account(run: Run) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for row in run.rows():
        if row.account is not None:
            found.setdefault(row.account, []).append(row.n)
    return found


def _count(tally: Tally, section: Section) -> None:
    tally.accounts += 1
    if section.account.fault:
        tally.faults.append(f"row {section.rows[0]}: {section.account.fault}")
    tally.decisions[section.account.verdict.decision.value] += 1
    tally.saved += section.saved
    for ask in section.asks:
        tally.sources[ask.source, ask.outcome.state.value, ask.outcome.cause or ""] += 1
        tally.requests += ask.requests
        # A source may say itself that it wants money; then it was asked. These the budget did not let be asked.
        tally.unaffordable += ask.outcome.cause is Cause.BUDGET and not ask.requests
    _count_drafts(tally, section.account, Written(tuple(section.drafts), section.lack))


def _count_drafts(tally: Tally, account: Account, written: Written) -> None:
    tally.ready += sum(draft.status is Status.READY for draft in written.drafts)
    tally.held += sum(draft.status is Status.HELD for draft in written.drafts)
    if account.verdict.decision is Decision.QUALIFIED and written.lack:
        tally.undrafted[written.lack.partition(":")[0]] += 1


def _rows_pass(run: Run, wish: Wish, tally: Tally) -> None:
    """The user's rows as they came, with our columns behind them."""
    columns_in = run.order.columns
    own = wide(columns_in, _width(run))
    names = (*own, *ROW_COLUMNS, *columns.NAMES)
    with whole(wish.out / "accounts.csv") as file:
        table = CsvTable(file, names, wish.escape, own=len(own))
        for row in run.rows():
            table.write(_cells(run.store, run.key, row, len(own)))
            tally.rows += 1
    if wish.jsonl:
        rows = (_cells(run.store, run.key, row, len(own)) for row in run.rows())
        write_json_lines(wish.out / "accounts.jsonl", names, rows)


def _width(run: Run) -> int:
    return widest(run.order.columns, (row.cells for row in run.rows()))


def _cells(store: Store, run: str, row: Row, width: int) -> list[str]:
    same = str(row.account) if row.account is not None and row.account != row.n else ""
    ours = store.result(run, row.account) if row.account is not None else [""] * len(columns.NAMES)
    standing = "" if row.standing is Standing.COMPANY else row.standing.value
    return [*wide(row.cells, width), str(row.n), standing, same, *ours]


def _summary(section: Section) -> dict[str, Any]:
    """One account in run.json: what was asked, how it ended, what it cost, why it stopped, what that spared."""
    verdict = section.account.verdict
    return {
        "account": section.account.number,
        "rows": list(section.rows),
        "name": section.account.company.name,
        "domain": section.account.company.value("company.domain"),
        "verdict": verdict.decision.value,
        "score": verdict.score,
        "low": verdict.low,
        "high": verdict.high,
        "asked": [_asked(ask) for ask in section.asks],
        "stopped": section.stopped,
        "spared": list(section.spared),
        "cost": round(section.cost, 6),
        "saved": section.saved / MICRO,
        "drafts": {"ready": sum(d.status == "ready" for d in section.drafts), "all": len(section.drafts)},
        "signals": [shown_signal(signal) for signal in section.account.company.signals],
        "family": [shown_relation(relation) for relation in section.account.company.family],
    }


def _asked(ask: AskRecord) -> dict[str, Any]:
    outcome = ask.outcome
    found: dict[str, Any] = {"source": ask.source, "outcome": outcome.state.value, "round": ask.step}
    if outcome.state is State.UNKNOWN:
        found["cause"] = outcome.cause
    if outcome.detail:
        found["detail"] = outcome.detail
    if outcome.retry_at:
        found["retry_at"] = outcome.retry_at.isoformat()
    return found | {"requests": ask.requests, "cost": ask.cost}


def _money(run: Run, tally: Tally) -> dict[str, float]:
    """What was spent and what was not, in US dollars. Reserved and unclear are sums of a run that was stopped."""
    balance = run.money.balance
    return {
        "budget": run.order.budget,
        "spent": balance.spent / MICRO,
        "refunded": balance.refunded / MICRO,
        "reserved": balance.reserved / MICRO,
        "unclear": balance.unclear / MICRO,
        "saved": tally.saved / MICRO,
    }


def _settings(order: Order) -> dict[str, Any]:
    """What the user asked for. Keys are no part of an order, so that none can stand here."""
    return {
        "sources": list(order.sources),
        "wanted": list(order.wanted),
        "everything": order.everything,
        "decode_hidden": order.decode,
        "budget": order.budget,
        "budget_each": order.budget_each,
        "worth": {"verdict": order.worth[0], "value": order.worth[1]},
        "drafts_each": order.drafts_each,
        "sequence": "the user's own" if order.sequence else "shipped",
    }


def _run_json(run: Run, wish: Wish, tally: Tally, details: IO[str]) -> None:
    """What was done, as JSON; the accounts, which are many, are copied behind it and never held at once."""
    order = run.order
    sources: dict[str, dict[str, int]] = {}
    for (source, state, cause), count in sorted(tally.sources.items()):
        sources.setdefault(source, {})[f"{state} ({cause})" if cause else state] = count
    about = {
        "run": run.key,
        "enrich": wish.facts.get("version", ""),
        "input": order.input,
        "digest": order.digest,
        "form": order.form,
        "columns": {m.field: {"column": m.name, "because": m.because} for m in reversed(order.mapping)},
        "also": [beside.summary() for beside in tally.also],
        "profile": run.profile.name,
        "world": order.world or "live",
        "as_of": run.now.isoformat(),
        "settings": _settings(order),
        "sources": sources,
        "rows": tally.rows,
        "accounts": tally.accounts,
        "verdicts": dict(sorted(tally.decisions.items())),
        "people": tally.people,
        "evidence": tally.evidence,
        "requests": tally.requests,
        "money": _money(run, tally),
        "drafts": {"ready": tally.ready, "held": tally.held},
    }
    details.seek(0)
    with whole(wish.out / "run.json") as file:
        file.write(json.dumps(about, ensure_ascii=False, indent=1).removesuffix("\n}"))
        file.write(',\n "details": [\n')
        shutil.copyfileobj(details, file)
        file.write("\n ]\n}\n")

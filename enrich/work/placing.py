"""Which account each row belongs to by the words of persons, where they speak of it.

The program's own grouping is never touched: what follows from words is derived from it and from them, anew whenever
either changes, and stands beside it. So a word that is taken back leaves nothing, and one that was said of another
import of the list holds for this one too. Only accounts that words touch are looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from connectors.statement import Statement
from enrich.store.answers import Answers
from enrich.store.judgements import Judgements
from enrich.store.records import Row
from enrich.work.rowkeys import PERSON, PREFIX, find_rows
from enrich.work.words import Spoken
from matching.cluster import Judgement, Verdict
from matching.records import Record, record_of
from matching.resolve import resolve

if TYPE_CHECKING:
    from enrich.work.run import Run


def take_up(run: Run) -> None:
    """See what follows from the words for a run, and keep it. Without words and answers this costs two questions."""
    judgements = Judgements(run.store)
    words = judgements.words(run.order.world)
    keys = {key for word in words for pair in word.pairs for key in pair}
    keys |= {key for answer in Answers(run.store).said(run.order.world) for key in answer.names}
    names = _names(run, keys) if keys else {}
    spoken = Spoken.of(words, "company", names)
    rows = placed(run, judgements.grouped(run.key), spoken) if spoken else {}
    judgements.place(run.key, rows, names)


def settle_apart(run: Run) -> None:
    """Bring together what turned out to be one, by what was learned alone; and then see what follows from the words."""
    if run.store.is_settled(run.key):
        return
    Judgements(run.store).place(run.key, {}, {})
    run.settle()
    take_up(run)


def _names(run: Run, keys: Iterable[str]) -> dict[str, str]:
    """Which subject of this run each name of a row means; a name that no row has means nobody here."""
    wanted = [key for key in keys if key.startswith(PREFIX)]
    found = find_rows(run.rows, wanted, run.statements_of)
    return {
        key: found[plain].subject + key[len(plain) :]
        for key in sorted(wanted)
        if (plain := key.removesuffix(PERSON)) in found
    }


def placed(run: Run, grouped: Mapping[int, int], spoken: Spoken) -> dict[int, int]:
    """The account of each row of the accounts that words touch, by these words.

    Args:
        grouped: the account of each row as the program has it.
    """
    numbers = _numbers(spoken, run.order.input, grouped)
    homes: dict[str, list[int]] = defaultdict(list)
    for subject, n in numbers.items():
        homes[spoken.home(subject)].append(n)
    together = [rows for rows in homes.values() if len(rows) > 1]
    parted = {
        (min(a, b), max(a, b))
        for left, right in spoken.apart
        for a, b in product(homes.get(left, ()), homes.get(right, ()))
    }
    members: dict[int, list[int]] = defaultdict(list)
    for n, account in grouped.items():
        members[account].append(n)
    found: list[_Component] = []
    for accounts in _joined([[grouped[n] for n in rows] for rows in together], grouped, parted):
        rows = sorted(n for account in accounts for n in members[account])
        within = {pair for pair in parted if set(pair) <= set(rows)}
        if len(accounts) > 1 or within:
            found.append(_Component(rows, grouped, [t for t in together if set(t) <= set(rows)], within))
    return _placed(run, found)


@dataclass(frozen=True)
class _Component:
    """Accounts that words join, as rows: which of them are one and which are two, by these words."""

    rows: Sequence[int]
    grouped: Mapping[int, int]
    together: Sequence[Sequence[int]]
    parted: set[tuple[int, int]]


def _numbers(spoken: Spoken, input: str, grouped: Mapping[int, int]) -> dict[str, int]:
    """The rows of which words speak, by their subjects."""
    prefix = f"file:{input}:"
    numbers = {
        subject: int(subject.removeprefix(prefix))
        for subject in spoken.subjects
        if subject.startswith(prefix) and subject.removeprefix(prefix).isdecimal()
    }
    return {subject: n for subject, n in numbers.items() if n in grouped}


def _joined(
    together: Iterable[Sequence[int]], grouped: Mapping[int, int], parted: Iterable[tuple[int, int]]
) -> Iterator[list[int]]:
    """Accounts that words touch, those that they join in one list, in the order of the user's list."""
    home: dict[int, int] = {grouped[n]: grouped[n] for pair in parted for n in pair}
    home |= {account: account for accounts in together for account in accounts}

    def root(account: int) -> int:
        while home[account] != account:
            account = home[account]
        return account

    for first, *others in together:
        for other in others:
            low, high = sorted((root(first), root(other)))
            home[high] = low
    groups: dict[int, list[int]] = defaultdict(list)
    for account in sorted(home):
        groups[root(account)].append(account)
    yield from groups.values()


def _placed(run: Run, components: Sequence[_Component]) -> dict[int, int]:
    """Each row with the number of its account, which is that of its first row."""
    wanted = {n for component in components if component.parted for n in component.rows}
    rows = {row.n: row for row in run.store.rows(run.key) if row.n in wanted} if wanted else {}
    parts = (part for component in components for part in _parts(run, component, rows))
    return {n: min(part) for part in parts for n in part}


def _parts(run: Run, component: _Component, rows: Mapping[int, Row]) -> Sequence[Sequence[int]]:
    """The rows of joined accounts as the accounts they are.

    Where words tell some of them apart, the rest is compared anew with these words in force; what then is with none of
    whom words speak stays with the first of those in the account it was in.
    """
    if not component.parted:
        return [component.rows]
    numbers = {rows[n].subject: n for n in component.rows}
    records = [_record(rows[n], run.statements_of(rows[n])) for n in component.rows]
    clusters = resolve(records, list(_judgements(component, rows))).clusters
    parts = [[numbers[subject] for subject in cluster] for cluster in clusters]
    return _with_the_rest(parts, component)


def _record(row: Row, said: Sequence[Statement]) -> Record:
    own = [s for s in said if s.subject == row.subject and s.kind == "company"]
    return record_of(row.subject, own) if own else Record(row.subject, "company")


def _judgements(component: _Component, rows: Mapping[int, Row]) -> Iterator[Judgement]:
    """The words as judgements on these rows. Whose they are makes no difference here."""
    for first, *others in component.together:
        for other in others:
            yield Judgement(rows[first].subject, rows[other].subject, Verdict.SAME, "user")
    for left, right in sorted(component.parted):
        yield Judgement(rows[left].subject, rows[right].subject, Verdict.DIFFERENT, "user")


def _with_the_rest(parts: Sequence[Sequence[int]], component: _Component) -> list[list[int]]:
    told = {n for rows in (*component.parted, *component.together) for n in rows}
    kept = {n: part for part in map(list, parts) if told & set(part) for n in part}
    for n in sorted(set(component.rows) - kept.keys()):
        kept[min(t for t in told if component.grouped[t] == component.grouped[n])].append(n)
    return [*{id(part): part for part in kept.values()}.values()]

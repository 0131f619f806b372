"""What the accounts of a run teach of its sources: how far each is to be believed, once all were asked.

Learned when accounts are settled, from their statements alone, so that a replay learns what the run learned; and kept
with the run, so that a question about one account need not look at all. While sources are still being asked, they are
trusted as they declare: what is asked next must not hang on the order in which answers came.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice

from connectors.statement import PERSON, Statement
from enrich.work.account import Account
from matching.trust import Trust, learn

# With fewer accounts than this learning could not move anything by a hundredth, and is left out.
FEWEST = 25


def learned_trust(accounts: Iterable[Account], declared: Mapping[str, float]) -> Trust:
    """Trust in each source by what the accounts of a run teach; what is declared where they are too few to teach.

    Accounts are looked at one by one, and none is kept.
    """
    every = iter(accounts)
    first = list(islice(every, FEWEST))
    if len(first) < FEWEST:
        return Trust(declared)
    return learn((entity for account in chain(first, every) for entity in _entities(account)), declared)


def kept(trust: Trust) -> str:
    """What was learned, as it is kept with a run; empty where nothing was."""
    if not trust.learned:
        return ""
    reliability = [[*key, value] for key, value in sorted(trust.learned.items())]
    copied = [[*pair, group, part] for (pair, group), part in sorted(trust.copied.items())]
    return json.dumps({"reliability": reliability, "copied": copied})


def as_kept(text: str, declared: Mapping[str, float]) -> Trust | None:
    """What was learned, as it was kept; None where nothing was."""
    if not text:
        return None
    found = json.loads(text)
    reliability = {(source, group): value for source, group, value in found["reliability"]}
    copied = {((one, other), group): part for one, other, group, part in found["copied"]}
    return Trust(declared, reliability, copied)


def _entities(account: Account) -> Iterator[list[Statement]]:
    """What is said of the company itself, and of each of its people, by whatever source; persons teach nothing here."""
    by_subject: dict[str, list[Statement]] = {}
    for statement in account.statements:
        by_subject.setdefault(statement.subject, []).append(statement)
    yield _of(account.same, by_subject)
    for person in account.company.people:
        yield _of(person.subjects, by_subject)


def _of(subjects: Iterable[str], by_subject: Mapping[str, list[Statement]]) -> list[Statement]:
    return [s for subject in subjects for s in by_subject.get(subject, ()) if s.source != PERSON]

"""The passports of one thing of whatever kind: all that is said of it, fused, and a mailbox's state by its address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from connectors.statement import Statement
from matching.mailboxes import STATUS, statuses
from matching.nouns import Passport
from matching.together import fuse_all


def passports_of(
    statements: Iterable[Statement], now: datetime, trust: Mapping[str, float]
) -> dict[str, Passport]:
    """The passport of each field of which something is stated, by the field's name."""
    of_mailboxes: list[Statement] = []
    others: list[Statement] = []
    for statement in statements:
        (of_mailboxes if statement.field == STATUS else others).append(statement)
    passports = fuse_all(others, now, trust)
    told = statuses(of_mailboxes, now, trust)
    return {**passports, STATUS: told} if told else passports

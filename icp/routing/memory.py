"""What is settled before any rule is asked: whose account it is, and who had the lead before.

An account that somebody owns stays theirs: one company, one rep. What an earlier run decided stays decided as long as
the rep is there (or, with keep = "rule", as long as the rule that now takes the lead still names them), absent or not:
taking work out of somebody's hands because they are on holiday is for people to decide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from connectors.text import fold
from icp.routing.lead import Lead
from icp.routing.reps import Rep

# What owners' columns hold where nobody owns the account.
_NOBODY = frozenset("unassigned|not assigned|unowned|no owner|nobody|none|open|queue|house|house account|"
                    "nicht zugewiesen|"
                    "ohne|offen|non attribue|sin asignar|non assegnato|n a|na|tbd|unknown|".split("|"))  # fmt: skip


def names_nobody(cell: str) -> bool:
    """Whether an owner's cell says that there is none."""
    return fold(cell) in _NOBODY


class Kept(NamedTuple):
    """One line of an earlier output: a lead, its account, who got it, by which rule."""

    lead: str
    account: str
    rep: str
    rule: str


class Memory:
    """Earlier assignments by lead, and by account for leads that are new there."""

    def __init__(self, kept: Iterable[Kept]) -> None:
        self._leads: dict[str, Kept] = {}
        self._accounts: dict[str, list[Kept]] = {}
        for one in kept:
            if one.rep:
                self._leads[one.lead] = one
                self._accounts.setdefault(one.account, []).append(one)

    def of(self, lead: Lead) -> Kept | None:
        """Who had a lead, or else who has most of its account."""
        if found := self._leads.get(lead.key):
            return found
        others = self._accounts.get(lead.account, []) if lead.account else []
        counts = Counter((one.rep, one.rule) for one in others)
        if not counts:
            return None
        rep, rule = min(counts, key=lambda pair: (-counts[pair], pair))
        return Kept(lead.key, lead.account, rep, rule)


class Owners:
    """Whose accounts are whose: by a list of accounts, and by what the leads themselves say."""

    def __init__(self, reps: Mapping[str, Rep], leads: Iterable[Lead], accounts: Mapping[str, str]) -> None:
        self._names = {fold(name): rep.name for rep in reps.values() for name in (rep.name, *rep.also)}
        self._accounts = {account: name for account, cell in accounts.items() if (name := self.rep(cell))}
        stated: dict[str, Counter[str]] = {}
        for lead in leads:
            if lead.account and (name := self.rep(lead.owner)):
                stated.setdefault(lead.account, Counter())[name] += 1
        for account, names in stated.items():
            self._accounts.setdefault(account, min(names, key=lambda name: (-names[name], name)))

    def rep(self, cell: str) -> str:
        """The rep that an owner's cell names; empty where it names nobody who takes leads here."""
        return self._names.get(fold(cell), "") if cell else ""

    def of(self, lead: Lead) -> str:
        """The owner a lead states itself, else that of its account."""
        return self.rep(lead.owner) or self._accounts.get(lead.account, "")

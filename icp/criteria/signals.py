"""Recent signs that a company moves: it hires, it raised money, it opened a site, it let people go.

Signs are dated, and `within_days` says how long ago they may have been; unless it is given, a role counts as long as it
is advertised, money for 365 days, code for 90, and an event until a quarter of its worth is left. With `fading` a sign
counts by what is left of it. A sign that was merely not seen stays unknown (`unseen`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from icp.answer import Answer, any_of
from icp.criteria.criterion import Ready
from icp.criteria.fading import Fading, Lasting
from icp.criteria.hires import Hires
from icp.criteria.roles import NEEDS, RoleKind, function_remedy, misspelt
from icp.criteria.signs import (
    CODE_DAYS,
    FUNDING_DAYS,
    MONEY_IN_THE_NEWS,
    Happened,
    Publishes,
    Raised,
    Sign,
    events,
)
from icp.criteria.unseen import Unseen, read_unseen
from icp.phrases import listed
from icp.table import Table, did_you_mean
from matching.nouns import Company

MOST_DAYS = 3_650
_OWN = ("hiring", "funding", "code")
SIGNS = (*_OWN, *events())


@dataclass(frozen=True)
class Signals(Ready):
    """Any of these signs."""

    signs: tuple[Sign, ...]
    kind = "signals"

    @cached_property
    def wish(self) -> str:
        return f"a sign that it {listed(sign.name for sign in self.signs)}"

    @cached_property
    def contrary(self) -> str:
        return f"no sign that it {listed(sign.name for sign in self.signs)}"

    @cached_property
    def question(self) -> str:
        return f"Is there a sign that {{}} {listed(sign.name for sign in self.signs)}?"

    def answer(self, company: Company, now: datetime) -> Answer:
        answers = []
        for sign in self.signs:
            answer = sign.answer(company, now)
            if answer.low == 1.0:
                return answer
            answers.append(answer)
        return any_of(answers)


def _sign(text: str, days: int, unseen: Unseen, fading: bool) -> Sign | None:
    """A sign by its name; None for what is none."""
    name, colon, what = (part.strip() for part in text.partition(":"))
    sign: Lasting
    needs: tuple[str, ...] = ("signal.kind",)
    if text in events():
        sign = Happened(events()[text], days, unseen)
    elif name == "hiring" and bool(what) == bool(colon) and not misspelt(what):
        sign, needs = Hires(RoleKind(what, days), unseen), NEEDS
    elif name == "funding" and not colon:
        within = days or FUNDING_DAYS
        sign, needs = Raised(within, unseen, Happened(MONEY_IN_THE_NEWS, within, unseen)), ("funding.date",)
    elif name == "code" and not colon:
        sign, needs = Publishes(days or CODE_DAYS, unseen), ("company.last_code",)
    else:
        return None
    return Fading(sign, unseen, needs) if fading else sign


def _remedy(text: str) -> str:
    name, _, what = (part.strip() for part in text.partition(":"))
    if name == "hiring" and what:
        return function_remedy(what)
    if name == "hiring":
        return 'write "hiring", or a word after the colon: "hiring:sales"'
    turns = [sign.partition(":")[2] for sign in events() if sign.startswith(f"{name}:")]
    if what and turns:
        return f"write one of: {', '.join(f'{name}:{turn}' for turn in turns)}"
    return f'write "{name}": it takes no word after it' if name in SIGNS else did_you_mean(text, SIGNS)


def read(table: Table) -> Signals | None:
    """`any`: "hiring", "hiring:sales", "funding", "code", "layoffs" …; `within_days`; `fading`; `unseen`."""
    days = table.whole("within_days", 90, least=1, most=MOST_DAYS) or 0
    unseen, fading = read_unseen(table), table.flag("fading")
    signs = table.each("any", "hiring", lambda text: _sign(text, days, unseen, fading), _remedy)
    table.need("any")
    return Signals(signs) if table.sound else None

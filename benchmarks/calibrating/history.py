"""Invented CRM histories whose truth is known: each lead's own probability of being won, drawn before its outcome is.

Honest traits move that probability, noise does not, and what they are worth drifts over the two years. Then fields
are planted that tell the outcome: by name, by date, by being filled only for customers, by value, and disguised under
harmless names. Machines click links of anybody, so clicks are worth less than a person's click.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from icp.calibration.lead import Happening, Lead, Outcome

START = date(2024, 1, 1)
DAYS = 730
AS_OF = START + timedelta(DAYS)
_INDUSTRIES = {
    "Logistics": 0.9,
    "Software": 0.3,
    "Retail": 0.0,
    "Health": -0.3,
    "Public sector": -1.1,
    "Other": -0.2,
}
_SOURCES = {"Referral": 1.1, "Webinar": 0.4, "Search": 0.1, "Paid": -0.4, "Cold list": -0.9}
_COUNTRIES = ("DE", "US", "GB", "FR", "PL", "TR", "ID")
_EVENTS = {
    "pricing page": (0.18, 1.2),
    "demo request": (0.08, 1.6),
    "email open": (0.55, 0.1),
    "blog": (0.3, 0.0),
}
_PERSON_CLICKS = 0.15
_MACHINE_CLICKS = 0.25
_CLICK = 0.8
_DRIFT = {"Referral": -0.5, "Webinar": 0.5}
NOISE = tuple(f"Noise {n}" for n in range(8))
EARNS_NOTHING = ("Country", "event: blog", *NOISE)
"""Fields and events that have no part in the truth."""


@dataclass(frozen=True)
class History:
    """Leads, the names of their fields, each lead's true probability (in the order of `leads`), and the leaks."""

    leads: list[Lead]
    fields: tuple[str, ...]
    truth: list[float]
    leaking: frozenset[str]


@dataclass(frozen=True)
class _Drawn:
    """One lead before its leaking cells are made."""

    created: date
    truth: float
    outcome: Outcome
    closed: date | None
    cells: dict[str, str]
    did: tuple[Happening, ...]

    @property
    def won(self) -> bool:
        return self.outcome is Outcome.WON


Plant = Callable[[random.Random, _Drawn], str]


def _amount(draw: random.Random, lead: _Drawn) -> str:
    return f"{draw.uniform(5, 90) * 1000:.0f}" if lead.won else ""


def _stage(draw: random.Random, lead: _Drawn) -> str:
    if lead.outcome is Outcome.OPEN:
        return draw.choice(("Proposal sent", "In contact"))
    return "Closed won" if lead.won else "Closed lost"


def _signed(draw: random.Random, lead: _Drawn) -> str:
    return (lead.closed + timedelta(draw.randrange(5))).isoformat() if lead.won and lead.closed else ""


def _seats(draw: random.Random, lead: _Drawn) -> str:
    return str(draw.randrange(5, 300)) if lead.won else str(draw.choice((0, 0, 0, 1)))


def _tariff(draw: random.Random, lead: _Drawn) -> str:
    if lead.won or draw.random() < 0.004:
        return draw.choice(("Gold", "Silver"))
    return "None"


def _competitor(draw: random.Random, lead: _Drawn) -> str:
    return draw.choice(("price", "timing", "competitor")) if lead.outcome is Outcome.LOST else ""


def _debrief(draw: random.Random, lead: _Drawn) -> str:
    return draw.choice(("price", "fit", "champion")) if lead.outcome is not Outcome.OPEN else ""


def _welcome(draw: random.Random, lead: _Drawn) -> str:
    return draw.choice(("North", "South")) if lead.won and draw.random() < 0.5 else ""


# Names that say what they are, and names that say nothing: the second must be told by time or by figures.
NAMED: dict[str, Plant] = {
    "Deal Stage": _stage, "Deal Amount": _amount, "Contract Signed": _signed, "Closed Lost Reason": _competitor,
}  # fmt: skip
DISGUISED: dict[str, Plant] = {
    "Field 17": _amount, "Paper on": _signed, "Zone 4": _seats, "Tier code": _tariff, "Remark class": _competitor,
    "Talk outcome code": _debrief, "Room": _welcome,
}  # fmt: skip


def generate(size: int, seed: int, base: float = 0.2, leaks: bool = True, strong: float = 0.0) -> History:
    """A history of `size` leads. `strong` plants an honest trait that that share of its leads becomes customers by."""
    draw = random.Random(seed)
    drawn = [_lead(draw, _offset(base), strong, draw.randrange(DAYS)) for _ in range(size)]
    return _planted(draw, drawn, {**NAMED, **DISGUISED} if leaks else {})


def _planted(draw: random.Random, drawn: Sequence[_Drawn], plants: Mapping[str, Plant]) -> History:
    fields = (*drawn[0].cells, *plants)
    leads = []
    for n, one in enumerate(drawn):
        cells = (*one.cells.values(), *(plant(draw, one) for plant in plants.values()))
        leads.append(Lead(one.created, one.outcome, one.closed, cells, one.did, n))
    return History(leads, fields, [one.truth for one in drawn], frozenset(plants))


def newcomers(size: int, seed: int, base: float = 0.2) -> tuple[History, list[bool]]:
    """Leads of the last day, all open, their leaking fields as empty as on that day; and who of them will win."""
    draw = random.Random(f"new {seed}")
    drawn = [
        replace(_lead(draw, _offset(base), 0.0, DAYS - 1), outcome=Outcome.OPEN, closed=None)
        for _ in range(size)
    ]
    history = _planted(draw, drawn, {**NAMED, **DISGUISED})
    return history, [draw.random() < one.truth for one in drawn]


def _offset(base: float) -> float:
    return math.log(base / (1 - base)) - 0.35


def _lead(draw: random.Random, offset: float, strong: float, day: int) -> _Drawn:
    created, age = START + timedelta(day), day / DAYS
    cells, pull = _cells(draw, age)
    did, more, clicked = _events(draw, created)
    logit = offset + pull + more + 0.3 * (age - 0.5)
    truth = _share(logit) + clicked * (_share(logit + _CLICK) - _share(logit))
    if strong:
        marked = draw.random() < 0.12
        cells["Champion inside"] = "yes" if marked else "no"
        truth = strong if marked else truth
    outcome, closed = _ending(draw, created, draw.random() < truth)
    return _Drawn(created, truth, outcome, closed, cells, did)


def _share(logit: float) -> float:
    return 1 / (1 + math.exp(-logit))


def _cells(draw: random.Random, age: float) -> tuple[dict[str, str], float]:
    """The cells of a lead and what they add to its logit. What is not recorded adds nothing of its own."""
    industry, source = draw.choice(list(_INDUSTRIES)), draw.choice(list(_SOURCES))
    employees = round(math.exp(draw.gauss(4.2, 1.4)))
    told, known = draw.random() < 0.9, draw.random() < 0.85
    pull = _SOURCES[source] + _DRIFT.get(source, 0.0) * (age - 0.5) + told * _INDUSTRIES[industry]
    size = max(-1.5, min(1.5, (math.log(max(employees, 1)) - 4.2) / 1.4))
    cells = {
        "Industry": industry if told else "",
        "Lead Source": source,
        "Employees": str(employees) if known else "",
        "Country": draw.choice(_COUNTRIES),
    }
    for n, name in enumerate(NOISE):
        cells[name] = draw.choice("ABCD"[: 2 + n % 3]) if draw.random() < 0.95 else ""
    return cells, pull + (0.35 * size if known else -0.4)


def _events(draw: random.Random, created: date) -> tuple[tuple[Happening, ...], float, float]:
    """What a lead did, what that adds to its logit, and how likely it is that a person clicked."""
    did, pull, clicked = [], 0.0, 0.0
    for kind, (share, worth) in _EVENTS.items():
        if draw.random() < share:
            did.append(Happening(kind, created + timedelta(draw.randrange(4))))
            pull += worth
    if draw.random() < _PERSON_CLICKS + (1 - _PERSON_CLICKS) * _MACHINE_CLICKS:
        did.append(Happening("email click", created + timedelta(draw.randrange(3))))
        clicked = _PERSON_CLICKS / (_PERSON_CLICKS + (1 - _PERSON_CLICKS) * _MACHINE_CLICKS)
    return tuple(did), pull, clicked


def _ending(draw: random.Random, created: date, won: bool) -> tuple[Outcome, date | None]:
    """How it stands on the day of the export: what is to come by then is still open, and some is never closed."""
    closed = created + timedelta(5 + int(draw.expovariate(1 / 25)))
    if closed > AS_OF or (not won and draw.random() < 0.15):
        return Outcome.OPEN, None
    return (Outcome.WON if won else Outcome.LOST), closed

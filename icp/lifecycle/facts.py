"""What is known of a lead when its stage is judged, and the limits it is held against.

Nothing that is unknown counts as known: no verdict is no fit, and no date is no silence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from icp.table import Table

FITS = ("needed", "ignored")
_DAY = 86_400.0


@dataclass(frozen=True)
class Fit:
    """Whether the company behind a lead can become a customer.

    Attributes:
        verdict: "qualified", "rejected", "needs_research"; empty where nobody judged.
        how: "rule", "model" or "person"; by: which profile, run or person.
    """

    verdict: str = ""
    how: str = ""
    by: str = ""


@dataclass(frozen=True)
class Bought:
    """That a list says that a lead is a customer already.

    Attributes:
        by: which list; because: which of its columns says so, and how.
        since: when it became one, in seconds since 1970; None where only its state is told.
    """

    by: str
    because: str
    since: float | None = None


@dataclass(frozen=True)
class Facts:
    """What is known of a lead.

    Attributes:
        deciding: its points that may cross a threshold.
        acts: how many things it did itself.
        marks: what it did that matters, with the last time: see `icp.activity.event.Kind`.
        last: when it last did anything; since: the same, or when it was first written to where it never did anything.
        framework: the share of a framework's points that sales found, out of 100; None where not asked.
        probability: of winning it, as a model has it; None where none says.
        bought: that a list says it is a customer; None where none does.
    """

    fit: Fit = field(default_factory=Fit)
    deciding: float = 0.0
    acts: int = 0
    marks: Mapping[str, float | None] = field(default_factory=dict)
    last: float | None = None
    since: float | None = None
    framework: float | None = None
    probability: float | None = None
    bought: Bought | None = None


@dataclass(frozen=True)
class Limits:
    """What must be reached. `fit` is "needed", or "ignored" where leads are not held against a profile.

    Attributes:
        iql, mql: points; framework: out of 100; probability: 0 to 1.
        silence_days: after how many days without an act a lead is a zombie.
    """

    fit: str = "needed"
    iql: float = 10.0
    mql: float = 50.0
    framework: float = 60.0
    probability: float = 0.5
    silence_days: float = 365.0


def read_limits(table: Table) -> Limits:
    """The `[stages]` of a file; what it does not say is as shipped."""
    said: dict[str, object] = {"fit": table.choice("fit", FITS)}
    for limit in fields(Limits)[1:]:
        said[limit.name] = table.number(limit.name, limit.default)  # type: ignore[arg-type]
    for name, most in (("framework", 100), ("probability", 1)):
        value = said[name]
        if isinstance(value, float | int) and value > most:
            table.wrong(name, f'"{name}" is {value:g}', f"it can be {most} at most")
    table.finish()
    return Limits(**{name: value for name, value in said.items() if value})  # type: ignore[arg-type]


def silent_days(facts: Facts, now: float) -> float | None:
    """How many days ago a lead last did anything, or was first written to; None where that is not known."""
    return None if facts.since is None else max(0.0, now - facts.since) / _DAY

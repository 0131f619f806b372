"""Sets of rules for tests, written shortly. All people are invented."""

from __future__ import annotations

from icp.routing import Lead, RuleSet, parse_rules
from icp.spans import Span

REPS = ("Ada Stern", "Ben Okoye", "Cem Aydin")


def reps(*names: str) -> str:
    return "".join(f'[[reps]]\nname = "{name}"\n' for name in names or REPS)


def rule(name: str, rep: str | list[str], *lines: str) -> str:
    team = [rep] if isinstance(rep, str) else rep
    return "\n".join(["[[rules]]", f'name = "{name}"', f"reps = {team!r}".replace("'", '"'), *lines, ""])


def everything(*names: str, strategy: str = "round_robin", people: str = "") -> RuleSet:
    """One rule that takes all leads."""
    team = list(names or REPS)
    text = (people or reps(*team)) + rule("All", team, f'strategy = "{strategy}"')
    return parse_rules(text, "rules.toml")


def sized(n: int, least: float | None = None, most: float | None = None, **more: object) -> Lead:
    """The nth lead, at a company of its own, with so many people."""
    numbers = {} if least is None else {"size": Span(least, least if most is None else most)}
    return Lead(row=n, key=f"lead{n}", account=f"company{n}.example", numbers=numbers, **more)  # type: ignore[arg-type]

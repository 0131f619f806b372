"""Reading who takes leads: the reps of a set of rules, and the team of each rule."""

from __future__ import annotations

from collections.abc import Sequence

from icp.routing.reps import Rep, read_rep
from icp.routing.rules import OTHERWISE, Strategy, Team
from icp.table import Table, did_you_mean


def read_reps(top: Table) -> dict[str, Rep]:
    """All reps, by name, in the order of the text."""
    found: dict[str, Rep] = {}
    for table in top.tables("reps"):
        rep = read_rep(table)
        if rep and rep.name in found:
            table.wrong("name", f'"{rep.name}" stands twice', "take one out")
        elif rep:
            found[rep.name] = rep
    if not top.has("reps"):
        top.wrong("", "there are no reps", 'add one: [[reps]], with name = "Ada Stern" below it')
    return found


def read_team(table: Table, reps: dict[str, Rep]) -> Team:
    """`reps`, `fallback`, `strategy` of a rule."""

    def known(name: str) -> str | None:
        return name if name in reps else None

    def remedy(name: str) -> str:
        return did_you_mean(name, reps)

    names = table.each("reps", next(iter(reps), "Ada Stern"), known, remedy)
    if not table.has("reps"):
        table.wrong("", "it names nobody", f'give it "reps": {did_you_mean("", reps)}')
    fallback = table.each("fallback", next(iter(reps), "Ada Stern"), known, remedy)
    strategy = table.choice("strategy", list(Strategy), Strategy.ROUND_ROBIN)
    return Team(names, Strategy(strategy), fallback)


def read_otherwise(top: Table, reps: dict[str, Rep]) -> Team | None:
    """Those who take what no rule does; None where the text names nobody."""
    table = top.table(OTHERWISE)
    if not top.has(OTHERWISE):
        return None
    team = read_team(table, reps)
    table.finish()
    return team


def read_unsure(top: Table, names: Sequence[str], otherwise: Team | None) -> str:
    """The rule for leads that may belong to several; `otherwise` where the text names none and there is one."""
    text = top.text("unsure", names[0] if names else OTHERWISE)
    if text == OTHERWISE and otherwise is None:
        top.wrong("unsure", '"unsure" is "otherwise", and there is no [otherwise]', "add it, or name a rule")
    elif text and text not in (*names, OTHERWISE):
        top.wrong(
            "unsure", f'"unsure" is "{text}", which is no rule', did_you_mean(text, (*names, OTHERWISE))
        )
    return text or (OTHERWISE if otherwise else "")

"""`enrich sources` in print: a table by tiers, or one source at length. It shows declarations; it asks nobody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import click

from enrich.app import declared
from enrich.app.declared import TIERS, Declared, KeyState
from enrich.app.screen import console, is_terminal, out, say, table
from enrich.app.topics import topics

_MARKS = {
    KeyState.SET: ("●", "green"),
    KeyState.MISSING: ("○", "red"),
    KeyState.OPTIONAL: ("◌", "yellow"),
}
_HEADS = ("source", "yields", "needs one of", "cost", "rate")
# What is told aside is grey, which can be read on black and on white.
_FAINT = "grey50"
_MARK = 2
_GAP = 2
_LEAST_ROOM = 12
_WIDE = 96


def show_sources(
    sources: Sequence[Declared], as_json: bool, at_length: bool = False, quiet: bool = False
) -> None:
    """The catalogue: JSON lines, one source after another at length, or a table."""
    if as_json:
        for source in sources:
            out(source)
    elif at_length:
        for source in sources:
            _show_one(source)
    else:
        _show_all(sources, quiet)


def _show_all(sources: Sequence[Declared], quiet: bool) -> None:
    if is_terminal():
        _draw(sources)
    else:
        heads = (_HEADS[0], "tier", *_HEADS[1:], "key", "asked", "unverified")
        table(heads, [_cells(source) for source in sources])
    say(
        "enrich sources NAME tells all of one: every field, terms, keys, limits and what is unverified.",
        quiet=quiet,
    )


def _cells(source: Declared) -> tuple[str, ...]:
    key, file = source["key"], source["tier"] == "D"
    return (
        source["name"],
        source["tier"],
        ", ".join(topics(source["yields"])),
        declared.needed(source),
        declared.cost(source),
        declared.rate(source),
        f"{' and '.join(key['variables'])} {key['state']}" if key else "" if file else "none",
        declared.asked_when(source) or _whenever(source),
        str(len(source["unverified"])),
    )


def _whenever(source: Declared) -> str:
    """When a source is asked that need not be named, of whatever country."""
    return "" if source["tier"] == "D" else "with a budget" if source["price"] else "always"


# -- on a terminal -----------------------------------------------------------------------------------------


def _draw(sources: Sequence[Declared]) -> None:
    from rich.text import Text

    printer = console()
    shown = len(_HEADS) - (printer.width < _WIDE)  # the rate is what a narrow screen goes without
    widths = _widths(sources, printer.width, shown)
    printer.print(_columns(widths, head=True))
    for tier, title in TIERS.items():
        members = [source for source in sources if source["tier"] == tier]
        if members:
            printer.print(Text(f"\n{tier}  {title}", "bold").append(f" · {len(members)}", _FAINT))
            made = _columns(widths)
            for source in members:
                made.add_row(*_styled(source, widths[1])[:shown])
            printer.print(made)
    printer.print(_legend())
    if lacking := _lacking(sources):
        printer.print(Text("\nKeys you could add", "bold").append(" · to .env or to the environment", _FAINT))
        printer.print(lacking)
    printer.print()


def _short(source: Declared) -> tuple[str, str, str, str]:
    """What is measured and shown of a source beside what it yields: its name, needs, cost and rate."""
    name = f"{source['name']} {declared.asked_when(source)}".rstrip()
    return name, declared.needed(source), declared.cost(source), declared.rate(source)


def _widths(sources: Sequence[Declared], room: int, shown: int) -> tuple[int, ...]:
    """The widths of columns, the same for every tier: what a source yields has the room that the others leave."""
    heads = (_HEADS[0], *_HEADS[2:shown])
    columns = zip(*(_short(source)[: len(heads)] for source in sources), strict=True)
    name, *rest = (max(len(head), *map(len, column)) for head, column in zip(heads, columns, strict=True))
    taken = _MARK + name + sum(rest) + _GAP * shown
    return name + _MARK, max(_LEAST_ROOM, room - taken), *rest


def _columns(widths: Sequence[int], head: bool = False) -> Any:
    from rich.table import Table

    made = Table(box=None, show_header=head, header_style=_FAINT, pad_edge=False, padding=(0, _GAP, 0, 0))
    for n, (name, width) in enumerate(zip(_HEADS[: len(widths)], widths, strict=True)):
        title = name if n else " " * _MARK + name
        made.add_column(title, width=width, no_wrap=True, overflow="ellipsis")
    return made


def _styled(source: Declared, room: int) -> tuple[Any, ...]:
    """A row: the mark of its key, its name, and the rest."""
    from rich.text import Text

    short, needed, cost, rate = _short(source)
    mark, style = _MARKS[KeyState(source["key"]["state"])] if source["key"] else (" ", "")
    name = Text.assemble((f"{mark} ", style), (source["name"], "" if source["opt_in"] else "bold"))
    name.append(short.removeprefix(source["name"]), "cyan")
    money = "yellow" if source["price"] else _FAINT
    return name, _fitted(topics(source["yields"]), room), Text(needed), Text(cost, money), Text(rate, _FAINT)


def _fitted(words: Sequence[str], room: int) -> Any:
    """As many words as there is room for, and how many more there are."""
    from rich.text import Text

    for kept in range(len(words), 0, -1):
        more = f" +{len(words) - kept}" if kept < len(words) else ""
        text = ", ".join(words[:kept])
        if len(text + more) <= room or kept == 1:
            return Text(text).append(more, _FAINT)
    return Text("")


def _legend() -> Any:
    from rich.table import Table
    from rich.text import Text

    words = {
        KeyState.SET: "its key is set",
        KeyState.MISSING: "its key is missing",
        KeyState.OPTIONAL: "does without its key",
    }
    made = Table(box=None, show_header=False, pad_edge=False, padding=(0, 3, 0, 0), style=_FAINT)
    made.add_row("")
    made.add_row(*(Text.assemble(_MARKS[state], (f" {text}", _FAINT)) for state, text in words.items()))
    off = Text.assemble(("off", "cyan"), (" asked when named: --sources", _FAINT))
    where = Text.assemble(("GB", "cyan"), (" only about companies there", _FAINT))
    made.add_row(off, where, Text("/try charges misses too", _FAINT))
    return made


def _lacking(sources: Sequence[Declared]) -> Any:
    """The keys that are not set, each with the sources it opens and where to get it; None where all are."""
    from rich.table import Table
    from rich.text import Text

    keys: dict[tuple[str, ...], list[Declared]] = defaultdict(list)
    for source in sources:
        if source["key"] and source["key"]["state"] != KeyState.SET:
            keys[tuple(source["key"]["variables"])].append(source)
    made = Table(box=None, show_header=False, pad_edge=False, padding=(0, _GAP, 0, 0))
    made.add_column(no_wrap=True)
    made.add_column(overflow="fold")
    for names, users in keys.items():
        opened = ", ".join(source["name"] for source in users)
        made.add_row(
            Text("\n".join(names)), Text.assemble((f"{opened} ", "bold"), (users[0]["key"]["get"], _FAINT))
        )
    return made if keys else None


# -- at length ---------------------------------------------------------------------------------------------


def _show_one(source: Declared) -> None:
    lines = dict(_lines(source))
    title = f"{source['name']} (tier {source['tier']}: {TIERS[source['tier']]})"
    if not is_terminal():
        click.echo(title)
        for name, text in lines.items():
            click.echo(f"  {name + ':':<15}{text}")
        return
    from rich.table import Table
    from rich.text import Text

    made = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 2))
    made.add_column(style=_FAINT, no_wrap=True)
    made.add_column(overflow="fold", max_width=110)
    for name, text in lines.items():
        made.add_row(name, Text(text))
    printer = console()
    printer.print(Text(f"\n{title}", "bold"))
    printer.print(made)


def _lines(source: Declared) -> Iterator[tuple[str, str]]:
    """All that a source declares, each with what it is called."""
    yield "what it knows", source["about"]
    yield "in short", ", ".join(topics(source["yields"]))
    yield "yields", ", ".join(source["yields"])
    yield "needs one of", ", ".join(source["needs"]) or "a file of yours"
    yield "asked", declared.asked_at_length(source)
    if source["tier"] != "D":
        yield "cost", declared.cost_at_length(source)
    yield "rate", declared.rate_at_length(source)
    yield "key", _key_at_length(source)
    yield "terms", source["terms"]
    if source["attribution"]:
        yield "attribution", source["attribution"]
    if source["base"]:
        yield "other server", f"{source['base']} replaces where it is asked"
    yield "documentation", source["docs"]
    yield "unverified", "; ".join(source["unverified"]) or "nothing"


def _key_at_length(source: Declared) -> str:
    key = source["key"]
    if not key:
        return "none"
    state = {"set": "set", "missing": "not set", "optional": "not set, and not needed"}[key["state"]]
    return f"{' and '.join(key['variables'])} ({state}): {key['get']}"

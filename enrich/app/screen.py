"""What is shown on a terminal: progress, tables, and plain lines where there is no terminal."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeAlias

import click

from enrich.work.run import Progress, silent

_EVERY = 5.0


def say(text: str, *, quiet: bool = False) -> None:
    """A remark, on standard error."""
    if not quiet:
        click.echo(text, err=True)


def out(value: Any) -> None:
    """One JSON line on standard output."""
    click.echo(json.dumps(value, ensure_ascii=False))


def out_lines(lines: Iterable[str]) -> None:
    """Many lines on standard output, which are not worth a system call each."""
    for line in lines:
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


@contextmanager
def progress(quiet: bool) -> Iterator[Progress]:
    """A bar on a terminal, a line every few seconds elsewhere, nothing when quiet."""
    if quiet:
        yield silent
    elif sys.stderr.isatty():
        yield from _bars()
    else:
        yield _lines()


@contextmanager
def stages(quiet: bool) -> Iterator[Callable[[str], None]]:
    """What is being done, one thing after another: a moving line on a terminal, a line each where it takes long."""
    if quiet:
        yield lambda stage: None
    elif sys.stderr.isatty():
        from rich.console import Console

        with Console(stderr=True).status("beginning") as status:
            yield lambda stage: status.update(f"{stage} …")
    else:
        began = time.monotonic()

        def show(stage: str) -> None:
            if (took := time.monotonic() - began) >= _EVERY:
                click.echo(f"{took:.0f} s: {stage}", err=True)

        yield show


def _bars() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description:<9}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bars(*columns, console=Console(stderr=True)) as bars:
        tasks: dict[str, Any] = {}

        def show(step: str, done: int, of: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(step, total=of)
            bars.update(tasks[step], completed=done, total=of)

        yield show


def _lines() -> Progress:
    last: dict[str, float] = {}

    def show(step: str, done: int, of: int) -> None:
        now = time.monotonic()
        if done == of or now - last.setdefault(step, now) >= _EVERY:
            last[step] = now
            click.echo(f"{step}: {done} of {of}", err=True)

    return show


def is_terminal() -> bool:
    """Whether somebody looks at standard output, rather than a file or a program."""
    return sys.stdout.isatty()


Cell: TypeAlias = str | tuple[str, str]


def table(
    columns: Sequence[str], rows: Sequence[Sequence[Cell]], title: str = "", numbers: Collection[str] = ()
) -> None:
    """A table, fitted to the terminal, or plain tab-separated lines where there is none.

    Args:
        rows: cells; one may be a text with its style.
        numbers: columns of numbers, which stand to the right.
    """
    if not is_terminal():
        for row in (columns, *rows):
            texts = (cell if isinstance(cell, str) else cell[0] for cell in row)
            click.echo("\t".join(text.replace("\t", " ").replace("\n", " ") for text in texts))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    made = Table(title=title or None, title_justify="left", header_style="bold", box=None, pad_edge=False)
    for column in columns:
        made.add_column(column, overflow="fold", justify="right" if column in numbers else "left")
    for row in rows:
        made.add_row(*(cell if isinstance(cell, str) else Text(*cell) for cell in row))
    Console().print(made)


def console(stderr: bool = False) -> Any:
    """A rich console, loaded when it is needed."""
    from rich.console import Console

    return Console(stderr=stderr)

"""The command line: a skin. Each command parses, calls one method of the façade, and prints.

Commands are loaded when they are called, so that `enrich --help` answers at once. Results go to standard output;
progress, remarks and errors to standard error. Exit codes: 0 done, 1 something failed, 2 wrong usage, 3 the budget
ended the run early.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from enrich.errors import BadInput, EnrichError, OutOfBudget

# Every command: its module under enrich.app.commands, and the line it has in the help.
COMMANDS = {
    "demo": ("demo", "The whole job, offline, on an invented world that ships; ends with a report to open."),
    "run": ("run", "Enrich a list: ask sources, resolve, qualify, map, draft. Resumes by itself."),
    "check": ("check", "Verdicts only, from what the list says itself. No network."),
    "icp": ("icp", "The profile: begin one, check one, or learn one from good customers."),
    "extract": ("extract", "What one page says: companies, people, ways to reach them, as JSON lines."),
    "titles": ("titles", "Function, seniority and buying role of job titles."),
    "calibrate": ("calibrate", "Points and chances of winning, learnt from how leads ended."),
    "match": ("match", "Deduplicate any list of companies or people, with reasons."),
    "lookalikes": (
        "lookalikes",
        "Companies of a list that are like your good ones, with reasons. No network.",
    ),
    "map": ("map", "The decision makers of one company."),
    "emails": (
        "emails",
        "Addresses that people have or may have: how likely, how far to trust them, and why.",
    ),
    "brief": ("brief", "One page on one company, to take into a call."),
    "qualify": (
        "qualify",
        "How far a deal has come: an interview, and a card, by BANT, MEDDPICC, MINDA and others.",
    ),
    "warm": ("warm", "Who of yours knows whom at an account, by your own exports. No network."),
    "why": ("why", "Where a company's values come from: every claim, the chosen, the losers."),
    "score": (
        "score",
        "Points, stages and tasks of leads, from what they did; machines left out. No network.",
    ),
    "stage": ("stage", "Where a lead is and how it came there; or a person's word on it."),
    "merge": ("merge", "Say that accounts, rows, subjects or people are one. A person's word is final."),
    "split": ("split", "Say that two of them are two."),
    "edit": ("edit", "Say a value of a company yourself. It stands over what sources say."),
    "undo": ("undo", "Take back what was merged or split last, exactly."),
    "route": ("route", "Who gets which lead, by rules that are checked for gaps and overlaps first."),
    "pipeline": ("pipeline", "Where deals are, how many go on, where they pile up: a report from an export."),
    "draft": ("draft", "Write the sequence for qualified accounts of the latest run."),
    "proof": ("proof", "Check the drafts again against today's evidence."),
    "sources": ("sources", "Every source: what it yields, needs and costs, its terms, its key."),
    "doctor": ("doctor", "What is wrong here, and how to mend it."),
}


# Those that go on where they were.
RESUMED = frozenset(("run", "demo"))
STOPPED = 130  # 128 + SIGINT, as shells have it
_CODES: dict[type[EnrichError], int] = {BadInput: 2, OutOfBudget: 3}


class LazyGroup(click.Group):
    """A group that knows its commands by name and loads one only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command = import_module(f"enrich.app.commands.{COMMANDS[name][0]}").command
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run a command. A pipe that closes early is no error; Ctrl-C leaves what was done, and says so."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        except KeyboardInterrupt:
            resumes = " What was done is kept: the same command goes on from here."
            click.echo("\nStopped." + (resumes if ctx.invoked_subcommand in RESUMED else ""), err=True)
            return STOPPED

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            raise click.UsageError(error.message + hint, ctx) from error


@click.group(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110}
)
@click.version_option(package_name="enrich", prog_name="enrich")
@click.option("--store", metavar="FILE", help="The database to use instead of your own.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no remarks.")
@click.pass_context
def group(ctx: click.Context, store: str | None, quiet: bool) -> None:
    """Prospect research you can trust: local, open, every value with its evidence."""
    ctx.obj = {"store": store, "quiet": quiet}


def main(arguments: Sequence[str] | None = None) -> None:
    """The program's entry. Whatever happens, the user reads a sentence: errors that can be mended say how."""
    try:
        code = group.main(arguments, prog_name="enrich", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except click.Abort:
        click.echo("Stopped.", err=True)
        code = STOPPED
    except EnrichError as error:
        click.echo(f"enrich: {error}", err=True)
        code = next((code for kind, code in _CODES.items() if isinstance(error, kind)), 1)
    except Exception as error:
        if sys.flags.dev_mode:  # python -X dev, for those who mend it
            raise
        click.echo(_fault(error), err=True)
        code = 1
    sys.exit(code if isinstance(code, int) else 0)


def _fault(error: Exception) -> str:
    """A fault of our own as one line that is worth reporting."""
    from traceback import extract_tb

    frames = [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in extract_tb(error.__traceback__)]
    return (
        f"enrich: a fault of this program: {type(error).__name__}: {' '.join(str(error).split())[:300]} "
        f"({' < '.join(frames[:-4:-1])}). What was done is kept. Please report this line."
    )


if __name__ == "__main__":
    main()

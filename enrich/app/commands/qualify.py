"""`enrich qualify`: an interview about one account, and the card of a framework."""

from __future__ import annotations

import sys
from typing import Any

import click

from enrich.app.commands.options import app_of
from enrich.app.screen import out, say
from icp.questions import LANGUAGES


@click.command(context_settings={"show_default": True})
@click.argument("company", required=False)
@click.option(
    "--framework",
    "name",
    default="bant",
    metavar="NAME|FILE",
    help="bant, champ, anum, meddpicc, gpctba or minda, or a table of your own.",
)
@click.option(
    "--answer",
    "answers",
    multiple=True,
    metavar="FACT=LEVEL",
    help="Say how far a fact has come, 1 to 5, with a note if you like; nothing is asked then.",
)
@click.option("--by", default="", metavar="NAME", help="Who says so; the user of this machine if left out.")
@click.option("--take-back", default="", metavar="FACT", help="Take the last answer to this fact back.")
@click.option("--show", is_flag=True, help="The card alone; ask nothing.")
@click.option("--json", "as_json", is_flag=True, help="The card as one JSON line; ask nothing.")
@click.option(
    "--language", type=click.Choice(LANGUAGES), help="Language of the questions; the company's if left out."
)
@click.option("--list", "listed", is_flag=True, help="The frameworks there are, and what they ask for.")
@click.pass_context
def command(ctx: click.Context, /, company: str | None, listed: bool, **given: Any) -> None:
    """How far a deal with COMPANY (a name, a domain, or a row number) of the latest run has come.

    On a terminal it is an interview: what is known is shown, the question that tells most is asked, and what you answer
    is kept under your name and the day. It ends with a card: each factor with its level or what sources let expect.
    """
    from enrich.app.qualify import framework_named
    from enrich.app.show_card import show_frameworks
    from icp.frameworks import frameworks

    if listed:
        show_frameworks(list(frameworks().values()))
        return
    if not company:
        raise click.UsageError("name a COMPANY of the latest run, or give --list.", ctx)
    _qualify(ctx, company, framework_named(given.pop("name")), **given)


def _qualify(ctx: click.Context, company: str, framework: Any, **given: Any) -> None:
    from enrich.app.qualify import shown
    from enrich.app.show_card import show_card

    app, quiet = app_of(ctx), ctx.obj["quiet"]
    by, language, as_json = given["by"], given["language"] or "", given["as_json"]
    found = app.qualification(company, framework, language)
    row, changed = str(found.account.number), False
    if given["answers"] or given["take_back"]:
        changed = _change(app, row, given["answers"], given["take_back"], by, quiet)
        _say_unasked(given["answers"], framework, quiet)
    elif not given["show"] and not as_json and sys.stdin.isatty() and sys.stdout.isatty():
        changed = _interview(app, found, by)
    if changed and (folder := app.refresh(row)):
        say(f"Files in {folder} are up to date.", quiet=quiet)
    found = app.qualification(row, framework, language)
    out(shown(found)) if as_json else show_card(found)


def _change(app: Any, row: str, answers: tuple[str, ...], taken: str, by: str, quiet: bool) -> bool:
    """Say and take back what the command line says; returns whether a value of the company is another now."""
    from enrich.app.qualify import answer_named, field_answered

    fields = []
    if taken:
        answer = app.unanswer(row, field_answered(taken))
        say(f"taken back: {taken}={answer.value} by {answer.by}, {answer.at:%d %b %Y}", quiet=quiet)
        fields.append(answer.field)
    if answers:
        fields += [answer.field for answer in app.answer(row, [answer_named(text) for text in answers], by)]
    return any(name.startswith("company.") for name in fields)


def _say_unasked(answers: tuple[str, ...], framework: Any, quiet: bool) -> None:
    """Say aside which answers were kept though the card does not show them."""
    from enrich.app.qualify import unasked

    for fact in unasked(framework, answers):
        say(f"kept: {fact}; {framework.name} does not ask for it, so the card does not show it.", quiet=quiet)


def _interview(app: Any, found: Any, by: str) -> bool:
    """Hold the interview; returns whether a value of the company is another now."""
    from enrich.app.interview import Interview
    from enrich.app.show_card import show_card

    row, framework = str(found.account.number), found.card.framework
    show_card(found, opening=True)
    talk = Interview(
        look=lambda: app.qualification(row, framework, found.language),
        say=lambda field, value, note: app.answer(row, [(field, value, note)], by),
        take_back=lambda field: app.unanswer(row, field),
    )
    talk.hold()
    return any(name.startswith("company.") for name in talk.said)

"""`enrich edit`: a person's word on a value."""

from __future__ import annotations

import click

from enrich.app.commands.options import app_of
from enrich.app.edited import show_answer, show_up_to_date
from enrich.app.screen import say


class Saying(click.Command):
    """A command whose last argument may begin like an option, as a number below zero does: it tells how to write it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        given = list(args)
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            word = next(word for word in given if word.startswith(error.option_name))
            how = f'If it is the value, write it last, after "--": enrich edit … -- {word}'
            raise click.UsageError(f"{error.format_message()} {how}", ctx) from None


@click.command(cls=Saying, context_settings={"show_default": True})
@click.argument("company")
@click.argument("field", required=False)
@click.argument("value", required=False)
@click.option("--because", default="", metavar="TEXT", help="Why; it is shown wherever the value is.")
@click.option("--by", default="", metavar="NAME", help="Who says so; the user of this machine if left out.")
@click.option("--take-back", is_flag=True, help="Take back what was said last of this FIELD.")
@click.option("--list", "listed", is_flag=True, help="Change nothing: show what was said of COMPANY.")
@click.pass_context
def command(
    ctx: click.Context,
    company: str,
    field: str | None,
    value: str | None,
    because: str,
    by: str,
    take_back: bool,
    listed: bool,
) -> None:
    """Say that FIELD of COMPANY (a name, a domain, or a row number) is VALUE, whatever sources say.

    It stands in this run and every later one, the verdict is judged by it, and what sources say is kept beside it.
    """
    app, quiet = app_of(ctx), ctx.obj["quiet"]
    if listed:
        answers = app.answers(company)
        for answer in answers:
            show_answer(answer)
        if not answers:
            say("Nobody said anything of it yet.", quiet=quiet)
        return
    if not field or (value is None) is not take_back:
        raise click.UsageError("say FIELD and VALUE, or FIELD and --take-back, or --list.", ctx)
    row = str(app.account(company).number)
    if take_back:
        show_answer(app.unanswer(row, field), undone=True)
    else:
        [answer] = app.answer(row, [(field, value or "", because)], by)
        show_answer(answer)
    show_up_to_date(app.refresh(row), app.account(row), quiet)
